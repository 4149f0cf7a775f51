"""What holds of every phrase, whatever it says."""

from datetime import datetime, timedelta
from itertools import pairwise
from pathlib import Path
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from bot.understanding.dates import Reading, read_dates
from bot.understanding.dates.words import ENGLISH, FRENCH
from tests.bot.understanding.dates.table import cases

PARIS = ZoneInfo("Europe/Paris")
WORDS = sorted({phrase for table in (FRENCH, ENGLISH) for words in table.values() for phrase in words})
NUMBERS = [
    "1",
    "2",
    "7",
    "9",
    "12",
    "14h",
    "14h30",
    "15",
    "30",
    "31",
    "3/4",
    "2026",
    "99",
    "0",
    "2pm",
    "1er",
    "-",
    ",",
    "?",
]
nows = st.datetimes(datetime(2024, 1, 1), datetime(2031, 12, 31)).map(lambda naive: naive.replace(tzinfo=PARIS))
phrases = st.lists(st.sampled_from([*WORDS, *NUMBERS]), max_size=9).map(" ".join)


def _instants(reading: Reading) -> list[datetime]:
    own = [reading.at] if reading.at else []
    own += [end for window in reading.windows for end in (window.start, window.end)]
    return own + [instant for other in reading.alternatives for instant in _instants(other)]


def _hold(text: str, now: datetime, reading: Reading) -> None:
    assert all(instant.tzinfo is now.tzinfo for instant in _instants(reading))
    assert all(before.start <= after.start for before, after in pairwise(reading.windows))
    assert (reading.kind == "at") == (reading.at is not None)
    assert (reading.kind == "window") == bool(reading.windows)
    assert reading.kind != "ask" or reading.why is not None
    assert all(0 <= start < end <= max(len(text), 2000) for start, end in reading.spans)


@settings(max_examples=400, deadline=None)
@given(phrases, nows)
def test_any_row_of_calendar_words_is_read_without_an_error(text: str, now: datetime) -> None:
    _hold(text, now, read_dates(text, now))


@settings(max_examples=200, deadline=None)
@given(phrases, nows, nows)
def test_any_anchor_is_accepted(text: str, now: datetime, anchor: datetime) -> None:
    _hold(text, now, read_dates(text, now, anchor=anchor))


@settings(max_examples=300, deadline=None)
@given(st.text(max_size=200), nows)
def test_any_text_is_read_without_an_error(text: str, now: datetime) -> None:
    _hold(text, now, read_dates(text, now))


@settings(max_examples=200, deadline=None)
@given(
    st.sampled_from(
        ["lundi", "mardi 10h", "vendredi matin", "le 15", "le 31 à 9h", "dans 3 jours", "next week", "demain", "à 14h"]
    ),
    nows,
)
def test_days_said_without_a_year_are_never_past(text: str, now: datetime) -> None:
    reading = read_dates(text, now)
    ends = [window.end for window in reading.windows] + ([reading.at] if reading.at else [])
    midnight = now.replace(hour=0, minute=0, second=0, microsecond=0)
    assert all(end >= midnight for end in ends)


def test_the_same_phrase_is_read_the_same_in_capitals_and_without_accents() -> None:
    for case in cases(Path(__file__).with_name("phrases.txt")):
        shouted = read_dates(case.text.upper(), case.now)
        assert shouted.windows == read_dates(case.text, case.now).windows, case.text


def test_a_now_without_a_zone_is_refused() -> None:
    with pytest.raises(ValueError, match="zone"):
        read_dates("demain", datetime(2026, 3, 24))


def test_a_very_long_text_is_read_quickly_enough_to_answer() -> None:
    reading = read_dates("mardi ou jeudi " * 5000, datetime(2026, 3, 24, 10, 15, tzinfo=PARIS))
    assert reading.windows[-1].end - reading.windows[0].start < timedelta(days=8)
