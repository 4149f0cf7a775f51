"""From Telegram's update to the assistant's (pure)."""

import re
from datetime import datetime

from telegram import CallbackQuery, Chat, Message, MessageReactionUpdated, ReactionTypeEmoji, Update, User
from telegram.constants import ChatType

from bot.dialogue.incoming import Attached, Commanded, Event, Incoming, Person, Pressed, Reacted, Said

ALLOWED_UPDATES = (Update.MESSAGE, Update.CALLBACK_QUERY, Update.MESSAGE_REACTION)
LARGEST_ID = 2**63 - 1

_COMMAND = re.compile(r"/(\w{1,32})(?:@(\w+))?(?=\s|$)")
# An animation is a document too, and a venue a location: the more telling kind comes first.
_KINDS = (
    *("animation", "sticker", "voice", "audio", "video_note", "video", "photo", "document", "contact", "venue"),
    *("location", "poll", "dice", "story", "game", "invoice", "paid_media", "checklist"),
)


def to_incoming(update: Update, username: str, received_at: datetime) -> Incoming | None:
    """What the update says to the assistant; None where it is nobody's word to it.

    `username` is the bot's own, without @: a command addressed to another bot is not ours.

    Raises:
        ValueError: an id that no database keeps.
    """
    if not 0 <= update.update_id <= LARGEST_ID:
        raise ValueError("update_id out of range")
    if update.message:
        return _from_message(update.update_id, update.message, username)
    if update.callback_query:
        return _from_tap(update.update_id, update.callback_query, received_at)
    if update.message_reaction:
        return _from_reaction(update.update_id, update.message_reaction)
    return None


def _from_message(update_id: int, message: Message, username: str) -> Incoming | None:
    event = _event(message, username)
    if event is None or message.from_user is None or message.from_user.is_bot:
        return None
    return Incoming(
        update_id,
        *_place(message.chat),
        _person(message.from_user),
        event,
        message.date,
        message_id=message.message_id,
        reply_to=message.reply_to_message.message_id if message.reply_to_message else None,
        thread_id=message.message_thread_id if message.is_topic_message else None,
    )


def _event(message: Message, username: str) -> Event | None:
    if message.text is not None:
        command = _COMMAND.match(message.text)
        return _command(command, message.text, username) if command else Said(clean(message.text))
    kind = next((one for one in _KINDS if getattr(message, one)), None)
    if kind is None:
        return None
    attachment = getattr(message, kind)
    file = attachment[-1] if kind == "photo" else attachment
    return Attached(
        kind, getattr(file, "file_id", None), getattr(file, "file_name", None), clean(message.caption or "")
    )


def _command(command: re.Match[str], text: str, username: str) -> Commanded | None:
    name, addressee = command.groups()
    if addressee and addressee.lower() != username.lower():
        return None
    return Commanded(name.lower(), clean(text[command.end() :]).strip())


def _from_tap(update_id: int, tap: CallbackQuery, received_at: datetime) -> Incoming | None:
    if tap.message is None or tap.data is None:
        return None
    message = tap.message if isinstance(tap.message, Message) else None
    return Incoming(
        update_id,
        *_place(tap.message.chat),
        _person(tap.from_user),
        Pressed(clean(tap.data), tap.id, tap.message.message_id),
        received_at,
        message_id=tap.message.message_id,
        thread_id=message.message_thread_id if message and message.is_topic_message else None,
    )


def _from_reaction(update_id: int, reaction: MessageReactionUpdated) -> Incoming | None:
    if reaction.user is None:
        return None
    emoji = next((one.emoji for one in reaction.new_reaction if isinstance(one, ReactionTypeEmoji)), "")
    return Incoming(
        update_id,
        *_place(reaction.chat),
        _person(reaction.user),
        Reacted(emoji, reaction.message_id),
        reaction.date,
        message_id=reaction.message_id,
    )


def _place(chat: Chat) -> tuple[int, bool]:
    return _kept(chat.id), chat.type == ChatType.PRIVATE


def _person(user: User) -> Person:
    return Person(_kept(user.id), clean(user.first_name), user.language_code)


def _kept(number: int) -> int:
    if not -LARGEST_ID <= number <= LARGEST_ID:
        raise ValueError("id out of range")
    return number


def clean(text: str) -> str:
    """The text without what a database refuses: NUL, and halves of surrogate pairs."""
    return text.replace("\x00", "").encode("utf-16", "surrogatepass").decode("utf-16", "replace")
