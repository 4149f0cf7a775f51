"""What is asked of the agenda, and what it offers."""

from dataclasses import dataclass, replace
from datetime import datetime, timedelta

from bot.booking.hours import elapsed


@dataclass(frozen=True)
class BookingRequest:
    """A wish: this service, for this founder (a Telegram id), from `starts` (with a time zone).

    `resource` is the chosen expert or space; without it the least loaded expert who is free is taken. `length` is for
    rooms that are let for several lengths; `language` restricts to the experts who speak it.
    """

    service: str
    founder: int
    starts: datetime
    resource: str | None = None
    seats: int = 1
    length: timedelta | None = None
    language: str | None = None


@dataclass(frozen=True)
class Slot:
    """A free time. `seats_left` counts before this one is taken; `starts` and `ends` are on the nursery's clock."""

    service: str
    resource: str
    starts: datetime
    ends: datetime
    seats_left: int = 1

    def request(self, founder: int, *, seats: int = 1, language: str | None = None) -> BookingRequest:
        """The wish to have this slot."""
        length = elapsed(self.starts, self.ends) if self.service.startswith("room:") else None
        return BookingRequest(self.service, founder, self.starts, self.resource, seats, length, language)

    def kept_for(self, seats: int) -> "Slot":
        """The same slot with that many seats fewer left."""
        return replace(self, seats_left=self.seats_left - seats)
