"""Stretches of days: weeks, weekends, months, their beginnings and ends."""

from bot.understanding.dates import almanac
from bot.understanding.dates.almanac import DAY, Span
from bot.understanding.dates.day import day
from bot.understanding.dates.days import Days, Line, Parsed, Scene
from bot.understanding.dates.months import month_first
from bot.understanding.dates.nth import LAST, rank
from bot.understanding.dates.numbers import Unit, has, is_unit, number, skip, value
from bot.understanding.dates.reading import Why


def stretch(scene: Scene, line: Line, at: int) -> Parsed | None:
    """A stretch of days at `at`."""
    for reader in (_third, _week, _weekend, _half_month, _month):
        found = reader(scene, line, at)
        if found is not None:
            return found
    return None


def week_start(scene: Scene, line: Line, at: int) -> tuple[int, int] | None:
    """Days from this Monday to the week said at `at`, and the place after it; None where no week is said."""
    at = skip(line, at, "the", "of", "this") if has(line, at, "the", "of") else at
    before = has(line, at, "next", "this", "following", "coming")
    if before:
        this = has(line, at, "this") and line[at].text != "this coming"
        kind, week = ("this" if this else "next"), at + 1
        if kind == "this" and has(line, week, "next"):
            kind, week = "next", week + 1
    else:
        kind, week = "", at
    if not is_unit(line, week, Unit.WEEK):
        return None
    after = week + 1
    if has(line, after, "next", "coming"):
        kind, after = "next", after + 1
    elif has(line, after, "following"):
        kind, after = ("after next" if value(line, after, "following") else "following"), after + 1
    elif kind == "this" and after < len(line) and line[after].text == "ci":
        after += 1
    return _weeks_ahead(scene, kind), after


def _weeks_ahead(scene: Scene, kind: str) -> int:
    if kind in ("following", "after next"):
        if scene.anchor is not None:
            return max(0, (almanac.monday_of(scene.anchor) - almanac.monday_of(scene.today)).days + 7)
        return 14 if kind == "after next" else 7
    return 7 if kind == "next" else 0


def _week(scene: Scene, line: Line, at: int) -> Parsed | None:
    start = skip(line, at, "the")
    certain = _week_of(scene, line, skip(line, at, "of", "the"))
    if certain is not None:
        return certain
    found = week_start(scene, line, at)
    if found is None:
        return _weeks_away(scene, line, at)
    ahead, after = found
    pointed = has(line, skip(line, at, "the"), "this", "next", "following", "coming") or after > start + 1
    if not pointed:
        # "la semaine" alone is this week only as "dans la semaine"; "the week" is no date.
        return None
    place = skip(line, after, ",", "fix", "at", "the")
    third = _which_third(line, place)
    if third is not None and not has(line, place + 1, "of", "unit", "month", "part", "the"):
        return _week_third(scene, third, (ahead, place + 1), bare=False)
    week = almanac.working_week(scene.today + ahead * DAY)
    return Days((week if week.end > scene.today else Span(scene.today, week.start + 7 * DAY),)), after


def _week_of(scene: Scene, line: Line, at: int) -> Parsed | None:
    """ "la semaine du 13", "w/c 13 April", "semaine 26"."""
    if is_unit(line, at, Unit.WEEK) and (numbered := _numbered_week(scene, line, at + 1)) is not None:
        return numbered
    if is_unit(line, at, Unit.WEEK) and has(line, at + 1, "of"):
        first = day(scene, line, _article(line, at + 1))
    else:
        first = day(scene, line, skip(line, at + 1, "the", "at")) if has(line, at, "week of") else None
    return (Days((almanac.working_week(first[0].spans[0].start),)), first[1]) if first and first[0].spans else None


def _article(line: Line, at: int) -> int:
    """Steps over "du" and "of the" unless a bare number needs its article to be a day."""
    after = at + 1
    return at if has(line, after, "number") and not has(line, after + 1, "month", "/", "of") else after


def _numbered_week(scene: Scene, line: Line, at: int) -> Parsed | None:
    counted = number(line, at)
    if (
        counted is None
        or not 1 <= counted[0] <= 53
        or not has(line, at, "number")
        or (counted[0] <= 12 and not line[at].joined and has(line, counted[1], "word", "unit"))
    ):
        return None
    for year in (scene.today.isocalendar().year, scene.today.isocalendar().year + 1):
        try:
            monday = scene.today.fromisocalendar(year, counted[0], 1)
        except ValueError:
            continue
        if monday + 7 * DAY > scene.today:
            return Days((almanac.working_week(monday),)), counted[1]
    return None


def _weeks_away(scene: Scene, line: Line, at: int) -> Parsed | None:
    """ "dans la semaine": what is left of it."""
    if at < len(line) and line[at].text in ("dans la", "en cours de") and is_unit(line, at + 1, Unit.WEEK):
        if has(line, at + 2, "next", "following", "of"):
            return None
        return Days((almanac.working_week(scene.today),)), at + 2
    return None


def _which_third(line: Line, at: int) -> int | None:
    """0, 1 or 2 for "début", "mi" and "fin"."""
    return next((k for k, word in enumerate(("early", "mid", "late")) if has(line, at, word)), None)


