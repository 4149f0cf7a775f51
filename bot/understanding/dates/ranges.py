"""Days from one to another: "du 7 au 9 avril", "from Monday to Wednesday", "du lundi 6 au vendredi 10"."""

from calendar import monthrange
from dataclasses import dataclass
from datetime import date

from bot.understanding.dates import almanac
from bot.understanding.dates.almanac import DAY, Span, one_day
from bot.understanding.dates.days import Days, Line, Parsed, Scene
from bot.understanding.dates.figures import dashed
from bot.understanding.dates.lone import dates_a_weekday
from bot.understanding.dates.months import number_month
from bot.understanding.dates.numbers import has, number, ordinal, skip
from bot.understanding.dates.reading import Why
from bot.understanding.dates.targets import target
from bot.understanding.dates.weekdays import name

WEEKDAYS = ("weekday", "short weekday")
NO_DAY = ("hour", ":", "ampm", "unit", "weekday", "fortnight", "/", ".", "oclock", "noon")
"""What makes the number before it no day of a month."""


@dataclass(frozen=True, slots=True)
class _End:
    """One end of a range: days as read; or a number whose month is not said, perhaps with its weekday.

    `dated` where the number can be nothing but a day ("le 7", "7th", "lundi 6").
    """

    days: Days | None = None
    number: int | None = None
    weekday: int | None = None
    hours: tuple[int, int] | None = None
    dated: bool = False


def days_between(scene: Scene, line: Line, at: int) -> Parsed | None:
    """The days of a range that begins at `at`, with both its ends."""
    if not _may_join(line, at):
        return None
    du = at < len(line) and line[at].text == "du"
    opened = du or has(line, at, "between", "from") or (at < len(line) and line[at].text == "de")
    first = _end(scene, line, at + 1 if opened else at) or (_end(scene, line, at) if du else None)
    if first is None:
        return None
    joint = first[1]
    linked = has(line, joint, "to", "until") or (joint < len(line) and line[joint].text in ("a", "au", "a la"))
    glued = joint < len(line) and line[joint].glued and has(line, joint, "number", "ordinal", *WEEKDAYS)
    if glued and dashed(line, at, joint):
        return None
    if not (linked or glued or (has(line, joint, "and") and has(line, at, "between"))):
        return None
    second = _end(scene, line, joint if glued else joint + 1)
    if second is None and line[joint].text == "au":
        second = _end(scene, line, joint)
    if second is None or _an_hour(line, joint, first[0], second[0], opened=opened or glued):
        return None
    days = _closed(scene, first[0], second[0], dated=du or first[0].dated)
    return (days, second[1]) if days else None


LONGEST_END = 9
"""How many symbols one end of a range may have."""


def _may_join(line: Line, at: int) -> bool:
    """Whether anything that joins two ends follows: a quick look, for most phrases have no range."""
    return any(
        symbol.glued or symbol.text in ("a", "au", "a la", "aux") or symbol.kinds.keys() & JOINTS
        for symbol in line[at + 1 : at + LONGEST_END]
    )


JOINTS = frozenset({"to", "until", "and"})


def _an_hour(line: Line, joint: int, begin: _End, end: _End, *, opened: bool) -> bool:
    """Whether the number that would end the range is an hour: "lundi 30 à 10", "tomorrow until 11"."""
    bare = end.number is not None and not end.dated and line[joint].text != "au"
    return bare and not opened and (line[joint].text == "a" or (has(line, joint, "until") and begin.days is not None))


def _end(scene: Scene, line: Line, at: int) -> tuple[_End, int] | None:
    start = skip(line, at, "the") if not has(line, at, "at") else at + 1
    articled = start > at and line[start - 1].text not in ("for", "pour")
    lone = _numbered(scene, line, start) or _lone(line, start, articled=articled)
    if lone is not None:
        return lone
    found = target(scene, line, at)
    if found is None or not found[0].spans:
        return None
    return _End(found[0], weekday=found[0].weekday, hours=found[2]), found[1]


