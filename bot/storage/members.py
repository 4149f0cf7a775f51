"""Who is what here: roles by numeric id, granted and revoked. A role counts from the next update on."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import BigInteger, Column, ForeignKey
from sqlmodel import Field, Session, SQLModel, col, select

from bot.dialogue.member import Member, Role, higher
from bot.instant import UtcDateTime
from bot.storage import revocation
from bot.storage.companies import Companies, CompanyRow, company_of
from bot.storage.numbers import NUMBER
from bot.storage.people import ContactRow, PersonRow


class MembershipRow(SQLModel, table=True):
    """A person's role; `granted_by` is the person who gave it, None for the terminal or the staff group itself."""

    __tablename__ = "membership"

    person_id: int = Field(sa_column=Column(BigInteger, primary_key=True, autoincrement=False))
    role: str
    company_id: int | None = Field(default=None, sa_column=Column(NUMBER, ForeignKey("company.id"), index=True))
    granted_at: datetime = Field(sa_type=UtcDateTime)
    granted_by: int | None = Field(default=None, sa_column=Column(BigInteger))
    revoked_at: datetime | None = Field(default=None, sa_type=UtcDateTime)


@dataclass(frozen=True)
class Members:
    """Who is what, within one transaction. `every_expert` stands for experts who have no account of their own."""

    session: Session
    now: datetime
    every_expert: int | None = None

    @property
    def companies(self) -> Companies:
        """The companies."""
        return Companies(self.session)

    def of(self, person_id: int) -> Member:
        """Who a person is.

        Someone without a role is a visitor; a founder as long as no company is entered, in a nursery that has only
        just installed its assistant.
        """
        row = self.session.get(MembershipRow, person_id)
        if row is None:
            return Member(person_id, self._without_a_role(person_id))
        if row.revoked_at is not None:
            return Member(person_id, Role.VISITOR)
        company = self.session.get(CompanyRow, row.company_id) if row.company_id is not None else None
        return Member(person_id, Role(row.role), company_of(company) if company else None)

    def grant(self, person_id: int, role: Role, *, company: int | None = None, by: int | None = None) -> Member:
        """Gives a role, and a company to a founder; a standing higher role or another company is not taken away."""
        row = self.session.get(MembershipRow, person_id)
        if row is None:
            row = MembershipRow(person_id=person_id, role=role, granted_at=self.now)
        stands = row.revoked_at is None
        row.role = higher(Role(row.role), role) if stands else role
        row.company_id = company if company is not None else row.company_id if stands else None
        row.granted_at, row.granted_by, row.revoked_at = self.now, by, None
        revocation.forget(self.session, person_id)
        self.session.add(row)
        self.session.flush()
        return self.of(person_id)

    def revoke(self, person_id: int) -> bool:
        """Takes a person's role, and what they answered for, from them; whether they had any to lose.

        That it was taken is remembered, so that neither the staff group nor an empty list gives it back.
        """
        row = self.session.get(MembershipRow, person_id)
        had = (row is None and self.of(person_id).role is not Role.VISITOR) or (row and row.revoked_at is None)
        if row is None:
            row = MembershipRow(person_id=person_id, role=Role.VISITOR, granted_at=self.now)
        row.revoked_at = row.revoked_at or self.now
        self.session.add(row)
        for contact in self.session.exec(select(ContactRow).where(ContactRow.person_id == person_id)):
            self.session.delete(contact)
        self.session.flush()
        return bool(had)

    def is_revoked(self, person_id: int) -> bool:
        """Whether a role was taken from a person."""
        row = self.session.get(MembershipRow, person_id)
        return row.revoked_at is not None if row else revocation.is_remembered(self.session, person_id)

    def in_the_staff_group(self, person_id: int) -> Member:
        """Who someone is who speaks in the staff group: staff, which is noted, unless it was taken from them."""
        row = self.session.get(MembershipRow, person_id)
        stands = row is not None and Role(row.role) in (Role.STAFF, Role.ADMINISTRATOR)
        if stands or self.is_revoked(person_id):
            return self.of(person_id)
        return self.grant(person_id, Role.STAFF)

    def all(self) -> Iterator[tuple[Member, str, datetime | None]]:
        """Everybody known: who they are, their first name ("" before their first word), when a role was taken."""
        people = {row.id: row.first_name for row in self.session.exec(select(PersonRow))}
        rows = {row.person_id: row for row in self.session.exec(select(MembershipRow))}
        for person in sorted({*people, *rows}):
            yield self.of(person), people.get(person, ""), rows[person].revoked_at if person in rows else None

    def staff(self) -> tuple[int, ...]:
        """The ids of staff and administrators."""
        return tuple(member.person_id for member, _, _ in self.all() if member.is_staff)

    def administrators(self) -> tuple[int, ...]:
        """The ids of the administrators."""
        query = select(MembershipRow.person_id).where(
            MembershipRow.role == Role.ADMINISTRATOR, col(MembershipRow.revoked_at).is_(None)
        )
        return tuple(self.session.exec(query.order_by("person_id")))

    def _without_a_role(self, person_id: int) -> Role:
        if revocation.is_remembered(self.session, person_id):
            return Role.VISITOR
        if person_id == self.every_expert:
            return Role.EXPERT
        return Role.VISITOR if self.companies.any() else Role.FOUNDER