def _third(scene: Scene, line: Line, at: int) -> Parsed | None:
    """ "début avril", "mi-avril", "fin de semaine prochaine", "early next week", "the end of the month"."""
    at = skip(line, at, "at", "the", "this") if not has(line, at, "early", "mid", "late") else at
    kind = _which_third(line, at)
    if kind is None:
        return None
    after = skip(line, at + 1, "of", "the", "in", "at") if not has(line, at + 1, "month") else at + 1
    week = week_start(scene, line, after)
    if week is not None:
        return _week_third(
            scene, kind, week, bare=not has(line, after, "this", "next") and not has(line, after + 1, "this")
        )
    if is_unit(line, after, Unit.YEAR):
        last = scene.today.replace(month=12, day=1)
        return (Days((almanac.month_third(last, 2),)), after + 1) if kind == 2 else None
    if has(line, after, "weekend"):
        return None
    after = after + 1 if has(line, after, "this") and is_unit(line, after + 1, Unit.MONTH) else after
    first = month_first(scene, line, after)
    if first is None:
        return None
    third = almanac.month_third(first[0], kind)
    if third.end <= scene.today:
        start = almanac.month_start(first[0], 12 if first[2] else 1)
        third = almanac.month_third(start, kind)
    return Days((third,)), first[1]


def _week_third(scene: Scene, kind: int, week: tuple[int, int], *, bare: bool) -> Parsed:
    ahead, after = week
    monday = almanac.monday_of(scene.today) + ahead * DAY
    third = almanac.week_third(monday, kind)
    if third.end <= scene.today and bare and ahead == 0:
        third = almanac.week_third(monday + 7 * DAY, kind)
    weekend = almanac.weekend_of(third.start)
    if kind != 2:
        return Days((third,)), after
    if ahead == 0:
        return Days(choices=((third,), (weekend,)), why=Why.END_OF_WEEK), after
    return Days((third,), others=((weekend,),)), after


def _weekend(scene: Scene, line: Line, at: int) -> Parsed | None:
    """ "ce week-end", "le week-end prochain", "next weekend"."""
    start = skip(line, at, "the", "this", "next", "coming", "at")
    french_we = (
        start < len(line)
        and line[start].text == "we"
        and (has(line, start - 1, "this", "the") or has(line, start + 1, "next"))
    )
    if not has(line, start, "weekend") and not french_we:
        return None
    if line[start].text == "week end" and is_unit(line, start, Unit.WEEK):
        return None
    if has(line, start + 1, "of") and (first := day(scene, line, _article(line, start + 1))):
        return (Days((almanac.weekend_of(first[0].spans[0].start),)), first[1]) if first[0].spans else None
    this = almanac.weekend_of(scene.today)
    later = Span(this.start + 7 * DAY, this.end + 7 * DAY)
    if has(line, start + 1, "following"):
        last = Span(later.start + 7 * DAY, later.end + 7 * DAY)
        return Days(choices=((later,), (last,)), why=Why.NEXT_WEEKDAY), start + 2
    upcoming = any(has(line, k, "next") for k in range(at, start)) or has(line, start + 1, "next")
    after = start + 1 + has(line, start + 1, "next", "coming")
    if not upcoming:
        return Days((this,)), after
    return Days(choices=((this,), (later,)), why=Why.NEXT_WEEKDAY), after


def _half_month(scene: Scene, line: Line, at: int) -> Parsed | None:
    """ "la première quinzaine d'avril", "the second half of May"."""
    at = skip(line, at, "the")
    nth = rank(line, at)
    if nth is None or nth[0] not in (1, 2, LAST) or not has(line, nth[1], "fortnight", "half"):
        return None
    first = month_first(scene, line, skip(line, nth[1] + 1, "of", "the"))
    if first is None:
        return None
    middle, end = first[0] + 15 * DAY, almanac.month_start(first[0], 1)
    return Days((Span(first[0], middle) if nth[0] == 1 else Span(middle, end),)), first[1]


def _month(scene: Scene, line: Line, at: int) -> Parsed | None:
    """ "en avril", "courant mai", "le mois prochain", "next month", "this month"."""
    start = skip(line, at, "the", "this", "at", "in", "whole", "of")
    if has(line, start, "short month") and not has(line, start, "month"):
        bound = has(line, start - 1, "before", "until", "since", "after") and not (
            start + 1 < len(line) and line[start + 1].text in ASKERS
        )
        among = has(line, start - 1, "or", "and", ",", "to") and has(line, start - 2, "month")
        pointed = bound or among or (start > at and line[start - 1].text in ("in", "of", "of the"))
        return (Days((_coming_month(scene, value(line, start, "short month")),)), start + 1) if pointed else None
    first = month_first(scene, line, start)
    if first is None:
        return None
    if (
        has(line, first[1], "ordinal", "number")
        and not is_unit(line, start, Unit.MONTH)
        and not has(line, first[1] + 1, "hour", ":")
    ):
        return None
    if is_unit(line, start, Unit.MONTH) and not _pointed(line, start, first[1]):
        return None
    return Days((almanac.month_span(first[0]),)), first[1]


ASKERS = frozenset({"i", "we", "you", "he", "she", "they"})
"""Who may do something: "may" before them is no month."""


def _pointed(line: Line, at: int, after: int) -> bool:
    """Whether the word "month" between `at` and `after` points at one: "ce mois", "du mois", "le mois prochain"."""
    if after == at + 1:
        return has(line, at - 1, "this") or (at > 0 and line[at - 1].text == "du")
    return has(line, at - 1, "this", "the", "of") or has(line, at + 1, "next")


def _coming_month(scene: Scene, month: int) -> Span:
    return almanac.month_span(
        scene.today.replace(year=scene.today.year + (month < scene.today.month), month=month, day=1)
    )
