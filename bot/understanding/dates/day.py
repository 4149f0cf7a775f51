"""One day, in any of the ways people say one: "demain", "le 2 avril", "dans quinze jours", "la veille de Noël"."""

from datetime import date

from bot.understanding.dates import almanac
from bot.understanding.dates.almanac import DAY
from bot.understanding.dates.amounts import Amount, amount
from bot.understanding.dates.days import Days, Line, Parsed, Scene, ask, single
from bot.understanding.dates.figures import exact, iso, numeric
from bot.understanding.dates.lone import lone_number
from bot.understanding.dates.months import month_number, number_month, number_pointed_month, year_after
from bot.understanding.dates.nth import nth_of_month
from bot.understanding.dates.numbers import AFTER_NUMBER, has, skip, value
from bot.understanding.dates.points import names_a_count
from bot.understanding.dates.reading import Why
from bot.understanding.dates.weekdays import weekday


def day(scene: Scene, line: Line, at: int) -> Parsed | None:
    """A single day at `at`, or None where none begins there."""
    for reader in (iso, numeric, _written, nth_of_month, weekday, _offset, _in_amount, _feast, _beside, lone_number):
        found = reader(scene, line, at)
        if found is not None:
            return found
    return None


def _written(scene: Scene, line: Line, at: int) -> Parsed | None:
    """ "[jeudi] [le] 2 avril [2026]", "the 3rd of December", "April 2nd"."""
    start = at
    said_weekday = None
    if has(line, at, "weekday", "short weekday"):
        said_weekday = value(line, at, "weekday" if has(line, at, "weekday") else "short weekday")
        at = skip(line, at + 1, ",", ".")
        if has(line, at, "at") and line[at].text in ("on", "on the", "au", "a"):
            at += 1
    at = skip(line, at + (at < len(line) and line[at].text in ("on", "on the", "au", "du", "for", "a")), "the")
    if has(line, at, "number") and 31 < value(line, at, "number") < 100 and has(line, at + 1, "month"):
        return Days(why=Why.NO_SUCH_DAY), at + 2
    pointed = number_pointed_month(scene, line, at)
    if pointed is not None:
        return _of_pointed(scene, line, pointed), pointed[2]
    found = number_month(line, at) or month_number(line, at)
    if found is None:
        beyond = has(line, at, "month") and has(line, at + 1, "number") and 31 < value(line, at + 1, "number") < 100
        return (Days(why=Why.NO_SUCH_DAY), at + 2) if beyond and not names_a_count(line, at + 2) else None
    count, month, after = found
    year = None
    next_year = year_after(line, after)
    if next_year is not None:
        year, after = scene.today.year + 1, next_year
    elif has(line, after, "next") and line[after].text.startswith("prochain"):
        after += 1
    elif has(line, skip(line, after, ","), "number") and 2000 <= value(line, skip(line, after, ","), "number") <= 2100:
        after = skip(line, after, ",")
        year, after = value(line, after, "number"), after + 1
    days = _dated(scene, count, month, year)
    return (days if said_weekday is None or start == at else agree(scene, days, said_weekday)), after


def _of_pointed(scene: Scene, line: Line, pointed: tuple[int, date, int]) -> Days:
    """ "le 3 du mois prochain"; "le 3 du mois", once past, is the next month's."""
    count, first, after = pointed
    coming = almanac.next_day_of_month(scene.today, count)
    if has(line, after - 1, "unit") and not has(line, after - 2, "this", "next") and coming is not None:
        return single(coming)
    return exact(first.year, first.month, count)


def _dated(scene: Scene, number: int, month: int, year: int | None) -> Days:
    if year is not None:
        return exact(year, month, number)
    found = almanac.next_date(scene.today, month, number)
    within_a_year = found is not None and found - scene.today <= 366 * DAY
    return single(found) if found and within_a_year else Days(why=Why.NO_SUCH_DAY)


