"""Taking the last change back, for a minute."""

from datetime import datetime
from typing import Any

from bot.booking import errors
from bot.booking.booking import Booking, BookingState
from bot.booking.changing import end
from bot.booking.checking import Check
from bot.booking.errors import Refusal
from bot.booking.hours import elapsed
from bot.booking.notice import Notice, NoticeKind
from bot.booking.request import BookingRequest
from bot.booking.standing import keys_of, owned, people_of, write
from bot.booking.waiting import Queue
from bot.booking.work import UNDO, Work


def undo(work: Work, booking_id: int, founder: int) -> Booking:
    """Take back the founder's last change of a booking: a booking is cancelled, a cancelled one stands again where its
    time is still free, a moved one returns to where it was.

    Raises:
        NoSuchBooking, NotYours, UndoTooLate (nothing of theirs to undo, or its minute is over), Taken or Full (somebody
        has the time by now: nothing is changed).
    """
    booking = owned(work.register.by_id(booking_id), founder)
    change = _undoable(work, booking)
    wish = None if change.before is None else _wish(booking, change.before)
    queue = Queue(work, booking)
    work.lock({*keys_of(work, booking), *queue.keys, *(_keys(work, wish) if wish else ())})
    booking, change = owned(work.register.by_id(booking_id), founder), _undoable(work, booking)
    if wish is None:
        undone = end(work, booking, BookingState.CANCELLED, by=founder)
        kind = NoticeKind.CANCELLED
    else:
        undone = _return(work, booking, wish, BookingState(change.before["state"]))
        kind = NoticeKind.MOVED if booking.stands else NoticeKind.RESTORED
        work.register.record("restored", undone, work.now, draft=None, by=founder, before=booking)
    work.register.mark_undone(change.id)
    people = tuple(dict.fromkeys((*people_of(undone), *people_of(booking))))
    work.notices.append(Notice(kind, undone, booking, founder, people))
    if kind is not NoticeKind.RESTORED:
        queue.offer()
    return undone


def _undoable(work: Work, booking: Booking) -> Any:
    change = work.register.last_change(booking.id)
    kinds = ("booked", "moved", "cancelled")
    if change is None or change.undone or change.kind not in kinds or change.by != booking.founder:
        raise errors.UndoTooLate
    if work.now > change.at + UNDO or (change.kind == "booked" and not booking.stands):
        raise errors.UndoTooLate
    return change


def _wish(booking: Booking, before: dict[str, Any]) -> BookingRequest:
    starts, ends = datetime.fromisoformat(before["starts"]), datetime.fromisoformat(before["ends"])
    length = elapsed(starts, ends) if before["service"].startswith("room:") else None
    return BookingRequest(
        before["service"], booking.founder, starts, before["resource"], before["seats"], length, booking.language
    )


def _keys(work: Work, wish: BookingRequest) -> tuple[str, ...]:
    return Check(work, wish).keys()


def _return(work: Work, booking: Booking, wish: BookingRequest, state: BookingState) -> Booking:
    check = Check(work, wish, moving=booking.id, ignoring=frozenset({booking.id}))
    try:
        with work.connection.begin_nested():
            placement = check.place_again()
            return write(work, placement, booking, state=state.value, version=booking.version + 1, late=False)
    except Refusal as refusal:
        raise check.explain(refusal) from None
