"""What experts and staff do: absences, openings, acceptance, outcomes, the waitlist."""

from collections.abc import Iterator
from datetime import date, datetime, timedelta
from typing import Any

import pytest
from sqlalchemy import Engine

from bot.booking import errors
from bot.booking.agenda import Agenda
from bot.booking.booking import BookingState, Outcome
from bot.booking.catalogue import build_catalogue
from bot.booking.notice import NoticeKind
from bot.booking.request import BookingRequest
from bot.booking.service import PARIS
from bot.booking.waiting import WaitState
from bot.booking.window import Window
from bot.storage.database import transaction
from tests.bot.booking.machine import machine_catalogue
from tests.bot.booking.world import document, load_world, world_catalogue

CATALOGUE = world_catalogue(load_world())
NOW = datetime(2026, 3, 24, 10, tzinfo=PARIS)
AT = datetime(2026, 3, 31, 10, tzinfo=PARIS)
CLAIRE = BookingRequest("service:rh", 1, AT, "expert:claire")
MORNING = Window(AT - timedelta(hours=1), AT + timedelta(hours=2))


@pytest.fixture
def agenda(engine: Engine) -> Iterator[Agenda]:
    with transaction(engine) as session:
        yield Agenda(session, CATALOGUE, NOW)


def test_an_absence_tells_whom_it_concerns_and_takes_no_more_bookings(agenda: Agenda) -> None:
    booking = agenda.book("d", CLAIRE)
    assert agenda.declare_absence("expert:claire", MORNING, "formation") == (booking,)
    notice = agenda.notices[-1]
    assert (notice.kind, notice.founder, notice.reason) == (NoticeKind.AFFECTED_BY_ABSENCE, 1, "formation")
    refusal = agenda.check(BookingRequest("service:rh", 2, AT, "expert:claire"))
    assert isinstance(refusal, errors.Absent)
    assert (refusal.until, refusal.reason) == (MORNING.end, "formation")


def test_an_extra_opening_lets_people_book_outside_hours_even_on_a_holiday(agenda: Agenda) -> None:
    monday = datetime(2026, 4, 6, 10, tzinfo=PARIS)
    wish = BookingRequest("service:rh", 1, monday, "expert:claire")
    assert isinstance(agenda.check(wish), errors.Holiday)
    number = agenda.open(Window(monday, monday + timedelta(hours=1)), resource="expert:claire")
    assert agenda.check(wish) is None
    assert agenda.withdraw(number)
    assert isinstance(agenda.check(wish), errors.Holiday)


def test_an_undone_booking_cancellation_and_move_leave_what_was(agenda: Agenda) -> None:
    booking = agenda.book("d", CLAIRE)
    moved = agenda.move(booking.id, 1, BookingRequest("service:rh", 1, AT + timedelta(days=1), "expert:claire"), "m")
    back = agenda.undo(booking.id, 1)
    assert (back.starts, back.version) == (AT, moved.version + 1)
    with pytest.raises(errors.UndoTooLate):
        agenda.undo(booking.id, 1)
    agenda.cancel(booking.id, 1)
    assert agenda.undo(booking.id, 1).state is BookingState.CONFIRMED
    fresh = agenda.book("e", BookingRequest("service:numerique", 1, AT + timedelta(days=2), "expert:amine"))
    assert agenda.undo(fresh.id, 1).state is BookingState.CANCELLED
    with pytest.raises(errors.NotYours):
        agenda.undo(booking.id, 2)


def test_after_a_minute_nothing_is_undone(engine: Engine) -> None:
    with transaction(engine) as session:
        booking = Agenda(session, CATALOGUE, NOW).book("d", CLAIRE)
    with transaction(engine) as session, pytest.raises(errors.UndoTooLate):
        Agenda(session, CATALOGUE, NOW + timedelta(seconds=61)).undo(booking.id, 1)


def test_a_freed_slot_is_offered_in_order_and_to_the_next_after_its_deadline(engine: Engine) -> None:
    with transaction(engine) as session:
        agenda = Agenda(session, CATALOGUE, NOW)
        booking = agenda.book("d", CLAIRE)
        for founder in (2, 3):
            agenda.join_waitlist(founder, "service:rh", MORNING, resource="expert:claire")
    with transaction(engine) as session:
        agenda = Agenda(session, CATALOGUE, NOW)
        agenda.cancel(booking.id, 1)
        offer = next(one for one in agenda.notices if one.kind is NoticeKind.WAITLIST_OFFER)
        assert offer.founder == 2
        assert offer.until is not None
        assert isinstance(agenda.check(BookingRequest("service:rh", 4, AT, "expert:claire")), errors.Taken)
    with transaction(engine) as session:
        agenda = Agenda(session, CATALOGUE, offer.until)
        agenda.advance_waitlist()
        told = [(one.kind, one.founder) for one in agenda.notices]
        assert told == [(NoticeKind.WAITLIST_EXPIRED, 2), (NoticeKind.WAITLIST_OFFER, 3)]
        taken = agenda.confirm(agenda.notices[-1].after.draft, 3)
        assert (taken.founder, taken.state, agenda.waiting(3)) == (3, BookingState.CONFIRMED, ())


