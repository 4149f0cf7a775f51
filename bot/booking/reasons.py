"""Why a resource does not receive at a time, told as precisely as the documents and the staff said it."""

from datetime import date, datetime

from bot.booking import errors
from bot.booking.errors import Refusal
from bot.booking.intervals import subtract
from bot.booking.openings import DAY, Openings
from bot.booking.placement import Placement
from bot.booking.service import DaysOff
from bot.booking.window import Window
from bot.booking.work import Work


def closed_because(work: Work, placement: Placement, openings: Openings) -> Refusal | None:
    """The fact that keeps the resource from receiving then; nothing where it does receive."""
    service, day = placement.service, work.local(placement.starts).date()
    if service.sessions is not None:
        if placement.stretch in openings.sessions(service, day):
            return None
        return _shut(work, placement, openings, day) or errors.NoSession(work.local(placement.starts))
    receiving = openings.of(service, placement.resource, day, work.local(placement.ends).date())
    if not subtract([placement.stretch], receiving):
        return None
    return _shut(work, placement, openings, day) or _outside(work, placement, openings, day)


def _shut(work: Work, placement: Placement, openings: Openings, day: date) -> Refusal | None:
    catalogue = work.catalogue
    holiday, closure = catalogue.holiday(day), catalogue.closure(day)
    if holiday is not None:
        names = {language: catalogue.holiday(day, language) or holiday for language in ("fr", "en")}
        return errors.Holiday(holiday, day, names)
    if closure is not None:
        return errors.Closed(_days(work, closure), closure.reason)
    return _away(work, placement, day) or _declared(placement, openings)


def _away(work: Work, placement: Placement, day: date) -> Refusal | None:
    for key in (placement.resource, *placement.service.also):
        expert = work.catalogue.experts.get(key)
        off = next((one for one in expert.off if one.covers(day)), None) if expert else None
        if off is not None:
            return errors.Absent(key, _days(work, off).end, off.reason)
    return None


def _declared(placement: Placement, openings: Openings) -> Refusal | None:
    exception = openings.closing((placement.resource, *placement.service.also), placement.stretch)
    if exception is None:
        return None
    if exception.resource is not None and exception.resource.startswith("expert:"):
        return errors.Absent(exception.resource, exception.window.end, exception.reason)
    return errors.Closed(exception.window, exception.reason)


def _outside(work: Work, placement: Placement, openings: Openings, day: date) -> Refusal:
    service = placement.service
    receiving = openings.of(service, placement.resource, day, day)
    windows = tuple(Window(work.local(start), work.local(end)) for start, end in receiving)
    if openings.announced_at(service, placement.resource, placement.stretch, day):
        return errors.Taken(placement.resource)
    return errors.OutsideHours(day, windows)


def _days(work: Work, days: DaysOff) -> Window:
    zone = work.catalogue.zone
    start, end = (datetime(one.year, one.month, one.day, tzinfo=zone) for one in (days.first, days.last + DAY))
    return Window(start, end)
