"""Moving, cancelling, and what an expert decides; each can be told once under its draft."""

from dataclasses import replace
from datetime import datetime

from bot.booking import errors
from bot.booking.booking import Booking, BookingState, Outcome
from bot.booking.checking import Check
from bot.booking.errors import Refusal
from bot.booking.hours import elapsed, wall_clock_before
from bot.booking.notice import Notice, NoticeKind
from bot.booking.placement import Placement
from bot.booking.request import BookingRequest
from bot.booking.securing import give_way, secured
from bot.booking.service import LateCancel
from bot.booking.standing import keys_of, let_go, owned, people_of, state_when_agreed, write
from bot.booking.waiting import Queue, given_up
from bot.booking.work import Work


def move(work: Work, booking_id: int, founder: int, request: BookingRequest, draft: str) -> Booking:
    """Give a booking another time or another expert. The old slot is kept until the new one is secured.

    Same uid, version one up. A move to where it is already changes nothing.

    Raises:
        NoSuchBooking, NotYours, NotActive, PastTime, CancelTooLate, or why the new time cannot be had.
    """
    told = work.register.by_change(draft)
    if told is not None:
        return owned(told, founder)
    booking = owned(work.register.by_id(booking_id), founder)
    _still_changeable(work, booking)
    request = replace(request, founder=founder)
    if _is_there(booking, request):
        return booking
    held, queue = work.replaceable(founder), Queue(work, booking)
    check = Check(work, request, moving=booking_id, ignoring=frozenset({booking_id, *(one.id for one in held)}))
    keys = {*check.keys(), *(key for one in (booking, *held) for key in keys_of(work, one)), *queue.keys}
    try:
        with secured(work, check, keys) as placement:
            booking = owned(work.register.by_id(booking_id), founder)
            _still_changeable(work, booking)
            moved = _place_anew(work, placement, booking)
    except Refusal as refusal:
        told = work.register.by_change(draft)
        if told is not None:
            return told
        raise check.explain(refusal) from None
    work.register.record("moved", moved, work.now, draft=draft, by=founder, before=booking)
    people = tuple(dict.fromkeys((*people_of(moved), *people_of(booking))))
    work.notices.append(Notice(NoticeKind.MOVED, moved, booking, founder, people))
    queue.offer()
    return moved


def cancel(work: Work, booking_id: int, founder: int, draft: str | None = None, *, even_late: bool = False) -> Booking:
    """Give a booking up; one cancelled already is given back unchanged. `late` tells whether the deadline had passed.

    With `even_late` a policy that refuses late cancellations does not (the founder leaves, and takes their data along).

    Raises:
        NoSuchBooking, NotYours, NotActive, PastTime, CancelTooLate.
    """
    booking = owned(work.register.by_id(booking_id), founder)
    queue = Queue(work, booking)
    work.lock({*keys_of(work, booking), *queue.keys})
    booking = owned(work.register.by_id(booking_id), founder)
    if booking.state is BookingState.CANCELLED:
        return booking
    if booking.state is not BookingState.HELD:
        _still_changeable(work, booking, even_late=even_late)
    cancelled = end(work, booking, BookingState.CANCELLED, by=founder, draft=draft)
    if booking.state is BookingState.HELD:
        given_up(work, booking.draft)
    else:
        work.notices.append(Notice(NoticeKind.CANCELLED, cancelled, booking, founder, people_of(booking)))
    queue.offer()
    return cancelled


def leave(work: Work, founder: int) -> tuple[Booking, ...]:
    """Give up all that a founder has and that has not begun, even late."""
    mine = [*work.register.of_founder(founder, work.now), *work.register.held_by(founder, work.now)]
    return tuple(cancel(work, one.id, founder, even_late=True) for one in mine if one.starts > work.now)


