"""A number that takes its month from the date before it: "le 30 avril ou le 2"."""

from datetime import date

from bot.understanding.dates import almanac
from bot.understanding.dates.days import Days, Line, Parsed, single
from bot.understanding.dates.numbers import has
from bot.understanding.dates.said import Item, Said

NUMBERED = frozenset({"the", "at", "of", "number", "ordinal", "spelled", "month"})
DATED = ("month", "/")


def carried(line: Line, at: int, found: Parsed, said: Said) -> Days:
    """The days found at `at`, in the month of the date said before them where they are a number alone."""
    before = _dated_before(line, said)
    days, after = found
    alone = all(NUMBERED & line[k].kinds.keys() for k in range(at, after))
    if before is None or not alone or len(days.spans) != 1 or _names_a_month(line, at, after):
        return days
    return single(_nearest(before, days.spans[0].start.day) or days.spans[0].start)


def _names_a_month(line: Line, start: int, end: int) -> bool:
    return any(has(line, k, *DATED) for k in range(start, end))


def _dated_before(line: Line, said: Said) -> date | None:
    """The last single day, where its month was said too."""
    last: Item | None = next((item for item in reversed(said.items) if item.days is not None), None)
    if last is None or last.days is None or len(last.days.spans) != 1 or not last.days.spans[0].single:
        return None
    return last.days.spans[0].start if _names_a_month(line, last.start, last.end) else None


def _nearest(before: date, day: int) -> date | None:
    """That day of the month of `before` or of the next one, whichever is nearer."""
    months = (almanac.month_start(before), almanac.month_start(before, 1))
    days = [found for first in months if (found := almanac.next_day_of_month(first, day)) is not None]
    return min(days, key=lambda found: abs(found - before), default=None)
