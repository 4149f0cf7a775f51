"""A number that alone stands for a day: "le 15", "the 15th", "mardi 31"."""

from bot.understanding.dates import almanac
from bot.understanding.dates.clock import point
from bot.understanding.dates.days import Line, Parsed, Scene, ask, single
from bot.understanding.dates.numbers import AFTER_NUMBER, has, number, ordinal, skip
from bot.understanding.dates.reading import Why

NO_DAY = ("hour", "unit", "fortnight", "ampm", "number", "%", "€", "/", ":", ".", "next", "last")
"""What makes the number before it no day of a month."""


def lone_number(scene: Scene, line: Line, at: int) -> Parsed | None:
    """ "le 15", "le 1er", "the 15th", "on the 3rd"."""
    after = skip(line, at, "the", "of") if has(line, at, "the") or (at < len(line) and line[at].text == "du") else at
    if after == at and not (has(line, at, "at", "of") and line[at].text in ("on the", "au", "of the")):
        return None
    after = max(after, at + 1)
    if line[at].text == "les" or (line[at].text in ("la", "l") and has(line, after, "spelled")):
        return None
    return day_of_month(scene, line, after)


def day_of_month(scene: Scene, line: Line, after: int) -> Parsed | None:
    """The next day with the number at `after`, where an article before it makes it one and it counts nothing."""
    figure = has(line, after, "ordinal") and line[after].text[0].isdigit()
    counted = (ordinal(line, after) if figure else None) or number(line, after)
    if counted is None or not 1 <= counted[0] <= 31 or (scene.english and not figure):
        return None
    end = counted[1]
    if has(line, end, *NO_DAY) and not (_stop(line, end) or (has(line, end, "number") and point(line, end))):
        return None
    if has(line, end, "word") and not (line[end].text in AFTER_NUMBER or _surely_dated(line, after)):
        return None
    found = almanac.next_day_of_month(scene.today, counted[0])
    return (single(found), end) if found else None


def _surely_dated(line: Line, at: int) -> bool:
    """Whether "on the 15th" is a day whatever word follows, but for the things that are counted so."""
    said_on = has(line, at, "ordinal") and line[at - 1].text == "on the"
    return said_on and line[at + 1].text not in COUNTED


COUNTED = frozenset({"floor", "page", "line", "item", "try", "attempt", "occasion", "anniversary", "edition", "visit"})


def _stop(line: Line, at: int) -> bool:
    return has(line, at, ".") and not has(line, at + 1, "number")


def numbered_weekday(scene: Scene, line: Line, after: int, weekday: int) -> Parsed | None:
    """ "mardi 31", "Thursday the 2nd": the first day from today that is both, within two months."""
    start = skip(line, after, ",", "the")
    if has(line, start, "at") and line[start].text == "on the":
        start += 1
    counted = ordinal(line, start) or number(line, start)
    if counted is None or not 1 <= counted[0] <= 31 or not dates_a_weekday(scene, line, start, counted[1]):
        return None
    both = almanac.next_numbered_weekday(scene.today, counted[0], weekday)
    if both is not None:
        return single(both), counted[1]
    numbered = almanac.next_day_of_month(scene.today, counted[0])
    near = {almanac.next_weekday(scene.today, weekday), *filter(None, [numbered])}
    return ask(Why.WEEKDAY_MISMATCH, *sorted(near)), counted[1]


def dates_a_weekday(scene: Scene, line: Line, start: int, end: int) -> bool:
    """Whether the number between `start` and `end` is a day of the month, and no hour, count or list of days."""
    if has(line, end, "hour", ":", "ampm", "oclock", "unit", "month", "/", "%", "€"):
        return False
    if has(line, end, "number") and point(line, end) is None:
        return False
    if has(line, end, ".") and not _stop(line, end):
        return False
    if has(line, start, "spelled") or has(line, start - 1, ",") or (has(line, start, "number") and line[start].glued):
        return False
    if scene.english and has(line, start, "number") and not has(line, start - 1, "the"):
        return False
    return not has(line, end, "word") or line[end].text in AFTER_NUMBER
