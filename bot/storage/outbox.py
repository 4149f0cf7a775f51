"""The durable outbox: what a turn has to say is kept in the turn's own transaction, and leaves from here."""

import logging
from collections.abc import Collection, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from functools import cache

from pydantic import ValidationError
from sqlalchemy import (
    BigInteger,
    Column,
    Index,
    LargeBinary,
    SmallInteger,
    String,
    Text,
    bindparam,
    delete,
    func,
    or_,
    select,
    text,
    update,
)
from sqlalchemy.sql.dml import ReturningInsert
from sqlmodel import Field, Session, SQLModel

from bot.dialogue.reply import Acknowledgement, Outgoing, Reply
from bot.instant import UtcDateTime
from bot.storage.numbers import NUMBER
from bot.storage.payload import outgoing_text, read_outgoing
from bot.storage.upsert import dialect, insert_into

FIRST, AFTER, LAST = 0, 1, 2
UNREADABLE = "unreadable"

_log = logging.getLogger(__name__)


class OutgoingRow(SQLModel, table=True):
    """A message to send; `payload` and `content` are blank once it is `sent_at` or `dead_at`.

    `parts_sent` counts the parts of a long message that have left, `unanswered` the tries that may have arrived but had
    no answer; `last_error` is a code, never a text.
    """

    __tablename__ = "outgoing"
    __table_args__ = (
        Index(
            "outgoing_pending",
            "priority",
            "id",
            sqlite_where=text("sent_at IS NULL AND dead_at IS NULL"),
            postgresql_where=text("sent_at IS NULL AND dead_at IS NULL"),
        ),
        Index("outgoing_topic", "chat_id", "thread_id"),
        {"sqlite_autoincrement": True},
    )

    id: int = Field(sa_column=Column(NUMBER, primary_key=True))
    chat_id: int | None = Field(default=None, sa_column=Column(BigInteger, index=True))
    thread_id: int | None = Field(default=None, sa_column=Column(BigInteger))
    priority: int = Field(sa_column=Column(SmallInteger, nullable=False))
    payload: str = Field(sa_column=Column(Text, nullable=False))
    content: bytes | None = Field(default=None, sa_column=Column(LargeBinary))
    key: str | None = Field(default=None, sa_column=Column(String(200), unique=True))
    not_before: datetime | None = Field(default=None, sa_column=Column(UtcDateTime))
    created_at: datetime = Field(sa_column=Column(UtcDateTime, nullable=False))
    sent_at: datetime | None = Field(default=None, sa_column=Column(UtcDateTime))
    message_id: int | None = Field(default=None, sa_column=Column(BigInteger))
    parts_sent: int = Field(default=0, sa_column_kwargs={"server_default": "0"})
    unanswered: int = Field(default=0, sa_column_kwargs={"server_default": "0"})
    last_error: str | None = None
    dead_at: datetime | None = Field(default=None, sa_column=Column(UtcDateTime))


OUTGOING = SQLModel.metadata.tables["outgoing"]
_columns = OUTGOING.c
_PENDING = (_columns.sent_at.is_(None), _columns.dead_at.is_(None))


# Statements are built once: putting one together costs more than running it.
_DUE = (
    select(
        *(_columns.id, _columns.chat_id, _columns.payload, _columns.content),
        *(_columns.parts_sent, _columns.unanswered, _columns.thread_id),
    )
    .where(*_PENDING, or_(_columns.not_before.is_(None), _columns.not_before <= bindparam("now")))
    .where(or_(_columns.chat_id.is_(None), _columns.chat_id.not_in(bindparam("but_chats", expanding=True))))
    .where(_columns.id.not_in(bindparam("but_ids", expanding=True)))
    .order_by(_columns.priority, _columns.id)
    .limit(bindparam("limit"))
)


@cache
def _putting(dialect_name: str) -> ReturningInsert[int]:
    insert = insert_into(OUTGOING, dialect_name).on_conflict_do_nothing(index_elements=[_columns.key])
    return insert.returning(_columns.id)


@dataclass(frozen=True)
class Parcel:
    """A message that is due: what to send and where, how many of its parts have left, how often an answer was lost."""

    id: int
    chat_id: int | None
    outgoing: Outgoing
    parts_sent: int
    unanswered: int
    thread_id: int | None = None


@dataclass(frozen=True)
class Posted:
    """What became of a message: its number in its chat and the topic it stands in, once it was sent."""

    message_id: int | None
    thread_id: int | None
    dead: bool


