"""Weekdays as said: "ce vendredi", "vendredi prochain", "lundi en quinze", "Tuesday week", "le premier lundi d'avril"."""

from dataclasses import replace
from datetime import date

from bot.understanding.dates import almanac, days
from bot.understanding.dates.almanac import DAY
from bot.understanding.dates.days import Days, Line, Parsed, Scene, ask, single
from bot.understanding.dates.numbers import amount, has, number, ordinal, skip, value
from bot.understanding.dates.reading import Why


def weekday(scene: Scene, line: Line, at: int) -> Parsed | None:
    """A weekday with what surrounds it."""
    return (
        _nth(scene, line, at) or _week_from(scene, line, at) or _next_before(scene, line, at) or _named(scene, line, at)
    )


def name(line: Line, at: int) -> int | None:
    """The weekday named at `at`; abbreviations that are also words need an hour, a number or a part of the day beside them."""
    if has(line, at, "weekday"):
        return value(line, at, "weekday")
    if not has(line, at, "short weekday"):
        return None
    after = at + 1
    if has(line, after, ".") and not has(line, at + 2, "word"):
        return value(line, at, "short weekday")
    alone = after >= len(line) and at == 0
    if alone or has(
        line, after, "number", "part", "noon", "next", "week ahead", "offset", "around", "spelled", "or", "coming"
    ):
        return value(line, at, "short weekday")
    if has(line, after, "at") and has(line, after + 1, "number", "noon"):
        return value(line, at, "short weekday")
    return None


def resolve(scene: Scene, weekday: int) -> date:
    """The day a bare weekday means: the next one, or the one in the week under discussion where that lies further ahead."""
    coming = almanac.next_weekday(scene.today, weekday)
    if scene.anchor is None:
        return coming
    same_week = almanac.monday_of(scene.anchor) + weekday * DAY
    return same_week if same_week > scene.today else coming


def _nth(scene: Scene, line: Line, at: int) -> Parsed | None:
    """ "le premier lundi d'avril", "the last Friday of the month"."""
    at = skip(line, at, "the")
    nth = (-1, at + 1) if has(line, at, "last") else ordinal(line, at)
    if nth is None or not has(line, nth[1], "weekday") or not -1 <= nth[0] <= 5:
        return None
    after = skip(line, nth[1] + 1, "of", "in", "at", "the", "this")
    first = month_first(scene, line, after)
    if first is None:
        return None
    found = almanac.nth_weekday(first[0], value(line, nth[1], "weekday"), nth[0])
    if found is not None and found < scene.today and first[2]:
        found = almanac.nth_weekday(first[0].replace(year=first[0].year + 1), value(line, nth[1], "weekday"), nth[0])
    return (single(found) if found else Days(why=Why.NO_SUCH_DAY)), first[1]


def month_first(scene: Scene, line: Line, at: int) -> tuple[date, int, bool] | None:
    """The first day of a month named or pointed at, the place after it, and whether its year was supposed."""
    named = days.month_of(line, at)
    if named is not None:
        year = scene.today.year + (named[0] < scene.today.month)
        after = named[1]
        if has(line, after, "number") and 2000 <= value(line, after, "number") <= 2100:
            return date(value(line, after, "number"), named[0], 1), after + 1, False
        return date(year, named[0], 1), after, True
    if has(line, at, "next") and has(line, at + 1, "unit") and value(line, at + 1, "unit") == 5:
        return almanac.month_start(scene.today, 1), at + 2, False
    if not (has(line, at, "unit") and value(line, at, "unit") == 5) and not (
        at < len(line) and line[at].text == "mois de"
    ):
        return None
    if has(line, at + 1, "next", "coming", "following"):
        return almanac.month_start(scene.today, 1), at + 2, False
    if line[at].text == "mois de":
        return month_first(scene, line, at + 1)
    after = at + 2 if at + 1 < len(line) and line[at + 1].text in ("ci", "courant") else at + 1
    return almanac.month_start(scene.today), after, False


def _week_from(scene: Scene, line: Line, at: int) -> Parsed | None:
    """ "a week from Tuesday", "two weeks on Monday"."""
    found = amount(line, at)
    if found is None or found[0].minutes or not has(line, found[1], "from", "at"):
        return None
    if line[found[1]].text not in ("from", "on"):
        return None
    weekday = name(line, found[1] + 1)
    if weekday is None:
        return None
    return single(found[0].after(almanac.next_weekday(scene.today, weekday))), found[1] + 2


def _next_before(scene: Scene, line: Line, at: int) -> Parsed | None:
    """ "next Friday", "this coming Friday", "ce vendredi", "le prochain mardi"."""
    after = skip(line, at, "the")
    sure = has(line, after, "this", "coming")
    upcoming = has(line, after, "next")
    after = skip(line, after, "this", "coming", "next")
    weekday = name(line, after) if sure or upcoming else None
    if weekday is None:
        return None
    if has(line, after + 1, "next", "week ahead"):
        return None
    if not sure or (upcoming and not sure):
        return following(scene, weekday), after + 1
    if weekday == scene.today.weekday():
        return ask(Why.NEXT_WEEKDAY, scene.today, scene.today + 7 * DAY), after + 1
    return single(almanac.next_weekday(scene.today, weekday)), after + 1


