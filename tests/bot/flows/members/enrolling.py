"""Puts people and companies into a house's store, as the terminal does."""

from datetime import date

from bot.dialogue.member import Company, Role, Tenancy
from bot.storage.database import transaction
from bot.storage.members import Members
from tests.bot.flows.house import House


def company(house: House, name: str = "Algues", first: date | None = None, last: date | None = None) -> Company:
    with transaction(house.engine) as session:
        return Members(session, house.now).companies.enter(name, Tenancy.HOSTED, first, last)


def enrol(house: House, person: int, role: Role, of: Company | None = None) -> None:
    with transaction(house.engine) as session:
        Members(session, house.now).grant(person, role, company=of.id if of else None)


def revoke(house: House, person: int) -> None:
    with transaction(house.engine) as session:
        Members(session, house.now).revoke(person)


def role_of(house: House, person: int) -> Role:
    with transaction(house.engine) as session:
        return Members(session, house.now).of(person).role
