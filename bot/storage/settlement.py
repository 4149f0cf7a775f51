"""What became of the messages that were to leave, written back to the outbox."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from sqlalchemy import Update, bindparam, select, update
from sqlmodel import Session

from bot.dialogue.reply import Reply
from bot.storage.outbox import OUTGOING, put
from bot.storage.payload import read_outgoing

BLOCKED = "blocked"


@dataclass(frozen=True)
class Sent:
    """It has left, whole; `message_id` is the message that carries its buttons, None for an answer to a tap."""

    id: int
    message_id: int | None


@dataclass(frozen=True)
class PartSent:
    """The first `parts_sent` parts of a long message have left."""

    id: int
    parts_sent: int


@dataclass(frozen=True)
class InTopic:
    """The forum topic that was opened for it; the message itself follows."""

    id: int
    thread_id: int


@dataclass(frozen=True)
class Postponed:
    """It did not leave and is tried again."""

    id: int
    error: str


@dataclass(frozen=True)
class Unanswered:
    """It may have left: its answer was lost."""

    id: int


@dataclass(frozen=True)
class Dead:
    """It will never leave: the person blocked the bot (`BLOCKED`), or Telegram refuses the message for good."""

    id: int
    error: str


@dataclass(frozen=True)
class Moved:
    """The group has another id from now on (it became a supergroup)."""

    id: int
    chat_id: int


Settled = Sent | PartSent | InTopic | Postponed | Unanswered | Dead | Moved

_columns = OUTGOING.c
_THIS = update(OUTGOING).where(_columns.id == bindparam("row"))
_STATEMENTS: dict[type[Settled], Update] = {
    Sent: _THIS.values(
        sent_at=bindparam("now"), message_id=bindparam("message"), payload="", content=None, last_error=None
    ),
    PartSent: _THIS.values(parts_sent=bindparam("parts")),
    InTopic: _THIS.values(thread_id=bindparam("thread")),
    Postponed: _THIS.values(last_error=bindparam("error")),
    Unanswered: _THIS.values(unanswered=_columns.unanswered + 1, last_error="unanswered"),
    Dead: _THIS.values(last_error=bindparam("error"), dead_at=bindparam("now"), payload="", content=None),
    Moved: _THIS.values(chat_id=bindparam("chat")),
}


def settle(session: Session, settled: Sequence[Settled], now: datetime) -> None:
    """Write the outcomes back, in their order; what was to be said instead of a dead message is put in its place."""
    for one in settled:
        if isinstance(one, Dead):
            _put_instead(session, one.id, now)
        session.connection().execute(_STATEMENTS[type(one)], _values(one, now))


def _put_instead(session: Session, row: int, now: datetime) -> None:
    query = select(_columns.payload).where(_columns.id == row, _columns.payload != "")
    payload = session.connection().execute(query).scalar()
    dead = read_outgoing(payload, None) if payload else None
    for number, one in enumerate(dead.otherwise if isinstance(dead, Reply) else ()):
        put(session, (one,), key=one.key or f"{one.subject or 'instead'}/{row}!{number}", now=now)


def has_blocked(session: Session, chat_id: int) -> bool:
    """Whether the last message to this chat came back because the person blocked the bot."""
    query = (
        select(_columns.dead_at, _columns.last_error)
        .where(_columns.chat_id == chat_id, _columns.sent_at.is_not(None) | _columns.dead_at.is_not(None))
        .order_by(_columns.id.desc())
        .limit(1)
    )
    last = session.connection().execute(query).first()
    return last is not None and last.dead_at is not None and last.last_error == BLOCKED


def _values(settled: Settled, now: datetime) -> dict[str, Any]:
    return {"row": settled.id, "now": now} | _facts(settled)


def _facts(settled: Settled) -> dict[str, Any]:
    match settled:
        case Sent(_, message):
            return {"message": message}
        case PartSent(_, parts):
            return {"parts": parts}
        case InTopic(_, thread):
            return {"thread": thread}
        case Postponed(_, error) | Dead(_, error):
            return {"error": error}
        case Moved(_, chat):
            return {"chat": chat}
    return {}
