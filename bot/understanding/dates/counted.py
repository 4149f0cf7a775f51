"""Days counted from one that is named: "deux jours avant Noël", "the Monday after Easter", "la semaine avant le 14"."""

from bot.understanding.dates import almanac
from bot.understanding.dates.almanac import DAY, Span
from bot.understanding.dates.amounts import amount
from bot.understanding.dates.day import day
from bot.understanding.dates.days import Days, Line, Parsed, Scene, single
from bot.understanding.dates.numbers import Unit, has, is_unit, skip
from bot.understanding.dates.weekdays import name


def counted(scene: Scene, line: Line, at: int) -> Parsed | None:
    """The days at `at` that are told by their distance from a day said after them."""
    at = skip(line, at, "the")
    return _so_long(scene, line, at) or _weekday(scene, line, at) or _week(scene, line, at)


def _from(scene: Scene, line: Line, at: int) -> tuple[int, Span, int] | None:
    """-1 for "avant" or 1 for "après", the day named after it, and the place after that."""
    if not has(line, at, "before", "after") or line[at].text == "past":
        return None
    named = day(scene, line, at + 1) or day(scene, line, skip(line, at + 1, "the"))
    if named is None or len(named[0].spans) != 1 or named[0].weekday is not None:
        return None
    return (-1 if has(line, at, "before") else 1), named[0].spans[0], named[1]


def _so_long(scene: Scene, line: Line, at: int) -> Parsed | None:
    """ "deux jours avant Noël", "two weeks after Easter"."""
    found = amount(line, at)
    if found is None or found[0].minutes or not has(line, at, "number", "spelled", "one", "fortnight"):
        return None
    base = _from(scene, line, found[1])
    if base is None:
        return None
    sign, named, after = base
    return single((found[0] if sign > 0 else found[0].back).after(named.start)), after


def _weekday(scene: Scene, line: Line, at: int) -> Parsed | None:
    """ "the Monday after Easter", "le vendredi avant Noël"."""
    weekday = name(line, at)
    base = _from(scene, line, at + 1) if weekday is not None else None
    if weekday is None or base is None:
        return None
    sign, named, after = base
    later = almanac.next_weekday(named.start, weekday)
    return single(later if sign > 0 else later - (14 if later - named.start == 7 * DAY else 7) * DAY), after


def _week(scene: Scene, line: Line, at: int) -> Parsed | None:
    """ "the week before Easter", "la semaine après le 14": the last working week before it, the first one after."""
    base = _from(scene, line, at + 1) if is_unit(line, at, Unit.WEEK) else None
    if base is None:
        return None
    sign, named, after = base
    ended = sign < 0 and named.start.weekday() >= 5
    return Days((almanac.working_week(named.start + (0 if ended else sign * 7) * DAY),)), after
