"""Forum topics."""

from bot.sandbox.api.targets import needs_rights, writable_chat
from bot.sandbox.state.chats import Chat, Topic
from bot.sandbox.state.world import World
from bot.sandbox.wire.errors import BadRequest
from bot.sandbox.wire.parameters import Parameters
from bot.sandbox.wire.types import Json

COLOURS = (0x6FB9F0, 0xFFD67E, 0xCB86DB, 0x8EEE98, 0xFF93B2, 0xFB6F5F)


def create_forum_topic(world: World, parameters: Parameters) -> Json:
    """createForumTopic: the message that opens it gives the topic its number."""
    chat = _forum(world, parameters)
    name = parameters.text("name").strip()
    if not 1 <= len(name) <= 128:
        raise BadRequest("TOPIC_TITLE_EMPTY" if not name else "TOPIC_TITLE_TOO_LONG")
    topic = open_topic(world, chat, name, world.robot.user(), parameters.integer("icon_color"), by_bot=True)
    return {"message_thread_id": topic.id, "name": topic.name, "icon_color": topic.icon_color}


def open_topic(world: World, chat: Chat, name: str, author: Json, colour: int = 0, *, by_bot: bool = False) -> Topic:
    """Open a topic in a forum, whoever asks for it."""
    colour = colour or COLOURS[len(chat.topics) % len(COLOURS)]
    service = {"forum_topic_created": {"name": name, "icon_color": colour}, "is_topic_message": True}
    record = world.post(chat, author, service, by_bot=by_bot)
    record.message["message_thread_id"] = record.id
    topic = chat.topics[record.id] = Topic(record.id, name, colour)
    world.tell(chat)
    world.tell_message(chat, record)
    return topic


def edit_forum_topic(world: World, parameters: Parameters) -> bool:
    """editForumTopic."""
    chat, topic = _topic(world, parameters)
    topic.name = parameters.text("name").strip() or topic.name
    world.tell(chat)
    return True


def close_forum_topic(world: World, parameters: Parameters) -> bool:
    """closeForumTopic."""
    chat, topic = _topic(world, parameters)
    if topic.closed:
        raise BadRequest("TOPIC_NOT_MODIFIED")
    topic.closed = True
    world.tell(chat)
    return True


def reopen_forum_topic(world: World, parameters: Parameters) -> bool:
    """reopenForumTopic."""
    chat, topic = _topic(world, parameters)
    if not topic.closed:
        raise BadRequest("TOPIC_NOT_MODIFIED")
    topic.closed = False
    world.tell(chat)
    return True


def delete_forum_topic(world: World, parameters: Parameters) -> bool:
    """deleteForumTopic, with its messages."""
    chat, topic = _topic(world, parameters)
    for record in chat.records.values():
        if record.message.get("message_thread_id") == topic.id:
            record.deleted = True
            world.touched(chat, record)
    del chat.topics[topic.id]
    world.tell(chat)
    return True


def _forum(world: World, parameters: Parameters) -> Chat:
    chat = writable_chat(world, parameters)
    if not chat.forum:
        raise BadRequest("the chat is not a forum")
    needs_rights(chat, "create a topic")
    return chat


def _topic(world: World, parameters: Parameters) -> tuple[Chat, Topic]:
    chat = _forum(world, parameters)
    topic = chat.topics.get(parameters.integer("message_thread_id"))
    if topic is None:
        raise BadRequest("TOPIC_ID_INVALID")
    return chat, topic
