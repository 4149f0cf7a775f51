"""A thousand small contests, one after the other: never two winners, never none."""

from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from datetime import datetime, timedelta
from itertools import islice

import pytest
from sqlalchemy import Engine

from bot.booking.agenda import Agenda
from bot.booking.booking import Booking
from bot.booking.errors import Refusal
from bot.booking.request import BookingRequest
from bot.booking.service import PARIS
from bot.storage.database import transaction
from tests.bot.booking.crowd import EXPERTS, NOW, crowd_catalogue
from tests.bot.booking.invariants import assert_whole

CALLERS = 4
CATALOGUE = crowd_catalogue()


@pytest.mark.parametrize("rounds", [20, pytest.param(1_000, marks=pytest.mark.prove)])
def test_every_contended_round_has_one_winner(engine: Engine, rounds: int) -> None:
    with ThreadPoolExecutor(CALLERS) as pool:
        for number, (expert, starts) in enumerate(islice(_places(), rounds)):
            founders = range(1 + number % 40 * CALLERS, 1 + number % 40 * CALLERS + CALLERS)
            # All overlap: the same minute, and five minutes to either side.
            calls = [
                (engine, founder, expert, starts + timedelta(minutes=5 * (founder % 3 - 1))) for founder in founders
            ]
            won = [booking for booking in pool.map(_book, calls) if booking is not None]
            assert len(won) == 1, f"round {number}: {len(won)} winners"
    assert_whole(engine, NOW)


def _book(call: tuple[Engine, int, str, datetime]) -> Booking | None:
    engine, founder, expert, starts = call
    try:
        with transaction(engine) as session:
            request = BookingRequest("service:conseil", founder, starts, expert)
            return Agenda(session, CATALOGUE, NOW).book(f"{founder}-{expert}-{starts.isoformat()}", request)
    except Refusal:
        return None


def _places() -> Iterator[tuple[str, datetime]]:
    for ahead in range(1, 55):
        day = (NOW + timedelta(days=ahead)).date()
        if day.weekday() < 5 and CATALOGUE.holiday(day) is None:
            for hour in (10, 15):
                for expert in range(EXPERTS):
                    yield f"expert:e{expert:02}", datetime(day.year, day.month, day.day, hour, tzinfo=PARIS)
