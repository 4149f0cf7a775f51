"""Documents that staff sent from the phone: where each stands between its arrival and its publication."""

from dataclasses import dataclass
from datetime import datetime, timedelta
from enum import StrEnum

from sqlalchemy import BigInteger, Column, String
from sqlmodel import Field, Session, SQLModel, col, select

from bot.instant import UtcDateTime
from bot.storage.numbers import NUMBER, stored_number

RETRY = timedelta(seconds=20)


class SubmissionState(StrEnum):
    """Where a document stands.

    sent → fetched → shown → publishing → published → replaced; or refused, discarded, withdrawing, withdrawn.
    """

    SENT = "sent"
    FETCHED = "fetched"
    SHOWN = "shown"
    PUBLISHING = "publishing"
    PUBLISHED = "published"
    REPLACED = "replaced"
    WITHDRAWING = "withdrawing"
    WITHDRAWN = "withdrawn"
    DISCARDED = "discarded"
    REFUSED = "refused"


KEPT = (SubmissionState.PUBLISHED, SubmissionState.REPLACED, SubmissionState.WITHDRAWN)
"""The states of a version that was published once and can be again."""


class SubmissionRow(SQLModel, table=True):
    """A file that staff sent; `stem` is the document that it is a version of."""

    __tablename__ = "submission"

    id: int | None = Field(default=None, sa_column=Column(NUMBER, primary_key=True))
    state: str = Field(sa_column=Column(String, index=True, nullable=False))
    chat_id: int = Field(sa_column=Column(BigInteger, nullable=False))
    thread_id: int | None = Field(default=None, sa_column=Column(BigInteger))
    person_id: int = Field(sa_column=Column(BigInteger, index=True, nullable=False))
    file_id: str
    name: str
    stem: str = Field(index=True)
    sent_at: datetime = Field(sa_type=UtcDateTime)
    tries: int = 0
    not_before: datetime | None = Field(default=None, sa_type=UtcDateTime)
    published_by: int | None = Field(default=None, sa_type=BigInteger)
    published_at: datetime | None = Field(default=None, sa_type=UtcDateTime)


@dataclass(frozen=True)
class Submission:
    """A file that staff sent."""

    id: int
    state: SubmissionState
    chat_id: int
    thread_id: int | None
    person_id: int
    file_id: str
    name: str
    stem: str
    sent_at: datetime
    tries: int = 0
    published_at: datetime | None = None


@dataclass(frozen=True)
class Submissions:
    """The documents sent by staff, within one transaction."""

    session: Session
    now: datetime

    def receive(
        self, *, chat_id: int, thread_id: int | None, person_id: int, file_id: str, name: str, stem: str
    ) -> Submission:
        """Keeps that a file was sent, to be fetched."""
        row = SubmissionRow(
            state=SubmissionState.SENT,
            chat_id=chat_id,
            thread_id=thread_id,
            person_id=person_id,
            file_id=file_id,
            name=name,
            stem=stem,
            sent_at=self.now,
        )
        self.session.add(row)
        self.session.flush()
        return _seen(row)

    def get(self, number: int) -> Submission | None:
        """A submission by its number."""
        row = self.session.get(SubmissionRow, number)
        return _seen(row) if row else None

    def become(self, number: int, state: SubmissionState) -> Submission:
        """Puts a submission into another state."""
        row = self.session.get_one(SubmissionRow, number)
        row.state, row.tries, row.not_before = state, 0, None
        return self._kept(row)

    def name(self, number: int, stem: str) -> Submission:
        """Notes of which document it is a version."""
        row = self.session.get_one(SubmissionRow, number)
        row.stem = stem
        return self._kept(row)

    def publish(self, number: int, person_id: int) -> Submission:
        """Notes that a person wants it published."""
        row = self.session.get_one(SubmissionRow, number)
        row.state, row.published_by, row.tries, row.not_before = SubmissionState.PUBLISHING, person_id, 0, None
        return self._kept(row)

    def published(self, number: int) -> Submission:
        """Notes that it serves now, in the place of the version before."""
        row = self.session.get_one(SubmissionRow, number)
        same = select(SubmissionRow).where(
            SubmissionRow.stem == row.stem, SubmissionRow.state == SubmissionState.PUBLISHED
        )
        for other in self.session.exec(same):
            other.state = SubmissionState.REPLACED
            self.session.add(other)
        row.state, row.published_at = SubmissionState.PUBLISHED, self.now
        return self._kept(row)

    def postpone(self, number: int) -> int:
        """Tries the same step again later; how often it was tried."""
        row = self.session.get_one(SubmissionRow, number)
        row.tries, row.not_before = row.tries + 1, self.now + RETRY
        return self._kept(row).tries

    def first(self, *states: SubmissionState) -> Submission | None:
        """The oldest submission in one of these states whose time has come."""
        due = col(SubmissionRow.not_before).is_(None) | (col(SubmissionRow.not_before) <= self.now)
        query = select(SubmissionRow).where(col(SubmissionRow.state).in_(states), due).order_by("id")
        row = self.session.exec(query).first()
        return _seen(row) if row else None

    def versions(self, stem: str) -> tuple[Submission, ...]:
        """What was published under a stem, the newest first."""
        query = select(SubmissionRow).where(SubmissionRow.stem == stem, col(SubmissionRow.state).in_(KEPT))
        rows = sorted(self.session.exec(query), key=lambda row: row.published_at or row.sent_at, reverse=True)
        return tuple(_seen(row) for row in rows)

    def stems(self) -> tuple[str, ...]:
        """The documents of which a version was published from the phone."""
        query = select(SubmissionRow.stem).where(col(SubmissionRow.state).in_(KEPT)).distinct()
        return tuple(sorted(self.session.exec(query)))

    def _kept(self, row: SubmissionRow) -> Submission:
        self.session.add(row)
        self.session.flush()
        return _seen(row)


def _seen(row: SubmissionRow) -> Submission:
    return Submission(
        stored_number(row.id),
        SubmissionState(row.state),
        row.chat_id,
        row.thread_id,
        row.person_id,
        row.file_id,
        row.name,
        row.stem,
        row.sent_at,
        row.tries,
        row.published_at,
    )
