"""Days as said, one at a time: "demain", "le 2 avril", "lundi en quinze", "the 15th", "03/04/2026", "in a fortnight"."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date

from bot.understanding.dates import almanac
from bot.understanding.dates.almanac import DAY, Span, one_day
from bot.understanding.dates.numbers import amount, has, number, ordinal, skip, value
from bot.understanding.dates.reading import Why
from bot.understanding.dates.symbols import Symbol


@dataclass(frozen=True, slots=True)
class Scene:
    """What a phrase is read against: today, the day under discussion if any, and the phrase's language."""

    today: date
    anchor: date | None = None
    english: bool = False


@dataclass(frozen=True, slots=True)
class Days:
    """Days as read: their spans; or `choices` between spans that must be asked; `others` less likely.

    `weekday` is set for a weekday without any other word ("mardi"), which a wider span may still place.
    `from_now`: what has passed of the first day is left out. `opens` and `closes`: minutes after midnight at which the
    first day begins and the last one ends, where an hour bounds them. `ends`: both ends of a range, as said.
    """

    spans: tuple[Span, ...] = ()
    choices: tuple[tuple[Span, ...], ...] = ()
    why: Why | None = None
    others: tuple[tuple[Span, ...], ...] = ()
    weekday: int | None = None
    from_now: bool = False
    opens: int | None = None
    closes: int | None = None
    ends: "tuple[Days, Days] | None" = None


Line = Sequence[Symbol]
Parsed = tuple[Days, int]


def single(day: date) -> Days:
    """One day, for sure."""
    return Days((one_day(day),))


def ask(why: Why, *days: date) -> Days:
    """A choice between single days."""
    return Days(choices=tuple((one_day(day),) for day in days), why=why)


def day(scene: Scene, line: Line, at: int) -> Parsed | None:
    """A single day at `at`, in any of the ways people say one."""
    for reader in (_iso, _numeric, _written, _weekday, _offset, _in_amount, _feast, _beside, _lone_number):
        found = reader(scene, line, at)
        if found is not None:
            return found
    return None


def _iso(scene: Scene, line: Line, at: int) -> Parsed | None:
    if not (
        has(line, at, "number")
        and len(line[at].text) == 4
        and has(line, at + 1, "number")
        and has(line, at + 2, "number")
    ):
        return None
    if not (line[at + 1].glued and line[at + 2].glued):
        return None
    after = at + 3
    if has(line, after, "word") and line[after].text == "t" and line[after].joined:
        after += 1
    return _exact(value(line, at, "number"), value(line, at + 1, "number"), value(line, at + 2, "number")), after


def _exact(year: int, month: int, number: int) -> Days:
    try:
        return single(date(year + 2000 if year < 100 else year, month, number))
    except ValueError:
        return Days(why=Why.NO_SUCH_DAY)


ALWAYS_OPEN = frozenset({("24", "7"), ("7", "7")})


def _numeric(scene: Scene, line: Line, at: int) -> Parsed | None:
    """ "03/04/2026", "3/4", "03.04.2026", "03-04-2026": day first; in English a question where both orders exist."""
    if not (has(line, at, "number") and at + 1 < len(line)):
        return None
    first = value(line, at, "number")
    if has(line, at + 1, "/") and (line[at].text, line[at + 2].text if at + 2 < len(line) else "") in ALWAYS_OPEN:
        return None
    separator = next((mark for mark in ("/", ".") if has(line, at + 1, mark)), None)
    second = at + 2 if separator else at + 1
    if not has(line, second, "number") or not (separator or line[second].glued):
        return None
    month = value(line, second, "number")
    third = second + 2 if separator and has(line, second + 1, separator) else second + 1
    dated = has(line, third, "number") and (third > second + 1 or (not separator and line[third].glued))
    if dated and len(line[third].text) in (2, 4):
        return _day_first(scene, first, month, value(line, third, "number")), third + 1
    if separator == "/" and 1 <= first <= 31 and 1 <= month <= 31 and not has(line, second + 1, "hour"):
        return _day_first(scene, first, month, None), second + 1
    return None


