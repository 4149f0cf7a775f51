"""A working day is counted in the house's hours: nights, weekends, holidays and closures do not count."""

from datetime import datetime
from zoneinfo import ZoneInfo

import pytest

from bot.booking.catalogue import Catalogue
from bot.booking.policy import HOUSE
from bot.flows.desk.working_day import a_working_day_after, is_open

PARIS = ZoneInfo("Europe/Paris")
CATALOGUE = Catalogue({}, {}, {}, HOUSE, PARIS)


def at(written: str) -> datetime:
    return datetime.fromisoformat(written).replace(tzinfo=PARIS)


@pytest.mark.parametrize(
    ("asked", "due"),
    [
        ("2026-03-24T10:15", "2026-03-25T10:15"),  # a Tuesday
        ("2026-03-27T17:00", "2026-03-30T17:00"),  # over a weekend, and a change of the clocks
        ("2026-03-28T11:00", "2026-03-31T09:00"),  # on a Saturday: from Monday's opening on
        ("2026-03-24T21:00", "2026-03-26T09:00"),  # at night: from the next opening on
        ("2026-03-24T13:00", "2026-03-25T14:00"),  # at noon
        ("2026-04-03T10:00", "2026-04-07T10:00"),  # over Easter Monday
    ],
)
def test_the_same_time_on_the_next_working_day(asked: str, due: str) -> None:
    assert a_working_day_after(CATALOGUE, at(asked)) == at(due)


def test_nobody_is_in_at_night_nor_on_a_holiday() -> None:
    assert is_open(CATALOGUE, at("2026-03-24T10:00"))
    assert not is_open(CATALOGUE, at("2026-03-24T13:00"))
    assert not is_open(CATALOGUE, at("2026-05-01T10:00"))
