"""Leaving the waitlist: what was offered goes to the next."""

from bot.booking.changing import cancel
from bot.booking.waiting import Waiting, WaitState, left, own_waiting
from bot.booking.work import Work


def leave(work: Work, waiting_id: int, founder: int) -> Waiting:
    """Wait no longer; an offer that stands is given up and goes to the next. Told again, it changes nothing.

    Raises:
        NoSuchBooking, NotYours.
    """
    waiting = own_waiting(work, waiting_id, founder)
    if waiting.state is WaitState.WAITING:
        return left(work, waiting)
    held = work.register.by_draft(waiting.offer_draft or "")
    if waiting.state is not WaitState.OFFERED or held is None:
        return waiting
    cancel(work, held.id, founder)
    return own_waiting(work, waiting_id, founder)
