"""What the agenda's parts share during one transaction."""

from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import UTC, date, datetime, timedelta
from typing import Final

from sqlalchemy import Connection

from bot.booking.booking import Booking
from bot.booking.catalogue import Catalogue
from bot.booking.errors import UnknownService
from bot.booking.exceptions import AgendaException, exceptions_within
from bot.booking.ledger import Ledger
from bot.booking.notice import Notice
from bot.booking.register import Register
from bot.booking.service import Service
from bot.booking.window import Window

HOLD: Final = timedelta(minutes=10)
"""How long a slot is kept while a founder decides."""

UNDO: Final = timedelta(minutes=1)
"""How long a change can be taken back."""

OFFER: Final = timedelta(hours=2)
"""How long a freed slot is kept for the first who waits."""


OFFER_DRAFT: Final = "waitlist:"
"""How the draft of a hold begins that was made for somebody who waits."""


@dataclass
class Work:
    """One transaction at one instant: where to read and write, under which catalogue, and what must be told."""

    connection: Connection
    catalogue: Catalogue
    now: datetime
    notices: list[Notice] = field(default_factory=list)

    def __post_init__(self) -> None:
        if self.now.tzinfo is None:
            raise ValueError("now needs a time zone")
        self.now = self.now.astimezone(UTC)
        self.ledger = Ledger(self.connection, int(self.now.timestamp()))
        self.register = Register(self.connection, self.catalogue.zone)

    def service(self, key: str) -> Service:
        """The service with that key.

        Raises:
            UnknownService: no document describes it.
        """
        if key not in self.catalogue.services:
            raise UnknownService(key)
        return self.catalogue.services[key]

    def exceptions(self, resources: Iterable[str], window: Window) -> tuple[AgendaException, ...]:
        """The run-time absences, closures and openings of a window."""
        return exceptions_within(self.connection, resources, window, self.catalogue.zone)

    def lock(self, keys: Iterable[str]) -> bool:
        """Make these resources ours until the transaction ends; whether others could write until now."""
        return self.ledger.lock({key: self.catalogue.name_of(key) for key in keys})

    def replaceable(self, founder: int) -> tuple[Booking, ...]:
        """What is held while the founder decides, and gives way to their next choice; offers do not."""
        held = self.register.held_by(founder, self.now)
        return tuple(one for one in held if not one.draft.startswith(OFFER_DRAFT))

    def local(self, second: int) -> datetime:
        """An instant on the nursery's clock."""
        return datetime.fromtimestamp(second, self.catalogue.zone)

    def day(self, day: date) -> tuple[datetime, datetime]:
        """The two midnights of a day."""
        after = day + timedelta(days=1)
        start, end = (datetime(one.year, one.month, one.day, tzinfo=self.catalogue.zone) for one in (day, after))
        return start, end

    def bookable(self, service: Service) -> tuple[datetime, datetime]:
        """The first and the last instant at which an appointment may begin, seen from now."""
        return self.now + service.notice, self.now + service.horizon


def founder_key(founder: int) -> str:
    """The key of a founder's own calendar."""
    return f"founder:{founder}"


def session_key(service: Service, starts: int) -> str:
    """The key of the calendar of one group session's seats."""
    return f"session:{service.document}@{starts}"
