"""The nth of a month: "la première semaine d'avril", "the last day of the month", "le 2e week-end de mai"."""

from collections.abc import Sequence
from datetime import date

from bot.understanding.dates import almanac
from bot.understanding.dates.almanac import DAY, Span
from bot.understanding.dates.amounts import Amount
from bot.understanding.dates.days import Days, Line, Parsed, Scene, single
from bot.understanding.dates.months import month_first
from bot.understanding.dates.numbers import Found, Unit, has, is_unit, number, ordinal, skip, value
from bot.understanding.dates.reading import Why

LAST = -1


def nth_of_month(scene: Scene, line: Line, at: int) -> Parsed | None:
    """The nth day, week, weekend or weekday of a month at `at`."""
    several = _several(scene, line, skip(line, at, "the"))
    if several is not None:
        return several
    counted = rank(line, skip(line, at, "the"))
    if counted is None or not counted[1] < len(line):
        return None
    nth, place = counted
    first = month_first(scene, line, skip(line, place + 1, "of", "in", "at", "the", "this"))
    if first is None:
        return None
    month = first[0]
    days = _nth(month, nth, line, place)
    if days is not None and days.spans and days.spans[-1].end <= scene.today and _may_be_later(line, first):
        days = _nth(almanac.month_start(month, 12 if first[2] else 1), nth, line, place)
    return (days, first[1]) if days is not None else None


def _several(scene: Scene, line: Line, at: int) -> Parsed | None:
    """ "les deux premières semaines d'avril", "the last three days of May", "les premiers jours de juin"."""
    before = rank(line, at)
    count = number(line, before[1] if before else at)
    nth = before or (rank(line, count[1]) if count else None)
    if nth is not None and count is None and nth[0] in (1, LAST):
        return _few_days(scene, line, nth)
    place = max(nth[1], count[1]) if nth and count else at
    if nth is None or count is None or nth[0] not in (1, LAST) or count[0] < 2 or not has(line, place, "unit"):
        return None
    length = Amount(days=count[0] * {Unit.DAY: 1, Unit.WEEK: 7}.get(Unit(value(line, place, "unit")), 0)).days
    first = month_first(scene, line, skip(line, place + 1, "of", "in", "the")) if length else None
    if first is None:
        return None
    month = almanac.month_span(first[0])
    last = min(month.start + length * DAY, month.end)
    return Days((Span(month.start, last) if nth[0] == 1 else Span(month.end - length * DAY, month.end),)), first[1]


def _few_days(scene: Scene, line: Line, nth: Found) -> Parsed | None:
    place = nth[1] + has(line, nth[1], "few")
    if not is_unit(line, place, Unit.DAY) or line[place].text not in ("jours", "days"):
        return None
    first = month_first(scene, line, skip(line, place + 1, "of", "in", "the"))
    return (Days((almanac.month_third(first[0], 0 if nth[0] == 1 else 2),)), first[1]) if first else None


def _may_be_later(line: Line, first: tuple[date, int, bool]) -> bool:
    """Whether another such month may be meant: the year was supposed, or "du mois" said."""
    return first[2] or (is_unit(line, first[1] - 1, Unit.MONTH) and not has(line, first[1] - 2, "this"))


def rank(line: Line, at: int) -> Found | None:
    """Which one is counted at `at`: "premier", "2e", "third", "dernier" (`LAST`)."""
    if has(line, at, "last"):
        return LAST, at + 1
    return (value(line, at, "rank"), at + 1) if has(line, at, "rank") else ordinal(line, at)


def _nth(month: date, nth: int, line: Line, place: int) -> Days | None:
    if has(line, place, "weekday"):
        return _found(almanac.nth_weekday(month, value(line, place, "weekday"), nth))
    if is_unit(line, place, Unit.DAY):
        return _of(almanac.month_span(month), nth)
    if has(line, place, "weekend"):
        saturday = almanac.nth_weekday(month, 5, nth)
        return Days((almanac.weekend_of(saturday),)) if saturday else Days(why=Why.NO_SUCH_DAY)
    return _week(month, nth) if is_unit(line, place, Unit.WEEK) else None


def _found(day: date | None) -> Days:
    return single(day) if day else Days(why=Why.NO_SUCH_DAY)


def _of(month: Span, nth: int) -> Days:
    day = month.end - DAY if nth == LAST else month.start + (nth - 1) * DAY
    return _found(day if month.start <= day < month.end else None)


def _week(month: date, nth: int) -> Days:
    """The week counted from the one that holds the 1st, or from the first whole one: a question where they differ."""
    span = almanac.month_span(month)
    weeks = [almanac.working_week(span.start + 7 * k * DAY) for k in range(6)]
    touching = [Span(max(week.start, span.start), min(week.end, span.end)) for week in weeks if _meet(week, span)]
    whole = [week for week in touching if week.end - week.start == 5 * DAY]
    found = {weeks[index] for weeks in (touching, whole) if (index := _index(weeks, nth)) is not None}
    if not found:
        return Days(why=Why.NO_SUCH_DAY)
    choices = tuple((week,) for week in sorted(found))
    return Days(choices[0]) if len(choices) == 1 else Days(choices=choices, why=Why.NEXT_WEEKDAY)


def _meet(week: Span, span: Span) -> bool:
    return max(week.start, span.start) < min(week.end, span.end)


def _index(weeks: Sequence[Span], nth: int) -> int | None:
    index = len(weeks) - 1 if nth == LAST else nth - 1
    return index if 0 <= index < len(weeks) else None
