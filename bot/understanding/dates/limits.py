"""Days between limits: "avant la fin du mois", "pas avant jeudi", "du 7 au 9 avril", "by Friday noon"."""

from calendar import monthrange
from dataclasses import replace
from datetime import date

from bot.understanding.dates import almanac
from bot.understanding.dates.almanac import DAY, OPEN_DAYS, Span, one_day
from bot.understanding.dates.clock import office, point
from bot.understanding.dates.day import day
from bot.understanding.dates.days import Days, Line, Parsed, Scene
from bot.understanding.dates.months import month_of
from bot.understanding.dates.numbers import has, number, ordinal, skip
from bot.understanding.dates.stretches import stretch

Target = tuple[Days, int, int | None]
"""Days, the place after them, and the hour that goes with them in minutes, if any."""


def limited(scene: Scene, line: Line, at: int) -> Parsed | None:
    """Days between limits at `at`."""
    return _listed(scene, line, at) or _range(scene, line, at) or _bound(scene, line, at)


def _target(scene: Scene, line: Line, at: int) -> Target | None:
    found = day(scene, line, at) or stretch(scene, line, at)
    if found is None and has(line, at, "the", "at", "of"):
        found = day(scene, line, at + 1) or stretch(scene, line, at + 1)
    if found is None or not (found[0].spans or found[0].choices):
        return None
    after = skip(line, found[1], "at", "around")
    hour = point(line, after, bare=after > found[1] and line[after - 1].text in ("a", "at", "vers"))
    glued = hour is not None and not has(line, hour[1], "of")
    return (found[0], hour[1], office(hour[0])) if hour and glued else (found[0], found[1], None)


def _bound(scene: Scene, line: Line, at: int) -> Parsed | None:
    kind = next((kind for kind in ("until", "since", "before", "after") if has(line, at, kind)), None)
    if kind is None and has(line, at, "of") and line[at].text == "des":
        kind = "since"
    if kind is None or line[at].text == "past":
        return None
    found = _target(scene, line, at + 1)
    if found is None:
        return None
    days, after, hour = found
    if kind == "before" and any(has(line, k, "late") for k in range(at + 1, min(at + 3, len(line)))):
        kind = "until"
    choices = [_bounded(scene, spans, kind, hour) for spans in (days.choices or (days.spans,))]
    kept = [choice for choice in choices if choice is not None]
    if len(kept) > 1:
        return replace(kept[0], spans=(), choices=tuple(choice.spans for choice in kept), why=days.why), after
    return (kept[0], after) if kept else None


def bound_days(scene: Scene, days: Days, kind: str, hour: int | None = None) -> Days | None:
    """The days up to (`kind` "until") or from ("since") those said, for a limit said after them."""
    return _bounded(scene, days.spans, kind, hour) if days.spans else None


def _bounded(scene: Scene, spans: tuple[Span, ...], kind: str, hour: int | None) -> Days | None:
    first, last = spans[0].start, spans[-1].end
    if kind in ("before", "until"):
        end = first + DAY if hour is not None and spans[0].single else first if kind == "before" else last
        return Days((Span(scene.today, end),), from_now=True, closes=hour) if end > scene.today else None
    start = first if kind == "since" or hour is not None else last
    return Days((Span(start, start + OPEN_DAYS * DAY),), opens=hour)


def _range(scene: Scene, line: Line, at: int) -> Parsed | None:
    """ "du 7 au 9 avril", "from Monday to Wednesday", "entre jeudi et mardi", "7-9 April"."""
    opened = has(line, at, "between", "from") or (at < len(line) and line[at].text in ("du", "de"))
    first = _end(scene, line, at + 1 if opened else at)
    if first is None and opened and line[at].text == "du":
        first = _end(scene, line, at)
    if first is None:
        return None
    joint = first[1]
    linked = has(line, joint, "to", "until") or (joint < len(line) and line[joint].text in ("a", "au", "a la"))
    glued = joint < len(line) and line[joint].glued and has(line, joint, "number", "ordinal", "weekday")
    if not (linked or glued or (has(line, joint, "and") and has(line, at, "between"))):
        return None
    second = _end(scene, line, joint if glued else joint + 1)
    if second is None and line[joint].text == "au":
        second = _end(scene, line, joint)
    return _closed(scene, first, second) if second is not None else None


