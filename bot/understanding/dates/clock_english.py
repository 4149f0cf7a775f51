"""Hours in English words: "half past two", "quarter to three", "15 past 3", "half two", "two thirty"."""

from collections.abc import Sequence

from bot.understanding.dates.numbers import has, number, value
from bot.understanding.dates.points import MIDNIGHT, Parsed, Point, names_a_count
from bot.understanding.dates.symbols import Symbol


def english_words(line: Sequence[Symbol], at: int) -> Parsed | None:
    """ "half past two", "quarter to three", "ten past four", "15 past 3", "half two", "two thirty"."""
    if has(line, at, "half", "quarter") and line[at].text in ("half", "quarter", "a quarter"):
        minutes, after = (30 if has(line, at, "half") else 15), at + 1
        if minutes == 30 and not has(line, after, "after", "to"):
            hour = number(line, after)
            return _clock(line, hour, 30) if hour and not has(line, hour[1], "unit", "hour") else None
    elif (counted := number(line, at)) and _counts_minutes(line, at, counted):
        minutes, after = counted
    else:
        return _hour_and_minutes(line, at)
    if after >= len(line) or line[after].text not in ("past", "to", "after"):
        return None
    hour = (12, after + 2) if has(line, after + 1, "noon") else number(line, after + 1)
    return _clock(line, hour, -minutes if line[after].text == "to" else minutes)


def _counts_minutes(line: Sequence[Symbol], at: int, counted: tuple[int, int]) -> bool:
    """Whether a number counts minutes past or to an hour: in figures "15 past 3" and "15 to noon", not "10 to 12"."""
    minutes, after = counted
    if has(line, at - 1, "from", "between") or after >= len(line):
        return False
    if has(line, at, "spelled"):
        return minutes in (5, 10, 20, 25) and line[after].text in ("past", "to", "after")
    to_noon = line[after].text == "to" and has(line, after + 1, "noon") and minutes > 12
    return 1 <= minutes <= 30 and (line[after].text == "past" or to_noon)


def _hour_and_minutes(line: Sequence[Symbol], at: int) -> Parsed | None:
    """ "two thirty", "nine fifteen": both in words, no count of anything."""
    hour = number(line, at) if has(line, at, "spelled") else None
    if hour is None or not 1 <= hour[0] <= 12 or not has(line, hour[1], "spelled") or line[at].text in FRENCH_HOURS:
        return None
    minutes = number(line, hour[1])
    if minutes is None or not 10 <= minutes[0] <= 59 or has(line, minutes[1], "unit", "hour", "fortnight"):
        return None
    if names_a_count(line, minutes[1]):
        return None
    return _clock(line, hour, minutes[0], minutes[1])


FRENCH_HOURS = frozenset(
    {"un", "une", "deux", "trois", "quatre", "cinq", "sept", "huit", "neuf", "dix", "onze", "douze"}
)


def _clock(line: Sequence[Symbol], hour: tuple[int, int] | None, minutes: int, end: int = 0) -> Parsed | None:
    """The time that an hour and minutes after it (or before it) make, with the "am" or "pm" at `end`."""
    if hour is None or not 1 <= hour[0] <= 12:
        return None
    end = end or hour[1]
    half_day = has(line, end, "ampm")
    if half_day:
        total = (hour[0] % 12 + value(line, end, "ampm")) * 60 + minutes
        return Point(total % MIDNIGHT, fixed=True), end + 1
    return Point(hour[0] * 60 + minutes), end
