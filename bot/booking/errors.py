"""Why the agenda says no. Every refusal carries the facts from which the conversation words it."""

from dataclasses import dataclass, field
from datetime import date, datetime, timedelta

from bot.booking.booking import Booking
from bot.booking.request import Slot
from bot.booking.window import Window


@dataclass(eq=False, kw_only=True)
class Refusal(Exception):
    """The agenda cannot do what was asked. `nearest` are free times close to the one asked, earliest first."""

    nearest: tuple[Slot, ...] = field(default=())


@dataclass(eq=False)
class Unavailable(Refusal):
    """That time cannot be had; another can, perhaps."""


# About the time asked ---------------------------------------------------------------------------------------------


@dataclass(eq=False)
class NaiveTime(Refusal):
    """A time without a time zone."""

    starts: datetime


@dataclass(eq=False)
class PastTime(Unavailable):
    """The time has passed."""

    starts: datetime


@dataclass(eq=False)
class TooSoon(Unavailable):
    """Less notice than the service asks; `earliest` is the first instant that respects it."""

    earliest: datetime


@dataclass(eq=False)
class TooFar(Unavailable):
    """Beyond the horizon; `latest` is the last instant within."""

    latest: datetime


@dataclass(eq=False)
class Holiday(Unavailable):
    """A public holiday; `names` by language (fr, en)."""

    name: str
    day: date
    names: dict[str, str]


@dataclass(eq=False)
class Closed(Unavailable):
    """The nursery (or the space) is closed during `window`."""

    window: Window
    reason: str


@dataclass(eq=False)
class Absent(Unavailable):
    """The expert is away until that instant."""

    expert: str
    until: datetime
    reason: str


@dataclass(eq=False)
class OutsideHours(Unavailable):
    """Not within opening hours; `hours` are those of that day, empty on a day without any."""

    day: date
    hours: tuple[Window, ...]


@dataclass(eq=False)
class NoSession(Unavailable):
    """No group visit begins then; `nearest` holds those that do."""

    starts: datetime


@dataclass(eq=False)
class Taken(Unavailable):
    """Somebody else has it."""

    resource: str


@dataclass(eq=False)
class Full(Unavailable):
    """Fewer seats are left than asked."""

    seats_left: int


@dataclass(eq=False)
class OwnConflict(Unavailable):
    """The founder has another booking then."""

    booking: Booking


# About what was asked for -----------------------------------------------------------------------------------------


@dataclass(eq=False)
class UnknownService(Refusal):
    """No document describes it (any more)."""

    service: str


@dataclass(eq=False)
class UnknownResource(Refusal):
    """Not one of the service's experts or spaces."""

    resource: str
    known: tuple[str, ...]


@dataclass(eq=False)
class LanguageNotSpoken(Refusal):
    """None of the experts asked for receives in that language; `spoken` are those somebody of the service speaks."""

    language: str
    spoken: tuple[str, ...]


@dataclass(eq=False)
class WrongLength(Refusal):
    """A length that is not let."""

    allowed: tuple[timedelta, ...]


@dataclass(eq=False)
class WrongSeats(Refusal):
    """No seats, or more than there are altogether."""

    capacity: int


# About the founder and the booking --------------------------------------------------------------------------------


@dataclass(eq=False)
class LimitReached(Refusal):
    """The founder has as many active bookings as allowed: these."""

    limit: int
    bookings: tuple[Booking, ...]


@dataclass(eq=False)
class MonthlyLimit(Refusal):
    """As many bookings of this service in that month as allowed: these."""

    limit: int
    bookings: tuple[Booking, ...]


@dataclass(eq=False)
class NoSuchBooking(Refusal):
    """Neither an id nor a draft of a booking."""


@dataclass(eq=False)
class NotYours(Refusal):
    """The booking is another founder's, or the expert's another's."""


@dataclass(eq=False)
class NotActive(Refusal):
    """The booking no longer stands (cancelled, declined, over), so nothing of the kind can be done with it."""

    booking: Booking


@dataclass(eq=False)
class Expired(Refusal):
    """The hold ran out and somebody else has the slot."""


@dataclass(eq=False)
class CancelTooLate(Refusal):
    """The deadline for changes has passed and the policy refuses late ones."""

    deadline: datetime


@dataclass(eq=False)
class UndoTooLate(Refusal):
    """Nothing to undo, or its minute is over."""
