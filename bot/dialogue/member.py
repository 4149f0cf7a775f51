"""Who a person is to the nursery: a role, and the company of a founder."""

from dataclasses import dataclass
from datetime import date
from enum import StrEnum


class Role(StrEnum):
    """What a person may do here."""

    VISITOR = "visitor"
    FOUNDER = "founder"
    EXPERT = "expert"
    STAFF = "staff"
    ADMINISTRATOR = "administrator"


def higher(one: Role, other: Role) -> Role:
    """The role of the two that may do more."""
    ranks = list(Role)
    return max(one, other, key=ranks.index)


class Tenancy(StrEnum):
    """How a company belongs to the nursery: it has premises here, its address only, or it is still a candidate."""

    HOSTED = "hosted"
    DOMICILED = "domiciled"
    CANDIDATE = "candidate"


EVERY_AUDIENCE = frozenset({*Tenancy, "staff"})
"""The audiences that a document may be meant for."""


@dataclass(frozen=True)
class Company:
    """A company of the nursery, with the dates of its agreement where it has one."""

    id: int
    name: str
    tenancy: Tenancy
    agreement_from: date | None = None
    agreement_until: date | None = None


@dataclass(frozen=True)
class Member:
    """A person as the nursery knows them."""

    person_id: int
    role: Role = Role.FOUNDER
    company: Company | None = None

    @property
    def is_staff(self) -> bool:
        """Whether they may act for the nursery."""
        return self.role in (Role.STAFF, Role.ADMINISTRATOR)

    @property
    def audience(self) -> frozenset[str]:
        """The audiences whose documents are theirs to read; a founder without a company reads what any founder may."""
        if self.is_staff:
            return EVERY_AUDIENCE
        if self.role is Role.VISITOR:
            return frozenset({Tenancy.CANDIDATE})
        return frozenset({self.company.tenancy} if self.company else Tenancy)
