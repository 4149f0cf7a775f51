"""Inquiries: questions handed to staff, where they stand, and what was said in them."""

import json
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from sqlmodel import Session, col, select

from bot.storage.answers import Given
from bot.storage.inquiry_tables import ClosedAs, InquiryMessageRow, InquiryRow, InquiryState, Origin
from bot.storage.numbers import stored_number

__all__ = [
    "ClosedAs",
    "Inquiries",
    "Inquiry",
    "InquiryMessage",
    "InquiryMessageRow",
    "InquiryRow",
    "InquiryState",
    "Origin",
]


@dataclass(frozen=True)
class Inquiry:
    """A question handed to staff, as the flows see it."""

    id: int
    chat_id: int
    person_id: int
    question: str
    state: InquiryState
    opened_at: datetime
    answer_id: int | None = None
    taken_by: int | None = None
    answered_by: int | None = None
    waiting_since: datetime | None = None
    raised_at: datetime | None = None
    raised: int = 0
    closed_as: ClosedAs | None = None
    card: int = 0
    failed_at: datetime | None = None
    quotes: tuple[Given, ...] = ()


@dataclass(frozen=True)
class InquiryMessage:
    """One word in an inquiry."""

    id: int
    person_id: int
    from_staff: bool
    said_at: datetime
    text: str


@dataclass(frozen=True)
class Inquiries:
    """The inquiries within one transaction."""

    session: Session
    now: datetime

    def same(self, person_id: int, question: str) -> Inquiry | None:
        """The person's inquiry with the same question that still waits, if there is one."""
        query = select(InquiryRow).where(InquiryRow.person_id == person_id, InquiryRow.question == question)
        row = self.session.exec(query.where(col(InquiryRow.waiting_since).is_not(None))).first()
        return _seen(row) if row else None

    def open(
        self,
        chat_id: int,
        person_id: int,
        question: str,
        *,
        origin: Origin = Origin.ASKED,
        answer_id: int | None = None,
        quotes: Sequence[Given] = (),
    ) -> Inquiry:
        """Opens an inquiry; `answer_id` is the answer that it came from, `quotes` what the bot had found."""
        row = InquiryRow(
            chat_id=chat_id,
            person_id=person_id,
            question=question,
            state=InquiryState.OPEN,
            opened_at=self.now,
            waiting_since=self.now,
            origin=origin,
            answer_id=answer_id,
            quotes=json.dumps([vars(one) for one in quotes], ensure_ascii=False),
        )
        self.session.add(row)
        self.session.flush()
        opened = _seen(row)
        self._say(opened.id, person_id, question, from_staff=False)
        return opened

    def get(self, inquiry_id: int) -> Inquiry | None:
        """An inquiry by its number."""
        row = self.session.get(InquiryRow, inquiry_id)
        return _seen(row) if row else None

    def take(self, inquiry_id: int, staff_id: int) -> Inquiry:
        """Notes who takes care of it; one that was answered stays so."""
        row = self._row(inquiry_id)
        row.taken_by, row.taken_at = staff_id, self.now
        row.state = InquiryState.TAKEN if row.waiting_since else row.state
        return self._kept(row)

    def answer(self, inquiry_id: int, staff_id: int, text: str) -> tuple[Inquiry, int]:
        """Notes an answer, and returns its number; it can be answered again, a thread goes on."""
        row = self._row(inquiry_id)
        row.state, row.waiting_since = InquiryState.ANSWERED, None
        row.answered_at, row.answered_by = row.answered_at or self.now, staff_id
        row.closed_at = row.closed_by = row.closed_as = None
        return self._kept(row), self._say(inquiry_id, staff_id, text, from_staff=True)

    def go_on(self, inquiry_id: int, text: str) -> tuple[Inquiry, int]:
        """Notes what the founder adds, and returns its number; the inquiry waits for staff again."""
        row = self._row(inquiry_id)
        row.waiting_since = row.waiting_since or self.now
        row.state = InquiryState.TAKEN if row.taken_by else InquiryState.OPEN
        row.closed_at = row.closed_by = row.closed_as = None
        return self._kept(row), self._say(inquiry_id, row.person_id, text, from_staff=False)

    def close(self, inquiry_id: int, closed_by: int | None, closed_as: ClosedAs) -> Inquiry:
        """Closes an inquiry; a word of either side opens it again."""
        row = self._row(inquiry_id)
        row.state, row.waiting_since = InquiryState.CLOSED, None
        row.closed_by, row.closed_at, row.closed_as = closed_by, self.now, closed_as
        return self._kept(row)

    def raise_again(self, inquiry_id: int) -> Inquiry:
        """Notes that the group was reminded of it."""
        row = self._row(inquiry_id)
        row.raised, row.raised_at = row.raised + 1, self.now
        return self._kept(row)

    def announce_again(self, inquiry_id: int) -> Inquiry:
        """Notes that its announcement was refused for good, and that another follows."""
        row = self._row(inquiry_id)
        row.card, row.failed_at = row.card + 1, self.now
        return self._kept(row)

    def waiting(self) -> tuple[Inquiry, ...]:
        """The inquiries in which somebody waits for staff, oldest first."""
        return self._all(col(InquiryRow.waiting_since).is_not(None))

    def quiet_since(self, instant: datetime) -> tuple[Inquiry, ...]:
        """The answered inquiries in which nothing was said since then."""
        said = select(InquiryMessageRow.inquiry_id).where(InquiryMessageRow.said_at >= instant)
        return self._all(InquiryRow.state == InquiryState.ANSWERED, col(InquiryRow.id).not_in(said))

    def of(self, person_id: int) -> tuple[Inquiry, ...]:
        """A person's inquiries, oldest first."""
        return self._all(InquiryRow.person_id == person_id)

    def said_in(self, inquiry_id: int) -> tuple[InquiryMessage, ...]:
        """What was said in an inquiry, in order."""
        query = select(InquiryMessageRow).where(InquiryMessageRow.inquiry_id == inquiry_id).order_by("id")
        return tuple(
            InquiryMessage(stored_number(row.id), row.person_id, row.from_staff, row.said_at, row.text)
            for row in self.session.exec(query)
        )

    def _all(self, *conditions: object) -> tuple[Inquiry, ...]:
        query = select(InquiryRow).where(*conditions).order_by("id")  # type: ignore[arg-type]
        return tuple(_seen(row) for row in self.session.exec(query))

    def _say(self, inquiry_id: int, person_id: int, text: str, *, from_staff: bool) -> int:
        row = InquiryMessageRow(
            inquiry_id=inquiry_id, person_id=person_id, from_staff=from_staff, said_at=self.now, text=text
        )
        self.session.add(row)
        self.session.flush()
        return stored_number(row.id)

    def _row(self, inquiry_id: int) -> InquiryRow:
        return self.session.get_one(InquiryRow, inquiry_id)

    def _kept(self, row: InquiryRow) -> Inquiry:
        self.session.add(row)
        self.session.flush()
        return _seen(row)


def _seen(row: InquiryRow) -> Inquiry:
    return Inquiry(
        stored_number(row.id),
        row.chat_id,
        row.person_id,
        row.question,
        InquiryState(row.state),
        row.opened_at,
        row.answer_id,
        row.taken_by,
        row.answered_by,
        row.waiting_since,
        row.raised_at,
        row.raised,
        ClosedAs(row.closed_as) if row.closed_as else None,
        row.card,
        row.failed_at,
        tuple(Given(**one) for one in json.loads(row.quotes)),
    )
