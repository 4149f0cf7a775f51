"""The companies of the nursery, with the dates of their agreements."""

from dataclasses import dataclass
from datetime import date

from sqlalchemy import Column, func
from sqlmodel import Field, Session, SQLModel, select

from bot.dialogue.member import Company, Tenancy
from bot.storage.numbers import NUMBER, stored_number


class CompanyRow(SQLModel, table=True):
    """A company; its agreement runs from a day until another, both included."""

    __tablename__ = "company"

    id: int | None = Field(default=None, sa_column=Column(NUMBER, primary_key=True))
    name: str = Field(unique=True)
    tenancy: str
    agreement_from: date | None = None
    agreement_until: date | None = None


@dataclass(frozen=True)
class Companies:
    """The companies within one transaction."""

    session: Session

    def all(self) -> tuple[Company, ...]:
        """Every company, by name."""
        return tuple(company_of(row) for row in self.session.exec(select(CompanyRow).order_by("name")))

    def any(self) -> bool:
        """Whether the nursery has entered a company at all."""
        return self.session.exec(select(func.count()).select_from(CompanyRow)).one() > 0

    def get(self, number: int) -> Company | None:
        """A company by its number."""
        row = self.session.get(CompanyRow, number)
        return company_of(row) if row else None

    def named(self, name: str) -> Company | None:
        """A company by its name, whatever its case."""
        wanted = name.strip().casefold()
        return next((one for one in self.all() if one.name.casefold() == wanted), None)

    def enter(
        self, name: str, tenancy: Tenancy, agreement_from: date | None = None, agreement_until: date | None = None
    ) -> Company:
        """Enters a company, or what is new of one that is known by that name."""
        known = self.named(name)
        row = self.session.get_one(CompanyRow, known.id) if known else CompanyRow(name=name.strip(), tenancy=tenancy)
        row.tenancy = tenancy
        row.agreement_from = agreement_from or row.agreement_from
        row.agreement_until = agreement_until or row.agreement_until
        self.session.add(row)
        self.session.flush()
        return company_of(row)


def company_of(row: CompanyRow) -> Company:
    """A row as the flows see it.

    Raises:
        ValueError: the row was not stored yet.
    """
    return Company(stored_number(row.id), row.name, Tenancy(row.tenancy), row.agreement_from, row.agreement_until)
