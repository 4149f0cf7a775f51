"""When a resource is open for a service: weekly hours, holidays, closures, days off, exceptions, announced sessions."""

from collections.abc import Iterable
from datetime import date, datetime, timedelta

from bot.booking.catalogue import Catalogue
from bot.booking.exceptions import AgendaException
from bot.booking.hours import WeeklyHours, openings
from bot.booking.intervals import Stretch, subtract, union
from bot.booking.service import Service

DAY = timedelta(days=1)


class Openings:
    """Answers for the catalogue and the exceptions given; what several experts share is worked out once."""

    def __init__(self, catalogue: Catalogue, exceptions: Iterable[AgendaException]) -> None:
        self._catalogue = catalogue
        self._exceptions = tuple(exceptions)
        self._hours: dict[tuple[int, date], list[Stretch]] = {}
        self._shut: dict[date, bool] = {}

    def of(self, service: Service, resource: str, day: date) -> list[Stretch]:
        """The stretches of `day` in which the resource receives for the service, in seconds since 1970."""
        if self._nursery_is_shut(day) or self.is_off(resource, day):
            regular: list[Stretch] = []
        else:
            regular = self._regular(service.hours_for(resource), day)
        if self._exceptions:
            regular = union([*regular, *self._of_the_day(self._opened(resource), day)])
        shut = self._closed((resource, *service.also))
        shut += [stretch for key in (resource, *service.also) for stretch in self._sessions_at(key, service, day)]
        if any(self.is_off(key, day) for key in service.also):
            return []
        return subtract(regular, union(shut)) if shut else regular

    def sessions(self, service: Service, day: date) -> list[Stretch]:
        """The announced sessions of a visit on `day`: a weekly one falls out when the nursery is shut."""
        if service.sessions is None:
            return []
        shut = self._nursery_is_shut(day) or any(self.is_off(key, day) for key in service.also)
        length = int(service.length.total_seconds())
        dated = {int(start.timestamp()) for start in service.sessions.dated}
        begins = [int(start.timestamp()) for start in service.sessions.on(day, self._catalogue.zone)]
        closed = union(self._closed((*service.resources, *service.also)))
        held = [(start, start + length) for start in begins if not shut or start in dated]
        return [one for one in held if subtract([one], closed) == [one]]

    def announced_at(self, service: Service, resource: str, stretch: Stretch, day: date) -> bool:
        """Whether the session of another visit keeps the resource, or what is taken with it, during `stretch`."""
        keys = (resource, *service.also)
        sessions = [one for key in keys for one in self._sessions_at(key, service, day)]
        return any(start < stretch[1] and end > stretch[0] for start, end in sessions)

    def is_off(self, resource: str, day: date) -> bool:
        """Whether the documents say that this person is away all day."""
        expert = self._catalogue.experts.get(resource)
        return expert is not None and any(off.covers(day) for off in expert.off)

    def closing(self, resources: Iterable[str], stretch: Stretch) -> AgendaException | None:
        """The run-time absence or closure that covers part of a stretch of time."""
        concerned = {None, *resources}
        for one in self._exceptions:
            start, end = _stretch(one)
            if not one.opens and one.resource in concerned and start < stretch[1] and end > stretch[0]:
                return one
        return None

    def _nursery_is_shut(self, day: date) -> bool:
        if day not in self._shut:
            catalogue = self._catalogue
            self._shut[day] = catalogue.holiday(day) is not None or catalogue.closure(day) is not None
        return self._shut[day]

    def _regular(self, hours: WeeklyHours, day: date) -> list[Stretch]:
        key = (id(hours), day)
        if key not in self._hours:
            self._hours[key] = list(openings(hours, day, self._catalogue.zone))
        return self._hours[key]

    def _opened(self, resource: str) -> list[Stretch]:
        return [_stretch(one) for one in self._exceptions if one.opens and one.resource in (None, resource)]

    def _closed(self, resources: tuple[str, ...]) -> list[Stretch]:
        concerned = {None, *resources}
        return [_stretch(one) for one in self._exceptions if not one.opens and one.resource in concerned]

    def _of_the_day(self, stretches: list[Stretch], day: date) -> list[Stretch]:
        zone = self._catalogue.zone
        start, end = (int(datetime(one.year, one.month, one.day, tzinfo=zone).timestamp()) for one in (day, day + DAY))
        return [(max(a, start), min(b, end)) for a, b in stretches if a < end and b > start]

    def _sessions_at(self, resource: str, service: Service, day: date) -> list[Stretch]:
        # An announced visit keeps its space and its host, whether or not somebody has taken a seat yet.
        visits = [visit for visit in self._catalogue.visits_keeping(resource) if visit.key != service.key]
        return [stretch for visit in visits for stretch in self.sessions(visit, day)]


def _stretch(one: AgendaException) -> Stretch:
    return int(one.window.start.timestamp()), int(one.window.end.timestamp())
