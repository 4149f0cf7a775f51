"""Speaking first: what it takes to tell people something that they did not ask for, at an hour that suits."""

from dataclasses import dataclass
from datetime import datetime

from bot.booking.catalogue import Catalogue
from bot.booking.reminding import quiet
from bot.storage.members import Members
from bot.storage.people import Contacts
from bot.texts.words import Texts, Words


@dataclass(frozen=True)
class Proactive:
    """The parts, within one transaction."""

    texts: Texts
    catalogue: Catalogue
    members: Members
    contacts: Contacts

    def words_of(self, person_id: int) -> Words:
        """The wordings in the language a person speaks."""
        return self.texts.of(self.contacts.language_of(person_id))

    def not_before(self, now: datetime) -> datetime | None:
        """When the quiet hours end that `now` falls into; None outside them."""
        hours = quiet(now, self.catalogue.policy, self.catalogue.zone)
        return hours[1] if hours else None
