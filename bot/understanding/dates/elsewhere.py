"""An hour by the clock of another place: "10am UK time", "9h heure de Montréal"."""

from dataclasses import replace
from datetime import datetime
from zoneinfo import ZoneInfo

from bot.booking.window import Window
from bot.understanding.dates.days import Line
from bot.understanding.dates.numbers import has
from bot.understanding.dates.reading import Reading
from bot.understanding.dates.words import PLACES

LONGEST_NAME = 2
Zone = tuple[ZoneInfo, int]
"""The zone named, and the place after its name."""


def zone_after(line: Line, at: int) -> Zone | None:
    """The zone named at `at`, after an hour: "heure de Montréal", "New York time", "GMT"."""
    french = has(line, at, "hour") and line[at].text == "heure"
    start = at + 1 + has(line, at + 1, "of") if french else at
    named = _place(line, start)
    if named is None:
        return None
    name, after = named
    timed = after < len(line) and line[after].text == "time"
    clock = name in CLOCKS
    return (ZoneInfo(PLACES[name]), after + timed) if french or timed or clock else None


CLOCKS = frozenset({"gmt", "utc", "cet", "cest", "bst", "edt", "pst", "pdt"})
"""Abbreviations that can mean nothing but a clock's time."""


FIRST_WORDS = frozenset(name.split()[0] for name in PLACES)
"""What the name of a place may begin with."""


def _place(line: Line, at: int) -> tuple[str, int] | None:
    for length in range(LONGEST_NAME, 0, -1):
        name = " ".join(symbol.text for symbol in line[at : at + length])
        if at + length <= len(line) and name in PLACES:
            return name, at + length
    return None


def moved(reading: Reading, zone: ZoneInfo) -> Reading:
    """The reading, its hours taken by the clock of `zone`; in the zone it had."""
    if reading.kind not in ("at", "window"):
        return reading
    if reading.at is None:
        ends = [(_by(each.start, zone), _by(each.end, zone)) for each in reading.windows]
        windows = tuple(Window(start, end) for start, end in ends if start < end)
        return replace(reading, windows=windows, kind="window" if windows else "none")
    at = _by(reading.at, zone)
    return replace(reading, at=at, clock=at.time(), days=(at.date(),))


def _by(moment: datetime, zone: ZoneInfo) -> datetime:
    return moment.replace(tzinfo=zone).astimezone(moment.tzinfo)
