"""Hours of the day: "14h30", "dix heures moins le quart", "half past two", "3 in the afternoon", "midi et demi"."""

from collections.abc import Sequence
from dataclasses import replace

from bot.understanding.dates.clock_english import english_words
from bot.understanding.dates.clock_french import named, with_hour
from bot.understanding.dates.numbers import has, number, skip, value
from bot.understanding.dates.points import NOON, Parsed, Point, names_a_count
from bot.understanding.dates.symbols import Symbol


def point(line: Sequence[Symbol], at: int, *, bare: bool = False) -> Parsed | None:
    """An hour of the day at `at`; a `bare` number counts where its place makes it an hour ("at 9")."""
    for reader in (named, _digital, english_words, with_hour):
        if (found := reader(line, at)) is not None:
            return _of_day(line, *found)
    return _bare(line, at) if bare else None


def _of_day(line: Sequence[Symbol], said: Point, at: int) -> Parsed:
    """Takes in what follows: "du soir", "in the afternoon", "pile"."""
    after = skip(line, at, "of", "at", "the")
    if after == at or not has(line, after, "part"):
        return said, at
    part = value(line, after, "part")
    if part > 2 or said.minutes >= 13 * 60 or (line[after - 1].text in ("this", "en", "on", "for", "during")):
        return said, at
    late = part > 0 and said.minutes < NOON
    return replace(said, minutes=said.minutes + NOON * late, fixed=True), after + 1


def _digital(line: Sequence[Symbol], at: int) -> Parsed | None:
    """ "14:30", "2:30pm", "2 pm", "14.30 pm", "3 o'clock"."""
    counted = number(line, at)
    if counted is None or counted[0] > 24:
        return _run_together(line, at)
    hour, after = counted
    after += has(line, after, "around") and line[after].text == "ish"
    dotted = has(line, after, ":", ".") and has(line, after + 1, "number") and len(line[after + 1].text) == 2
    if not dotted:
        return _marked(line, hour, 0, after)
    minutes, end = value(line, after + 1, "number"), after + 2
    if minutes > 59:
        return None
    if has(line, end, ":") and has(line, end + 1, "number"):
        end += 2
    if has(line, end, "ampm") or not (has(line, after, ":") or _pointed_hour(line, at, end, hour, minutes)):
        return _marked(line, hour, minutes, end)
    exact = hour >= 13 or line[at].text.startswith("0")
    return Point(hour * 60 + minutes, fixed=exact, french=hour >= 7), skip(line, end, "hour")


def _pointed_hour(line: Sequence[Symbol], at: int, end: int, hour: int, minutes: int) -> bool:
    """Whether "14.30" is an hour: one of office hours, on a five of minutes, beside a day or "at"."""
    before = at - 2 if has(line, at - 1, ".") else at - 1
    if 0 <= before < len(line) and line[before].text in ("at", "@", "a"):
        return 1 <= hour <= 23
    beside = has(line, before, "weekday", "short weekday", "offset", "at", "around", "part")
    return 7 <= hour <= 20 and minutes % 5 == 0 and (beside or has(line, end, "weekday", "offset"))


def _marked(line: Sequence[Symbol], hour: int, minutes: int, at: int) -> Parsed | None:
    """An hour with "am", "pm" or "o'clock" after it."""
    if hour > 12:
        return None
    if has(line, at, "oclock"):
        return Point(hour * 60 + minutes), at + 1
    if has(line, at, "ampm"):
        return Point((hour % 12 + value(line, at, "ampm")) * 60 + minutes, fixed=True), at + 1
    return None


def _run_together(line: Sequence[Symbol], at: int) -> Parsed | None:
    """ "330 pm", "1430h"."""
    if not has(line, at, "number"):
        return None
    hour, minutes = divmod(value(line, at, "number"), 100)
    if not 1 <= hour <= 24 or minutes > 59:
        return None
    said_at = at > 0 and line[at - 1].text in ("at", "a") and len(line[at].text) == 4
    if (
        said_at
        and 6 <= hour <= 21
        and minutes % 5 == 0
        and not (has(line, at + 1, "€", "%", "unit") or names_a_count(line, at + 1))
    ):
        return Point(hour * 60 + minutes, fixed=True, french=True), at + 1
    if not has(line, at + 1, "ampm", "hour"):
        return None
    if has(line, at + 1, "ampm"):
        return _marked(line, hour, minutes, at + 1)
    return Point(hour * 60 + minutes, fixed=True, french=True), at + 2


def _bare(line: Sequence[Symbol], at: int) -> Parsed | None:
    counted = number(line, at)
    if counted is None or not 1 <= counted[0] <= 23:
        return None
    if has(line, counted[1], "short month") and not has(line, counted[1] + 1, "ordinal"):
        return None
    if has(line, counted[1], "month", "/", "unit", "fortnight", "less", "%", "€", "ordinal"):
        return None
    if has(line, counted[1], "number") and not line[counted[1]].glued:
        return None
    second = number(line, counted[1] + 1) if has(line, counted[1], "or", "to", "and") else None
    if second is not None and has(line, second[1], "month") and not has(line, second[1] + 1, "ordinal"):
        # "about 7 or 8 April".
        return None
    return Point(counted[0] * 60, fixed=counted[0] >= 13), counted[1]
