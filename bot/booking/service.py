"""What can be booked: services, and the people and places they take."""

from collections.abc import Collection, Iterator
from dataclasses import dataclass, field, replace
from datetime import date, datetime, time, timedelta
from enum import StrEnum
from types import MappingProxyType
from typing import Final
from zoneinfo import ZoneInfo

from bot.booking.hours import WeeklyHours

PARIS: Final = ZoneInfo("Europe/Paris")


class ServiceKind(StrEnum):
    """An hour with an expert, a visit of a space, or the use of a room."""

    EXPERT = "expert"
    VISIT = "visit"
    ROOM = "room"


class LateCancel(StrEnum):
    """What happens to a cancellation after its deadline."""

    REFUSE = "refuse"
    ALLOW_AND_TELL = "allow_and_tell"


@dataclass(frozen=True)
class DaysOff:
    """Whole days, from the first to the last included, on which a person is away or the nursery closed."""

    first: date
    last: date
    reason: str = ""

    def covers(self, day: date) -> bool:
        """Whether `day` is one of them."""
        return self.first <= day <= self.last


@dataclass(frozen=True)
class Expert:
    """A person who receives founders. `key` is `expert:<id>`; days off count in all their services."""

    key: str
    name: str
    languages: tuple[str, ...] = ()
    topics: tuple[str, ...] = ()
    off: tuple[DaysOff, ...] = ()

    def speaks(self, language: str) -> bool:
        """Whether they receive in that language; a person with none stated receives in any."""
        return not self.languages or language in self.languages


@dataclass(frozen=True)
class Space:
    """A place. `key` is `space:<stem>`, `kind` the document's own word (meeting room, laboratory, …)."""

    key: str
    title: str
    kind: str
    document: str
    seats: int = 1
    equipment: tuple[str, ...] = ()
    place: str = ""
    topics: tuple[str, ...] = ()


@dataclass(frozen=True)
class Sessions:
    """When group visits begin: on dates (with a zone), or every week at a wall-clock time."""

    dated: tuple[datetime, ...] = ()
    weekly: tuple[tuple[int, time], ...] = ()

    def on(self, day: date, zone: ZoneInfo) -> Iterator[datetime]:
        """The beginnings on that day, in order."""
        dated = {start.astimezone(zone) for start in self.dated if start.astimezone(zone).date() == day}
        weekly = {datetime.combine(day, at, tzinfo=zone) for weekday, at in self.weekly if weekday == day.weekday()}
        yield from sorted(dated | weekly)


@dataclass(frozen=True)
class Offer:
    """What differs for one expert of a service: how long, when and where."""

    length: timedelta
    hours: WeeklyHours
    place: str


@dataclass(frozen=True)
class Service:
    """Something founders book. `key` is `service:<stem>`, `visit:<stem>` or `room:<stem>`.

    `resources` are the calendars to choose from (experts, or the one space); `also` those taken with any of them (the
    room of an expert's service, the host of a visit). A visit without `sessions` begins at any free time and takes
    the whole space; one with sessions gives out `capacity` seats at each.
    """

    key: str
    kind: ServiceKind
    title: str
    document: str
    length: timedelta
    hours: WeeklyHours
    topics: tuple[str, ...] = ()
    experts: tuple[Expert, ...] = ()
    space: Space | None = None
    host: Expert | None = None
    lengths: tuple[timedelta, ...] = ()
    buffer_before: timedelta = timedelta(0)
    buffer_after: timedelta = timedelta(0)
    notice: timedelta = timedelta(0)
    horizon: timedelta = timedelta(days=60)
    cancel_until: timedelta = timedelta(0)
    late_cancel: LateCancel = LateCancel.ALLOW_AND_TELL
    place: str = ""
    capacity: int = 1
    sessions: Sessions | None = None
    per_month: int | None = None
    needs_acceptance: bool = False
    offers: MappingProxyType[str, Offer] = field(default_factory=lambda: MappingProxyType({}))

    @property
    def resources(self) -> tuple[str, ...]:
        """The keys of the calendars one of which a booking takes."""
        if self.kind is ServiceKind.EXPERT:
            return tuple(expert.key for expert in self.experts)
        return (self.space.key,) if self.space else ()

    @property
    def also(self) -> tuple[str, ...]:
        """The keys of the calendars that every booking takes besides."""
        if self.kind is ServiceKind.EXPERT:
            return (self.space.key,) if self.space else ()
        return (self.host.key,) if self.host else ()

    @property
    def languages(self) -> tuple[str, ...]:
        """The languages in which someone receives."""
        people = self.experts or ((self.host,) if self.host else ())
        return tuple(dict.fromkeys(language for person in people for language in person.languages))

    def with_offers(self, experts: tuple[Expert, ...], offers: MappingProxyType[str, Offer]) -> "Service":
        """The same service, given by these people."""
        return replace(self, experts=experts, offers=offers)

    def length_for(self, resource: str) -> timedelta:
        """How long it takes with that expert or space."""
        return self.offers[resource].length if resource in self.offers else self.length

    def hours_for(self, resource: str) -> WeeklyHours:
        """When that expert or space receives for this service."""
        return self.offers[resource].hours if resource in self.offers else self.hours

    def place_for(self, resource: str) -> str:
        """Where that expert or space receives."""
        return self.offers[resource].place if resource in self.offers else self.place

    def choices(self, resources: Collection[str] | None, language: str | None) -> tuple[str, ...]:
        """The calendars among `resources` (all where none is named) whose person speaks `language`."""
        people = {expert.key: expert for expert in self.experts}
        wanted = [key for key in self.resources if resources is None or key in resources]
        return tuple(key for key in wanted if not language or key not in people or people[key].speaks(language))


@dataclass(frozen=True)
class Policy:
    """The house's rules on bookings, and the defaults of every service."""

    hours: WeeklyHours
    length: timedelta = timedelta(hours=1)
    buffer_before: timedelta = timedelta(0)
    buffer_after: timedelta = timedelta(minutes=15)
    notice: timedelta = timedelta(hours=2)
    horizon: timedelta = timedelta(days=60)
    cancel_until: timedelta = timedelta(hours=24)
    late_cancel: LateCancel = LateCancel.ALLOW_AND_TELL
    max_active: int = 3
    per_month: int | None = None
    closed_on_holidays: bool = True
    closures: tuple[DaysOff, ...] = ()
    reminders: tuple[timedelta, ...] = (timedelta(hours=24), timedelta(hours=1))
    quiet_hours: tuple[time, time] | None = (time(21), time(8))
