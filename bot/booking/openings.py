"""When a resource is open for a service: weekly hours, holidays, closures, days off, exceptions, announced sessions."""

from collections.abc import Iterable, Sequence
from datetime import date, timedelta

from bot.booking.catalogue import Catalogue
from bot.booking.exceptions import AgendaException
from bot.booking.hours import WeeklyHours, instant, openings
from bot.booking.intervals import Stretch, subtract, union
from bot.booking.service import Service

DAY = timedelta(days=1)


class Openings:
    """Answers for the catalogue and the exceptions given; what several experts share is worked out once."""

    def __init__(self, catalogue: Catalogue, exceptions: Iterable[AgendaException]) -> None:
        self._catalogue = catalogue
        self._exceptions = tuple(exceptions)
        self._regular: dict[tuple[int, date, date], list[Stretch]] = {}

    def of(self, service: Service, resource: str, first: date, last: date) -> list[Stretch]:
        """The stretches, from the first to the last day, in which the resource receives: in seconds since 1970."""
        days = [first + offset * DAY for offset in range((last - first).days + 1)]
        receiving = self._by_the_week(service.hours_for(resource), days)
        away = self._days_off((resource,), days)
        if away:
            receiving = subtract(receiving, away)
        if self._exceptions:
            receiving = union([*receiving, *self._opened(resource, first, last)])
        together = (resource, *service.also)
        shut = [*self._days_off(service.also, days), *self._closed(together)]
        shut += [stretch for key in together for stretch in self._announced(key, service, days)]
        return subtract(receiving, union(shut)) if shut else receiving

    def sessions(self, service: Service, day: date) -> list[Stretch]:
        """The announced sessions of a visit on `day`: a weekly one falls out when the nursery is shut."""
        if service.sessions is None:
            return []
        shut = self.is_shut(day) or bool(self._days_off(service.also, [day]))
        length = int(service.length.total_seconds())
        dated = {int(start.timestamp()) for start in service.sessions.dated}
        begins = [int(start.timestamp()) for start in service.sessions.on(day, self._catalogue.zone)]
        closed = union(self._closed((*service.resources, *service.also)))
        held = [(start, start + length) for start in begins if not shut or start in dated]
        return [one for one in held if subtract([one], closed) == [one]]

    def announced_at(self, service: Service, resource: str, stretch: Stretch, day: date) -> bool:
        """Whether the session of another visit keeps the resource, or what is taken with it, during `stretch`."""
        sessions = [one for key in (resource, *service.also) for one in self._announced(key, service, [day])]
        return any(start < stretch[1] and end > stretch[0] for start, end in sessions)

    def closing(self, resources: Iterable[str], stretch: Stretch) -> AgendaException | None:
        """The run-time absence or closure that covers part of a stretch of time."""
        concerned = {None, *resources}
        for one in self._exceptions:
            start, end = _stretch(one)
            if not one.opens and one.resource in concerned and start < stretch[1] and end > stretch[0]:
                return one
        return None

    def is_shut(self, day: date) -> bool:
        """Whether a holiday or a closure of the documents shuts the nursery."""
        return self._catalogue.holiday(day) is not None or self._catalogue.closure(day) is not None

    def _by_the_week(self, hours: WeeklyHours, days: Sequence[date]) -> list[Stretch]:
        key = (id(hours), days[0], days[-1])
        if key not in self._regular:
            zone = self._catalogue.zone
            stretches = (one for day in days if not self.is_shut(day) for one in openings(hours, day, zone))
            self._regular[key] = union(stretches)
        return self._regular[key]

    def _days_off(self, resources: Iterable[str], days: Sequence[date]) -> list[Stretch]:
        found: list[Stretch] = []
        for resource in resources:
            expert = self._catalogue.experts.get(resource)
            for off in expert.off if expert else ():
                if off.first <= days[-1] and off.last >= days[0]:
                    found.append(self._between(off.first, off.last))
        return union(found)

    def _opened(self, resource: str, first: date, last: date) -> list[Stretch]:
        start, end = self._between(first, last)
        opened = [_stretch(one) for one in self._exceptions if one.opens and one.resource in (None, resource)]
        return [(max(a, start), min(b, end)) for a, b in opened if a < end and b > start]

    def _closed(self, resources: tuple[str, ...]) -> list[Stretch]:
        return [_stretch(one) for one in self._exceptions if not one.opens and one.resource in (None, *resources)]

    def _announced(self, resource: str, service: Service, days: Sequence[date]) -> list[Stretch]:
        # An announced visit keeps its space and its host, whether or not somebody has taken a seat yet.
        visits = [visit for visit in self._catalogue.visits_keeping(resource) if visit.key != service.key]
        return [stretch for visit in visits for day in days for stretch in self.sessions(visit, day)]

    def _between(self, first: date, last: date) -> Stretch:
        return instant(first, 0, self._catalogue.zone), instant(last + DAY, 0, self._catalogue.zone)


def _stretch(one: AgendaException) -> Stretch:
    return int(one.window.start.timestamp()), int(one.window.end.timestamp())