def agree(scene: Scene, days: Days, weekday: int) -> Days:
    """`days` where its weekday is the one said, otherwise a question: that date, or that weekday near it."""
    if not days.spans:
        return days
    said = days.spans[0].start
    if said.weekday() == weekday:
        return days
    near = min(
        (said + shift * DAY for shift in range(-3, 4) if (said + shift * DAY).weekday() == weekday),
        key=lambda d: abs(d - said),
    )
    return ask(Why.WEEKDAY_MISMATCH, *sorted(d for d in (said, near) if d >= scene.today))


def _offset(scene: Scene, line: Line, at: int) -> Parsed | None:
    if not has(line, at, "offset"):
        return None
    said = scene.today + value(line, at, "offset") * DAY
    if has(line, at + 1, "unit") and line[at + 1].text in ("week", "wk"):
        return single(said + 7 * DAY), at + 2
    if has(line, at + 1, "week ahead"):
        return single(said + value(line, at + 1, "week ahead") * DAY), at + 2
    return single(said), at + 1


def _in_amount(scene: Scene, line: Line, at: int) -> Parsed | None:
    """ "dans quinze jours", "in a fortnight", "3 jours plus tard" (from the day under discussion)."""
    ahead = has(line, at, "in") or (at < len(line) and line[at].text in ("in a", "d ici"))
    found = amount(line, skip(line, at + 1, "around") if ahead else at)
    if found is None or found[0].minutes:
        return None
    stretch, after = found
    if ahead:
        return _placed_weekday(scene, line, stretch, after) or (single(stretch.after(scene.today)), after)
    return _counted_from(scene, line, stretch, after)


def _placed_weekday(scene: Scene, line: Line, stretch: Amount, after: int) -> Parsed | None:
    """ "dans deux semaines, le mardi": that day of the week reached."""
    place = skip(line, after, ",", "the")
    if stretch.days < 7 or not has(line, place, "weekday"):
        return None
    monday = almanac.monday_of(stretch.after(scene.today))
    return single(monday + value(line, place, "weekday") * DAY), place + 1


def _counted_from(scene: Scene, line: Line, stretch: Amount, after: int) -> Parsed | None:
    """ "3 jours plus tard", "a week from today", "a week from now", "une semaine demain"."""
    if has(line, after, "later"):
        earlier = value(line, after, "later") < 0
        if earlier and scene.anchor is None:
            return None
        return single((stretch.back if earlier else stretch).after(scene.anchor or scene.today)), after + 1
    start = after + has(line, after, "from")
    if has(line, start, "offset") and (start > after or stretch.days >= 7):
        return single(stretch.after(scene.today + value(line, start, "offset") * DAY)), start + 1
    from_now = start > after and start < len(line) and line[start].text == "now"
    return (single(stretch.after(scene.today)), start + 1) if from_now else None


def _feast(scene: Scene, line: Line, at: int) -> Parsed | None:
    """ "Noël", "le lendemain de Pâques", "la veille du 14 juillet", "the day before Christmas"."""
    if has(line, at, "holiday"):
        if has(line, at + 1, "weekend"):
            return Days((almanac.weekend_of(almanac.next_feast(scene.today, value(line, at, "holiday"))),)), at + 2
        return single(almanac.next_feast(scene.today, value(line, at, "holiday"))), at + 1
    for kind, sign in (("eve", -1), ("morrow", 1)):
        if has(line, at, kind):
            after = skip(line, at + 1, "of", "the")
            said = day(scene, line, after) if after < len(line) else None
            dated = after > at + 1 or has(line, after, "holiday", "month", "short month")
            if said and len(said[0].spans) == 1 and dated:
                return single(said[0].spans[0].start + sign * value(line, at, kind) * DAY), said[1]
            base = scene.anchor or (scene.today if sign > 0 else None)
            unknown = has(line, after, "word") and line[after].text not in AFTER_NUMBER
            if base is None or unknown:
                return None
            return single(base + sign * value(line, at, kind) * DAY), at + 1
    return None


def _beside(scene: Scene, line: Line, at: int) -> Parsed | None:
    """ "le même jour": the day under discussion."""
    wider = has(line, at + 1, "next", "unit") or has(line, at + 2, "unit")
    if has(line, at, "same day") and scene.anchor is not None and not wider:
        return single(scene.anchor), at + 1
    return None
