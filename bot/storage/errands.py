"""Errands: what staff asked for that takes a model, a file or a while; kept until a chore has done it."""

from dataclasses import dataclass
from datetime import datetime, timedelta
from enum import StrEnum

from sqlalchemy import BigInteger, Column, String
from sqlmodel import Field, Session, SQLModel, col, select

from bot.instant import UtcDateTime
from bot.storage.numbers import NUMBER
from bot.storage.upsert import dialect, insert_into

TRIES = 5
RETRY = timedelta(minutes=1)


class ErrandKind(StrEnum):
    """What is to be done."""

    STATS = "stats"
    DIGEST = "digest"
    REBUILD = "rebuild"


class ErrandRow(SQLModel, table=True):
    """An errand for a chat; one with a `key` is made once. `failed` is a code, never a text."""

    __tablename__ = "errand"

    id: int | None = Field(default=None, sa_column=Column(NUMBER, primary_key=True))
    kind: str
    key: str | None = Field(default=None, sa_column=Column(String(120), unique=True))
    chat_id: int = Field(sa_column=Column(BigInteger, nullable=False))
    thread_id: int | None = Field(default=None, sa_column=Column(BigInteger))
    argument: str
    asked_at: datetime = Field(sa_type=UtcDateTime)
    not_before: datetime | None = Field(default=None, sa_type=UtcDateTime)
    tries: int = 0
    done_at: datetime | None = Field(default=None, sa_column=Column(UtcDateTime, index=True))
    failed: str | None = None


@dataclass(frozen=True)
class Errand:
    """Something to be done for a chat; `argument` says of what or since when."""

    id: int
    kind: ErrandKind
    chat_id: int
    thread_id: int | None
    argument: str
    tries: int


@dataclass(frozen=True)
class Errands:
    """The errands within one transaction."""

    session: Session
    now: datetime

    def ask(
        self,
        kind: ErrandKind,
        chat_id: int,
        *,
        thread_id: int | None = None,
        argument: str = "",
        key: str | None = None,
    ) -> bool:
        """Asks for something; whether it was not asked for under that key before."""
        table = SQLModel.metadata.tables["errand"]
        values = {
            "kind": kind.value,
            "key": key,
            "chat_id": chat_id,
            "thread_id": thread_id,
            "argument": argument,
            "asked_at": self.now,
            "tries": 0,
        }
        insert = insert_into(table, dialect(self.session)).values(**values)
        insert = insert.on_conflict_do_nothing(index_elements=[table.c.key])
        return self.session.connection().execute(insert.returning(table.c.id)).scalar() is not None

    def waits(self, kind: ErrandKind, chat_id: int) -> bool:
        """Whether such an errand of the chat is still to be done."""
        query = select(ErrandRow.id).where(
            ErrandRow.kind == kind, ErrandRow.chat_id == chat_id, col(ErrandRow.done_at).is_(None)
        )
        return self.session.exec(query).first() is not None

    def gave_up(self, kind: ErrandKind, since: datetime) -> bool:
        """Whether such an errand was given up since then."""
        query = select(ErrandRow.id).where(
            ErrandRow.kind == kind, ErrandRow.tries >= TRIES, col(ErrandRow.done_at) >= since
        )
        return self.session.exec(query).first() is not None

    def next(self) -> Errand | None:
        """What is to be done now, the oldest first."""
        due = col(ErrandRow.not_before).is_(None) | (col(ErrandRow.not_before) <= self.now)
        row = self.session.exec(select(ErrandRow).where(col(ErrandRow.done_at).is_(None), due).order_by("id")).first()
        if row is None or row.id is None:
            return None
        return Errand(row.id, ErrandKind(row.kind), row.chat_id, row.thread_id, row.argument, row.tries)

    def done(self, errand: Errand) -> bool:
        """Notes that it is done; whether it was not yet."""
        row = self.session.get_one(ErrandRow, errand.id)
        if row.done_at is not None:
            return False
        row.done_at = self.now
        self.session.add(row)
        return True

    def postpone(self, errand: Errand, why: str) -> bool:
        """Tries it again later; whether that is given up now."""
        row = self.session.get_one(ErrandRow, errand.id)
        row.tries, row.failed = row.tries + 1, why[:80]
        row.not_before = self.now + RETRY * row.tries
        row.done_at = self.now if row.tries >= TRIES else None
        self.session.add(row)
        return row.done_at is not None
