"""Finding free times. Reading only: what is found may be gone a moment later, committing checks again."""

from collections.abc import Collection, Iterable, Iterator, Sequence
from datetime import date, datetime, timedelta
from itertools import groupby, islice
from operator import itemgetter
from typing import Final

from bot.booking.intervals import Stretch, starts, subtract, union
from bot.booking.ledger import Taken
from bot.booking.openings import DAY, Openings
from bot.booking.request import Slot
from bot.booking.service import Service
from bot.booking.window import Window
from bot.booking.work import Work, founder_key, session_key

STEP: Final = 15 * 60
"""Seconds. Proposed times begin on quarters of an hour; any other minute that fits can be booked too."""

NEAR: Final = (timedelta(days=2), timedelta(days=7), timedelta(days=28))
"""How far around a time its neighbours are looked for: further only where too few are closer."""


class Search:
    """The free times of one service for one founder.

    The time of the bookings `ignoring` counts as free: the one being moved, and what is only held for the founder.
    """

    def __init__(
        self,
        work: Work,
        service: Service,
        founder: int,
        *,
        resources: Collection[str] | None = None,
        seats: int = 1,
        length: timedelta | None = None,
        language: str | None = None,
        ignoring: Collection[int] = (),
    ) -> None:
        self._work = work
        self._service = service
        self._founder = founder
        self._seats = seats
        self._length = length
        self._ignoring = ignoring
        self._resources = service.choices(resources, language)

    def free(self, windows: Sequence[Window], *, each: bool, limit: int) -> tuple[Slot, ...]:
        """Slots that begin within the windows, the earliest first; of several experts the least loaded, or `each`."""
        within = self._clip(windows)
        if not within or not self._resources or not 1 <= self._seats <= self._service.capacity:
            return ()
        found = self._sessions(within) if self._service.sessions else self._times(within, each)
        return tuple(islice(found, limit))

    def nearest(self, at: datetime, count: int) -> tuple[Slot, ...]:
        """Up to `count` slots close to `at`, none overlapping another, the earliest first."""
        for reach in NEAR:
            slots = self.free([Window(at - reach, at + reach)], each=False, limit=10_000)
            chosen = _apart(slots, at, count)
            if len(chosen) == count:
                break
        return tuple(sorted(chosen, key=lambda slot: slot.starts))

    def _clip(self, windows: Sequence[Window]) -> list[Stretch]:
        first, last = (one.timestamp() for one in self._work.bookable(self._service))
        stretches = ((one.start.timestamp(), one.end.timestamp()) for one in windows)
        return union((int(max(start, first)), int(min(end, last + 1))) for start, end in stretches)

    def _times(self, within: list[Stretch], each: bool) -> Iterator[Slot]:
        service, work = self._service, self._work
        span = (monday(work.local(within[0][0])), monday(work.local(within[-1][1])) + 7 * DAY)
        openings = Openings(work.catalogue, work.exceptions((*self._resources, *service.also), Window(*span)))
        taken = self._taken(int(span[0].timestamp()), int(span[1].timestamp()))
        busy = self._busy(taken)
        order = by_load(self._resources, taken)
        first, last = (work.local(second).date() for second in (within[0][0], within[-1][1]))
        found = [
            (start, rank)
            for rank, resource in enumerate(order)
            if self._has_length(resource)
            for start in self._starts(openings.of(service, resource, first, last), busy[resource], resource, within)
        ]
        for start, same in groupby(sorted(found), key=itemgetter(0)):
            for _, rank in same if each else islice(same, 1):
                yield self._slot(start, order[rank], service.capacity)

    def _starts(
        self, receiving: list[Stretch], busy: list[Stretch], resource: str, within: list[Stretch]
    ) -> Iterator[int]:
        return starts(subtract(receiving, busy), self._seconds(resource), STEP, within)

    def _sessions(self, within: list[Stretch]) -> Iterator[Slot]:
        service, work = self._service, self._work
        start, end = within[0][0], within[-1][1]
        window = Window(work.local(start) - DAY, work.local(end) + DAY)
        openings = Openings(work.catalogue, work.exceptions((*service.resources, *service.also), window))
        days = _days(work.local(start).date(), work.local(end).date())
        announced = [session for day in days for session in openings.sessions(service, day)]
        begins = [one[0] for one in announced if any(a <= one[0] < b for a, b in within)]
        for second, left in self.seats_left(begins).items():
            if left >= self._seats:
                yield self._slot(second, service.resources[0], left)

    def seats_left(self, begins: Sequence[int]) -> dict[int, int]:
        """For each beginning of a session: how many seats this founder could take."""
        if not begins:
            return {}
        service = self._service
        length = int(service.length.total_seconds())
        keys = {session_key(service, second): second for second in begins}
        mine = founder_key(self._founder)
        before, after = self._buffers()
        calendars = [*keys, *service.resources, *service.also, mine]
        until = begins[-1] + length + after
        taken = self._work.ledger.taken(calendars, begins[0] - before, until, self._ignoring)
        left = dict.fromkeys(begins, service.capacity)
        for one in taken:
            if one.key in keys:
                left[keys[one.key]] -= one.unit_until - one.unit_from
            elif one.session is None or one.session not in keys:
                self._drop_overlapped(left, one, length)
        return {second: max(0, count) for second, count in left.items()}

    def _drop_overlapped(self, left: dict[int, int], one: Taken, length: int) -> None:
        before, after = (0, 0) if one.key == founder_key(self._founder) else self._buffers()
        for second in left:
            if one.starts < second + length + after and one.ends > second - before:
                left[second] = -self._service.capacity

    def _taken(self, start: int, end: int) -> list[Taken]:
        keys = (*self._resources, *self._service.also, founder_key(self._founder))
        before, after = self._buffers()
        return self._work.ledger.taken(keys, start - before, end + after, self._ignoring)

    def _busy(self, taken: Iterable[Taken]) -> dict[str, list[Stretch]]:
        before, after = self._buffers()
        busy: dict[str, list[Stretch]] = {resource: [] for resource in self._resources}
        shared: list[Stretch] = []
        mine = founder_key(self._founder)
        for one in taken:
            if one.key == mine:
                shared.append((one.starts, one.ends))
            else:
                busy.get(one.key, shared).append((one.starts - after, one.ends + before))
        return {resource: union([*stretches, *shared]) for resource, stretches in busy.items()}

    def _buffers(self) -> tuple[int, int]:
        return int(self._service.buffer_before.total_seconds()), int(self._service.buffer_after.total_seconds())

    def _seconds(self, resource: str) -> int:
        return int((self._length or self._service.length_for(resource)).total_seconds())

    def _has_length(self, resource: str) -> bool:
        return self._length in (None, self._service.length_for(resource), *self._service.lengths)

    def _slot(self, start: int, resource: str, seats: int) -> Slot:
        local = self._work.local
        return Slot(self._service.key, resource, local(start), local(start + self._seconds(resource)), seats)


def _apart(slots: Sequence[Slot], at: datetime, count: int) -> list[Slot]:
    """The `count` slots closest to `at` of which none overlaps another."""
    chosen: list[Slot] = []
    for slot in sorted(slots, key=lambda slot: (abs(slot.starts - at), slot.starts)):
        if len(chosen) < count and all(slot.ends <= one.starts or slot.starts >= one.ends for one in chosen):
            chosen.append(slot)
    return chosen


def by_load(resources: Sequence[str], taken: Iterable[Taken]) -> list[str]:
    """The resources, the least busy first; the documents' order where equally busy."""
    load = dict.fromkeys(resources, 0)
    for one in taken:
        if one.key in load:
            load[one.key] += one.ends - one.starts
    return sorted(resources, key=lambda resource: load[resource])


def monday(moment: datetime) -> datetime:
    """The midnight with which the week of `moment` began."""
    day = (moment - moment.weekday() * DAY).date()
    return datetime(day.year, day.month, day.day, tzinfo=moment.tzinfo)


def _days(first: date, last: date) -> Iterator[date]:
    for offset in range((last - first).days + 1):
        yield first + offset * DAY
