"""Days between limits: "avant la fin du mois", "pas avant jeudi", "by Friday noon"."""

from dataclasses import replace

from bot.understanding.dates import almanac
from bot.understanding.dates.almanac import DAY, OPEN_DAYS, Span
from bot.understanding.dates.days import Days, Line, Parsed, Scene
from bot.understanding.dates.lists import listed
from bot.understanding.dates.numbers import has, skip
from bot.understanding.dates.ranges import days_between
from bot.understanding.dates.reading import Why
from bot.understanding.dates.tails import negated
from bot.understanding.dates.targets import target


def limited(scene: Scene, line: Line, at: int) -> Parsed | None:
    """Days between limits at `at`."""
    return listed(scene, line, at) or days_between(scene, line, at) or limit(scene, line, at)


def limit(scene: Scene, line: Line, at: int) -> Parsed | None:
    """Days before or from a day said, or between two limits: "pas avant mardi et pas après jeudi"."""
    found = _bound(scene, line, at)
    if found is None or not has(line, at, "since", "after"):
        return found
    place = skip(line, found[1], "and", ",", "but")
    last = target(scene, line, place + 1) if has(line, place, "until", "before") else None
    if last is None or not (last[0].spans and last[0].spans[0].single and found[0].spans):
        return found
    return _between(found[0], last[0], line, place, last[2]) or found[0], last[1]


def _between(first: Days, last: Days, line: Line, place: int, hours: tuple[int, int] | None) -> Days | None:
    start, stop = first.spans[0].start, last.spans[0].start
    if last.weekday is not None and stop < start:
        stop = almanac.next_weekday(start, last.weekday)
    until = has(line, place, "until")
    stop += DAY if until or hours else 0 * DAY
    return replace(first, spans=(Span(start, stop),), closes=hours and hours[until]) if stop > start else None


def _bound(scene: Scene, line: Line, at: int) -> Parsed | None:
    kind = next((kind for kind in ("until", "since", "before", "after") if has(line, at, kind)), None)
    if kind == "before" and negated(line, at):
        kind = "since"
    if kind is None and has(line, at, "of") and line[at].text == "des":
        kind = "since"
    if kind is None or line[at].text in ("past", "post", "pre"):
        return None
    found = target(scene, line, at + 1)
    if found is None or (line[at].text == "from" and has(line, found[1] + 1, "to", "until")):
        # "from Monday 9 to 11": the hours are a range, and the day is no limit.
        return None
    days, after, hours = found
    if kind == "before" and any(has(line, k, "late") for k in range(at + 1, min(at + 3, len(line)))):
        kind = "until"
    if days.why is Why.END_OF_WEEK:
        # "avant la fin de la semaine": Friday evening will do for whoever means Sunday.
        days = replace(days, spans=days.choices[0], choices=(), why=None)
    choices = [_bounded(scene, spans, kind, hours) for spans in (days.choices or (days.spans,))]
    kept = [choice for choice in choices if choice is not None]
    if len(kept) > 1:
        return replace(kept[0], spans=(), choices=tuple(choice.spans for choice in kept), why=days.why), after
    return (kept[0], after) if kept else None


def bound_days(scene: Scene, days: Days, kind: str) -> Days | None:
    """The days up to (`kind` "until") or from ("since") those said, for a limit said after them."""
    return _bounded(scene, days.spans, kind, None) if days.spans else None


def _bounded(scene: Scene, spans: tuple[Span, ...], kind: str, hours: tuple[int, int] | None) -> Days | None:
    first, last = spans[0].start, spans[-1].end
    if kind in ("before", "until"):
        end = first + DAY if hours is not None and spans[0].single else first if kind == "before" else last
        closes = hours and hours[kind == "until"]
        return Days((Span(scene.today, end),), from_now=True, closes=closes) if end > scene.today else None
    start = first if kind == "since" or hours is not None else last
    return Days((Span(start, start + OPEN_DAYS * DAY),), opens=hours and hours[kind == "after"])