def put(
    session: Session,
    outgoing: Sequence[Outgoing],
    *,
    key: str | None = None,
    not_before: datetime | None = None,
    now: datetime | None = None,
) -> list[int]:
    """Keep messages to be sent in this order; returns the ids of those that are new.

    A `key` makes it happen once: what was put under it before is left as it is (the second message of a sequence
    has the key `key#1`, and so on). Nothing leaves before `not_before`.
    """
    if not outgoing:
        return []
    created_at = now or datetime.now(UTC)
    rows = [
        {
            **_row(one),
            "key": key if key is None or not number else f"{key}#{number}",
            "not_before": not_before,
            "created_at": created_at,
        }
        for number, one in enumerate(outgoing)
    ]
    insert = _putting(dialect(session))
    ids = [session.connection().execute(insert, row).scalar() for row in rows]
    return [one for one in ids if one is not None]


def put_each(session: Session, outgoing: Sequence[Outgoing], *, mark: str, now: datetime) -> None:
    """Keep messages under keys of their own: the one that each brings, else its subject and the `mark`."""
    for number, one in enumerate(outgoing):
        subject = one.subject if isinstance(one, Reply) and one.subject else "turn"
        key = one.key if isinstance(one, Reply) else ""
        put(session, (one,), key=key or f"{subject}/{mark}.{number}", now=now)


def withdraw(session: Session, key: str) -> int:
    """Delete what waits under keys that begin with `key`; returns how many messages that was."""
    waiting = delete(OUTGOING).where(_columns.key.startswith(key, autoescape=True), *_PENDING)
    return session.connection().execute(waiting).rowcount


def due(
    session: Session,
    now: datetime,
    *,
    but_chats: Collection[int] = (),
    but_ids: Collection[int] = (),
    limit: int = 50,
) -> list[Parcel]:
    """What may leave now: answers to taps first, then in the order it was put.

    One that cannot be read, written by a version whose messages had another shape, is set aside whole.
    """
    given = {"now": now, "but_chats": list(but_chats), "but_ids": list(but_ids), "limit": limit}
    found: list[Parcel] = []
    for number, chat_id, payload, content, *state in session.connection().execute(_DUE, given).all():
        try:
            found.append(Parcel(number, chat_id, read_outgoing(payload, content), *state))
        except ValidationError:
            _log.error("message %s cannot be read and is set aside", number)
            _set_aside(session, number, now)
    return found


def _set_aside(session: Session, number: int, now: datetime) -> None:
    this = update(OUTGOING).where(_columns.id == number)
    session.connection().execute(this.values(dead_at=now, last_error=UNREADABLE))


def subject_of(session: Session, chat_id: int, message_id: int | None) -> str:
    """What a message that was sent is about: the part of its key before the slash, empty for a message of others."""
    if message_id is None:
        return ""
    query = select(_columns.key).where(_columns.chat_id == chat_id, _columns.message_id == message_id).limit(1)
    key = session.connection().execute(query).scalar()
    return str(key).partition("/")[0] if key else ""


def posted(session: Session, key: str) -> Posted | None:
    """What became of the message with that key; None where there is none."""
    query = select(_columns.message_id, _columns.thread_id, _columns.dead_at).where(_columns.key == key)
    found = session.connection().execute(query).first()
    return Posted(found.message_id, found.thread_id, found.dead_at is not None) if found else None


def subject_of_topic(session: Session, chat_id: int, thread_id: int | None) -> str:
    """What the first message in a forum topic is about, empty for a topic that was not opened for one."""
    if thread_id is None:
        return ""
    here = (_columns.chat_id == chat_id, _columns.thread_id == thread_id, _columns.key.is_not(None))
    key = session.connection().execute(select(_columns.key).where(*here).order_by(_columns.id).limit(1)).scalar()
    return str(key).partition("/")[0] if key else ""


def count_pending(session: Session) -> int:
    """How many messages wait, due or not."""
    return session.connection().execute(select(func.count()).select_from(OUTGOING).where(*_PENDING)).scalar_one()


def _row(outgoing: Outgoing) -> dict[str, object]:
    payload, content = outgoing_text(outgoing)
    if isinstance(outgoing, Acknowledgement):
        return {"chat_id": None, "thread_id": None, "priority": FIRST, "payload": payload, "content": content}
    return {
        "chat_id": outgoing.chat_id,
        "thread_id": outgoing.thread_id,
        "priority": LAST if outgoing.bulk else AFTER,
        "payload": payload,
        "content": content,
    }
