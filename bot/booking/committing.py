"""Holding and booking: what makes a wish last. Everything here is idempotent by the draft."""

from datetime import datetime

from sqlalchemy.exc import IntegrityError

from bot.booking import errors
from bot.booking.booking import Booking, BookingState
from bot.booking.checking import Check
from bot.booking.errors import Refusal
from bot.booking.limits import limit_refusal
from bot.booking.notice import Notice, NoticeKind
from bot.booking.placement import Placement, claims_of, lay_out
from bot.booking.request import BookingRequest
from bot.booking.securing import give_way, secured
from bot.booking.standing import keys_of, owned, people_of, state_when_agreed, wish_of, write
from bot.booking.work import HOLD, OFFER_DRAFT, Work

_OPEN = (BookingState.HELD, BookingState.EXPIRED)


def hold(work: Work, draft: str, request: BookingRequest, until: datetime | None = None) -> Booking:
    """Keep a slot while the founder decides; a hold of theirs made before gives way.

    A draft that was confirmed already gives its booking back unchanged.
    """
    booking, _ = _secure(work, draft, request, BookingState.HELD, until or work.now + HOLD)
    return booking


def book(work: Work, draft: str, request: BookingRequest) -> Booking:
    """Hold and confirm in one; a draft that was booked already gives its booking back."""
    booking, fresh = _secure(work, draft, request, state_when_agreed(work, request.service), None)
    return _agreed(work, booking) if fresh else booking


def confirm(work: Work, draft: str, founder: int) -> Booking:
    """Make a hold last. A hold that ran out is made anew where its slot is still free.

    Raises:
        NoSuchBooking, NotYours, NotActive (cancelled or declined since), Expired, or why it may not be booked any more.
    """
    booking = owned(work.register.by_draft(draft), founder)
    work.lock(keys_of(work, booking))
    booking = owned(work.register.by_draft(draft), founder)
    if booking.state in (BookingState.CANCELLED, BookingState.DECLINED):
        raise errors.NotActive(booking)
    if booking.state not in _OPEN:
        return booking
    lasts = booking.hold_until is not None and booking.hold_until > work.now
    return _confirm_held(work, booking) if lasts and booking.state is BookingState.HELD else _again(work, booking)


def _secure(
    work: Work, draft: str, request: BookingRequest, state: BookingState, until: datetime | None, /
) -> tuple[Booking, bool]:
    known = work.register.by_draft(draft)
    if known is not None and owned(known, request.founder).state not in _OPEN:
        return known, False
    held = () if draft.startswith(OFFER_DRAFT) else work.replaceable(request.founder)
    touched = {one.id: one for one in (*held, *((known,) if known else ()))}
    check = Check(work, request, ignoring=frozenset(touched))
    keys = {*check.keys(), *(key for one in touched.values() for key in keys_of(work, one))}
    try:
        with secured(work, check, keys) as placement:
            return _placed(work, placement, draft, state, until)
    except Refusal as refusal:
        told = work.register.by_draft(draft)
        if told is not None and (known is None or told.state not in _OPEN):
            # The same draft was told by somebody else meanwhile, and what stands in the way is its own booking.
            return _secure(work, draft, request, state, until)
        raise check.explain(refusal) from None


def _placed(
    work: Work, placement: Placement, draft: str, state: BookingState, until: datetime | None
) -> tuple[Booking, bool]:
    known = work.register.by_draft(draft)
    if known is not None and known.state not in _OPEN:
        return known, False
    if not draft.startswith(OFFER_DRAFT):
        give_way(work, placement.request.founder)
    return write(work, placement, known, draft=draft, state=state.value, hold_until=until), True


def _confirm_held(work: Work, booking: Booking) -> Booking:
    wish = wish_of(booking)
    refusal = limit_refusal(work, wish, None)
    if refusal is not None:
        raise refusal
    placement = lay_out(work.service(booking.service), wish, booking.resource)
    _, kept = claims_of(placement, [])
    try:
        with work.connection.begin_nested():
            work.ledger.confirm(booking.id)
            if placement.session:
                work.ledger.settle(placement.session, kept)
    except IntegrityError:
        raise errors.Expired from None
    state = state_when_agreed(work, booking.service).value
    return _agreed(work, work.register.set(booking.id, state=state, hold_until=None, changed_at=work.now))


def _again(work: Work, booking: Booking) -> Booking:
    try:
        return book(work, booking.draft, wish_of(booking))
    except (errors.Taken, errors.Full, errors.NoSession) as refusal:
        raise errors.Expired(nearest=refusal.nearest) from None


def _agreed(work: Work, booking: Booking) -> Booking:
    work.register.record("booked", booking, work.now, draft=None, by=booking.founder, before=None)
    kind = NoticeKind.REQUESTED if booking.state is BookingState.REQUESTED else NoticeKind.BOOKED
    work.notices.append(Notice(kind, booking, founder=booking.founder, resources=people_of(booking)))
    return booking
