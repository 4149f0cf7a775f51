"""Absences, closures and openings declared at run time, and whom they concern."""

from bot.booking import errors
from bot.booking.booking import Booking
from bot.booking.exceptions import AgendaException, add_exception, exceptions_within, remove_exception
from bot.booking.finding import Search
from bot.booking.hours import elapsed
from bot.booking.notice import Notice, NoticeKind
from bot.booking.request import Slot
from bot.booking.service import ServiceKind
from bot.booking.standing import people_of
from bot.booking.window import Window
from bot.booking.work import Work

INSTEAD = 3
"""How many other times are offered for a booking that cannot take place."""


def close(work: Work, resource: str | None, window: Window, reason: str = "") -> tuple[Booking, ...]:
    """Close a resource's calendar (the whole nursery's without one) for new bookings during the window.

    Standing bookings stay until somebody moves or cancels them: they are given back, and a notice is made for each.

    Raises:
        UnknownResource.
    """
    _known(work, resource)
    add_exception(work.connection, resource=resource, opens=False, window=window, reason=reason, now=work.now)
    affected = touched(work, resource, window)
    for one in affected:
        people = () if resource in people_of(one) else people_of(one)
        kind, instead = NoticeKind.AFFECTED_BY_ABSENCE, _instead(work, one)
        work.notices.append(Notice(kind, one, one, one.founder, people, reason=reason, nearest=instead))
    return affected


def touched(work: Work, resource: str | None, window: Window) -> tuple[Booking, ...]:
    """The standing bookings of a resource (of the whole nursery without one) that touch the window and are not over."""
    return tuple(one for one in work.register.touching(window.start, window.end, resource) if one.ends > work.now)


def _instead(work: Work, booking: Booking) -> tuple[Slot, ...]:
    service = work.catalogue.services.get(booking.service)
    if service is None:
        return ()
    length = elapsed(booking.starts, booking.ends) if service.kind is ServiceKind.ROOM else None
    ignoring = {booking.id, *(one.id for one in work.replaceable(booking.founder))}
    search = Search(
        work,
        service,
        booking.founder,
        seats=booking.seats,
        length=length,
        language=booking.language,
        ignoring=ignoring,
    )
    return search.nearest(booking.starts, INSTEAD)


def open_(work: Work, resource: str | None, window: Window, reason: str = "") -> int:
    """Open a resource's calendar (everybody's without one) outside its hours; gives the exception's number.

    Raises:
        UnknownResource.
    """
    _known(work, resource)
    return add_exception(work.connection, resource=resource, opens=True, window=window, reason=reason, now=work.now)


def declared(work: Work, resource: str | None, window: Window) -> tuple[AgendaException, ...]:
    """What was declared for a resource, or for the whole nursery, within the window."""
    return exceptions_within(work.connection, () if resource is None else (resource,), window, work.catalogue.zone)


def withdraw(work: Work, exception_id: int) -> bool:
    """Take a declaration back; whether there was one."""
    return remove_exception(work.connection, exception_id)


def _known(work: Work, resource: str | None) -> None:
    known = (*work.catalogue.experts, *work.catalogue.spaces)
    if resource is not None and resource not in known:
        raise errors.UnknownResource(resource, known)