def test_an_expert_accepts_declines_and_marks_their_own_only(engine: Engine) -> None:
    catalogue, starts = machine_catalogue(), datetime(2026, 3, 26, 9, tzinfo=PARIS)
    with transaction(engine) as session:
        agenda = Agenda(session, catalogue, NOW)
        first = agenda.book("d", BookingRequest("service:ask", 1, starts, "expert:c"))
        assert first.state is BookingState.REQUESTED
        with pytest.raises(errors.NotYours):
            agenda.accept(first.id, "expert:a")
        assert agenda.accept(first.id, "expert:c").state is BookingState.CONFIRMED
        assert [one.id for one in agenda.day("expert:c", date(2026, 3, 26))] == [first.id]
        with pytest.raises(errors.NotActive):
            agenda.mark(first.id, Outcome.NO_SHOW, "expert:c")
    with transaction(engine) as session:
        agenda = Agenda(session, catalogue, starts + timedelta(hours=2))
        assert agenda.mark(first.id, Outcome.NO_SHOW, "expert:c").state is BookingState.NO_SHOW


def test_a_booking_outlives_its_document_and_can_be_cancelled(engine: Engine) -> None:
    with transaction(engine) as session:
        booking = Agenda(session, CATALOGUE, NOW).book("d", CLAIRE)
    emptied, _ = build_catalogue([document("p", "rule", "P")])
    with transaction(engine) as session:
        agenda = Agenda(session, emptied, NOW)
        assert agenda.upcoming(1) == (booking,)
        with pytest.raises(errors.UnknownService):
            agenda.move(booking.id, 1, BookingRequest("service:rh", 1, AT + timedelta(days=1)), "m")
        assert agenda.cancel(booking.id, 1).state is BookingState.CANCELLED


def test_the_first_who_waits_lets_an_offer_go_to_the_second(engine: Engine) -> None:
    with transaction(engine) as session:
        agenda = Agenda(session, CATALOGUE, NOW)
        booking = agenda.book("d", CLAIRE)
        first, second = (agenda.join_waitlist(n, "service:rh", MORNING, resource="expert:claire") for n in (2, 3))
        assert agenda.join_waitlist(2, "service:rh", MORNING, resource="expert:claire") == first
        agenda.cancel(booking.id, 1)
        with pytest.raises(errors.NotYours):
            agenda.leave_waitlist(first.id, 3)
        assert agenda.leave_waitlist(first.id, 2).state is WaitState.LEFT
        assert agenda.waiting(2) == ()
        (offered,) = agenda.waiting(3)
        assert (offered.id, offered.state) == (second.id, WaitState.OFFERED)
        assert agenda.confirm(offered.offer_draft or "", 3).starts == AT


@pytest.mark.parametrize(
    ("wish", "refusal"),
    [
        ({"service": "service:nowhere"}, errors.UnknownService),
        ({"resource": "expert:nobody"}, errors.UnknownResource),
        ({"seats": 0}, errors.WrongSeats),
        ({"window": Window(NOW - timedelta(hours=2), NOW)}, errors.PastTime),
    ],
)
def test_nobody_waits_for_what_cannot_come(agenda: Agenda, wish: dict[str, Any], refusal: type[errors.Refusal]) -> None:
    asked: dict[str, Any] = {"service": "service:rh", "window": MORNING} | wish
    with pytest.raises(refusal):
        agenda.join_waitlist(1, asked.pop("service"), asked.pop("window"), **asked)
    assert agenda.waiting(1) == ()


def test_an_absence_offers_the_free_times_that_are_nearest(agenda: Agenda) -> None:
    agenda.book("d", CLAIRE)
    agenda.declare_absence("expert:claire", MORNING)
    nearest = agenda.notices[-1].nearest
    assert len(nearest) == 3
    claires = [slot for slot in nearest if slot.resource == "expert:claire"]
    assert all(slot.starts >= MORNING.end or slot.ends <= MORNING.start for slot in claires)
