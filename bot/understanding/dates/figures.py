"""Dates in figures: "2026-04-03", "03/04/2026", "3/4"."""

from datetime import date

from bot.understanding.dates import almanac
from bot.understanding.dates.clock import point
from bot.understanding.dates.days import Days, Line, Parsed, Scene, ask, single
from bot.understanding.dates.numbers import has, value
from bot.understanding.dates.reading import Why


def iso(scene: Scene, line: Line, at: int) -> Parsed | None:
    """ "2026-04-03", with or without a "T" after it; "2026/04/03"."""
    slashed = has(line, at + 1, "/") and has(line, at + 3, "/") and has(line, at, "number") and len(line[at].text) == 4
    if slashed and has(line, at + 2, "number") and has(line, at + 4, "number"):
        return exact(*(value(line, at + k, "number") for k in (0, 2, 4))), at + 5
    if not (
        has(line, at, "number")
        and len(line[at].text) == 4
        and has(line, at + 1, "number")
        and has(line, at + 2, "number")
    ):
        return None
    if not (line[at + 1].glued and line[at + 2].glued):
        return None
    after = at + 3
    if has(line, after, "word") and line[after].text == "t" and line[after].joined:
        after += 1
    return exact(value(line, at, "number"), value(line, at + 1, "number"), value(line, at + 2, "number")), after


def exact(year: int, month: int, number: int) -> Days:
    """A day of which everything was said."""
    try:
        return single(date(year + 2000 if year < 100 else year, month, number))
    except ValueError:
        return Days(why=Why.NO_SUCH_DAY)


ALWAYS_OPEN = frozenset({("24", "7"), ("7", "7")})


def numeric(scene: Scene, line: Line, at: int) -> Parsed | None:
    """ "03/04/2026", "3/4", "03.04.2026", "03-04-2026": day first; in English a question where both orders exist."""
    if not (has(line, at, "number") and at + 1 < len(line)):
        return None
    first = value(line, at, "number")
    if _slashed(line, at):
        return None
    separator = next((mark for mark in ("/", ".") if has(line, at + 1, mark)), None)
    second = at + 2 if separator else at + 1
    if not has(line, second, "number") or not (separator or line[second].glued):
        return None
    month = value(line, second, "number")
    third = second + 2 if separator and has(line, second + 1, separator) else second + 1
    dated = has(line, third, "number") and (third > second + 1 or (not separator and line[third].glued))
    if dated and len(line[third].text) in (2, 4):
        return _day_first(scene, first, month, value(line, third, "number")), third + 1
    plain = separator == "/" or (_dotted(line, at, second) if separator else dashed(line, at, second))
    if plain and 1 <= first <= 31 and 1 <= month <= 31 and not has(line, second + 1, "hour"):
        return _day_first(scene, first, month, None), second + 1
    return None


def _slashed(line: Line, at: int) -> bool:
    """Whether figures with slashes are no date: "24/7", "un bail 3/6/9"."""
    figures = tuple(line[place].text for place in (at, at + 2) if place < len(line))
    many = has(line, at + 1, "/") and has(line, at + 3, "/") and has(line, at + 4, "number")
    inside = has(line, at - 1, "/")
    return has(line, at + 1, "/") and (figures in ALWAYS_OPEN or inside or (many and len(line[at + 4].text) == 1))


def dashed(line: Line, at: int, second: int) -> bool:
    """Whether "03-04" is a date: two figures each and a zero before one, not beside a day that has hours."""
    both = (line[at].text, line[second].text)
    zero = all(len(figures) == 2 for figures in both) and any(figures[0] == "0" for figures in both)
    return zero and not has(line, at - 1, "weekday", "offset", "between", "from")


def _dotted(line: Line, at: int, second: int) -> bool:
    """Whether "12.06" is a date: "le 12.06", "12.06 à 10h"."""
    hour = has(line, second + 1, "at", "around") and point(line, second + 2) is not None
    return len(line[second].text) == 2 and (has(line, at - 1, "the") or hour)


def _day_first(scene: Scene, first: int, second: int, year: int | None) -> Days:
    readings = [(first, second)] if second <= 12 else []
    if first <= 12 and (scene.english or second > 12):
        readings.append((second, first))
    days = []
    for day, month in readings:
        if year is not None:
            days += [span.start for span in exact(year, month, day).spans]
        elif (found := almanac.next_date(scene.today, month, day)) is not None:
            days.append(found)
    days = sorted(set(days))
    if not days:
        return Days(why=Why.NO_SUCH_DAY)
    return single(days[0]) if len(days) == 1 else ask(Why.DAY_OR_MONTH, *days)
