"""Reminders come once, at the right wall-clock time, and never for what is gone."""

from datetime import datetime, timedelta

import pytest
from sqlalchemy import Engine

from bot.booking.agenda import Agenda
from bot.booking.booking import Booking
from bot.booking.notice import NoticeKind
from bot.booking.policy import HOUSE
from bot.booking.reminding import due_at
from bot.booking.request import BookingRequest
from bot.booking.service import PARIS
from bot.storage.database import transaction
from tests.bot.booking.world import load_world, world_catalogue

CATALOGUE = world_catalogue(load_world())
MADE = datetime(2026, 3, 24, 10, tzinfo=PARIS)
AT = datetime(2026, 3, 31, 10, tzinfo=PARIS)


def _book(engine: Engine, starts: datetime = AT) -> Booking:
    with transaction(engine) as session:
        return Agenda(session, CATALOGUE, MADE).book("d", BookingRequest("service:rh", 1, starts, "expert:claire"))


def _due(engine: Engine, now: datetime) -> list[timedelta | None]:
    with transaction(engine) as session:
        notices = Agenda(session, CATALOGUE, now).due_reminders()
    assert all(one.kind is NoticeKind.REMINDER and one.resources == ("expert:claire",) for one in notices)
    return [one.lead for one in notices]


def test_each_reminder_comes_once(engine: Engine) -> None:
    _book(engine)
    assert _due(engine, AT - timedelta(days=1, minutes=1)) == []
    assert _due(engine, AT - timedelta(days=1)) == [timedelta(days=1)]
    assert _due(engine, AT - timedelta(days=1)) == []
    assert _due(engine, AT - timedelta(hours=1)) == [timedelta(hours=1)]
    assert _due(engine, AT - timedelta(minutes=59)) == []


def test_after_a_long_stop_only_the_last_is_given_and_none_that_is_useless(engine: Engine) -> None:
    _book(engine)
    assert _due(engine, AT - timedelta(minutes=30)) == [timedelta(hours=1)]


def test_a_reminder_minutes_before_helps_nobody(sqlite: Engine) -> None:
    _book(sqlite)
    assert _due(sqlite, AT - timedelta(minutes=5)) == []


def test_a_cancelled_booking_is_not_reminded(sqlite: Engine) -> None:
    booking = _book(sqlite)
    with transaction(sqlite) as session:
        Agenda(session, CATALOGUE, MADE).cancel(booking.id, 1)
    assert _due(sqlite, AT - timedelta(hours=1)) == []


def test_a_moved_booking_is_reminded_at_its_new_time(sqlite: Engine) -> None:
    booking, later = _book(sqlite), AT + timedelta(days=1)
    assert _due(sqlite, AT - timedelta(days=1)) == [timedelta(days=1)]
    with transaction(sqlite) as session:
        wish = BookingRequest("service:rh", 1, later, "expert:claire")
        Agenda(session, CATALOGUE, AT - timedelta(days=1)).move(booking.id, 1, wish, "m")
    assert _due(sqlite, AT - timedelta(hours=1)) == []
    assert _due(sqlite, later - timedelta(days=1, minutes=-1)) == [timedelta(days=1)]


def test_a_booking_made_within_the_lead_is_not_reminded_at_once(sqlite: Engine) -> None:
    _book(sqlite, datetime(2026, 3, 25, 9, tzinfo=PARIS))
    assert _due(sqlite, MADE + timedelta(minutes=1)) == []


@pytest.mark.parametrize(
    ("starts", "lead", "due"),
    [
        ((2026, 3, 29, 10), 24, (2026, 3, 28, 10)),
        ((2026, 10, 25, 10), 24, (2026, 10, 24, 10)),
        ((2026, 3, 31, 9), 1, (2026, 3, 31, 8)),
        ((2026, 3, 31, 8, 30), 1, (2026, 3, 31, 8)),
        ((2026, 3, 31, 8, 15), 1, (2026, 3, 30, 20, 30)),
        ((2026, 3, 31, 22), 24, (2026, 3, 31, 8)),
    ],
)
def test_a_reminder_keeps_to_the_wall_clock_and_out_of_quiet_hours(
    starts: tuple[int, ...], lead: int, due: tuple[int, ...]
) -> None:
    begin, expected = (datetime(*parts, tzinfo=PARIS) for parts in (starts, due))  # type: ignore[arg-type, misc]
    assert due_at(begin, timedelta(hours=lead), HOUSE) == expected