def _numbered(scene: Scene, line: Line, at: int) -> tuple[_End, int] | None:
    """ "lundi 6", "Monday the 6th", no month after it."""
    weekday = name(line, at)
    if weekday is None:
        return None
    start = skip(line, at + 1, "the")
    counted = _day_number(line, start)
    if counted is None or not dates_a_weekday(scene, line, start, counted[1]):
        return None
    return _End(number=counted[0], weekday=weekday, dated=True), counted[1]


def _lone(line: Line, at: int, *, articled: bool) -> tuple[_End, int] | None:
    """ "7", "le 7", "7th", no month after it."""
    counted = _day_number(line, at)
    if counted is None or has(line, counted[1], *NO_DAY):
        return None
    return _End(number=counted[0], dated=articled or has(line, at, "ordinal")), counted[1]


def _day_number(line: Line, at: int) -> tuple[int, int] | None:
    counted = ordinal(line, at) or number(line, at)
    if counted is None or not 1 <= counted[0] <= 31 or number_month(line, at) is not None:
        return None
    return None if len(line[at].text) == 4 and has(line, at, "number") else counted


def _closed(scene: Scene, begin: _End, end: _End, *, dated: bool) -> Days | None:
    if begin.days is None and end.days is None and not dated:
        return None
    start = _start(scene, begin, end)
    stop = _stop(begin, end, start) if start else None
    if start is None or stop is None:
        return None
    if _disagrees(begin, start) or _disagrees(end, stop - DAY):
        return Days(why=Why.WEEKDAY_MISMATCH)
    if stop <= start and begin.days is not None and stop > scene.today and (start - stop).days > 200:
        # "entre Noël et le jour de l'an", said between the two: it began last year.
        return Days((Span(scene.today, stop),), from_now=True)
    if stop <= start and begin.hours is None and begin.weekday is None:
        return None
    left = begin.days.spans[0] if begin.days and begin.days.spans[0].start == start else one_day(start)
    right = end.days.spans[-1] if end.days and end.days.spans[-1].end == stop else one_day(stop - DAY)
    ends = (Days((left,), opens=begin.hours and begin.hours[0]), Days((right,), opens=end.hours and end.hours[0]))
    spans = (Span(start, stop),) if stop > start else (Span(stop - DAY, stop),)
    return Days(spans, opens=begin.hours and begin.hours[0], closes=end.hours and end.hours[1], ends=ends)


def _disagrees(end: _End, day: date) -> bool:
    return end.number is not None and end.weekday not in (None, day.weekday())


def _start(scene: Scene, begin: _End, end: _End) -> date | None:
    if begin.days is None and end.days is None:
        return _first_numbered(scene, begin)
    if begin.days is None and end.days is not None:
        return _month_of_end(begin.number or 0, end.days.spans[0].start)
    start = begin.days.spans[0].start if begin.days else None
    if begin.weekday is not None and end.days is not None and end.weekday is None and end.days.spans[0].single:
        last = end.days.spans[0].start
        return last - (last.weekday() - begin.weekday) % 7 * DAY
    return start


def _first_numbered(scene: Scene, begin: _End) -> date | None:
    if begin.weekday is None:
        return almanac.next_day_of_month(scene.today, begin.number or 0)
    return almanac.next_numbered_weekday(scene.today, begin.number or 0, begin.weekday)


def _month_of_end(day: int, last: date) -> date | None:
    """That day of the month in which the range ends, or of the month before."""
    if not 1 <= day <= monthrange(last.year, last.month)[1]:
        return None
    first = last.replace(day=day)
    return first if first <= last else almanac.add_months(first, -1)


def _stop(begin: _End, end: _End, start: date) -> date | None:
    if end.days is None:
        stop = almanac.next_day_of_month(start, end.number or 0)
        return stop + DAY if stop else None
    if end.weekday is not None and begin.days is not None:
        return almanac.next_weekday(start, end.weekday) + DAY
    return end.days.spans[-1].end
