"""What is ruled out: "sauf le lundi matin et mercredi", "lundi je ne peux pas", "not Monday"."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta

from bot.understanding.dates.day import day
from bot.understanding.dates.days import Days, Line, Scene
from bot.understanding.dates.hours import hours
from bot.understanding.dates.limits import limited
from bot.understanding.dates.numbers import has, skip
from bot.understanding.dates.parts import Hours
from bot.understanding.dates.points import MIDNIGHT
from bot.understanding.dates.stretches import stretch
from bot.understanding.dates.weekdays import name


@dataclass(frozen=True, slots=True)
class Ruled:
    """One exclusion, before `now`'s zone is known: a weekday or days, hours, or both."""

    weekday: int | None = None
    days: tuple[date, ...] = ()
    hours: tuple[int, int] | None = None


def refused(line: Line, at: int) -> bool:
    """Whether what follows rules the days out: "lundi je peux pas", "Monday doesn't work", "lundi impossible"."""
    after = refusal(line, at)
    if has(line, after, "impossible", "away"):
        return not _supposed(line, at)
    ruled = has(line, after, "except") and line[after].text in REFUSALS
    return ruled and not has(line, after + 1, "weekday", "offset", "the", "at", "of")


def _supposed(line: Line, at: int) -> bool:
    """Whether it is only supposed: "si jeudi est pris, vendredi"."""
    return any(line[k].text in ("si", "if") for k in range(max(0, at - 4), at))


def refusal(line: Line, at: int) -> int:
    """The place after the few words that lead up to a refusal: "ce n'est", "for me is"."""
    after = skip(line, at, "word", "this")
    return after if after - at <= 4 else at


REFUSALS = frozenset({
    "je peux pas", "je ne peux pas", "peux pas", "peux plus", "je ne peux plus", "je peux plus",
    "ne suis plus libre", "suis plus libre",
    "suis pas libre", "ne suis plus dispo", "suis plus dispo", "plus disponible",
    "ne suis plus disponible", "can no longer do",
    "can no longer make", "am not free", "m not free", "pas dispo", "pas disponible", "pas libre", "pas possible",
    "can t make it", "i can t do", "i can t make", "i can t", "can t", "cannot", "ne pourrai pas", "pourrai pas",
    "je ne pourrai pas", "pas etre possible", "cannot make it", "cannot make", "i can t make it",
    "can t do", "can t make", "not available", "not free", "ne suis pas la", "suis pas la", "cant do",
})  # fmt: skip


LISTED = frozenset({"sauf", "hormis", "excepte", "a part", "except", "except for", "excluding", "apart from", "hors"})


def targets(scene: Scene, line: Line, at: int, *, many: bool) -> Iterator[tuple[Ruled, int]]:
    """What is ruled out from `at` on, each with the place after it; a comma goes on only where `many` may follow."""
    while (found := _target(scene, line, at)) is not None:
        yield found
        after = found[1]
        at = skip(line, after, "and", "or", ",", "not")
        commas = has(line, after, ",") and has(line, at - 1, ",")
        if at == after or (commas and not (many and has(line, at, "weekday"))):
            return


def _target(scene: Scene, line: Line, at: int) -> tuple[Ruled, int] | None:
    if has(line, at, "before"):
        # "pas libre avant jeudi 14h" is a limit, read as one.
        return None
    found = limited(scene, line, at)
    if found is not None and found[0].spans:
        return ruled(found[0], None), found[1]
    start = skip(line, at, "the", "at", "of", "every", "this")
    weekday = name(line, start) if not has(line, start - 1, "this") else None
    if weekday is not None and not has(line, start + 1, "next", "week ahead", "number"):
        part = hours(line, start + 1)
        return (Ruled(weekday, hours=_within(part[0])), part[1]) if part else (Ruled(weekday), start + 1)
    found = day(scene, line, at) or day(scene, line, start) or stretch(scene, line, at)
    if found is not None and found[0].spans:
        part = hours(line, found[1])
        return (ruled(found[0], part[0]), part[1]) if part else (ruled(found[0], None), found[1])
    part = hours(line, start) or hours(line, at)
    if part is None:
        return None
    return Ruled(hours=_within(part[0])), part[1]


def _within(hours: Hours) -> tuple[int, int]:
    """The minutes ruled out: "pas à midi" rules out the hour that begins then."""
    start = hours.start % MIDNIGHT
    return start, hours.end or min(start + 60, MIDNIGHT)


def ruled(days: Days, part: Hours | None) -> Ruled:
    """Days, and hours within them, as ruled out."""
    within = _within(part) if part else None
    if days.weekday is not None:
        return Ruled(weekday=days.weekday, hours=within)
    # A working week that is ruled out takes its weekend along.
    ends = {span: span.end + timedelta(2) if (span.end - span.start).days == 5 else span.end for span in days.spans}
    listed = [span.start + timedelta(k) for span in days.spans for k in range((ends[span] - span.start).days)]
    return Ruled(days=tuple(listed), hours=within)
