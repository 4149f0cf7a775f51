"""French and English of the same meaning are read the same, whenever they are said, and never as time that is over."""

from datetime import datetime
from pathlib import Path
from zoneinfo import ZoneInfo

import pytest

from bot.understanding.dates import read_dates
from tests.bot.understanding.dates.table import written

PARIS = ZoneInfo("Europe/Paris")
PAIRS = [line.split(" | ") for line in Path(__file__).with_name("pairs.txt").read_text(encoding="utf-8").splitlines()]
NOWS = [
    datetime(2026, 3, 23, 8, 0, tzinfo=PARIS),
    datetime(2026, 3, 27, 17, 30, tzinfo=PARIS),
    datetime(2026, 3, 29, 20, 0, tzinfo=PARIS),
    datetime(2026, 3, 31, 23, 30, tzinfo=PARIS),
    datetime(2026, 12, 30, 14, 0, tzinfo=PARIS),
    datetime(2027, 2, 27, 9, 15, tzinfo=PARIS),
]
"""A Monday and a Friday, the evening of a Sunday, the last minutes of a month, the last days of a year, a Saturday."""


@pytest.mark.parametrize("now", NOWS, ids=lambda now: f"{now:%y%m%d}")
def test_french_and_english_of_one_meaning_are_read_the_same(now: datetime) -> None:
    apart = [pair for pair in PAIRS if written(read_dates(pair[0], now)) != written(read_dates(pair[1], now))]
    assert apart == []


@pytest.mark.parametrize("now", NOWS, ids=lambda now: f"{now:%y%m%d}")
def test_nothing_of_them_is_over(now: datetime) -> None:
    midnight = now.replace(hour=0, minute=0)
    for text in (text for pair in PAIRS for text in pair):
        reading = read_dates(text, now)
        ends = [window.end for window in reading.windows] + ([reading.at] if reading.at else [])
        assert all(end > midnight for end in ends), text


@pytest.mark.parametrize("now", NOWS, ids=lambda now: f"{now:%y%m%d}")
def test_what_is_ruled_out_is_in_no_window(now: datetime) -> None:
    for text in ("la semaine prochaine sauf mardi", "any day but Tuesday", "je ne peux pas mardi", "ni lundi ni mardi"):
        days = {window.start.date() for window in read_dates(text, now).windows}
        assert days
        assert not any(day.weekday() == 1 for day in days), text
