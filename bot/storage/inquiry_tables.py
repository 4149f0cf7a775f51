"""The tables of inquiries, and the states they know."""

from datetime import datetime
from enum import StrEnum

from sqlalchemy import BigInteger, Column, ForeignKey
from sqlmodel import Field, SQLModel

from bot.instant import UtcDateTime
from bot.storage.numbers import NUMBER


class InquiryState(StrEnum):
    """Where an inquiry stands."""

    OPEN = "open"
    TAKEN = "taken"
    ANSWERED = "answered"
    CLOSED = "closed"


class Origin(StrEnum):
    """What an inquiry came from: an answer that was none, the wish for a person, or an answer that did not help."""

    UNKNOWN = "unknown"
    ASKED = "asked"
    FEEDBACK = "feedback"


class ClosedAs(StrEnum):
    """Why an inquiry was closed; `QUIET` is one that was answered and heard of no more."""

    SETTLED = "settled"
    NOT_OURS = "not_ours"
    QUIET = "quiet"


class InquiryRow(SQLModel, table=True):
    """A question handed to staff.

    `answered_at` is the first answer, `waiting_since` the founder's first word that has no answer yet. `card` counts
    the messages that announced it to the group: another follows where Telegram refused one for good (`failed_at`).
    `quotes` is what the bot had found, as JSON.
    """

    __tablename__ = "inquiry"

    id: int | None = Field(default=None, sa_column=Column(NUMBER, primary_key=True))
    chat_id: int = Field(sa_column=Column(BigInteger, index=True, nullable=False))
    person_id: int = Field(sa_column=Column(BigInteger, index=True, nullable=False))
    question: str
    state: str
    opened_at: datetime = Field(sa_type=UtcDateTime)
    answered_at: datetime | None = Field(default=None, sa_type=UtcDateTime)
    origin: str = Origin.ASKED
    answer_id: int | None = Field(default=None, sa_type=BigInteger)
    taken_by: int | None = Field(default=None, sa_type=BigInteger)
    taken_at: datetime | None = Field(default=None, sa_type=UtcDateTime)
    answered_by: int | None = Field(default=None, sa_type=BigInteger)
    waiting_since: datetime | None = Field(default=None, sa_type=UtcDateTime)
    raised_at: datetime | None = Field(default=None, sa_type=UtcDateTime)
    raised: int = 0
    closed_by: int | None = Field(default=None, sa_type=BigInteger)
    closed_at: datetime | None = Field(default=None, sa_type=UtcDateTime)
    closed_as: str | None = None
    card: int = 0
    failed_at: datetime | None = Field(default=None, sa_type=UtcDateTime)
    quotes: str = "[]"


class InquiryMessageRow(SQLModel, table=True):
    """What a founder or a person of the team said in an inquiry; its question is the first."""

    __tablename__ = "inquiry_message"

    id: int | None = Field(default=None, sa_column=Column(NUMBER, primary_key=True))
    inquiry_id: int = Field(
        sa_column=Column(NUMBER, ForeignKey("inquiry.id", ondelete="CASCADE"), nullable=False, index=True)
    )
    person_id: int = Field(sa_column=Column(BigInteger, nullable=False, index=True))
    from_staff: bool
    said_at: datetime = Field(sa_type=UtcDateTime)
    text: str
