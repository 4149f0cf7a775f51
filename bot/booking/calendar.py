"""Calendar files (RFC 5545, RFC 5546): an invitation, its cancellation, and a feed of everything one has.

One UID for a booking's life and a SEQUENCE that rises with every change, so that a calendar updates the event it
holds. Times are UTC: a single event needs no zone table, and a phone shows its own clock. The words (`summary`,
`description`) come from the caller, who knows the language.
"""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import UTC, datetime

from icalendar import Calendar, Event, vCalAddress

from bot.booking.booking import Booking, BookingState

MIME_TYPE = "text/calendar; charset=utf-8"


@dataclass(frozen=True)
class Wording:
    """What a calendar shows of a booking."""

    summary: str
    description: str = ""


def invitation(booking: Booking, wording: Wording, *, organizer: str = "", now: datetime) -> bytes:
    """A file that adds the booking to a calendar, or updates it there (METHOD:REQUEST)."""
    return _file("REQUEST", [_event(booking, wording, organizer, now)])


def cancellation(booking: Booking, wording: Wording, *, organizer: str = "", now: datetime) -> bytes:
    """A file that takes the booking out of a calendar (METHOD:CANCEL)."""
    event = _event(booking, wording, organizer, now)
    event["STATUS"] = "CANCELLED"
    return _file("CANCEL", [event])


def feed(bookings: Iterable[Booking], word: Callable[[Booking], Wording], *, name: str = "", now: datetime) -> bytes:
    """A calendar to subscribe to (METHOD:PUBLISH): what stands, and as cancelled what no longer does."""
    return _file("PUBLISH", [_event(one, word(one), "", now) for one in bookings], name)


def _event(booking: Booking, wording: Wording, organizer: str, now: datetime) -> Event:
    event = Event()
    event.add("uid", booking.uid)
    event.add("sequence", booking.version)
    event.add("dtstamp", now.astimezone(UTC))
    event.add("created", booking.created_at.astimezone(UTC))
    event.add("last-modified", booking.changed_at.astimezone(UTC))
    event.add("dtstart", booking.starts.astimezone(UTC))
    event.add("dtend", booking.ends.astimezone(UTC))
    event.add("summary", wording.summary)
    event.add("status", _status(booking))
    if wording.description:
        event.add("description", wording.description)
    if booking.place:
        event.add("location", booking.place)
    if organizer:
        event.add("organizer", vCalAddress(f"mailto:{organizer}"))
    return event


def _status(booking: Booking) -> str:
    if booking.state in (BookingState.CANCELLED, BookingState.DECLINED, BookingState.EXPIRED):
        return "CANCELLED"
    return "TENTATIVE" if booking.state in (BookingState.HELD, BookingState.REQUESTED) else "CONFIRMED"


def _file(method: str, events: Iterable[Event], name: str = "") -> bytes:
    calendar = Calendar()
    calendar.add("prodid", "-//Pepin//FR")
    calendar.add("version", "2.0")
    calendar.add("method", method)
    if name:
        calendar.add("x-wr-calname", name)
    for event in events:
        calendar.add_component(event)
    return bytes(calendar.to_ical())
