"""What people think of the answers they were given: one verdict an answer and person, which they may change."""

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum

from sqlalchemy import BigInteger, Column, ForeignKey
from sqlmodel import Field, Session, SQLModel

from bot.instant import UtcDateTime
from bot.storage.numbers import NUMBER


class Verdict(StrEnum):
    """Whether an answer helped; `NONE` is a verdict taken back."""

    UP = "up"
    DOWN = "down"
    NONE = "none"


class Reason(StrEnum):
    """Why an answer did not help."""

    WRONG = "wrong"
    OUTDATED = "outdated"
    OTHER_QUESTION = "other_question"
    UNCLEAR = "unclear"


class FeedbackRow(SQLModel, table=True):
    """A person's verdict on an answer; `reported_to` is the chat that was told of it, `inquiry_id` what came of it."""

    __tablename__ = "feedback"

    answer_id: int = Field(
        sa_column=Column(NUMBER, ForeignKey("given_answer.id", ondelete="CASCADE"), primary_key=True)
    )
    person_id: int = Field(sa_column=Column(BigInteger, primary_key=True, autoincrement=False))
    verdict: str
    reason: str | None = None
    given_at: datetime = Field(sa_type=UtcDateTime)
    changed_at: datetime = Field(sa_type=UtcDateTime)
    reported_to: int | None = Field(default=None, sa_type=BigInteger)
    inquiry_id: int | None = Field(default=None, sa_type=BigInteger)


@dataclass(frozen=True)
class Feedback:
    """The verdicts within one transaction."""

    session: Session
    now: datetime

    def of(self, answer_id: int, person_id: int) -> FeedbackRow | None:
        """A person's verdict on an answer."""
        return self.session.get(FeedbackRow, (answer_id, person_id))

    def give(self, answer_id: int, person_id: int, verdict: Verdict, reason: Reason | None = None) -> FeedbackRow:
        """Keeps a verdict in place of the one before; the same once more changes nothing."""
        row = self.of(answer_id, person_id) or FeedbackRow(
            answer_id=answer_id, person_id=person_id, verdict="", given_at=self.now, changed_at=self.now
        )
        if (row.verdict, row.reason) != (verdict, reason):
            row.verdict, row.reason, row.changed_at = verdict, reason, self.now
        self.session.add(row)
        self.session.flush()
        return row
