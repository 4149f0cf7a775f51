"""Answers that staff gave once and approved for everyone who asks the same."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum
from typing import Any

from sqlalchemy import BigInteger, Column, ColumnElement, ForeignKey, Select, delete, func
from sqlmodel import Field, Session, SQLModel, col, or_, select

from bot.instant import UtcDateTime
from bot.storage.answers import GivenAnswerRow
from bot.storage.numbers import NUMBER, stored_number


class CuratedState(StrEnum):
    """Where a curated answer stands."""

    PROPOSED = "proposed"
    APPROVED = "approved"
    DISMISSED = "dismissed"
    MERGED = "merged"
    WITHDRAWN = "withdrawn"


class CuratedRow(SQLModel, table=True):
    """A question and its answer; `audience` holds tenancies with commas between, nothing for everyone.

    `asked_in` is the founder's message of the inquiry that it answers, `alike` an approved answer to nearly the same
    question. `author` is the first name that signs.
    """

    __tablename__ = "curated_answer"

    id: int | None = Field(default=None, sa_column=Column(NUMBER, primary_key=True))
    state: str = Field(index=True)
    question: str
    text: str
    language: str
    audience: str = ""
    valid_until: date | None = None
    inquiry_id: int | None = Field(default=None, sa_type=BigInteger)
    asked_in: int | None = Field(default=None, sa_column=Column(BigInteger, unique=True))
    alike: int | None = Field(default=None, sa_type=BigInteger)
    author_id: int = Field(sa_column=Column(BigInteger, nullable=False, index=True))
    author: str
    proposed_at: datetime = Field(sa_type=UtcDateTime)
    approved_by: int | None = Field(default=None, sa_type=BigInteger)
    approved_at: datetime | None = Field(default=None, sa_type=UtcDateTime)
    withdrawn_by: int | None = Field(default=None, sa_type=BigInteger)
    withdrawn_at: datetime | None = Field(default=None, sa_type=UtcDateTime)


class CuratedQuestionRow(SQLModel, table=True):
    """A wording in which somebody asked for a curated answer."""

    __tablename__ = "curated_question"

    id: int | None = Field(default=None, sa_column=Column(NUMBER, primary_key=True))
    curated_id: int = Field(
        sa_column=Column(NUMBER, ForeignKey("curated_answer.id", ondelete="CASCADE"), nullable=False, index=True)
    )
    question: str
    language: str
    person_id: int | None = Field(default=None, sa_column=Column(BigInteger, index=True))
    asked_at: datetime = Field(sa_type=UtcDateTime)


@dataclass(frozen=True)
class Wording:
    """An approved answer under one of the wordings that ask for it; `approved` is the wording that staff approved."""

    id: int
    approved: str
    question: str
    text: str
    language: str
    audience: frozenset[str]
    author: str
    approved_on: date
    valid_until: date | None


@dataclass(frozen=True)
class Curated:
    """The curated answers within one transaction."""

    session: Session
    now: datetime

    def get(self, number: int) -> CuratedRow | None:
        """A curated answer by its number, whatever became of it."""
        return self.session.get(CuratedRow, number)

    def asked_in(self, message_id: int) -> CuratedRow | None:
        """What was proposed for a founder's message of an inquiry."""
        return self.session.exec(select(CuratedRow).where(CuratedRow.asked_in == message_id)).first()

    def propose(self, row: CuratedRow, person_id: int, asked_at: datetime) -> CuratedRow:
        """Keeps a proposal, with the person who asked; returns it with its number."""
        row = self.keep(row)
        self.add_wording(number_of(row), row.question, row.language, person_id, asked_at)
        return row

    def add_wording(self, number: int, question: str, language: str, person_id: int | None, asked_at: datetime) -> None:
        """Keeps another wording of an answer's question."""
        self.session.add(
            CuratedQuestionRow(
                curated_id=number, question=question, language=language, person_id=person_id, asked_at=asked_at
            )
        )
        self.session.flush()

    def learn_wording(self, number: int, question: str, language: str, person_id: int, asked_at: datetime) -> None:
        """Keeps another wording, once, of an answer that is approved."""
        row = self.get(number)
        known = {one.question for one in self.questions_of(number)}
        if row and row.state == CuratedState.APPROVED and question not in known:
            self.add_wording(number, question, language, person_id, asked_at)

    def unlearn_wording(self, number: int, question: str, person_id: int) -> None:
        """Drops a wording that a person had given."""
        of = (CuratedQuestionRow.curated_id == number, CuratedQuestionRow.question == question)
        query = select(CuratedQuestionRow).where(*of, CuratedQuestionRow.person_id == person_id)
        for one in self.session.exec(query):
            self.session.delete(one)
        self.session.flush()

    def keep(self, row: CuratedRow) -> CuratedRow:
        """Writes a changed row."""
        self.session.add(row)
        self.session.flush()
        return row

    def questions_of(self, number: int) -> tuple[CuratedQuestionRow, ...]:
        """The wordings that were asked for an answer, oldest first."""
        query = select(CuratedQuestionRow).where(CuratedQuestionRow.curated_id == number).order_by("id")
        return tuple(self.session.exec(query))

    def people_asking(self, number: int) -> int:
        """How many people asked for it: those whom staff answered, and those who were given it since."""
        handed = select(CuratedQuestionRow.person_id).where(CuratedQuestionRow.curated_id == number)
        given = select(GivenAnswerRow.person_id).where(*_given(number))
        return len({one for one in (*self.session.exec(handed), *self.session.exec(given)) if one is not None})

    def times_given(self, number: int) -> int:
        """How often it was given without a person."""
        query = select(func.count()).select_from(GivenAnswerRow).where(*_given(number))
        return self.session.exec(query).one()

    def approved(self, today: date) -> tuple[CuratedRow, ...]:
        """The approved answers that hold on a day, oldest first."""
        query = select(CuratedRow).where(
            CuratedRow.state == CuratedState.APPROVED,
            or_(col(CuratedRow.valid_until).is_(None), col(CuratedRow.valid_until) >= today),
        )
        return tuple(self.session.exec(query.order_by("id")))

    def wordings(self, today: date) -> tuple[Wording, ...]:
        """Every approved answer that holds on a day, once for each wording of its question."""
        rows = self.approved(today)
        asked: dict[int, dict[str, str]] = {number_of(row): {row.question: row.language} for row in rows}
        query = select(CuratedQuestionRow).where(col(CuratedQuestionRow.curated_id).in_(asked)).order_by("id")
        for one in self.session.exec(query):
            asked[one.curated_id].setdefault(one.question, one.language)
        return tuple(one for row in rows for one in self._worded(row, asked[number_of(row)]))

    def _worded(self, row: CuratedRow, questions: Mapping[str, str]) -> Iterable[Wording]:
        approved_on = (row.approved_at or row.proposed_at).date()
        for question, language in questions.items():
            audience = frozenset(one for one in row.audience.split(",") if one)
            yield Wording(
                number_of(row),
                row.question,
                question,
                row.text,
                language,
                audience,
                row.author,
                approved_on,
                row.valid_until,
            )


def _given(number: int) -> tuple[ColumnElement[bool], ...]:
    """The answers in which it was given as certain, not only shown."""
    return col(GivenAnswerRow.curated) == number, col(GivenAnswerRow.found) == "answered"


def forget_unapproved(session: Session, inquiries: Select[Any]) -> None:
    """Delete what was proposed from inquiries and never became the nursery's own words."""
    never = (CuratedState.PROPOSED, CuratedState.DISMISSED, CuratedState.MERGED)
    which = (col(CuratedRow.state).in_(never), col(CuratedRow.inquiry_id).in_(inquiries))
    session.connection().execute(delete(CuratedRow).where(*which))


def number_of(row: CuratedRow) -> int:
    """The number of a row that is stored."""
    return stored_number(row.id)
