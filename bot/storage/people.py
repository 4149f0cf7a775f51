"""People as the store knows them, by numeric id; and who answers for an expert or a space."""

from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import BigInteger, Boolean, Column, true
from sqlmodel import Field, Session, SQLModel

from bot.dialogue.incoming import Person
from bot.instant import UtcDateTime
from bot.storage.conversations import ConversationRow


class PersonRow(SQLModel, table=True):
    """A person who has spoken to the bot; `wants_changes` until they no longer want to hear of changed rules."""

    __tablename__ = "person"

    id: int = Field(sa_column=Column(BigInteger, primary_key=True, autoincrement=False))
    first_name: str
    language: str
    first_seen: datetime = Field(sa_type=UtcDateTime)
    wants_changes: bool = Field(default=True, sa_column=Column(Boolean, nullable=False, server_default=true()))


class ContactRow(SQLModel, table=True):
    """The person who is told about a resource's bookings."""

    __tablename__ = "contact"

    resource: str = Field(primary_key=True)
    person_id: int = Field(sa_column=Column(BigInteger, index=True, nullable=False))


@dataclass(frozen=True)
class Contacts:
    """Who is who, within one transaction.

    `every_expert` is told about the appointments of experts who have no account of their own.
    """

    session: Session
    now: datetime
    every_expert: int | None = None

    def meet(self, person: Person, language: str) -> None:
        """Remembers a person at their first word, and their name as it is now."""
        row = self.session.get(PersonRow, person.id)
        if row is None:
            row = PersonRow(id=person.id, first_name=person.first_name, language=language, first_seen=self.now)
        row.first_name, row.language = person.first_name, language
        self.session.add(row)

    def name_of(self, person_id: int) -> str:
        """A person's first name, empty where they never spoke."""
        row = self.session.get(PersonRow, person_id)
        return row.first_name if row else ""

    def language_of(self, person_id: int) -> str:
        """The language a person last spoke, French where they never did."""
        row = self.session.get(PersonRow, person_id)
        return row.language if row else "fr"

    def wants_changes(self, person_id: int) -> bool:
        """Whether a person wants to hear of rules that change."""
        row = self.session.get(PersonRow, person_id)
        return row is None or row.wants_changes

    def want_changes(self, person_id: int, *, wanted: bool) -> None:
        """Notes whether a person wants to hear of rules that change."""
        row = self.session.get(PersonRow, person_id)
        if row is not None:
            row.wants_changes = wanted
            self.session.add(row)

    def talks_in_private(self, person_id: int) -> bool:
        """Whether the person has a conversation of their own with the bot."""
        return self.session.get(ConversationRow, person_id) is not None

    def person_for(self, resource: str) -> int | None:
        """Who is told about a resource's bookings, if anyone."""
        row = self.session.get(ContactRow, resource)
        if row is not None:
            return row.person_id
        return self.every_expert if resource.startswith("expert:") else None

    def link(self, resource: str, person_id: int) -> None:
        """Makes a person the one who answers for a resource."""
        row = self.session.get(ContactRow, resource) or ContactRow(resource=resource, person_id=person_id)
        row.person_id = person_id
        self.session.add(row)
