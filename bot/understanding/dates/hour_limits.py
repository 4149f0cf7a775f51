"""Hours before or from a time: "avant 11h", "à partir de 15h", "jusqu'à midi", "not before 10", "avant ce soir"."""

from bot.understanding.dates.clock import point
from bot.understanding.dates.days import Line
from bot.understanding.dates.numbers import has, skip, value
from bot.understanding.dates.parts import DAY_END, DAY_START, PARTS, Hours, Parsed, free
from bot.understanding.dates.points import MIDNIGHT, office
from bot.understanding.dates.tails import negated, tail

ENDS = (5, 9, 10, 12)
"""The parts that end another one: "before the end of the day" is until that end."""


def limited_hours(line: Line, at: int) -> Parsed | None:
    """ "avant 11h", "à partir de 15h", "après 16h", "jusqu'à midi", "pas avant 10h", "avant ce soir"."""
    kind = next((kind for kind in ("before", "until", "since", "after") if has(line, at, kind)), None)
    if kind is None or line[at].text == "past":
        return None
    if kind == "before" and negated(line, at):
        kind = "since"
    after = skip(line, at + 1, "the", "at", "around")
    found = point(line, after, bare=free(line, after) and not has(line, after - 1, "the"))
    if found is None:
        return _bound_by_part(line, at + 1, kind)
    minutes = office(found[0])
    same = "until" if kind in ("before", "until") else "since"
    again = tail(line, found[1])
    after = again[1] if again is not None and again[0] == same else found[1]
    if same == "until":
        return (hours_limited(minutes, kind), after) if minutes > 0 else None
    return _closed(line, found[1], minutes) or (hours_limited(minutes, kind), after)


def hours_limited(minutes: int, kind: str) -> Hours:
    """The hours before or from a time of the day."""
    if kind in ("before", "until"):
        return Hours(DAY_START, minutes) if minutes > DAY_START else Hours(0, minutes)
    return Hours(minutes, DAY_END if minutes < 18 * 60 else MIDNIGHT, other=(minutes, MIDNIGHT))


def _bound_by_part(line: Line, at: int, kind: str) -> Parsed | None:
    """ "avant ce soir", "d'ici la fin de journée", "not before the afternoon"."""
    after = skip(line, at, "the", "this", "at")
    if not has(line, after, "part", "tonight") or has(line, after + 1, "weekday", "offset", "of"):
        return None
    part = value(line, after, "part") if has(line, after, "part") else 2
    start, end = PARTS[part]
    early = kind == "since" or (kind == "before" and part not in ENDS)
    return hours_limited(start if early else end, kind), after + 1


def _closed(line: Line, at: int, start: int) -> Parsed | None:
    """The other bound: "après 14h et avant 16h", "à partir de 14h jusqu'à 16h"."""
    at = skip(line, at, "and", ",")
    if not has(line, at, "before", "until"):
        return None
    found = point(line, skip(line, at + 1, "the", "at"))
    if found is None or office(found[0]) <= start:
        return None
    return Hours(start, office(found[0])), found[1]
