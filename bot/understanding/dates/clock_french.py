"""Hours as French says them: "14 h 30", "quatorze heures trente", "9h et quart", "dix heures moins le quart"."""

from collections.abc import Sequence

from bot.understanding.dates.numbers import Unit, has, is_unit, number, skip, value
from bot.understanding.dates.points import MIDNIGHT, Parsed, Point, names_a_count
from bot.understanding.dates.symbols import Symbol

NOT_MINUTES = ("hour", "ampm", "/", ":", "month", "unit")


def named(line: Sequence[Symbol], at: int) -> Parsed | None:
    """ "midi", "minuit", "midi et demi", "noon"."""
    if not has(line, at, "noon"):
        return None
    minutes = value(line, at, "noon") * 60 or MIDNIGHT
    more, after = _french_minutes(line, at + 1)
    return Point((minutes + more) % MIDNIGHT if more else minutes, fixed=True), after


def with_hour(line: Sequence[Symbol], at: int) -> Parsed | None:
    """ "14h", "14 h 30", "quatorze heures trente", "9h et quart", "dix heures moins le quart"."""
    counted = number(line, at)
    if counted is None or not has(line, counted[1], "hour") or counted[0] > 24:
        return None
    hour, after = counted
    if has(line, after + 1, "/") or has(line, at - 1, "/"):
        return None
    more, end = _french_minutes(line, after + 1)
    exact = hour >= 13 or hour == 0 or (has(line, at, "number") and line[at].text.startswith("0"))
    return Point(hour * 60 + more, fixed=exact, french=True), end


def _french_minutes(line: Sequence[Symbol], at: int) -> tuple[int, int]:
    """Minutes after the hour, perhaps negative, and the place after them: "et quart", "moins dix", "30"."""
    joined = has(line, at, "and")
    if has(line, at + joined, "half", "quarter") and (joined or line[at].text in ("demi", "demie", "quart")):
        return (30 if has(line, at + joined, "half") else 15), at + joined + 1
    if has(line, at, "less"):
        return _minutes_less(line, skip(line, at + 1, "the")) or (0, at)
    minutes = number(line, at + joined)
    if minutes is not None and has(line, minutes[1], "quarter") and minutes[0] == 3:
        return 45, minutes[1] + 1
    counted_out = joined or (at > 0 and (line[at - 1].text in ("heure", "heures") or not line[at - 1].joined))
    counted_out = counted_out or (at < len(line) and line[at].joined)
    if minutes is not None and minutes[0] <= 59 and counted_out and is_unit(line, minutes[1], Unit.MINUTE):
        return minutes[0], minutes[1] + 1
    if joined or minutes is None or minutes[0] > 59 or line[at].glued or has(line, minutes[1], *NOT_MINUTES):
        return 0, at
    apart = has(line, at, "number") and not line[at].joined
    counts = apart and (len(line[at].text) != 2 or names_a_count(line, minutes[1]))
    return (0, at) if counts else minutes


def _minutes_less(line: Sequence[Symbol], at: int) -> tuple[int, int] | None:
    if has(line, at, "quarter"):
        return -15, at + 1
    minutes = number(line, at)
    return (-minutes[0], minutes[1]) if minutes and minutes[0] <= 30 else None
