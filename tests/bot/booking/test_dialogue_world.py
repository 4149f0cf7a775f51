"""What the recorded dialogues ask of the agenda comes out as they say."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime, timedelta

import pytest
from sqlalchemy import Engine

from bot.booking import errors
from bot.booking.agenda import Agenda
from bot.booking.booking import BookingState
from bot.booking.catalogue import Catalogue
from bot.booking.request import BookingRequest
from bot.booking.window import Window
from bot.storage.database import transaction
from tests.bot.booking.world import FOUNDERS, load_world, plant, service_of, world_catalogue

WORLD = load_world()
NOW = datetime.fromisoformat(WORLD["now"])


@dataclass
class Nursery:
    """The world, its agenda at the dialogue's time, and the numbers of its bookings."""

    agenda: Agenda
    catalogue: Catalogue
    planted: dict[str, int]

    def wish(self, founder: str, expert: str, at: str) -> BookingRequest:
        starts = datetime.fromisoformat(at).replace(tzinfo=self.catalogue.zone)
        return BookingRequest(service_of(self.catalogue, expert), FOUNDERS[founder], starts, f"expert:{expert}")

    def visit(self, founder: str, at: str, seats: int) -> BookingRequest:
        starts = datetime.fromisoformat(at).replace(tzinfo=self.catalogue.zone)
        return BookingRequest("visit:lab1", FOUNDERS[founder], starts, seats=seats)


@pytest.fixture
def nursery(engine: Engine) -> Iterator[Nursery]:
    catalogue = world_catalogue(WORLD)
    planted = plant(engine, catalogue, WORLD)
    with transaction(engine) as session:
        yield Nursery(Agenda(session, catalogue, NOW), catalogue, planted)


def test_an_expert_is_booked_after_a_yes(nursery: Nursery) -> None:
    wish = nursery.wish("F4", "claire", "2026-03-26T10:00")
    assert nursery.agenda.hold("d01", wish).state is BookingState.HELD
    assert nursery.agenda.upcoming(FOUNDERS["F4"]) == ()
    booking = nursery.agenda.confirm("d01", FOUNDERS["F4"])
    assert (booking.state, booking.starts) == (BookingState.CONFIRMED, wish.starts)


def test_a_corrected_time_replaces_the_hold(nursery: Nursery) -> None:
    nursery.agenda.hold("d05", nursery.wish("F4", "hugo", "2026-03-26T10:00"))
    assert nursery.agenda.check(nursery.wish("F4", "hugo", "2026-03-26T11:00")) is None
    nursery.agenda.hold("d05", nursery.wish("F4", "hugo", "2026-03-26T11:00"))
    nursery.agenda.confirm("d05", FOUNDERS["F4"])
    (booking,) = nursery.agenda.upcoming(FOUNDERS["F4"])
    assert booking.starts.hour == 11


def test_a_taken_time_is_refused_with_free_ones_nearby_and_the_buffer_is_kept(nursery: Nursery) -> None:
    refusal = nursery.agenda.check(nursery.wish("F4", "claire", "2026-03-31T10:00"))
    assert isinstance(refusal, errors.Taken)
    assert len(refusal.nearest) >= 2
    assert datetime.fromisoformat("2026-03-31T11:15+02:00") in [slot.starts for slot in refusal.nearest]
    assert isinstance(nursery.agenda.check(nursery.wish("F4", "claire", "2026-03-31T11:00")), errors.Taken)
    assert isinstance(nursery.agenda.check(nursery.wish("F4", "claire", "2026-03-31T11:14")), errors.Taken)
    assert nursery.agenda.check(nursery.wish("F4", "claire", "2026-03-31T11:15")) is None


def test_a_booking_must_leave_its_own_buffer_before_the_next(nursery: Nursery) -> None:
    assert isinstance(nursery.agenda.check(nursery.wish("F4", "claire", "2026-03-31T09:00")), errors.Taken)


