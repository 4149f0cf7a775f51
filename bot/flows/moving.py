"""The time that a booking is moved to."""

from datetime import date, datetime, timedelta
from zoneinfo import ZoneInfo

from bot.booking.booking import Booking
from bot.dialogue.conversation import Draft, Goal
from bot.flows.draft_times import on_whole_day
from bot.flows.fill_dates import fill_dates, read_against
from bot.flows.scene import Scene
from bot.understanding.dates import Reading
from bot.understanding.understood import Understood

WEEK = 7


def wished(scene: Scene, draft: Draft, understood: Understood) -> Draft:
    """The draft of a move whose booking is not known yet, with the exact new time where it was said."""
    reading = understood.dates.ends[1] if understood.dates.ends else understood.dates
    exact = draft.goal is Goal.MOVE and reading.kind == "at" and not reading.same_time
    return fill_dates(draft, reading, scene.catalogue.zone) if exact else draft


def _in_that_week(reading: Reading, booking: Booking, now: datetime, zone: ZoneInfo) -> Reading:
    # "my Tuesday appointment to Wednesday": the Wednesday after that Tuesday.
    day = booking.starts.astimezone(now.tzinfo).date()
    wanted = day + timedelta(days=reading.days[0].weekday() - day.weekday())
    return _on(reading, wanted, zone) if wanted > now.date() else reading


def _on(reading: Reading, day: date, zone: ZoneInfo) -> Reading:
    return reading.on(day) if reading.said_time else on_whole_day(reading, day, zone)


def _brought_forward(reading: Reading, booking: Booking, now: datetime, zone: ZoneInfo) -> Reading | None:
    # "avancer à vendredi" is the last Friday before the booking, unless that is past.
    day = booking.starts.astimezone(now.tzinfo).date()
    wanted = day - timedelta(days=(day.weekday() - reading.days[0].weekday()) % WEEK or WEEK)
    if wanted < now.date():
        return None
    return _on(reading, wanted, zone)


def moved_to(scene: Scene, draft: Draft, understood: Understood, booking: Booking) -> Draft:
    """The draft that moves a booking to the time that the message says, if it says one."""
    reading, zone = _new_time(scene, draft, understood, booking), scene.catalogue.zone
    only_the_old = reading.kind == "at" and reading.at == booking.starts
    return draft if only_the_old else fill_dates(draft, reading, zone)


def _new_time(scene: Scene, draft: Draft, understood: Understood, booking: Booking) -> Reading:
    now = scene.local
    if understood.dates.ends:
        new = understood.dates.ends[1]
        return _in_that_week(new, booking, now, scene.catalogue.zone) if new.bare_weekday else new
    reading = understood.dates
    if reading.bare_weekday and reading.direction == "earlier":
        return _brought_forward(reading, booking, now, scene.catalogue.zone) or reading
    relative = reading.bare_weekday or reading.same_time or not (reading.said_day or reading.said_time or reading.shift)
    return read_against(draft, understood, scene.local) if relative else reading
