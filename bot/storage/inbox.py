"""The durable inbox: an update is acknowledged to Telegram once it is here, and takes effect once.

The row outlives its turn, without what was said, so that a replay of the same update is recognised.
"""

import logging
from collections.abc import Sequence
from datetime import UTC, datetime
from functools import cache

from pydantic import ValidationError
from sqlalchemy import BigInteger, Column, Index, Text, bindparam, delete, func, select, text, update
from sqlalchemy.sql.dml import ReturningInsert
from sqlmodel import Field, Session, SQLModel

from bot.dialogue.incoming import Incoming
from bot.instant import UtcDateTime
from bot.storage.payload import incoming_text, read_incoming
from bot.storage.upsert import dialect, insert_into

UNREADABLE = "unreadable"

_log = logging.getLogger(__name__)


class IncomingRow(SQLModel, table=True):
    """An update: `payload` is blank once it is done, `failure` is the code of the error it was given up for."""

    __tablename__ = "incoming"
    __table_args__ = (
        Index(
            "incoming_pending",
            "received_at",
            "update_id",
            sqlite_where=text("done_at IS NULL"),
            postgresql_where=text("done_at IS NULL"),
        ),
    )

    update_id: int = Field(sa_column=Column(BigInteger, primary_key=True, autoincrement=False))
    chat_id: int = Field(sa_column=Column(BigInteger, nullable=False))
    payload: str = Field(sa_column=Column(Text, nullable=False))
    received_at: datetime = Field(sa_column=Column(UtcDateTime, nullable=False))
    done_at: datetime | None = Field(default=None, sa_column=Column(UtcDateTime))
    attempts: int = Field(default=0, sa_column_kwargs={"server_default": "0"})
    failure: str | None = None


_INCOMING = SQLModel.metadata.tables["incoming"]
_columns = _INCOMING.c


def receive(session: Session, updates: Sequence[Incoming], now: datetime | None = None) -> frozenset[int]:
    """Keep the updates; those already known are left as they are. Returns the ids that are new."""
    if not updates:
        return frozenset()
    received_at = now or datetime.now(UTC)
    rows = [
        {"update_id": one.update_id, "chat_id": one.chat_id, "payload": incoming_text(one), "received_at": received_at}
        for one in updates
    ]
    return frozenset(session.connection().execute(_receiving(dialect(session)), rows).scalars())


def pending(session: Session, limit: int = 10_000) -> list[Incoming]:
    """The updates that wait for their turn, in the order of their arrival.

    One that cannot be read, written by a version whose updates had another shape, is set aside whole, so that the
    others get their turn.
    """
    query = (
        select(_columns.update_id, _columns.payload)
        .where(_columns.done_at.is_(None))
        .order_by(_columns.received_at, _columns.update_id)
        .limit(limit)
    )
    found: list[Incoming] = []
    for update_id, payload in session.connection().execute(query).all():
        try:
            found.append(read_incoming(payload))
        except ValidationError:
            _log.error("update %s cannot be read and is set aside", update_id)
            _set_aside(session, update_id)
    return found


def finish(session: Session, update_id: int, now: datetime | None = None) -> bool:
    """Mark the update as done and blank it, in the transaction of its turn.

    False when it was done before: the caller leaves without any effect. An update that never passed through
    `receive` is noted as done, and counts as new.
    """
    given = {"number": update_id, "now": now or datetime.now(UTC)}
    # PostgreSQL's driver counts no rows for such a statement, so the one that was written is asked for.
    return session.connection().execute(_finishing(dialect(session)), given).first() is not None


# Built once: putting a statement together costs more than running it.
@cache
def _receiving(dialect_name: str) -> ReturningInsert[int]:
    return insert_into(_INCOMING, dialect_name).on_conflict_do_nothing().returning(_columns.update_id)


@cache
def _finishing(dialect_name: str) -> ReturningInsert[int]:
    now = bindparam("now", type_=UtcDateTime)
    insert = insert_into(_INCOMING, dialect_name).values(
        update_id=bindparam("number"), chat_id=0, payload="", received_at=now, done_at=now
    )
    return insert.on_conflict_do_update(
        index_elements=[_columns.update_id],
        set_={"done_at": now, "payload": ""},
        where=_columns.done_at.is_(None),
    ).returning(_columns.update_id)


def _set_aside(session: Session, update_id: int) -> None:
    this = update(_INCOMING).where(_columns.update_id == update_id)
    session.connection().execute(this.values(done_at=datetime.now(UTC), failure=UNREADABLE))


def count_attempt(session: Session, update_id: int) -> int:
    """Note that the update's turn is tried once more; returns how often it has been."""
    count = (
        update(_INCOMING)
        .where(_columns.update_id == update_id)
        .values(attempts=_columns.attempts + 1)
        .returning(_columns.attempts)
    )
    return session.connection().execute(count).scalar() or 0


def give_up(session: Session, update_id: int, failure: str, now: datetime | None = None) -> bool:
    """Like `finish`, for an update whose turn keeps failing; `failure` names the error, never what was said."""
    if not finish(session, update_id, now):
        return False
    session.connection().execute(update(_INCOMING).where(_columns.update_id == update_id).values(failure=failure))
    return True


def forget_done(session: Session, before: datetime) -> int:
    """Delete the updates done before an instant; returns how many. Telegram replays nothing older than a day."""
    return session.connection().execute(delete(_INCOMING).where(_columns.done_at < before)).rowcount


def count_pending(session: Session) -> int:
    """How many updates wait for their turn."""
    query = select(func.count()).select_from(_INCOMING).where(_columns.done_at.is_(None))
    return session.connection().execute(query).scalar_one()
