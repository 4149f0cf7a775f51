"""Slots on the days when the clock changes, on the edges of the year, and on public holidays."""

from collections.abc import Iterator
from datetime import UTC, date, datetime, timedelta

import pytest
from sqlalchemy import Engine

from bot.booking import errors
from bot.booking.agenda import Agenda
from bot.booking.booking import Booking
from bot.booking.catalogue import Catalogue, build_catalogue
from bot.booking.hours import elapsed, wall_clock_before
from bot.booking.request import BookingRequest, Slot
from bot.booking.service import PARIS
from bot.booking.window import Window
from bot.storage.database import transaction
from tests.bot.booking.world import document


def _catalogue(hours: str = "00:00-24:00") -> Catalogue:
    policy = document("p", "rule", "P", booking_policy={"hours": {"mon-sun": [hours]}, "buffer_after": "0 min"})
    service = document("s", "service", "S", booking={"length": "30 min", "experts": [{"id": "a"}]})
    catalogue, problems = build_catalogue([policy, service])
    assert not problems
    return catalogue


def _slots(engine: Engine, first: date, days: int = 1) -> list[Slot]:
    start = datetime(first.year, first.month, first.day, tzinfo=PARIS)
    end = start + timedelta(days=days)
    with transaction(engine) as session:
        agenda = Agenda(session, _catalogue(), start - timedelta(days=3))
        return list(agenda.free("service:s", [Window(start, end)], founder=1, limit=1_000))


@pytest.mark.parametrize(
    ("day", "quarters"),
    [
        pytest.param(date(2026, 3, 29), 23 * 4, id="summer time begins"),
        pytest.param(date(2026, 10, 25), 25 * 4, id="summer time ends"),
        pytest.param(date(2028, 2, 29), 24 * 4, id="leap day"),
        pytest.param(date(2026, 12, 31), 24 * 4 - 1, id="last day of the year, with a holiday after midnight"),
    ],
)
def test_a_day_has_each_of_its_quarters_once_and_every_slot_its_length(
    sqlite: Engine, day: date, quarters: int
) -> None:
    slots = _slots(sqlite, day)
    midnight = datetime(day.year, day.month, day.day, tzinfo=PARIS).astimezone(UTC)
    begins = [slot.starts.astimezone(UTC) for slot in slots]
    assert begins == [midnight + timedelta(minutes=15 * n) for n in range(quarters)]
    assert {elapsed(slot.starts, slot.ends) for slot in slots} == {timedelta(minutes=30)}


@pytest.mark.parametrize("year", [2026, 2027, 2028])
def test_the_eleven_holidays_have_no_slot(sqlite: Engine, year: int) -> None:
    catalogue = _catalogue("09:00-18:00")
    days = [date(year, 1, 1) + timedelta(days=n) for n in range(365)]
    closed = [day for day in days if catalogue.holiday(day)]
    assert len(closed) == 11
    for day in closed:
        start = datetime(day.year, day.month, day.day, tzinfo=PARIS)
        with transaction(sqlite) as session:
            agenda = Agenda(session, catalogue, start - timedelta(days=2))
            assert agenda.free("service:s", [Window(start, start + timedelta(days=1))], founder=1) == ()
            wish = BookingRequest("service:s", 1, start + timedelta(hours=10))
            assert isinstance(agenda.check(wish), errors.Holiday)


def test_an_appointment_over_the_change_to_summer_time_lasts_as_long_as_any(sqlite: Engine) -> None:
    asked = datetime(2026, 3, 29, 1, 45, tzinfo=PARIS)
    booking = _booked(sqlite, asked)
    assert (booking.starts, booking.ends) == (asked, datetime(2026, 3, 29, 3, 15, tzinfo=PARIS))
    assert elapsed(booking.starts, booking.ends) == timedelta(minutes=30)


def test_a_time_that_the_change_skips_is_booked_and_told_as_the_one_the_clock_shows_instead(sqlite: Engine) -> None:
    booking = _booked(sqlite, datetime(2026, 3, 29, 2, 30, tzinfo=PARIS))
    assert (booking.starts.hour, booking.starts.minute) == (3, 30)


def test_the_hour_that_comes_twice_can_be_booked_twice(sqlite: Engine) -> None:
    first = _booked(sqlite, datetime(2026, 10, 25, 2, 30, tzinfo=PARIS), founder=1)
    second = _booked(sqlite, datetime(2026, 10, 25, 2, 30, tzinfo=PARIS, fold=1), founder=2)
    assert elapsed(first.starts, second.starts) == timedelta(hours=1)
    assert (first.starts.utcoffset(), second.starts.utcoffset()) == (timedelta(hours=2), timedelta(hours=1))


def _booked(engine: Engine, starts: datetime, founder: int = 1) -> Booking:
    with transaction(engine) as session:
        agenda = Agenda(session, _catalogue(), starts - timedelta(days=3))
        return agenda.book(f"d{founder}", BookingRequest("service:s", founder, starts))


def test_a_day_before_is_the_same_hour_of_the_wall_clock() -> None:
    start = datetime(2026, 3, 29, 10, tzinfo=PARIS)
    assert wall_clock_before(start, timedelta(hours=24)) == datetime(2026, 3, 28, 10, tzinfo=PARIS)
    assert wall_clock_before(start, timedelta(hours=1)) == datetime(2026, 3, 29, 9, tzinfo=PARIS)


@pytest.fixture
def agenda(sqlite: Engine) -> Iterator[Agenda]:
    with transaction(sqlite) as session:
        yield Agenda(session, _catalogue("09:00-18:00"), datetime(2026, 3, 24, 9, 15, tzinfo=UTC))


@pytest.mark.parametrize(
    ("wish", "refusal"),
    [
        (BookingRequest("service:s", 1, datetime(2026, 3, 23, 10, tzinfo=PARIS)), errors.PastTime),
        (BookingRequest("service:s", 1, datetime(2026, 3, 25, 10)), errors.NaiveTime),
        (BookingRequest("service:x", 1, datetime(2026, 3, 25, 10, tzinfo=PARIS)), errors.UnknownService),
        (BookingRequest("service:s", 1, datetime(2026, 3, 25, 10, tzinfo=PARIS), "expert:z"), errors.UnknownResource),
        (BookingRequest("service:s", 1, datetime(2036, 3, 25, 10, tzinfo=PARIS)), errors.TooFar),
        (BookingRequest("service:s", 1, datetime(2026, 3, 25, 20, tzinfo=PARIS)), errors.OutsideHours),
        (BookingRequest("service:s", 1, datetime(2026, 3, 25, 10, tzinfo=PARIS), seats=0), errors.WrongSeats),
        (
            BookingRequest("service:s", 1, datetime(2026, 3, 25, 10, tzinfo=PARIS), length=timedelta(minutes=-5)),
            errors.WrongLength,
        ),
    ],
)
def test_nonsense_is_refused_with_its_fact(agenda: Agenda, wish: BookingRequest, refusal: type) -> None:
    assert isinstance(agenda.check(wish), refusal)
