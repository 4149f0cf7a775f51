"""What the figures are counted from: questions, hand-offs, verdicts and bookings, as plain rows."""

from collections import defaultdict
from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import select as select_columns
from sqlmodel import Session, col, select

from bot.booking.tables import booking as BOOKING
from bot.storage.answers import GivenAnswerRow, GivenQuoteRow
from bot.storage.feedback import FeedbackRow, Verdict
from bot.storage.inquiries import InquiryRow


@dataclass(frozen=True)
class Quoted:
    """A passage that was quoted: its document's stem and title, and the section."""

    document: str
    title: str
    section: str


@dataclass(frozen=True)
class Asked:
    """A question, how far it was answered ("answered", "near", "unknown"), and what was quoted, best first."""

    id: int
    person_id: int
    at: datetime
    question: str
    found: str
    quotes: tuple[Quoted, ...] = ()


@dataclass(frozen=True)
class HandedOver:
    """A question that a person took care of; `answer_id` is the answer that it came from."""

    person_id: int
    question: str
    opened_at: datetime
    answered_at: datetime | None
    answer_id: int | None = None


@dataclass(frozen=True)
class Disliked:
    """A verdict that an answer did not help, standing since `at`."""

    answer_id: int
    at: datetime


@dataclass(frozen=True)
class Kept:
    """A booking that was made: its service's title, its start, its state."""

    title: str
    starts: datetime
    state: str


@dataclass(frozen=True)
class Records:
    """All rows that figures of some time are counted from."""

    asked: tuple[Asked, ...] = ()
    handed_over: tuple[HandedOver, ...] = ()
    disliked: tuple[Disliked, ...] = ()
    bookings: tuple[Kept, ...] = ()


def read_records(session: Session, start: datetime, end: datetime) -> Records:
    """The rows whose time lies in [start, end)."""
    return Records(
        _asked(session, start, end), _handed_over(session, start, end), _disliked(session), _kept(session, start, end)
    )


def _asked(session: Session, start: datetime, end: datetime) -> tuple[Asked, ...]:
    when = (GivenAnswerRow.asked_at >= start, GivenAnswerRow.asked_at < end)
    quotes: dict[int, list[Quoted]] = defaultdict(list)
    query = select(GivenQuoteRow).join(GivenAnswerRow, col(GivenAnswerRow.id) == GivenQuoteRow.answer_id)
    for one in session.exec(query.where(*when).order_by("answer_id", "place")):
        quotes[one.answer_id].append(Quoted(one.document, one.title, one.section))
    rows = session.exec(select(GivenAnswerRow).where(*when).order_by("asked_at", "id"))
    return tuple(
        Asked(row.id or 0, row.person_id, row.asked_at, row.question, row.found, tuple(quotes[row.id or 0]))
        for row in rows
    )


def _handed_over(session: Session, start: datetime, end: datetime) -> tuple[HandedOver, ...]:
    query = select(InquiryRow).where(InquiryRow.opened_at >= start, InquiryRow.opened_at < end).order_by("id")
    return tuple(
        HandedOver(row.person_id, row.question, row.opened_at, row.answered_at, row.answer_id)
        for row in session.exec(query)
    )


def _disliked(session: Session) -> tuple[Disliked, ...]:
    query = select(FeedbackRow).where(FeedbackRow.verdict == Verdict.DOWN)
    return tuple(Disliked(row.answer_id, row.changed_at) for row in session.exec(query))


def _kept(session: Session, start: datetime, end: datetime) -> tuple[Kept, ...]:
    columns = BOOKING.c
    query = select_columns(columns.title, columns.starts, columns.state).order_by(columns.starts, columns.id)
    found = session.connection().execute(query.where(columns.starts >= start, columns.starts < end))
    return tuple(Kept(*row) for row in found)
