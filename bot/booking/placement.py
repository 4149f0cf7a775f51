"""Where a wish would go: the calendars it takes, with buffers, seats and rooms."""

from collections.abc import Iterable
from dataclasses import dataclass

from bot.booking.intervals import Stretch
from bot.booking.ledger import Claim, Taken
from bot.booking.request import BookingRequest
from bot.booking.service import Service
from bot.booking.work import founder_key, session_key


@dataclass(frozen=True)
class Placement:
    """A wish laid out on one resource. `starts` and `ends` are seconds since 1970, without buffers.

    `claims` are what the booking takes itself; `kept` what a group session takes once for all its seats.
    """

    service: Service
    request: BookingRequest
    resource: str
    starts: int
    ends: int
    session: str | None
    claims: tuple[Claim, ...] = ()
    kept: tuple[Claim, ...] = ()

    @property
    def stretch(self) -> Stretch:
        """The appointment itself."""
        return self.starts, self.ends

    @property
    def padded(self) -> Stretch:
        """The appointment with its buffers."""
        service = self.service
        before, after = service.buffer_before.total_seconds(), service.buffer_after.total_seconds()
        return self.starts - int(before), self.ends + int(after)

    @property
    def keys(self) -> tuple[str, ...]:
        """Every calendar it touches."""
        mine = founder_key(self.request.founder)
        return (self.resource, *self.service.also, mine, *((self.session,) if self.session else ()))

    def clash(self, taken: Iterable[Taken]) -> Taken | None:
        """What is in its way on the expert's, the space's or the host's calendar."""
        start, end = self.padded
        shared = (self.resource, *self.service.also)
        for one in taken:
            if (
                one.key in shared
                and one.starts < end
                and one.ends > start
                and (self.session is None or one.session != self.session)
            ):
                return one
        return None

    def own_clash(self, taken: Iterable[Taken]) -> Taken | None:
        """What is in its way on the founder's own calendar."""
        mine = founder_key(self.request.founder)
        for one in taken:
            if one.key == mine and one.starts < self.ends and one.ends > self.starts:
                return one
        return None

    def free_units(self, taken: Iterable[Taken]) -> list[int]:
        """The numbers of the session's seats that nobody has."""
        gone = {unit for one in taken if one.key == self.session for unit in range(one.unit_from, one.unit_until)}
        return [unit for unit in range(self.service.capacity) if unit not in gone]


def lay_out(service: Service, request: BookingRequest, resource: str) -> Placement:
    """The wish on that resource, before anything is claimed."""
    starts = int(request.starts.timestamp())
    length = request.length or service.length_for(resource)
    session = session_key(service, starts) if service.sessions else None
    return Placement(service, request, resource, starts, starts + int(length.total_seconds()), session)


def claims_of(placement: Placement, units: list[int]) -> tuple[tuple[Claim, ...], tuple[Claim, ...]]:
    """The claims of the booking, and those of its session; `units` are the free seats of a session."""
    start, end = placement.padded
    mine = Claim(founder_key(placement.request.founder), placement.starts, placement.ends)
    shared = tuple(Claim(key, start, end) for key in (placement.resource, *placement.service.also))
    if placement.session is None:
        return (*shared, mine), ()
    seats = tuple(
        Claim(placement.session, placement.starts, placement.ends, first, last)
        for first, last in _runs(units[: placement.request.seats])
    )
    return (*seats, mine), shared


def _runs(units: list[int]) -> list[tuple[int, int]]:
    runs: list[tuple[int, int]] = []
    for unit in units:
        if runs and runs[-1][1] == unit:
            runs[-1] = (runs[-1][0], unit + 1)
        else:
            runs.append((unit, unit + 1))
    return runs
