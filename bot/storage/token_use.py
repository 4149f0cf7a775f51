"""Tokens that the language model took, by day and person: what a day may cost, and what it did."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import Final

from sqlalchemy import BigInteger, Column, Date, Integer, bindparam, delete, func, select
from sqlmodel import Field, Session, SQLModel

from bot.storage.upsert import dialect, insert_into


class TokenUseRow(SQLModel, table=True):
    """What one person's questions took on one day, in tokens and calls of the model."""

    __tablename__ = "token_use"

    day: date = Field(sa_column=Column(Date, primary_key=True))
    person_id: int = Field(sa_column=Column(BigInteger, primary_key=True, autoincrement=False))
    tokens: int = Field(sa_column=Column(BigInteger, nullable=False))
    calls: int = Field(sa_column=Column(Integer, nullable=False))


_LOCK: Final = 0x544F4B45  # any number of our own
_USE = SQLModel.metadata.tables["token_use"]
_columns = _USE.c


@dataclass(frozen=True)
class Allowance:
    """The most tokens a day, in all and for each person."""

    per_day: int
    per_person: int


@dataclass(frozen=True)
class DayUse:
    """What a day took: tokens, calls, and how many people they were for."""

    day: date
    tokens: int
    calls: int
    people: int


def reserve(session: Session, day: date, person: int, tokens: int, allowance: Allowance) -> bool:
    """Count the tokens that a call may take before it is made; False, and nothing counted, where they are not left."""
    _one_at_a_time(session)
    _add(session, day, person, tokens, 1)
    if _total(session, day) <= allowance.per_day and _of(session, day, person) <= allowance.per_person:
        return True
    _add(session, day, person, -tokens, -1)
    return False


def settle(session: Session, day: date, person: int, reserved: int, taken: int) -> None:
    """Correct what was reserved by what was taken."""
    _add(session, day, person, taken - reserved, 0)


def use_by_day(session: Session, first: date, last: date) -> Sequence[DayUse]:
    """What each day took on which the model was called, between two days, both included, oldest first."""
    query = (
        select(_columns.day, func.sum(_columns.tokens), func.sum(_columns.calls), func.count())
        .where(_columns.day.between(first, last), _columns.calls > 0)
        .group_by(_columns.day)
        .order_by(_columns.day)
    )
    rows = session.connection().execute(query)
    return [DayUse(day, int(tokens), int(calls), people) for day, tokens, calls, people in rows]


def forget_before(session: Session, day: date) -> int:
    """Delete the days before one; returns how many rows that was."""
    return session.connection().execute(delete(_USE).where(_columns.day < day)).rowcount


def _one_at_a_time(session: Session) -> None:
    # Two who reserve at once do not see each other's rows before they are committed. On SQLite one writes at a time.
    if dialect(session) == "postgresql":
        session.connection().exec_driver_sql("SELECT pg_advisory_xact_lock(%s)", (_LOCK,))


def _add(session: Session, day: date, person: int, tokens: int, calls: int) -> None:
    insert = insert_into(_USE, dialect(session)).values(
        day=day, person_id=person, tokens=bindparam("tokens"), calls=bindparam("calls")
    )
    more = insert.on_conflict_do_update(
        index_elements=[_columns.day, _columns.person_id],
        set_={"tokens": _columns.tokens + insert.excluded.tokens, "calls": _columns.calls + insert.excluded.calls},
    )
    session.connection().execute(more, {"tokens": tokens, "calls": calls})


def _total(session: Session, day: date) -> int:
    query = select(func.coalesce(func.sum(_columns.tokens), 0)).where(_columns.day == day)
    return int(session.connection().execute(query).scalar_one())


def _of(session: Session, day: date, person: int) -> int:
    query = select(_columns.tokens).where(_columns.day == day, _columns.person_id == person)
    return int(session.connection().execute(query).scalar_one())
