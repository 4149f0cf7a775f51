"""Stretches of days: weeks, weekends, months, their beginnings and ends."""

from bot.understanding.dates import almanac
from bot.understanding.dates.almanac import DAY, Span
from bot.understanding.dates.day import day
from bot.understanding.dates.days import Days, Line, Parsed, Scene
from bot.understanding.dates.months import month_first
from bot.understanding.dates.nth import LAST, rank
from bot.understanding.dates.numbers import Unit, has, is_unit, skip, value
from bot.understanding.dates.reading import Why
from bot.understanding.dates.weeks import article, third_of_week, week_start, which_third, whole_week


def stretch(scene: Scene, line: Line, at: int) -> Parsed | None:
    """A stretch of days at `at`."""
    for reader in (_third, whole_week, _weekend, _half_month, _month):
        found = reader(scene, line, at)
        if found is not None:
            return found
    return None


def _third(scene: Scene, line: Line, at: int) -> Parsed | None:
    """ "début avril", "mi-avril", "fin de semaine prochaine", "early next week", "the end of the month"."""
    at = skip(line, at, "at", "the", "this") if not has(line, at, "early", "mid", "late") else at
    kind = which_third(line, at)
    if kind is None:
        return None
    after = skip(line, at + 1, "of", "the", "in", "at") if not has(line, at + 1, "month") else at + 1
    week = week_start(scene, line, after)
    if week is not None:
        return third_of_week(
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
    if has(line, start + 1, "of") and (first := day(scene, line, article(line, start + 1))):
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