def accept(work: Work, booking_id: int, expert: str) -> Booking:
    """The expert agrees to a request; one that is confirmed already is given back unchanged.

    Raises:
        NoSuchBooking, NotYours (another expert's), NotActive.
    """
    booking = _experts_own(work, booking_id, expert)
    if booking.state is BookingState.CONFIRMED:
        return booking
    if booking.state is not BookingState.REQUESTED:
        raise errors.NotActive(booking)
    accepted = work.register.set(booking_id, state=BookingState.CONFIRMED.value, changed_at=work.now)
    work.register.record("accepted", accepted, work.now, draft=None, by=None, before=booking)
    work.notices.append(Notice(NoticeKind.ACCEPTED, accepted, booking, booking.founder, (expert,)))
    return accepted


def decline(work: Work, booking_id: int, expert: str, reason: str = "") -> Booking:
    """The expert says no to a request; the time is free again. Raises as `accept` does."""
    booking = _experts_own(work, booking_id, expert)
    if booking.state is BookingState.DECLINED:
        return booking
    if booking.state is not BookingState.REQUESTED:
        raise errors.NotActive(booking)
    declined = end(work, booking, BookingState.DECLINED, by=None)
    notice = Notice(NoticeKind.DECLINED, declined, booking, booking.founder, (expert,), reason=reason)
    work.notices.append(notice)
    return declined


def mark(work: Work, booking_id: int, outcome: Outcome, expert: str | None = None) -> Booking:
    """Note what became of an appointment that has begun. With `expert`, only their own.

    Raises:
        NoSuchBooking, NotYours, NotActive (not confirmed, or not begun).
    """
    booking = work.register.by_id(booking_id)
    if booking is None:
        raise errors.NoSuchBooking
    if expert is not None and expert not in people_of(booking):
        raise errors.NotYours
    over = (BookingState.CONFIRMED, BookingState.DONE, BookingState.NO_SHOW)
    if booking.state not in over or booking.starts > work.now:
        raise errors.NotActive(booking)
    marked = work.register.set(booking_id, state=BookingState(outcome.value).value, changed_at=work.now)
    work.register.record("marked", marked, work.now, draft=None, by=None, before=booking)
    return marked


def cancel_deadline(work: Work, booking: Booking) -> datetime:
    """Until when a booking can be changed in time: counted back on the wall clock."""
    service = work.catalogue.services.get(booking.service)
    ahead = service.cancel_until if service else work.catalogue.policy.cancel_until
    return wall_clock_before(booking.starts, ahead).astimezone(work.catalogue.zone)


def end(work: Work, booking: Booking, state: BookingState, *, by: int | None, draft: str | None = None) -> Booking:
    """Take a booking off the calendars; its resources must be locked."""
    let_go(work, booking)
    late = state is BookingState.CANCELLED and booking.stands and work.now > cancel_deadline(work, booking)
    ended = work.register.set(
        booking.id, state=state.value, version=booking.version + 1, hold_until=None, late=late, changed_at=work.now
    )
    work.register.record(state.value, ended, work.now, draft=draft, by=by, before=booking)
    return ended


def _experts_own(work: Work, booking_id: int, expert: str) -> Booking:
    booking = work.register.by_id(booking_id)
    if booking is None:
        raise errors.NoSuchBooking
    if expert not in people_of(booking):
        raise errors.NotYours
    work.lock(keys_of(work, booking))
    return work.register.by_id(booking_id) or booking


def _still_changeable(work: Work, booking: Booking, *, even_late: bool = False) -> None:
    if not booking.stands:
        raise errors.NotActive(booking)
    if booking.starts <= work.now:
        raise errors.PastTime(booking.starts)
    service = work.catalogue.services.get(booking.service)
    late = service.late_cancel if service else work.catalogue.policy.late_cancel
    deadline = cancel_deadline(work, booking)
    if late is LateCancel.REFUSE and not even_late and work.now > deadline:
        raise errors.CancelTooLate(deadline)


def _is_there(booking: Booking, request: BookingRequest) -> bool:
    same_resource = request.resource in (None, booking.resource) and request.service == booking.service
    same_length = request.length in (None, elapsed(booking.starts, booking.ends))
    return same_resource and same_length and (request.starts, request.seats) == (booking.starts, booking.seats)


def _place_anew(work: Work, placement: Placement, booking: Booking) -> Booking:
    give_way(work, booking.founder)
    state = state_when_agreed(work, placement.service.key).value
    return write(work, placement, booking, state=state, version=booking.version + 1)
