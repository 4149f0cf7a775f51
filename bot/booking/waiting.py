"""The waitlist: a freed slot is held for the first who waits, until a deadline, then for the next."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum
from typing import Any

from sqlalchemy import insert, select, update
from sqlalchemy.sql.elements import ColumnElement

from bot.booking import errors
from bot.booking.booking import Booking
from bot.booking.checking import Check
from bot.booking.committing import hold
from bot.booking.finding import Search
from bot.booking.notice import Notice, NoticeKind
from bot.booking.request import BookingRequest, Slot
from bot.booking.tables import waitlist
from bot.booking.window import Window
from bot.booking.work import OFFER, OFFER_DRAFT, Work, founder_key


class WaitState(StrEnum):
    """Where somebody stands who waits."""

    WAITING = "waiting"
    OFFERED = "offered"
    TAKEN = "taken"
    EXPIRED = "expired"
    LEFT = "left"


@dataclass(frozen=True)
class Waiting:
    """Somebody who waits for a time of a service that begins within a window; first come, first offered."""

    id: int
    service: str
    resource: str | None
    founder: int
    window: Window
    seats: int
    language: str | None
    state: WaitState
    offer_draft: str | None
    offer_until: datetime | None

    def wish(self, slot: Slot) -> BookingRequest:
        """The request for a slot that came free."""
        return slot.request(self.founder, seats=self.seats, language=self.language)

    def suits(self, slot: Slot) -> bool:
        """Whether that slot is what they wait for."""
        return self.resource in (None, slot.resource) and self.window.contains(slot.starts)


class Queue:
    """Those who wait for what a booking takes, should it come free. `keys` are their calendars, to lock beforehand."""

    def __init__(self, work: Work, booking: Booking) -> None:
        self._work = work
        self._slot = Slot(booking.service, booking.resource, booking.starts, booking.ends, booking.seats)
        waiting = entries(work, waitlist.c.service == booking.service, _in(WaitState.WAITING))
        self._waiting = [one for one in waiting if one.suits(self._slot) and one.founder != booking.founder]
        self.keys = tuple(founder_key(one.founder) for one in self._waiting)

    def offer(self) -> Booking | None:
        """Hold the freed slot for the first who can take it."""
        for one in self._waiting:
            held = offer(self._work, one, self._slot) if one.service in self._work.catalogue.services else None
            if held is not None:
                return held
        return None


def join(work: Work, founder: int, service: str, window: Window, **wish: Any) -> Waiting:
    """Wait for a time that begins within the window. `wish`: resource, seats, language. Told again, it waits once.

    Raises:
        UnknownService, UnknownResource, WrongSeats, PastTime (the window is over).
    """
    known, resource, seats = work.service(service), wish.get("resource"), wish.get("seats", 1)
    if resource is not None and resource not in known.resources:
        raise errors.UnknownResource(resource, known.resources)
    if not 1 <= seats <= known.capacity:
        raise errors.WrongSeats(known.capacity)
    if window.end <= work.now:
        raise errors.PastTime(window.start)
    for one in waiting_of(work, founder):
        if (one.service, one.resource, one.seats, one.window.end) == (service, resource, seats, window.end):
            return one
    row = {"service": service, "founder": founder, "starts": window.start, "ends": window.end, "created_at": work.now}
    row |= {"resource": resource, "seats": seats, "language": wish.get("language"), "state": WaitState.WAITING.value}
    return _view(work.connection.execute(insert(waitlist).values(**row).returning(waitlist)).one())


def own_waiting(work: Work, waiting_id: int, founder: int) -> Waiting:
    """The place in the queue with that number, if it is that founder's.

    Raises:
        NoSuchBooking, NotYours.
    """
    found = entries(work, waitlist.c.id == waiting_id)
    if not found:
        raise errors.NoSuchBooking
    if found[0].founder != founder:
        raise errors.NotYours
    return found[0]


def left(work: Work, waiting: Waiting) -> Waiting:
    """They wait no longer."""
    return _set(work, waiting, WaitState.LEFT)


def offer(work: Work, waiting: Waiting, slot: Slot) -> Booking | None:
    """Hold a slot for them and say so; nothing where they cannot have it, or were offered another meanwhile."""
    if not entries(work, waitlist.c.id == waiting.id, _in(WaitState.WAITING)):
        return None
    service = work.service(waiting.service)
    until = min(work.now + OFFER, slot.starts - service.notice)
    draft = f"{OFFER_DRAFT}{waiting.id}"
    try:
        held = hold(work, draft, waiting.wish(slot), until)
    except errors.Refusal:
        return None
    _set(work, waiting, WaitState.OFFERED, offer_draft=draft, offer_until=until)
    work.notices.append(Notice(NoticeKind.WAITLIST_OFFER, held, founder=waiting.founder, until=until))
    return held


def taken_up(work: Work, draft: str) -> None:
    """An offer was confirmed."""
    for one in entries(work, waitlist.c.offer_draft == draft):
        _set(work, one, WaitState.TAKEN)


def given_up(work: Work, draft: str) -> None:
    """An offer was refused by the one to whom it was made."""
    for one in entries(work, waitlist.c.offer_draft == draft, _in(WaitState.OFFERED)):
        left(work, one)


def advance(work: Work) -> None:
    """End the offers whose deadline has passed, and offer what is free to those who wait, in their order."""
    for one in entries(work, _in(WaitState.OFFERED), waitlist.c.offer_until <= work.now):
        _set(work, one, WaitState.EXPIRED)
        missed = work.register.by_draft(one.offer_draft or "")
        if missed is not None:
            work.notices.append(Notice(NoticeKind.WAITLIST_EXPIRED, missed, founder=one.founder))
    over = (_in(WaitState.WAITING), waitlist.c.ends <= work.now)
    for one in entries(work, *over):
        _set(work, one, WaitState.EXPIRED)
    waiting = [one for one in entries(work, _in(WaitState.WAITING)) if one.service in work.catalogue.services]
    found = [(one, slot) for one in waiting for slot in _first_free(work, one)]
    work.lock({key for one, slot in found for key in _keys(work, one, slot)})
    for one, slot in found:
        offer(work, one, slot)


def entries(work: Work, *where: ColumnElement[bool]) -> tuple[Waiting, ...]:
    """Those who wait (or waited), in order."""
    query = select(waitlist).where(*where).order_by(waitlist.c.id)
    return tuple(_view(row) for row in work.connection.execute(query))


def waiting_of(work: Work, founder: int) -> tuple[Waiting, ...]:
    """What a founder waits for, or is offered."""
    return entries(work, waitlist.c.founder == founder, _in(WaitState.WAITING, WaitState.OFFERED))


def _first_free(work: Work, one: Waiting) -> Iterable[Slot]:
    search = Search(
        work,
        work.service(one.service),
        one.founder,
        resources=None if one.resource is None else (one.resource,),
        seats=one.seats,
        language=one.language,
    )
    return search.free([one.window], each=False, limit=1)


def _keys(work: Work, one: Waiting, slot: Slot) -> tuple[str, ...]:
    return Check(work, one.wish(slot)).keys()


def _in(*states: WaitState) -> ColumnElement[bool]:
    return waitlist.c.state.in_([state.value for state in states])


def _set(work: Work, waiting: Waiting, state: WaitState, **values: Any) -> Waiting:
    changed = update(waitlist).where(waitlist.c.id == waiting.id).values(state=state.value, **values)
    return _view(work.connection.execute(changed.returning(waitlist)).one())


def _view(row: Any) -> Waiting:
    window = Window(row.starts, row.ends)
    return Waiting(
        row.id,
        row.service,
        row.resource,
        row.founder,
        window,
        row.seats,
        row.language,
        WaitState(row.state),
        row.offer_draft,
        row.offer_until,
    )