class _End:
    """One end of a range: days as read, or a number still without its month."""

    __slots__ = ("days", "hour", "lone", "weekday")

    def __init__(self, days: Days | None, lone: int | None, hour: int | None) -> None:
        self.days, self.lone, self.hour = days, lone, hour
        self.weekday = days.weekday if days else None


def _end(scene: Scene, line: Line, at: int) -> tuple[_End, int] | None:
    start = skip(line, at, "the") if not has(line, at, "at") else at + 1
    counted = ordinal(line, start) or number(line, start)
    if counted and 1 <= counted[0] <= 31 and has(line, counted[1], "month", "short month") is False:
        if has(line, counted[1], "hour", ":", "ampm", "unit", "weekday", "fortnight", "/", "of", ".", "oclock", "noon"):
            counted = None if not (has(line, counted[1], "of") and month_of(line, counted[1] + 1) is None) else counted
        if counted and not (has(line, start, "number") and len(line[start].text) == 4):
            return _End(None, counted[0], None), counted[1]
    found = _target(scene, line, at)
    return (_End(found[0], None, found[2]), found[1]) if found and found[0].spans else None


def _closed(scene: Scene, first: tuple[_End, int], second: tuple[_End, int]) -> Parsed | None:
    begin, end = first[0], second[0]
    if begin.days is None and end.days is None:
        return None
    start = _start(scene, begin, end)
    stop = _stop(begin, end, start) if start else None
    if start is None or stop is None:
        return None
    left = begin.days.spans[0] if begin.days and begin.days.spans[0].start == start else one_day(start)
    right = end.days.spans[-1] if end.days and end.days.spans[-1].end == stop else one_day(stop - DAY)
    moved = stop <= start
    if moved and begin.hour is None and begin.weekday is None:
        return None
    ends = (Days((left,), opens=begin.hour), Days((right,), opens=end.hour))
    spans = (Span(start, stop),) if stop > start else (Span(stop - DAY, stop),)
    return Days(spans, opens=begin.hour, closes=end.hour, ends=ends), second[1]


def _start(scene: Scene, begin: _End, end: _End) -> date | None:
    if begin.days is not None:
        start = begin.days.spans[0].start
        if begin.weekday is not None and end.days is not None and end.weekday is None and end.days.spans[0].single:
            last = end.days.spans[0].start
            return last - (last.weekday() - begin.weekday) % 7 * DAY
        return start
    if (
        end.days is None
        or not 1 <= (begin.lone or 0) <= monthrange(last_day(end.days).year, last_day(end.days).month)[1]
    ):
        return None
    last = last_day(end.days)
    first = last.replace(day=begin.lone or 1)
    return first if first <= last else almanac.add_months(first, -1)


def last_day(days: Days) -> date:
    """The first day of the span that ends a range."""
    return days.spans[0].start


def _stop(begin: _End, end: _End, start: date) -> date | None:
    if end.days is None:
        stop = almanac.next_day_of_month(start, end.lone or 0)
        return stop + DAY if stop else None
    if end.weekday is not None and begin.days is not None:
        return almanac.next_weekday(start, end.weekday) + DAY
    return end.days.spans[-1].end


def _listed(scene: Scene, line: Line, at: int) -> Parsed | None:
    """ "le 7 ou le 8 avril", "les 7, 8 et 9 avril", "the 7th or 8th of April"."""
    numbers: list[int] = []
    place = at
    while True:
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
    if month is None:
        return None
    found = [almanac.next_date(scene.today, month[0], n) for n in numbers]
    days = sorted({d for d in found if d is not None})
    return (Days(tuple(one_day(d) for d in days)), month[1]) if days else None
