"""What was answered to whom: the ground of feedback, of figures, and of telling people that a rule changed."""

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import BigInteger, Column, ColumnElement, ForeignKey
from sqlmodel import Field, Session, SQLModel, col, select

from bot.instant import UtcDateTime
from bot.storage.numbers import NUMBER, stored_number


class GivenAnswerRow(SQLModel, table=True):
    """A question and how far it was answered; `found` is a `Found`, `curated` the curated answer that was given."""

    __tablename__ = "given_answer"

    id: int | None = Field(default=None, sa_column=Column(NUMBER, primary_key=True))
    person_id: int = Field(sa_column=Column(BigInteger, index=True, nullable=False))
    chat_id: int = Field(sa_column=Column(BigInteger, nullable=False))
    asked_at: datetime = Field(sa_column=Column(UtcDateTime, index=True, nullable=False))
    language: str
    question: str
    found: str
    curated: int | None = Field(default=None, sa_column=Column(BigInteger))


class GivenQuoteRow(SQLModel, table=True):
    """A quote of an answer, best first by `place`, with the section it stood in."""

    __tablename__ = "given_quote"

    answer_id: int = Field(
        sa_column=Column(NUMBER, ForeignKey("given_answer.id", ondelete="CASCADE"), primary_key=True)
    )
    place: int = Field(primary_key=True)
    document: str = Field(index=True)
    title: str
    section: str
    text: str


@dataclass(frozen=True)
class Given:
    """A quote that was given, and where it stood."""

    document: str
    title: str
    section: str
    text: str


@dataclass(frozen=True)
class GivenAnswer:
    """An answer that was given."""

    id: int
    person_id: int
    chat_id: int
    asked_at: datetime
    language: str
    question: str
    found: str
    quotes: tuple[Given, ...] = ()
    curated: int | None = None


@dataclass(frozen=True)
class GivenAnswers:
    """The answers given, within one transaction."""

    session: Session
    now: datetime

    def keep(
        self,
        *,
        person_id: int,
        chat_id: int,
        question: str,
        language: str,
        found: str,
        quotes: Sequence[Given] = (),
        curated: int | None = None,
    ) -> int:
        """Keeps an answer; returns its number."""
        row = GivenAnswerRow(
            person_id=person_id,
            chat_id=chat_id,
            asked_at=self.now,
            language=language,
            question=question,
            found=found,
            curated=curated,
        )
        self.session.add(row)
        self.session.flush()
        number = stored_number(row.id)
        for place, one in enumerate(quotes):
            self.session.add(GivenQuoteRow(answer_id=number, place=place, **vars(one)))
        return number

    def get(self, number: int) -> GivenAnswer | None:
        """An answer by its number."""
        return next(iter(self._which(col(GivenAnswerRow.id) == number)), None)

    def since(self, start: datetime) -> tuple[GivenAnswer, ...]:
        """The answers given since then, oldest first."""
        return self._which(col(GivenAnswerRow.asked_at) >= start)

    def _which(self, which: ColumnElement[bool]) -> tuple[GivenAnswer, ...]:
        """In two queries, however many they are."""
        rows = self.session.exec(select(GivenAnswerRow).where(which).order_by("id"))
        quoted = select(GivenQuoteRow).join(GivenAnswerRow).where(which).order_by("answer_id", "place")
        quotes: defaultdict[int, list[Given]] = defaultdict(list)
        for one in self.session.exec(quoted):
            quotes[one.answer_id].append(Given(one.document, one.title, one.section, one.text))
        return tuple(_seen(row, quotes[stored_number(row.id)]) for row in rows)


def _seen(row: GivenAnswerRow, quotes: Sequence[Given]) -> GivenAnswer:
    return GivenAnswer(
        stored_number(row.id),
        row.person_id,
        row.chat_id,
        row.asked_at,
        row.language,
        row.question,
        row.found,
        tuple(quotes),
        row.curated,
    )
