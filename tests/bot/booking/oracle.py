"""A second, naive agenda: it remembers everything and compares everything with everything. For tests only."""

from dataclasses import dataclass, field
from datetime import datetime, timedelta

from bot.booking.booking import Booking, BookingState
from bot.booking.request import BookingRequest

LIMIT = 2
CAPACITY = 3
_STANDING = (BookingState.REQUESTED, BookingState.CONFIRMED)
_BUFFER = timedelta(minutes=15)
_TAKES: dict[str, tuple[str, ...]] = {"service:duo": ("space:r",), "visit:hall": ("expert:b",)}


def shared(service: str, resource: str) -> set[str]:
    """What a booking of that service takes of others' calendars."""
    return {resource, *_TAKES.get(service, ())}


@dataclass
class Oracle:
    """Bookings by number, as the agenda last told them, and how they must stand."""

    now: datetime
    bookings: dict[int, Booking] = field(default_factory=dict)

    def live(self) -> list[Booking]:
        """Everything that takes time: standing bookings, and holds that have not run out."""
        return [one for one in self.bookings.values() if one.stands or self.held(one)]

    def standing(self, founder: int) -> list[Booking]:
        """What a founder counts on."""
        return [one for one in self.bookings.values() if one.founder == founder and one.stands]

    def fits(self, wish: BookingRequest, ignoring: set[int], *, adds: bool = True) -> bool:
        """Whether the wish can be granted; `adds` one booking to the founder's limit."""
        if adds and len(self.standing(wish.founder)) >= LIMIT:
            return False
        others = [one for one in self.live() if one.id not in ignoring]
        return not self._own(wish, others) and self._room(wish, others)

    def ignoring(self, founder: int) -> set[int]:
        """What gives way to a founder's next choice: their ordinary holds."""
        held = [one for one in self.live() if one.founder == founder and one.state is BookingState.HELD]
        return {one.id for one in held if not one.draft.startswith("waitlist:")}

    def held(self, one: Booking) -> bool:
        """Whether it is held, and the hold has not run out."""
        return one.state is BookingState.HELD and one.hold_until is not None and one.hold_until > self.now

    def _own(self, wish: BookingRequest, others: list[Booking]) -> bool:
        end = wish.starts + timedelta(hours=1)
        return any(one.founder == wish.founder and one.starts < end and wish.starts < one.ends for one in others)

    def _room(self, wish: BookingRequest, others: list[Booking]) -> bool:
        assert wish.resource is not None
        mine = shared(wish.service, wish.resource)
        end, seats = wish.starts + timedelta(hours=1), 0
        for one in others:
            if one.service == wish.service == "visit:hall" and one.starts == wish.starts:
                seats += one.seats
            elif mine & shared(one.service, one.resource) and (
                one.starts < end + _BUFFER and wish.starts < one.ends + _BUFFER
            ):
                return False
        return seats + wish.seats <= CAPACITY
