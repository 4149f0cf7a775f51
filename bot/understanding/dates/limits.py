"""Days between limits: "avant la fin du mois", "pas avant jeudi", "by Friday noon"; and days listed."""

from dataclasses import replace

from bot.understanding.dates import almanac
from bot.understanding.dates.almanac import DAY, OPEN_DAYS, Span, one_day
from bot.understanding.dates.carried import listed_after
from bot.understanding.dates.days import Days, Line, Parsed, Scene
from bot.understanding.dates.months import month_of
from bot.understanding.dates.numbers import has, number, ordinal, skip
from bot.understanding.dates.ranges import days_between
from bot.understanding.dates.reading import Why
from bot.understanding.dates.targets import target


def limited(scene: Scene, line: Line, at: int) -> Parsed | None:
    """Days between limits at `at`."""
    return _listed(scene, line, at) or days_between(scene, line, at) or _bound(scene, line, at)


def _bound(scene: Scene, line: Line, at: int) -> Parsed | None:
    kind = next((kind for kind in ("until", "since", "before", "after") if has(line, at, kind)), None)
    if kind is None and has(line, at, "of") and line[at].text == "des":
        kind = "since"
    if kind is None or line[at].text == "past":
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


def _listed(scene: Scene, line: Line, at: int) -> Parsed | None:
    """ "le 7 ou le 8 avril", "les 7, 8 et 9 avril", "the 7th or 8th of April", "April 7 or 8"."""
    after_month = listed_after(line, at)
    if after_month is not None:
        dated = [almanac.next_date(scene.today, *each) for each in after_month[0]]
        return Days(tuple(one_day(d) for d in sorted({d for d in dated if d is not None}))), after_month[1]
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
