"""Bookings that exist: whose they are, what they take, and how they are written and let go."""

from typing import Any
from uuid import uuid4

from sqlalchemy.exc import IntegrityError

from bot.booking import errors
from bot.booking.booking import Booking, BookingState
from bot.booking.hours import elapsed
from bot.booking.placement import Placement
from bot.booking.request import BookingRequest
from bot.booking.work import Work, founder_key


def owned(booking: Booking | None, founder: int) -> Booking:
    """The booking, if it is that founder's.

    Raises:
        NoSuchBooking, NotYours.
    """
    if booking is None:
        raise errors.NoSuchBooking
    if booking.founder != founder:
        raise errors.NotYours
    return booking


def keys_of(work: Work, booking: Booking) -> tuple[str, ...]:
    """Every calendar a booking touches."""
    session = work.ledger.session_of(booking.id)
    return (booking.resource, *booking.also, founder_key(booking.founder), *((session,) if session else ()))


def people_of(booking: Booking) -> tuple[str, ...]:
    """The experts and hosts who take part."""
    return tuple(key for key in (booking.resource, *booking.also) if key.startswith("expert:"))


def wish_of(booking: Booking) -> BookingRequest:
    """The request that would make the booking again."""
    length = elapsed(booking.starts, booking.ends) if booking.service.startswith("room:") else None
    return BookingRequest(
        booking.service, booking.founder, booking.starts, booking.resource, booking.seats, length, booking.language
    )


def state_when_agreed(work: Work, service: str) -> BookingState:
    """What a founder's yes makes of a booking."""
    return BookingState.REQUESTED if work.service(service).needs_acceptance else BookingState.CONFIRMED


def write(work: Work, placement: Placement, booking: Booking | None, **values: Any) -> Booking:
    """Put a placement into the register and the ledger, in place of what `booking` took until now.

    Raises:
        Taken: somebody went past the agenda, and the database refused. Called within a savepoint, which the refusal
            leaves, it keeps nothing of it.
    """
    try:
        if booking is not None:
            let_go(work, booking)
        row = _row(work, placement) | values | {"changed_at": work.now}
        written = work.register.add(row | _birth(work)) if booking is None else work.register.set(booking.id, **row)
        held = written.hold_until if written.state is BookingState.HELD else None
        work.ledger.claim(placement.claims, booking_id=written.id, expires=int(held.timestamp()) if held else None)
        if placement.session:
            work.ledger.settle(placement.session, placement.kept)
    except IntegrityError:
        raise errors.Taken(placement.resource) from None
    return written


def let_go(work: Work, booking: Booking) -> None:
    """Free everything that a booking took."""
    session = work.ledger.session_of(booking.id)
    work.ledger.release(booking.id)
    if session:
        work.ledger.settle(session, ())


def _birth(work: Work) -> dict[str, Any]:
    return {"uid": f"{uuid4()}@pepin", "version": 0, "created_at": work.now, "late": False}


def _row(work: Work, placement: Placement) -> dict[str, Any]:
    service, request = placement.service, placement.request
    return {
        "service": service.key,
        "document": service.document,
        "title": service.title,
        "founder": request.founder,
        "resource": placement.resource,
        "resource_title": work.catalogue.name_of(placement.resource),
        "also": list(service.also),
        "starts": work.local(placement.starts),
        "ends": work.local(placement.ends),
        "seats": request.seats,
        "place": service.place_for(placement.resource),
        "language": request.language,
    }
