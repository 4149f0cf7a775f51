"""How long a working day is: what the house's hours, holidays and closures make of it (pure)."""

from datetime import date, datetime, timedelta

from bot.booking.catalogue import Catalogue
from bot.booking.hours import openings

LONGEST_CLOSURE = 60  # days; a house that is shut for longer has nobody to remind


def is_open(catalogue: Catalogue, moment: datetime) -> bool:
    """Whether somebody is in at that moment."""
    second = moment.timestamp()
    return any(start <= second < end for start, end in _of(catalogue, moment.astimezone(catalogue.zone).date()))


def a_working_day_after(catalogue: Catalogue, moment: datetime) -> datetime:
    """The same time on the next working day; what comes outside the hours counts from the next opening."""
    begins = _next_opening(catalogue, moment)
    local = begins.astimezone(catalogue.zone)
    for ahead in range(1, LONGEST_CLOSURE):
        day = local.date() + timedelta(days=ahead)
        if _of(catalogue, day):
            return _next_opening(catalogue, datetime.combine(day, local.time(), catalogue.zone))
    return begins + timedelta(days=LONGEST_CLOSURE)


def _next_opening(catalogue: Catalogue, moment: datetime) -> datetime:
    second, first = moment.timestamp(), moment.astimezone(catalogue.zone).date()
    for ahead in range(LONGEST_CLOSURE):
        for start, end in _of(catalogue, first + timedelta(days=ahead)):
            if second < end:
                return datetime.fromtimestamp(max(second, start), catalogue.zone)
    return moment


def _of(catalogue: Catalogue, day: date) -> list[tuple[int, int]]:
    if catalogue.holiday(day) is not None or catalogue.closure(day) is not None:
        return []
    return list(openings(catalogue.policy.hours, day, catalogue.zone))
