"""Inquiries: questions handed to staff, and the way back to the person who asked."""

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum

from sqlalchemy import BigInteger, Column, Integer
from sqlmodel import Field, Session, SQLModel, select

from bot.instant import UtcDateTime


class InquiryState(StrEnum):
    """Where an inquiry stands."""

    OPEN = "open"
    ANSWERED = "answered"


class InquiryRow(SQLModel, table=True):
    """A question handed to staff."""

    __tablename__ = "inquiry"

    id: int | None = Field(
        default=None, sa_column=Column(BigInteger().with_variant(Integer, "sqlite"), primary_key=True)
    )
    chat_id: int = Field(sa_column=Column(BigInteger, index=True, nullable=False))
    person_id: int = Field(sa_column=Column(BigInteger, index=True, nullable=False))
    question: str
    state: str
    opened_at: datetime = Field(sa_type=UtcDateTime)
    answered_at: datetime | None = Field(default=None, sa_type=UtcDateTime)


@dataclass(frozen=True)
class Inquiry:
    """A question handed to staff, as the flows see it."""

    id: int
    chat_id: int
    person_id: int
    question: str
    state: InquiryState
    opened_at: datetime


@dataclass(frozen=True)
class Inquiries:
    """The inquiries within one transaction."""

    session: Session
    now: datetime

    def open(self, chat_id: int, person_id: int, question: str) -> Inquiry:
        """Opens an inquiry; the same question of the same person, still open, is the same inquiry."""
        row = self.session.exec(
            select(InquiryRow).where(
                InquiryRow.person_id == person_id,
                InquiryRow.question == question,
                InquiryRow.state == InquiryState.OPEN,
            )
        ).first()
        if row is None:
            row = InquiryRow(
                chat_id=chat_id, person_id=person_id, question=question, state=InquiryState.OPEN, opened_at=self.now
            )
            self.session.add(row)
            self.session.flush()
        return _seen(row)

    def get(self, inquiry_id: int) -> Inquiry | None:
        """An inquiry by its number."""
        row = self.session.get(InquiryRow, inquiry_id)
        return _seen(row) if row else None

    def answered(self, inquiry_id: int) -> None:
        """Notes that staff answered; it can be answered again, a thread goes on."""
        row = self.session.get_one(InquiryRow, inquiry_id)
        row.state, row.answered_at = InquiryState.ANSWERED, self.now
        self.session.add(row)

    def of(self, person_id: int) -> tuple[Inquiry, ...]:
        """A person's inquiries, oldest first."""
        rows = self.session.exec(select(InquiryRow).where(InquiryRow.person_id == person_id).order_by("id"))
        return tuple(_seen(row) for row in rows)


def _seen(row: InquiryRow) -> Inquiry:
    if row.id is None:
        raise ValueError("an inquiry is seen once it is stored")
    return Inquiry(row.id, row.chat_id, row.person_id, row.question, InquiryState(row.state), row.opened_at)
