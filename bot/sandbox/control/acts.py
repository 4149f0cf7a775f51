"""What people do on their phones, turned into messages and updates."""

from bot.sandbox.control.errors import Unknown
from bot.sandbox.state.chats import Chat, Record
from bot.sandbox.state.people import Person
from bot.sandbox.state.world import World
from bot.sandbox.wire.formatting import with_found
from bot.sandbox.wire.types import Json


def who(world: World, chat: Chat, given: int) -> Person:
    """The person who acts: the one named, else the chat's own, else the first member of the group."""
    number = given or (chat.id if chat.private else next(iter(chat.members), 0))
    if number not in world.people:
        raise Unknown(f"no person {number}")
    return world.people[number]


def post_content(world: World, chat: Chat, person: Person, content: Json, around: Json) -> tuple[Record, Json | None]:
    """A message of a person, and the update that tells the bot (None where it is not told)."""
    _wake_bot(world, chat, person)
    record = world.post(chat, person.user(), around | content, by_bot=False)
    if chat.keyboard and chat.keyboard.get("one_time_keyboard"):
        chat.keyboard = None
        world.tell(chat)
    return record, world.update("message", record.message) if hears(world, chat, record) else None


def say(world: World, chat: Chat, person: Person, text: str, around: Json) -> tuple[Record, Json | None]:
    """A text of a person; an empty one is sent as it is, which no real phone does."""
    entities = with_found(text, [])
    content: Json = {"text": text} | ({"entities": entities} if entities else {})
    return post_content(world, chat, person, content, around)


def edit(world: World, chat: Chat, record: Record, text: str) -> Json | None:
    """A person changes what they wrote."""
    entities = with_found(text, [])
    kept = {key: value for key, value in record.message.items() if key != "entities"}
    changed = kept | {"text": text, "edit_date": int(world.now())} | ({"entities": entities} if entities else {})
    world.change(chat, record, changed)
    return world.update("edited_message", record.message) if hears(world, chat, record) else None


def press(world: World, chat: Chat, person: Person, record: Record, data: str) -> Json | None:
    """A person presses a button of a message; the data may be forged."""
    query = world.queries.add(person.id, chat.id, record.id, data, world.now())
    return world.update(
        "callback_query",
        {
            "id": query.id,
            "from": person.user(),
            "message": record.message,
            "chat_instance": str(chat.id * 7919),
            "data": data,
        },
    )


def react(world: World, chat: Chat, person: Person, record: Record, emoji: list[str]) -> Json | None:
    """A person's reaction to a message, replaced as a whole; the bot hears of it only if it asked to."""
    old = record.reactions.get(person.id, [])
    record.reactions[person.id] = emoji
    world.touched(chat, record)
    if not chat.private and chat.bot_status != "administrator":
        return None
    return world.update(
        "message_reaction",
        {
            "chat": chat.brief(),
            "message_id": record.id,
            "user": person.user(),
            "date": int(world.now()),
            "old_reaction": [{"type": "emoji", "emoji": one} for one in old],
            "new_reaction": [{"type": "emoji", "emoji": one} for one in emoji],
        },
    )


def block(world: World, chat: Chat, *, blocked: bool) -> Json | None:
    """A person stops the bot, or lets it write again."""
    if chat.blocked == blocked or chat.person is None:
        return None
    chat.blocked = blocked
    world.tell(chat)
    before, after = ("member", "kicked") if blocked else ("kicked", "member")
    return world.update("my_chat_member", _membership(world, chat, chat.person, before, after))


def hears(world: World, chat: Chat, record: Record) -> bool:
    """Whether the bot is told of a message: an administrator hears all, a member only what concerns it."""
    if chat.private or chat.bot_status == "administrator":
        return True
    message = record.message
    text = str(message.get("text", ""))
    answered = message.get("reply_to_message", {}).get("from", {}).get("id")
    return text.startswith("/") or f"@{world.robot.username}" in text or answered == world.robot.id


def _wake_bot(world: World, chat: Chat, person: Person) -> None:
    """Writing to the bot lets it write back, and ends a block."""
    if not chat.private:
        return
    if chat.blocked:
        block(world, chat, blocked=False)
    if not chat.started:
        chat.started = True
        world.tell(chat)


def _membership(world: World, chat: Chat, person: Person, before: str, after: str) -> Json:
    def member(status: str) -> Json:
        return {"status": status, "user": world.robot.user()} | ({"until_date": 0} if status == "kicked" else {})

    return {
        "chat": chat.brief(),
        "from": person.user(),
        "date": int(world.now()),
        "old_chat_member": member(before),
        "new_chat_member": member(after),
    }