def _day_first(scene: Scene, first: int, second: int, year: int | None) -> Days:
    readings = [(first, second)] if second <= 12 else []
    if first <= 12 and (scene.english or second > 12):
        readings.append((second, first))
    days = []
    for number, month in readings:
        if year is not None:
            days += [span.start for span in _exact(year, month, number).spans]
        elif (found := almanac.next_date(scene.today, month, number)) is not None:
            days.append(found)
    days = sorted(set(days))
    if not days:
        return Days(why=Why.NO_SUCH_DAY)
    return single(days[0]) if len(days) == 1 else ask(Why.DAY_OR_MONTH, *days)


def _written(scene: Scene, line: Line, at: int) -> Parsed | None:
    """ "[jeudi] [le] 2 avril [2026]", "the 3rd of December", "April 2nd"."""
    start = at
    weekday = None
    if has(line, at, "weekday", "short weekday"):
        weekday = value(line, at, "weekday" if has(line, at, "weekday") else "short weekday")
        at = skip(line, at + 1, ",", ".")
        if has(line, at, "at") and line[at].text in ("on", "on the", "au", "a"):
            at += 1
    at = skip(line, at + (at < len(line) and line[at].text in ("on", "on the", "au", "du", "for", "a")), "the")
    if has(line, at, "number") and 31 < value(line, at, "number") < 100 and has(line, at + 1, "month"):
        return Days(why=Why.NO_SUCH_DAY), at + 2
    found = _number_month(line, at) or _month_number(line, at)
    if found is None:
        return None
    number, month, after = found
    year = None
    if has(line, skip(line, after, ","), "number") and 2000 <= value(line, skip(line, after, ","), "number") <= 2100:
        after = skip(line, after, ",")
        year, after = value(line, after, "number"), after + 1
    days = _dated(scene, number, month, year)
    return (days if weekday is None or start == at else agree(scene, days, weekday)), after


def _dated(scene: Scene, number: int, month: int, year: int | None) -> Days:
    if year is not None:
        return _exact(year, month, number)
    found = almanac.next_date(scene.today, month, number)
    return single(found) if found else Days(why=Why.NO_SUCH_DAY)


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


def month_of(line: Line, at: int) -> tuple[int, int] | None:
    """A month name at `at`, its abbreviations only where a number stands beside it."""
    if has(line, at, "month") and value(line, at, "month"):
        return value(line, at, "month"), at + 1
    beside = has(line, at - 1, "number", "ordinal", "of", "spelled") or has(line, at + 1, "number", "ordinal")
    if has(line, at, "short month") and beside and not has(line, at + 2, "hour"):
        return value(line, at, "short month"), at + 1
    if at < len(line) and line[at].text == "sept" and has(line, at - 1, "number", "ordinal", "of"):
        return 9, at + 1
    if at < len(line) and line[at].text in ("dec", "sep", "nov", "oct"):
        return {"dec": 12, "sep": 9, "nov": 11, "oct": 10}[line[at].text], at + 1
    return None


def _number_month(line: Line, at: int) -> tuple[int, int, int] | None:
    counted = ordinal(line, at) or number(line, at)
    if counted is None or not 1 <= counted[0] <= 31:
        return None
    month = month_of(line, skip(line, counted[1], "of", "."))
    return (counted[0], month[0], skip(line, month[1], ".")) if month else None


def _month_number(line: Line, at: int) -> tuple[int, int, int] | None:
    month = month_of(line, at)
    if month is None:
        return None
    after = skip(line, month[1], ".", "the")
    counted = ordinal(line, after) or number(line, after)
    if counted is None or not 1 <= counted[0] <= 31 or has(line, counted[1], "hour", ":", "ampm", "oclock", "/"):
        return None
    return counted[0], month[0], counted[1]


def _offset(scene: Scene, line: Line, at: int) -> Parsed | None:
    if not has(line, at, "offset"):
        return None
    said = scene.today + value(line, at, "offset") * DAY
    if has(line, at + 1, "week ahead"):
        return single(said + value(line, at + 1, "week ahead") * DAY), at + 2
    return single(said), at + 1


