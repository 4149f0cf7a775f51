"""Announcements of staff to founders, and the people who want none."""

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum

from sqlalchemy import BigInteger, Column, ForeignKey, String
from sqlalchemy import select as select_columns
from sqlmodel import Field, Session, SQLModel, select

from bot.booking.window import Window
from bot.instant import UtcDateTime
from bot.storage.numbers import NUMBER, stored_number
from bot.storage.outbox import OUTGOING
from bot.storage.settlement import has_blocked


class BroadcastState(StrEnum):
    """Where an announcement stands: draft → sending → sent, or dropped."""

    DRAFT = "draft"
    SENDING = "sending"
    SENT = "sent"
    DROPPED = "dropped"


class BroadcastRow(SQLModel, table=True):
    """An announcement; `audience` is empty until it was chosen, `closed_from` the closure that it speaks of."""

    __tablename__ = "broadcast"

    id: int | None = Field(default=None, sa_column=Column(NUMBER, primary_key=True))
    state: str = Field(sa_column=Column(String, index=True, nullable=False))
    chat_id: int = Field(sa_column=Column(BigInteger, nullable=False))
    thread_id: int | None = Field(default=None, sa_column=Column(BigInteger))
    person_id: int = Field(sa_column=Column(BigInteger, index=True, nullable=False))
    text: str
    audience: str
    written_at: datetime = Field(sa_type=UtcDateTime)
    confirmed_by: int | None = Field(default=None, sa_type=BigInteger)
    confirmed_at: datetime | None = Field(default=None, sa_type=UtcDateTime)
    recipients: int = 0
    closed_from: datetime | None = Field(default=None, sa_type=UtcDateTime)
    closed_until: datetime | None = Field(default=None, sa_type=UtcDateTime)
    closed_at: datetime | None = Field(default=None, sa_type=UtcDateTime)
    done_at: datetime | None = Field(default=None, sa_type=UtcDateTime)


class BroadcastRefusalRow(SQLModel, table=True):
    """A person who wants no more announcements, and the one under which they said so."""

    __tablename__ = "broadcast_refusal"

    person_id: int = Field(sa_column=Column(BigInteger, primary_key=True, autoincrement=False))
    broadcast_id: int | None = Field(
        default=None, sa_column=Column(NUMBER, ForeignKey("broadcast.id", ondelete="SET NULL"))
    )
    refused_at: datetime = Field(sa_type=UtcDateTime)


@dataclass(frozen=True)
class Broadcast:
    """An announcement."""

    id: int
    state: BroadcastState
    chat_id: int
    thread_id: int | None
    text: str
    audience: str
    recipients: int = 0
    closed: Window | None = None
    closed_at: datetime | None = None


@dataclass(frozen=True)
class Broadcasts:
    """The announcements within one transaction."""

    session: Session
    now: datetime

    def write(
        self, *, chat_id: int, thread_id: int | None, person_id: int, text: str, closed: Window | None
    ) -> Broadcast:
        """Keeps a draft; `closed` is the stretch of time that its text speaks of, if any."""
        row = BroadcastRow(
            state=BroadcastState.DRAFT,
            chat_id=chat_id,
            thread_id=thread_id,
            person_id=person_id,
            text=text,
            audience="",
            written_at=self.now,
            closed_from=closed.start if closed else None,
            closed_until=closed.end if closed else None,
        )
        return self._kept(row)

    def get(self, number: int) -> Broadcast | None:
        """An announcement by its number."""
        row = self.session.get(BroadcastRow, number)
        return _seen(row) if row else None

    def address(self, number: int, audience: str) -> Broadcast:
        """Notes to whom it goes."""
        row = self.session.get_one(BroadcastRow, number)
        row.audience = audience
        return self._kept(row)

    def drop(self, number: int) -> Broadcast:
        """Gives a draft up."""
        row = self.session.get_one(BroadcastRow, number)
        row.state = BroadcastState.DROPPED
        return self._kept(row)

    def confirm(self, number: int, by: int, recipients: int) -> Broadcast:
        """Notes that it leaves, to so many people."""
        row = self.session.get_one(BroadcastRow, number)
        row.state, row.confirmed_by, row.confirmed_at = BroadcastState.SENDING, by, self.now
        row.recipients = recipients
        return self._kept(row)

    def close(self, number: int) -> Broadcast:
        """Notes that the agenda was closed for it."""
        row = self.session.get_one(BroadcastRow, number)
        row.closed_at = self.now
        return self._kept(row)

    def blocked(self, person_id: int) -> bool:
        """Whether a person blocked the bot, as far as is known."""
        return has_blocked(self.session, person_id)

    def progress(self, number: int) -> tuple[int, int, int]:
        """How many of its messages wait, have left, and came back."""
        columns = OUTGOING.c
        query = select_columns(columns.sent_at, columns.dead_at).where(columns.key.startswith(f"news:{number}/"))
        rows = self.session.connection().execute(query).all()
        sent, dead = sum(row.sent_at is not None for row in rows), sum(row.dead_at is not None for row in rows)
        return len(rows) - sent - dead, sent, dead

    def sending(self) -> tuple[Broadcast, ...]:
        """The announcements that are on their way."""
        rows = self.session.exec(select(BroadcastRow).where(BroadcastRow.state == BroadcastState.SENDING))
        return tuple(_seen(row) for row in rows)

    def sent(self, number: int) -> None:
        """Notes that all of it has left."""
        row = self.session.get_one(BroadcastRow, number)
        row.state, row.done_at = BroadcastState.SENT, self.now
        self.session.add(row)

    def refused_by(self, person_id: int) -> bool:
        """Whether a person wants no announcements."""
        return self.session.get(BroadcastRefusalRow, person_id) is not None

    def refusing(self) -> frozenset[int]:
        """The people who want no announcements."""
        return frozenset(self.session.exec(select(BroadcastRefusalRow.person_id)))

    def refuse(self, person_id: int, number: int | None = None) -> None:
        """Sends a person no more announcements."""
        if not self.refused_by(person_id):
            known = number if number is not None and self.get(number) else None
            self.session.add(BroadcastRefusalRow(person_id=person_id, broadcast_id=known, refused_at=self.now))

    def accept(self, person_id: int) -> None:
        """Sends a person announcements again."""
        if row := self.session.get(BroadcastRefusalRow, person_id):
            self.session.delete(row)

    def _kept(self, row: BroadcastRow) -> Broadcast:
        self.session.add(row)
        self.session.flush()
        return _seen(row)


def _seen(row: BroadcastRow) -> Broadcast:
    closed = Window(row.closed_from, row.closed_until) if row.closed_from and row.closed_until else None
    return Broadcast(
        stored_number(row.id),
        BroadcastState(row.state),
        row.chat_id,
        row.thread_id,
        row.text,
        row.audience,
        row.recipients,
        closed,
        row.closed_at,
    )
