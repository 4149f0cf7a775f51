"""One message to Telegram, and what its answer means."""

import logging
from collections.abc import Coroutine
from contextlib import suppress
from dataclasses import dataclass, replace
from datetime import timedelta
from html import escape
from typing import Any

from telegram import Bot, Message
from telegram.error import (
    BadRequest,
    ChatMigrated,
    Forbidden,
    InvalidToken,
    RetryAfter,
    TelegramError,
    TimedOut,
)

from bot.dialogue.reply import Acknowledgement, Reply
from bot.storage.outbox import Parcel
from bot.storage.settlement import BLOCKED, Dead, InTopic, Moved, PartSent, Postponed, Sent, Settled, Unanswered
from bot.telegram import rendering
from bot.telegram.request import ResponseLost
from bot.telegram.split_html import plain

# A message whose answer is lost may have arrived: it is sent this often while Telegram answers everything else.
TRIES_UNANSWERED = 3
TOPIC_CHARACTERS = 128
# A picture that Telegram takes for none is sent as a file of this type.
UNKNOWN_TYPE = "application/octet-stream"

_log = logging.getLogger(__name__)


@dataclass(frozen=True)
class Outcome:
    """What to write back; whether the chat is to be left alone, and for how many seconds if Telegram said so."""

    settled: Settled
    failed: bool = False
    pause: float = 0.0
    token_refused: bool = False


async def deliver(bot: Bot, parcel: Parcel) -> Outcome:
    """Send the next part of the message, and say what became of it; raises nothing of Telegram's."""
    outgoing = parcel.outgoing
    if isinstance(outgoing, Acknowledgement):
        return await _settled(parcel, _answer(bot, outgoing), last=True)
    if parcel.unanswered and (silent := await _no_answer(bot, parcel)):
        return silent
    addressed = replace(
        outgoing, chat_id=parcel.chat_id or outgoing.chat_id, thread_id=parcel.thread_id or outgoing.thread_id
    )
    if outgoing.topic and parcel.thread_id is None and (opened := await _open_topic(bot, parcel, addressed)):
        return opened
    parts = rendering.parts(addressed)
    number = min(parcel.parts_sent, len(parts) - 1)
    last = number == len(parts) - 1
    outcome = await _settled(parcel, _send(bot, parts[number]), last=last)
    if last and (addressed.pins or addressed.unpins) and isinstance(outcome.settled, Sent):
        await _pin(bot, addressed, outcome.settled.message_id)
    return outcome


async def _pin(bot: Bot, reply: Reply, message_id: int | None) -> None:
    """Lets go of what is pinned, and pins the message; what Telegram refuses of that is no harm to the message."""
    if reply.unpins:
        with suppress(TelegramError):
            await bot.unpin_chat_message(reply.chat_id)
    if reply.pins and message_id is not None:
        with suppress(TelegramError):
            await bot.pin_chat_message(reply.chat_id, message_id, disable_notification=True)


async def _open_topic(bot: Bot, parcel: Parcel, reply: Reply) -> Outcome | None:
    """Opens the topic that the message wants; None where the chat has none, or the bot may not open one."""
    try:
        topic = await bot.create_forum_topic(reply.chat_id, reply.topic[:TOPIC_CHARACTERS])
    except BadRequest:
        return None
    except TelegramError as error:
        return _failed(parcel, error)
    return Outcome(InTopic(parcel.id, topic.message_thread_id))


async def _settled(parcel: Parcel, sending: Coroutine[Any, Any, int | None], *, last: bool) -> Outcome:
    try:
        message_id = await sending
    except TelegramError as error:
        return _failed(parcel, error)
    return Outcome(Sent(parcel.id, message_id) if last else PartSent(parcel.id, parcel.parts_sent + 1))


def _failed(parcel: Parcel, error: TelegramError) -> Outcome:
    match error:
        case RetryAfter():
            return Outcome(Postponed(parcel.id, "429"), failed=True, pause=seconds(error))
        case ChatMigrated():
            return Outcome(Moved(parcel.id, error.new_chat_id))
        case Forbidden() | BadRequest():
            return Outcome(Dead(parcel.id, BLOCKED if isinstance(error, Forbidden) else refusal(error)))
        case TimedOut() | ResponseLost():
            last = parcel.unanswered + 1 >= TRIES_UNANSWERED
            return Outcome(Dead(parcel.id, "unanswered") if last else Unanswered(parcel.id), failed=True)
    token_refused = isinstance(error, InvalidToken)
    return Outcome(Postponed(parcel.id, type(error).__name__), failed=True, token_refused=token_refused)


def seconds(error: RetryAfter) -> float:
    """How long Telegram asks to wait."""
    wait = error.retry_after
    return wait.total_seconds() if isinstance(wait, timedelta) else float(wait)


def refusal(error: BadRequest) -> str:
    """A refusal's code for the store and the log: Telegram's words, which never quote the message, cut short."""
    return error.message.partition(":")[0][:60]


async def _no_answer(bot: Bot, parcel: Parcel) -> Outcome | None:
    """Asks Telegram for a sign of life: while it gives none, nothing that may have arrived is sent again."""
    try:
        await bot.get_me()
    except TelegramError as error:
        return Outcome(Postponed(parcel.id, type(error).__name__), failed=True)
    return None


async def _answer(bot: Bot, acknowledgement: Acknowledgement) -> None:
    await bot.answer_callback_query(**rendering.answer(acknowledgement))


async def _send(bot: Bot, reply: Reply) -> int | None:
    try:
        return await _send_as_it_is(bot, reply)
    except BadRequest as error:
        other = plainer(reply, error)
        if other is None:
            raise
        _log.warning("a message was refused (%s) and is sent in a plainer form", refusal(error))
        return await _send_as_it_is(bot, other)


async def _send_as_it_is(bot: Bot, reply: Reply) -> int | None:
    if reply.file is not None and reply.file.pictured:
        return (await bot.send_photo(**rendering.photo(reply, reply.file))).message_id
    if reply.file is not None:
        return (await bot.send_document(**rendering.document(reply, reply.file))).message_id
    if reply.edits is None:
        return (await bot.send_message(**rendering.message(reply))).message_id
    try:
        edited = await bot.edit_message_text(**rendering.edit(reply))
    except BadRequest as error:
        if "message is not modified" in error.message.lower():
            return reply.edits
        raise
    return edited.message_id if isinstance(edited, Message) else reply.edits


def plainer(reply: Reply, error: BadRequest) -> Reply | None:
    """The reply without what Telegram refused, so that its words arrive all the same; None where nothing helps."""
    words = error.message.lower()
    if reply.edits is not None and ("to edit not found" in words or "can't be edited" in words):
        return replace(reply, edits=None)
    if reply.thread_id is not None and ("thread not found" in words or "topic_closed" in words):
        return replace(reply, thread_id=None)
    if "can't parse entities" in words:
        return replace(reply, text=escape(plain(reply.text), quote=False))
    if reply.file is not None and reply.file.pictured and ("image" in words or "photo" in words):
        return replace(reply, file=replace(reply.file, mime_type=UNKNOWN_TYPE))
    return None
