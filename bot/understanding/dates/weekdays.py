"""Weekdays as said: "ce vendredi", "vendredi prochain", "lundi en quinze"."""

from dataclasses import replace
from datetime import date

from bot.understanding.dates import almanac
from bot.understanding.dates.almanac import DAY
from bot.understanding.dates.amounts import amount
from bot.understanding.dates.days import Days, Line, Parsed, Scene, ask, single
from bot.understanding.dates.lone import numbered_weekday
from bot.understanding.dates.numbers import Unit, has, is_unit, skip, value
from bot.understanding.dates.reading import Why


def weekday(scene: Scene, line: Line, at: int) -> Parsed | None:
    """A weekday with what surrounds it."""
    return _week_from(scene, line, at) or _next_before(scene, line, at) or _named(scene, line, at)


def name(line: Line, at: int) -> int | None:
    """The weekday named at `at`; abbreviations that are also words need an hour, a number or the like beside them."""
    if has(line, at, "weekday"):
        return value(line, at, "weekday")
    if not has(line, at, "short weekday"):
        return None
    after = at + 1
    if has(line, after, ".") and not has(line, at + 2, "word"):
        return value(line, at, "short weekday")
    alone = after >= len(line) and at == 0
    if alone or has(
        line,
        after,
        "number",
        "part",
        "noon",
        "next",
        "week ahead",
        "offset",
        "around",
        "spelled",
        "or",
        "coming",
        "ampm",
    ):
        return value(line, at, "short weekday")
    timed = has(line, after, "at") and has(line, after + 1, "number", "noon")
    return value(line, at, "short weekday") if timed or _among_weekdays(line, at) else None


def _among_weekdays(line: Line, at: int) -> bool:
    """Whether an abbreviation stands beside another weekday: "lun-ven", "Mon to Fri", "mer, ven ou sam"."""
    for step in (-1, 1):
        beside, glued = at + step, max(at, at + step)
        if has(line, beside, "weekday", "short weekday") and glued < len(line) and line[glued].glued:
            return True
        joint = has(line, beside, "to", "/", "or", "and", ",", "until") or (
            0 <= beside < len(line) and line[beside].text in ("a", "au")
        )
        if joint and has(line, beside + step, "weekday", "short weekday"):
            return True
    return False


def resolve(scene: Scene, weekday: int) -> date:
    """The day a bare weekday means: the next one, or that of the week under discussion where it lies further ahead."""
    coming = almanac.next_weekday(scene.today, weekday)
    if scene.anchor is None:
        return coming
    same_week = almanac.monday_of(scene.anchor) + weekday * DAY
    return same_week if same_week > scene.today else coming


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
    """ "vendredi prochain": a question while this week's is to come, unless that one is under discussion."""
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
        return _ahead(scene, value(line, after, "week ahead"), weekday, coming), after + 1
    if has(line, after, "next") and not has(line, after + 1, "unit"):
        return following(scene, weekday), after + 1
    if has(line, after, "coming"):
        return single(coming), after + 1
    if has(line, after, "following"):
        return single(almanac.next_weekday(scene.anchor or coming, weekday)), after + 1
    return _in_week(scene, line, after, weekday) or numbered_weekday(scene, line, after, weekday)


def _ahead(scene: Scene, days: int, weekday: int, coming: date) -> Days:
    """ "lundi en huit": a week after the coming one; a question on that very weekday."""
    if weekday == scene.today.weekday():
        return ask(Why.NEXT_WEEKDAY, scene.today + days * DAY, coming + days * DAY)
    return single(coming + days * DAY)


def _in_week(scene: Scene, line: Line, after: int, weekday: int) -> Parsed | None:
    """ "Friday next week", "Tuesday week", "jeudi dans deux semaines"."""
    monday = almanac.monday_of(scene.today)
    if has(line, after, "next") and is_unit(line, after + 1, Unit.WEEK):
        return single(monday + (7 + weekday) * DAY), after + 2
    if has(line, after, "unit") and line[after].text in ("week", "wk"):
        return single(almanac.next_weekday(scene.today, weekday) + 7 * DAY), after + 1
    if has(line, after, "fortnight") and line[after].text == "fortnight":
        return single(almanac.next_weekday(scene.today, weekday) + 14 * DAY), after + 1
    ahead = amount(line, after + 1) if has(line, after, "in") else amount(line, after)
    if ahead is None or ahead[0].minutes or ahead[0].days < 7:
        return None
    if not has(line, after, "in"):
        if not (has(line, ahead[1], "from") and ahead[1] + 1 < len(line) and line[ahead[1] + 1].text == "now"):
            return None
        ahead = ahead[0], ahead[1] + 2
    return single(almanac.monday_of(ahead[0].after(scene.today)) + weekday * DAY), ahead[1]