def test_a_public_holiday_is_named(nursery: Nursery) -> None:
    refusal = nursery.agenda.check(nursery.wish("F4", "nora", "2026-04-06T10:00"))
    assert isinstance(refusal, errors.Holiday)
    assert refusal.names == {"fr": "Lundi de Pâques", "en": "Easter Monday"}
    assert nursery.agenda.check(nursery.wish("F4", "nora", "2026-04-07T10:00")) is None


def test_too_short_notice_says_from_when(nursery: Nursery) -> None:
    refusal = nursery.agenda.check(nursery.wish("F4", "amine", "2026-03-24T11:00"))
    assert isinstance(refusal, errors.TooSoon)
    assert refusal.earliest == NOW + timedelta(hours=2)
    assert nursery.agenda.check(nursery.wish("F4", "amine", "2026-03-25T11:00")) is None


def test_a_day_off_says_until_when(nursery: Nursery) -> None:
    refusal = nursery.agenda.check(nursery.wish("F4", "claire", "2026-04-02T10:00"))
    assert isinstance(refusal, errors.Absent)
    assert refusal.until == datetime.fromisoformat("2026-04-03T00:00+02:00")


def test_a_moved_booking_keeps_its_number_and_counts_its_versions(nursery: Nursery) -> None:
    before = nursery.agenda.booking(nursery.planted["B1"])
    wish = nursery.wish("F1", "claire", "2026-04-01T14:00")
    moved = nursery.agenda.move(before.id, FOUNDERS["F1"], wish, "d18")
    assert (moved.id, moved.uid, moved.version) == (before.id, before.uid, 1)
    assert moved.starts == wish.starts
    assert nursery.agenda.move(before.id, FOUNDERS["F1"], wish, "d18") == moved
    assert len(nursery.agenda.upcoming(FOUNDERS["F1"])) == 2


def test_a_cancelled_booking_leaves_the_others(nursery: Nursery) -> None:
    nursery.agenda.cancel(nursery.planted["B1"], FOUNDERS["F1"])
    assert [one.id for one in nursery.agenda.upcoming(FOUNDERS["F1"])] == [nursery.planted["B3"]]


def test_three_taps_make_one_booking_and_one_notice(nursery: Nursery) -> None:
    nursery.agenda.hold("d25", nursery.wish("F4", "hugo", "2026-03-26T10:00"))
    booked = [nursery.agenda.confirm("d25", FOUNDERS["F4"]) for _ in range(3)]
    assert len(set(booked)) == 1
    assert len(nursery.agenda.notices) == 1


def test_three_people_do_not_fit_where_one_seat_is_left(nursery: Nursery) -> None:
    refusal = nursery.agenda.check(nursery.visit("F3", "2026-03-27T14:00", 3))
    assert isinstance(refusal, errors.Full)
    assert refusal.seats_left == 1
    assert [slot.starts.day for slot in refusal.nearest] == [3]
    booking = nursery.agenda.book("d30", nursery.visit("F3", "2026-04-03T14:00", 3))
    assert (booking.seats, booking.state) == (3, BookingState.CONFIRMED)


def test_the_last_seat_can_be_taken(nursery: Nursery) -> None:
    (first, second) = nursery.agenda.free("visit:lab1", [Window(NOW, NOW + timedelta(days=30))], founder=104)
    assert (first.seats_left, second.seats_left) == (1, 6)
    nursery.agenda.book("last", nursery.visit("F4", "2026-03-27T14:00", 1))
    assert isinstance(nursery.agenda.check(nursery.visit("F3", "2026-03-27T14:00", 1)), errors.Full)


def test_a_fourth_active_booking_is_refused(nursery: Nursery) -> None:
    nursery.agenda.book("nora", nursery.wish("F1", "nora", "2026-03-26T09:00"))
    refusal = nursery.agenda.check(nursery.wish("F1", "hugo", "2026-03-26T11:00"))
    assert isinstance(refusal, errors.LimitReached)
    assert (refusal.limit, len(refusal.bookings)) == (3, 3)
