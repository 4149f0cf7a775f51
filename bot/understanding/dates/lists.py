"""Days of one month, listed: "le 7 ou le 8 avril", "les 7, 8 et 9 avril", "April 7 or 8"."""

from bot.understanding.dates import almanac
from bot.understanding.dates.almanac import one_day
from bot.understanding.dates.days import Days, Line, Parsed, Scene
from bot.understanding.dates.months import month_number, month_of
from bot.understanding.dates.numbers import AFTER_NUMBER, has, number, ordinal, skip

MOST = 31
"""No list is longer than a month."""


def listed(scene: Scene, line: Line, at: int) -> Parsed | None:
    """The days of a list at `at`."""
    after_month = _listed_after(line, skip(line, at, "at"))
    if after_month is not None:
        dated = [almanac.next_date(scene.today, *each) for each in after_month[0]]
        return Days(tuple(one_day(d) for d in sorted({d for d in dated if d is not None}))), after_month[1]
    numbers: list[int] = []
    place = at
    while len(numbers) < MOST:
        place = skip(line, place, "the")
        counted = ordinal(line, place) or number(line, place)
        if counted is None or not 1 <= counted[0] <= 31 or has(line, counted[1], "hour", "ampm", ":"):
            return None
        numbers.append(counted[0])
        place = counted[1]
        if not has(line, place, "or", "and", ","):
            break
        place = skip(line, place, "or", "and", ",")
    month = month_of(line, skip(line, place, "of")) if len(numbers) > 1 else None
    if month is None or has(line, month[1], "ordinal"):
        return None
    found = [almanac.next_date(scene.today, month[0], n) for n in numbers]
    days = sorted({d for d in found if d is not None})
    return (Days(tuple(one_day(d) for d in days)), month[1]) if days else None


def _listed_after(line: Line, at: int) -> tuple[list[tuple[int, int]], int] | None:
    """ "April 7 or 8", "May 5th, 6th and 7th": each month and day, and the place after them."""
    first = month_number(line, at)
    if first is None:
        return None
    days, after = [(first[1], first[0])], first[2]
    while has(line, after, "or", "and", ","):
        place = skip(line, after, "or", "and", ",", "the")
        counted = ordinal(line, place) or number(line, place)
        if counted is None or not 1 <= counted[0] <= 31 or _counts(line, counted[1]):
            break
        days.append((first[1], counted[0]))
        after = counted[1]
    return (days, after) if len(days) > 1 else None


def _counts(line: Line, after: int) -> bool:
    """Whether the number before `after` is an hour, a date of its own or counts something."""
    timed = has(line, after, "hour", "ampm", ":", "oclock", "month", "/", "unit", "of", "%", "€", "number")
    return timed or (has(line, after, "word") and line[after].text not in AFTER_NUMBER)
