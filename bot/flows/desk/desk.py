"""What the desk works with, within one transaction: in a turn, and in the chores between turns."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime

from sqlmodel import Session

from bot.storage.inquiries import Inquiries, Inquiry
from bot.storage.outbox import Posted, posted
from bot.storage.people import Contacts
from bot.texts.words import Texts, Words

SUBJECT = "inquiry"


@dataclass(frozen=True)
class Desk:
    """The way to founders and to staff. `administrators` are told in private where the group cannot be reached."""

    session: Session
    now: datetime
    texts: Texts
    staff_chat: int | None
    company_of: Callable[[int], str] = lambda person_id: ""
    administrators: tuple[int, ...] = ()

    @property
    def inquiries(self) -> Inquiries:
        """The inquiries."""
        return Inquiries(self.session, self.now)

    @property
    def contacts(self) -> Contacts:
        """Who is who."""
        return Contacts(self.session, self.now)

    @property
    def staff_words(self) -> Words:
        """The wordings in the language of the staff."""
        return self.texts.of("fr")

    def words_for(self, person_id: int) -> Words:
        """The wordings in the language of a person."""
        return self.texts.of(self.contacts.language_of(person_id))

    def card(self, inquiry: Inquiry) -> Posted | None:
        """Where an inquiry's card stands in the group."""
        return posted(self.session, card_key(inquiry))

    def thread(self, inquiry: Inquiry) -> int | None:
        """The forum topic of an inquiry, if it has one."""
        card = self.card(inquiry)
        return card.thread_id if card else None

    def last_word(self, inquiry: Inquiry) -> str:
        """What the founder said last in an inquiry."""
        said = [one.text for one in self.inquiries.said_in(inquiry.id) if not one.from_staff]
        return said[-1] if said else inquiry.question


def subject(inquiry: Inquiry) -> str:
    """What every message about an inquiry is marked with."""
    return f"{SUBJECT}:{inquiry.id}"


def card_key(inquiry: Inquiry) -> str:
    """The key of the card that announces an inquiry."""
    return f"{subject(inquiry)}/card.{inquiry.card}"
