"""Which of a founder's own bookings a message means."""

from datetime import datetime

from bot.booking.booking import Booking
from bot.flows.draft_times import within
from bot.flows.scene import Scene
from bot.understanding.dates import Reading
from bot.understanding.understood import Understood


def meant(scene: Scene, understood: Understood) -> tuple[Booking, ...]:
    """The founder's bookings that a message may mean: by person, space or service, else by day, else all."""
    mine = scene.agenda.upcoming(scene.founder)
    named = set(understood.persons) | set(understood.spaces)
    if named:
        return tuple(one for one in mine if one.resource in named)
    if understood.services:
        return tuple(one for one in mine if one.service in understood.services)
    return mine


def on_the_day(scene: Scene, bookings: tuple[Booking, ...], understood: Understood) -> tuple[Booking, ...]:
    """Those of the bookings that lie on a day or at an hour that the message names; all where it names none of them."""
    zone, reading = scene.catalogue.zone, understood.dates
    if reading.ends:
        reading = reading.ends[0]
    if reading.kind == "at" and reading.at:
        exact = tuple(one for one in bookings if one.starts == reading.at)
        if exact:
            return exact
    found = tuple(one for one in bookings if one.starts.astimezone(zone).date() in reading.days)
    out = tuple(one for one in bookings if _ruled_out(one.starts.astimezone(zone), reading))
    # "mardi", said on a Tuesday, is another one where there is one; today would be said so.
    later = tuple(one for one in out if one.starts.astimezone(zone).date() != scene.now.astimezone(zone).date())
    return found or later or out or bookings


def in_the_time(scene: Scene, bookings: tuple[Booking, ...], reading: Reading) -> tuple[Booking, ...]:
    """Those of the bookings that lie in what was said: "celui de la semaine prochaine", "celui de l'après-midi"."""
    zone = scene.catalogue.zone
    return tuple(one for one in bookings if _lies_in(one.starts.astimezone(zone), reading))


def _lies_in(starts: datetime, reading: Reading) -> bool:
    if reading.time_only:
        return reading.clock == starts.time() or (reading.hours is not None and within(reading.hours, starts.time()))
    if reading.at:
        return reading.at == starts
    return starts.date() in reading.days or any(window.start <= starts < window.end for window in reading.windows)


def _ruled_out(starts: datetime, reading: Reading) -> bool:
    # "je ne peux plus mardi" speaks of what is booked on Tuesday.
    return any(starts.date() in one.days or starts.weekday() == one.weekday for one in reading.exclusions)


def of_rank(bookings: tuple[Booking, ...], understood: Understood) -> tuple[Booking, ...]:
    """The booking that "annule le deuxième" means, counted in order of time; all where none is named so."""
    choice = understood.choice
    index = (choice - 1 if choice > 0 else len(bookings) + choice) if choice else -1
    return (bookings[index],) if 0 <= index < len(bookings) else bookings
