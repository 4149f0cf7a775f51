"""Months as said: by name beside a day, or pointed at ("le mois prochain")."""

from datetime import date

from bot.understanding.dates import almanac
from bot.understanding.dates.days import Line, Scene
from bot.understanding.dates.numbers import Unit, has, is_unit, number, ordinal, skip, value


def month_of(line: Line, at: int) -> tuple[int, int] | None:
    """A month name at `at`, its abbreviations only where a number stands beside it."""
    if has(line, at, "month") and value(line, at, "month"):
        return value(line, at, "month"), at + 1
    before = has(line, at - 1, "number", "ordinal", "of", "spelled", "early", "mid", "late")
    beside = before or has(line, at + 1, "number", "ordinal")
    if has(line, at, "short month") and beside and not has(line, at + 2, "hour"):
        return value(line, at, "short month"), at + 1
    if at < len(line) and line[at].text == "sept" and has(line, at - 1, "number", "ordinal", "of"):
        return 9, at + 1
    if at < len(line) and line[at].text in ("dec", "sep", "nov", "oct"):
        return {"dec": 12, "sep": 9, "nov": 11, "oct": 10}[line[at].text], at + 1
    return None


def number_month(line: Line, at: int) -> tuple[int, int, int] | None:
    """ "2 avril", "the 3rd of December": day, month, and the place after them."""
    counted = ordinal(line, at) or number(line, at)
    if counted is None or not 1 <= counted[0] <= 31:
        return None
    month = month_of(line, skip(line, counted[1], "of", "."))
    if month is not None and has(line, month[1], "ordinal") and not has(line, at, "ordinal"):
        # "room 12 May 1st".
        return None
    return (counted[0], month[0], skip(line, month[1], ".")) if month else None


def month_number(line: Line, at: int) -> tuple[int, int, int] | None:
    """ "April 2nd": day, month, and the place after them."""
    month = month_of(line, at)
    if month is None:
        return None
    after = skip(line, month[1], ".", "the")
    counted = ordinal(line, after) or number(line, after)
    if counted is None or not 1 <= counted[0] <= 31 or has(line, counted[1], "hour", ":", "ampm", "oclock", "/"):
        return None
    return counted[0], month[0], counted[1]


def month_first(scene: Scene, line: Line, at: int) -> tuple[date, int, bool] | None:
    """The first day of a month named or pointed at, the place after it, and whether its year was supposed."""
    if at < len(line) and line[at].text in ("mois de", "mois d"):
        return _named(scene, line, at + 1)
    return _named(scene, line, at) or _pointed(scene, line, at)


def _named(scene: Scene, line: Line, at: int) -> tuple[date, int, bool] | None:
    named = month_of(line, at)
    if named is None:
        return None
    month, after = named
    if has(line, after, "number") and 2000 <= value(line, after, "number") <= 2100:
        return date(value(line, after, "number"), month, 1), after + 1, False
    next_year = year_after(line, after)
    if next_year is not None:
        return date(scene.today.year + 1, month, 1), next_year, False
    coming = has(line, after, "next") and line[after].text.startswith("prochain")
    past = month < scene.today.month or (coming and month == scene.today.month)
    return date(scene.today.year + past, month, 1), after + coming, True


def year_after(line: Line, at: int) -> int | None:
    """The place after "next year" or "de l'année prochaine"; None where it is not said."""
    place = skip(line, at, "of", "the", "at")
    if has(line, place, "next") and is_unit(line, place + 1, Unit.YEAR):
        return place + 2
    return place + 2 if is_unit(line, place, Unit.YEAR) and has(line, place + 1, "next") else None


def number_pointed_month(scene: Scene, line: Line, at: int) -> tuple[int, date, int] | None:
    """ "3 du mois prochain", "15th of this month": the day's number, the month's first day, the place after them."""
    counted = ordinal(line, at) or number(line, at)
    if counted is None or not 1 <= counted[0] <= 31 or not has(line, counted[1], "of"):
        return None
    place = skip(line, counted[1], "of", "the")
    first = _pointed(scene, line, place + has(line, place, "this"))
    return (counted[0], first[0], first[1]) if first else None


def _pointed(scene: Scene, line: Line, at: int) -> tuple[date, int, bool] | None:
    """ "le mois prochain", "next month", "ce mois-ci"."""
    before = has(line, at, "next")
    unit = at + before
    if not is_unit(line, unit, Unit.MONTH):
        return None
    if before:
        return almanac.month_start(scene.today, 1), unit + 1, False
    if has(line, unit + 1, "next", "coming", "following"):
        return almanac.month_start(scene.today, 1), unit + 2, False
    tail = unit + 1 < len(line) and line[unit + 1].text in ("ci", "courant")
    return almanac.month_start(scene.today), unit + 1 + tail, False
