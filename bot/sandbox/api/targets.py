"""Where a call goes: the chat, the topic, the message that is answered."""

from bot.sandbox.state.chats import Chat, Record
from bot.sandbox.state.world import World
from bot.sandbox.wire.errors import BadRequest, Forbidden
from bot.sandbox.wire.formatting import formatted
from bot.sandbox.wire.parameters import Parameters
from bot.sandbox.wire.types import Json
from bot.sandbox.wire.utf16 import units


def known_chat(world: World, parameters: Parameters) -> Chat:
    """The chat that is named, or a refusal where the bot has never met it."""
    given = parameters.text("chat_id")
    if not given:
        raise BadRequest("chat_id is empty")
    chat = world.chats.get(parameters.chat())
    if chat is None or (chat.private and not chat.started and not _seen_in_group(world, chat.id)):
        raise BadRequest("chat not found")
    return chat


def writable_chat(world: World, parameters: Parameters) -> Chat:
    """The chat that is named, or a refusal where the bot may not write to it."""
    chat = known_chat(world, parameters)
    if chat.private and not chat.started:
        raise Forbidden("bot can't initiate conversation with a user")
    if chat.blocked:
        raise Forbidden("bot was blocked by the user")
    if chat.bot_status in {"left", "kicked"}:
        raise Forbidden("bot was kicked from the supergroup chat")
    return chat


def needs_rights(chat: Chat, what: str) -> None:
    """Raise where the bot is no administrator of a group."""
    if not chat.private and chat.bot_status != "administrator":
        raise BadRequest(f"not enough rights to {what}")


def placed(chat: Chat, parameters: Parameters) -> Json:
    """The fields that put a message into a topic; none outside topics."""
    thread = parameters.integer("message_thread_id")
    if not thread:
        return {}
    topic = chat.topics.get(thread)
    if topic is None:
        raise BadRequest("message thread not found")
    if topic.closed:
        raise BadRequest("TOPIC_CLOSED")
    return {"message_thread_id": thread, "is_topic_message": True}


def answering(chat: Chat, parameters: Parameters) -> Json:
    """The fields that make a message an answer to another, with its quote."""
    given = parameters.object("reply_parameters")
    if not given and parameters.integer("reply_to_message_id"):
        given = {"message_id": parameters.integer("reply_to_message_id")}
    if not given:
        return {}
    wanted = Parameters(given)
    record = living(chat, wanted.integer("message_id"))
    if record is None:
        lenient = wanted.boolean("allow_sending_without_reply") or parameters.boolean("allow_sending_without_reply")
        if lenient:
            return {}
        raise BadRequest("message to be replied not found")
    return replied(record.message) | _quoted(record.message, wanted)


def replied(message: Json) -> Json:
    """The field that carries the answered message, without what that one answered."""
    return {"reply_to_message": {key: value for key, value in message.items() if key != "reply_to_message"}}


def living(chat: Chat, message_id: int) -> Record | None:
    """A message of a chat, unless it is gone."""
    record = chat.records.get(message_id)
    return None if record is None or record.deleted else record


def _quoted(message: Json, wanted: Parameters) -> Json:
    if not wanted.text("quote"):
        return {}
    text, entities = formatted(wanted, "quote", mode="quote_parse_mode", given="quote_entities")
    source = str(message.get("text") or message.get("caption") or "")
    if text not in source:
        raise BadRequest("QUOTE_TEXT_INVALID")
    quote: Json = {"text": text, "position": units(source[: source.index(text)]), "is_manual": True}
    return {"quote": quote | {"entities": entities} if entities else quote}


def _seen_in_group(world: World, person: int) -> bool:
    return any(person in chat.members for chat in world.chats.values())
