"""Invitations: a secret that gives a role once, within a week. Only its hash is kept, and guessing soon ends."""

import secrets
from dataclasses import dataclass
from datetime import datetime, timedelta
from hashlib import sha256

from sqlalchemy import BigInteger, Column, ForeignKey, delete, or_
from sqlmodel import Field, Session, SQLModel, col, select

from bot.dialogue.member import Role
from bot.instant import UtcDateTime
from bot.storage.members import MembershipRow
from bot.storage.numbers import NUMBER, stored_number

LIFE = timedelta(days=7)
TOKEN_BYTES = 16  # 128 bits: NIST SP 800-63B asks for at least 64 in a secret that is looked up
WRONG_AT_MOST = 5
LOCKED_FOR = timedelta(hours=1)


class InvitationRow(SQLModel, table=True):
    """An invitation to a role: of a company, or for an expert's or a space's resource."""

    __tablename__ = "invitation"

    id: int | None = Field(default=None, sa_column=Column(NUMBER, primary_key=True))
    token_hash: str = Field(unique=True)
    role: str
    company_id: int | None = Field(default=None, sa_column=Column(NUMBER, ForeignKey("company.id"), index=True))
    resource: str | None = None
    created_at: datetime = Field(sa_type=UtcDateTime)
    created_by: int | None = Field(default=None, sa_column=Column(BigInteger))
    expires_at: datetime = Field(sa_type=UtcDateTime)
    used_by: int | None = Field(default=None, sa_column=Column(BigInteger))
    used_at: datetime | None = Field(default=None, sa_type=UtcDateTime)
    revoked_at: datetime | None = Field(default=None, sa_type=UtcDateTime)


class GuessRow(SQLModel, table=True):
    """How often a person presented a wrong invitation since then."""

    __tablename__ = "invitation_guess"

    person_id: int = Field(sa_column=Column(BigInteger, primary_key=True, autoincrement=False))
    wrong: int
    since: datetime = Field(sa_type=UtcDateTime)


@dataclass(frozen=True)
class Invitation:
    """What an invitation gives, until when it is good."""

    id: int
    role: Role
    company: int | None
    resource: str | None
    created_by: int | None
    expires_at: datetime


@dataclass(frozen=True)
class Invitations:
    """The invitations within one transaction."""

    session: Session
    now: datetime

    def make(
        self, role: Role, *, by: int | None, company: int | None = None, resource: str | None = None
    ) -> tuple[str, Invitation]:
        """A new invitation and its secret, which exists nowhere else."""
        token = secrets.token_urlsafe(TOKEN_BYTES)
        row = InvitationRow(
            token_hash=_hash(token),
            role=role,
            company_id=company,
            resource=resource,
            created_at=self.now,
            created_by=by,
            expires_at=self.now + LIFE,
        )
        self.session.add(row)
        self.session.flush()
        return token, _seen(row)

    def use(self, token: str, person_id: int) -> Invitation | None:
        """Uses an invitation up; None for one that is unknown, used, revoked or expired, and for who guessed too often.

        One made before its bearer's role was taken does not give it back.
        """
        if self.locked_out(person_id):
            return None
        row = self.session.exec(select(InvitationRow).where(InvitationRow.token_hash == _hash(token))).first()
        if row is None or not self._is_good(row) or self._older_than_the_revocation(row, person_id):
            self._note_a_guess(person_id)
            return None
        row.used_by, row.used_at = person_id, self.now
        self.session.add(row)
        return _seen(row)

    def locked_out(self, person_id: int) -> bool:
        """Whether the person presented too many wrong ones within the hour."""
        row = self.session.get(GuessRow, person_id)
        return row is not None and row.wrong >= WRONG_AT_MOST and self.now < row.since + LOCKED_FOR

    def open(self) -> tuple[Invitation, ...]:
        """Those that can still be used, oldest first."""
        rows = self.session.exec(select(InvitationRow).order_by("id"))
        return tuple(_seen(row) for row in rows if self._is_good(row))

    def revoke(self, number: int) -> Invitation | None:
        """Makes one worthless; None where it was used, gone or never there."""
        row = self.session.get(InvitationRow, number)
        if row is None or not self._is_good(row):
            return None
        row.revoked_at = self.now
        self.session.add(row)
        return _seen(row)

    def revoke_those_of(self, person_id: int) -> None:
        """Makes what a person has handed out worthless, as they may no longer invite."""
        for invitation in self.open():
            if invitation.created_by == person_id:
                self.revoke(invitation.id)

    def forget(self, before: datetime) -> int:
        """Deletes what ended before an instant, and old guesses; returns how many invitations."""
        ended = or_(col(InvitationRow.expires_at) < before, col(InvitationRow.used_at) < before)
        self.session.connection().execute(delete(GuessRow).where(col(GuessRow.since) < self.now - LOCKED_FOR))
        return self.session.connection().execute(delete(InvitationRow).where(ended)).rowcount

    def _is_good(self, row: InvitationRow) -> bool:
        return row.used_by is None and row.revoked_at is None and self.now < row.expires_at

    def _older_than_the_revocation(self, row: InvitationRow, person_id: int) -> bool:
        membership = self.session.get(MembershipRow, person_id)
        revoked = membership.revoked_at if membership else None
        return revoked is not None and row.created_at <= revoked

    def _note_a_guess(self, person_id: int) -> None:
        row = self.session.get(GuessRow, person_id)
        if row is None or self.now >= row.since + LOCKED_FOR:
            row = row or GuessRow(person_id=person_id, wrong=0, since=self.now)
            row.wrong, row.since = 0, self.now
        row.wrong += 1
        self.session.add(row)


def _seen(row: InvitationRow) -> Invitation:
    return Invitation(
        stored_number(row.id), Role(row.role), row.company_id, row.resource, row.created_by, row.expires_at
    )


def _hash(token: str) -> str:
    return sha256(token.encode()).hexdigest()