def following(scene: Scene, weekday: int) -> Days:
    """ "vendredi prochain": a question while this week's Friday is still to come, unless that one is under discussion."""
    coming = almanac.next_weekday(scene.today, weekday)
    later = coming + 7 * DAY
    if almanac.monday_of(coming) != almanac.monday_of(scene.today):
        return single(coming)
    if scene.anchor == coming:
        return single(later)
    return ask(Why.NEXT_WEEKDAY, coming, later)


def _named(scene: Scene, line: Line, at: int) -> Parsed | None:
    start, at = at, skip(line, at, "every", "the")
    weekday = name(line, at)
    if weekday is None:
        return None
    if has(line, start, "every") or (
        has(line, at, "weekday") and line[at].text.endswith("s") and len(line[at].text) > 5
    ):
        return _every(scene, weekday), at + 1
    after = at + 1
    if has(line, after, ".") and has(line, at, "short weekday"):
        after += 1
    coming = almanac.next_weekday(scene.today, weekday)
    placed = _placed(scene, line, after, weekday, coming)
    if placed is not None:
        return placed
    found = resolve(scene, weekday)
    if weekday == scene.today.weekday() and scene.anchor is None:
        return replace(single(found), weekday=weekday, others=((almanac.one_day(scene.today),),)), after
    return replace(single(found), weekday=weekday), after


def _every(scene: Scene, weekday: int) -> Days:
    """ "tous les jeudis", "Mondays": those of the next four weeks."""
    first = almanac.next_weekday(scene.today, weekday)
    spans = tuple(almanac.one_day(first + 7 * k * DAY) for k in range(almanac.OPEN_DAYS // 7))
    return Days(spans, weekday=weekday)


def _placed(scene: Scene, line: Line, after: int, weekday: int, coming: date) -> Parsed | None:
    """The weekday placed by what follows it."""
    if has(line, after, "week ahead"):
        ahead = value(line, after, "week ahead")
        if weekday == scene.today.weekday():
            return ask(Why.NEXT_WEEKDAY, scene.today + ahead * DAY, coming + ahead * DAY), after + 1
        return single(coming + ahead * DAY), after + 1
    if has(line, after, "next") and has(line, after + 1, "unit"):
        return _week_after(scene, line, after, weekday)
    if has(line, after, "next"):
        return following(scene, weekday), after + 1
    if has(line, after, "coming"):
        return single(coming), after + 1
    if has(line, after, "following"):
        base = scene.anchor or coming
        return single(almanac.next_weekday(base, weekday)), after + 1
    if has(line, after, "unit") and line[after].text in ("week", "wk"):
        return single(coming + 7 * DAY), after + 1
    if (
        has(line, after, "in")
        and line[after].text == "dans"
        and (found := amount(line, after + 1))
        and not found[0].minutes
    ):
        monday = almanac.monday_of(found[0].after(scene.today))
        return single(monday + weekday * DAY), found[1]
    return _numbered(scene, line, after, weekday)


def _week_after(scene: Scene, line: Line, after: int, weekday: int) -> Parsed | None:
    if value(line, after + 1, "unit") != 4:
        return None
    return single(almanac.monday_of(scene.today) + (7 + weekday) * DAY), after + 2


def _numbered(scene: Scene, line: Line, after: int, weekday: int) -> Parsed | None:
    """ "mardi 31", "Thursday the 2nd": the first day from today that is both, within two months."""
    start = skip(line, after, ",")
    start = skip(line, start, "the")
    if has(line, start, "at") and line[start].text in ("on the",):
        start += 1
    counted = ordinal(line, start) or number(line, start)
    if counted is None or not 1 <= counted[0] <= 31:
        return None
    if has(line, counted[1], "hour", ":", "ampm", "oclock", "unit", "month", "/", "number", "%", "€") or has(
        line, start, "spelled"
    ):
        return None
    if has(line, start - 1, ",") or (scene.english and has(line, start, "number") and not has(line, start - 1, "the")):
        return None
    if has(line, counted[1], "word") and line[counted[1]].text not in days.AFTER_NUMBER:
        return None
    if has(line, start, "number") and line[start].glued:
        return None
    both = [d for k in range(62) if (d := scene.today + k * DAY).day == counted[0] and d.weekday() == weekday]
    if both:
        return single(both[0]), counted[1]
    numbered = almanac.next_day_of_month(scene.today, counted[0])
    return ask(
        Why.WEEKDAY_MISMATCH, *sorted({almanac.next_weekday(scene.today, weekday), *filter(None, [numbered])})
    ), counted[1]