def _in_amount(scene: Scene, line: Line, at: int) -> Parsed | None:
    """ "dans quinze jours", "in a fortnight", "two weeks from now", "3 jours plus tard" (from the day under discussion)."""
    ahead = has(line, at, "in") or (at < len(line) and line[at].text in ("in a", "d ici"))
    found = amount(line, at + 1 if ahead else at)
    if found is None or found[0].minutes:
        return None
    stretch, after = found
    if has(line, after, "later") and not ahead:
        return single(stretch.after(scene.anchor or scene.today)), after + 1
    if has(line, after, "from") and has(line, after + 1, "soonest", "offset", "word"):
        if has(line, after + 1, "offset"):
            return single(stretch.after(scene.today + value(line, after + 1, "offset") * DAY)), after + 2
        return (single(stretch.after(scene.today)), after + 2) if line[after + 1].text == "now" else None
    if has(line, after, "offset") and not ahead and stretch.days >= 7:
        return single(stretch.after(scene.today + value(line, after, "offset") * DAY)), after + 1
    return (single(stretch.after(scene.today)), after) if ahead else None


def _feast(scene: Scene, line: Line, at: int) -> Parsed | None:
    """ "Noël", "le lendemain de Pâques", "la veille du 14 juillet", "the day before Christmas"."""
    if has(line, at, "holiday"):
        return single(almanac.next_feast(scene.today, value(line, at, "holiday"))), at + 1
    for kind, sign in (("eve", -1), ("morrow", 1)):
        if has(line, at, kind):
            after = skip(line, at + 1, "of", "the")
            said = day(scene, line, after) if after < len(line) else None
            if said and len(said[0].spans) == 1 and (after > at + 1 or has(line, after, "holiday", "month")):
                return single(said[0].spans[0].start + sign * value(line, at, kind) * DAY), said[1]
            base = scene.anchor or (scene.today if sign > 0 else None)
            if base is None:
                return None
            return single(base + sign * value(line, at, kind) * DAY), at + 1
    return None


def _beside(scene: Scene, line: Line, at: int) -> Parsed | None:
    """ "le même jour": the day under discussion."""
    if has(line, at, "same day") and scene.anchor is not None:
        return single(scene.anchor), at + 1
    return None


# What may follow "le 12" where it is a day: not the noun of "le 12 rue X".
AFTER_NUMBER = frozenset(
    "je j on c ca il elle nous vous tu serait est pour avec svp stp si me mais merci please ok avril qui marche convient possible"
    " i is if with works would s me thanks would can could does do alors ca cela irait dispo disponible then chez peut"
    " impossible sinon ou".split()
)


def _lone_number(scene: Scene, line: Line, at: int) -> Parsed | None:
    """ "le 15", "le 1er", "the 15th", "on the 3rd"."""
    after = skip(line, at, "the", "of") if has(line, at, "the") or (at < len(line) and line[at].text == "du") else at
    if after == at and not (has(line, at, "at") and line[at].text in ("on the", "au")):
        return None
    after = max(after, at + 1)
    if line[at].text in ("les", "la", "l") and has(line, after, "spelled"):
        return None
    figure = has(line, after, "ordinal") and line[after].text[0].isdigit()
    counted = (ordinal(line, after) if figure else None) or number(line, after)
    if counted is None or not 1 <= counted[0] <= 31 or (scene.english and not figure):
        return None
    end = counted[1]
    if end < len(line) and (
        has(line, end, "hour", "unit", "fortnight", "ampm", "number", "%", "€", "/", ":", ".") and not _stop(line, end)
    ):
        return None
    if has(line, end, "word") and line[end].text not in AFTER_NUMBER:
        return None
    found = almanac.next_day_of_month(scene.today, counted[0])
    return (single(found), end) if found else None


def _stop(line: Line, at: int) -> bool:
    return has(line, at, ".") and not has(line, at + 1, "number")


def _weekday(scene: Scene, line: Line, at: int) -> Parsed | None:
    from bot.understanding.dates.weekdays import weekday

    return weekday(scene, line, at)


def narrowed(days: Days, spans: tuple[Span, ...]) -> Days:
    """`days` with other spans."""
    return replace(days, spans=spans, weekday=None)
