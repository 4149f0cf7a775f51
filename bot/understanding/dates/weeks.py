"""Weeks: "la semaine prochaine", "the week of April 6", "semaine 15", "en début de semaine"."""

from bot.understanding.dates import almanac
from bot.understanding.dates.almanac import DAY, Span
from bot.understanding.dates.day import day
from bot.understanding.dates.days import Days, Line, Parsed, Scene
from bot.understanding.dates.numbers import Unit, has, is_unit, number, skip, value
from bot.understanding.dates.reading import Why


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


def whole_week(scene: Scene, line: Line, at: int) -> Parsed | None:
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
    third = which_third(line, place)
    if third is not None and not has(line, place + 1, "of", "unit", "month", "part", "the"):
        return third_of_week(scene, third, (ahead, place + 1), bare=False)
    week = almanac.working_week(scene.today + ahead * DAY)
    return Days((week if week.end > scene.today else Span(scene.today, week.start + 7 * DAY),)), after


def _week_of(scene: Scene, line: Line, at: int) -> Parsed | None:
    """ "la semaine du 13", "w/c 13 April", "semaine 26"."""
    if is_unit(line, at, Unit.WEEK) and (numbered := _numbered_week(scene, line, at + 1)) is not None:
        return numbered
    if is_unit(line, at, Unit.WEEK) and has(line, at + 1, "of"):
        first = day(scene, line, article(line, at + 1))
    else:
        first = day(scene, line, skip(line, at + 1, "the", "at")) if has(line, at, "week of") else None
    return (Days((almanac.working_week(first[0].spans[0].start),)), first[1]) if first and first[0].spans else None


def article(line: Line, at: int) -> int:
    """Steps over "du" and "of the" unless a bare number needs its article to be a day."""
    after = at + 1
    return at if has(line, after, "number", "ordinal") and not has(line, after + 1, "month", "/", "of") else after


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


def which_third(line: Line, at: int) -> int | None:
    """0, 1 or 2 for "début", "mi" and "fin"."""
    return next((k for k, word in enumerate(("early", "mid", "late")) if has(line, at, word)), None)


def third_of_week(scene: Scene, kind: int, week: tuple[int, int], *, bare: bool) -> Parsed:
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
