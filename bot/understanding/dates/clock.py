"""Hours of the day: "14h30", "dix heures moins le quart", "half past two", "3 in the afternoon", "midi et demi"."""

from collections.abc import Sequence
from dataclasses import dataclass, replace

from bot.understanding.dates.numbers import AFTER_NUMBER, Unit, has, is_unit, number, skip, value
from bot.understanding.dates.symbols import Symbol

NOON, MIDNIGHT = 12 * 60, 24 * 60
NOT_MINUTES = ("hour", "ampm", "/", ":", "month", "unit")


@dataclass(frozen=True, slots=True)
class Point:
    """Minutes after midnight as said; `fixed` where morning or afternoon is beyond doubt.

    `french` hours from 7 on are hours of the day; English ones without "am" or "pm" are those of office hours.
    """

    minutes: int
    fixed: bool = False
    french: bool = False


Parsed = tuple[Point, int]


def point(line: Sequence[Symbol], at: int, *, bare: bool = False) -> Parsed | None:
    """An hour of the day at `at`; a `bare` number counts where its place makes it an hour ("at 9")."""
    for reader in (_named, _digital, _english_words, _with_hour):
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


def _named(line: Sequence[Symbol], at: int) -> Parsed | None:
    if not has(line, at, "noon"):
        return None
    minutes = value(line, at, "noon") * 60 or MIDNIGHT
    more, after = _french_minutes(line, at + 1)
    return Point((minutes + more) % MIDNIGHT if more else minutes, fixed=True), after


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


def names_a_count(line: Sequence[Symbol], at: int) -> bool:
    """Whether the word at `at` is what the number before it counts: "14h 15 personnes", not "14h 15 svp"."""
    return has(line, at, "word") and line[at].text not in AFTER_NUMBER


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


def _english_words(line: Sequence[Symbol], at: int) -> Parsed | None:
    """ "half past two", "quarter to three", "ten past four", "15 past 3", "half two", "two thirty"."""
    if has(line, at, "half", "quarter") and line[at].text in ("half", "quarter", "a quarter"):
        minutes, after = (30 if has(line, at, "half") else 15), at + 1
        if minutes == 30 and not has(line, after, "after", "to"):
            hour = number(line, after)
            return _clock(line, hour, 30) if hour and not has(line, hour[1], "unit", "hour") else None
    elif (counted := number(line, at)) and _counts_minutes(line, at, counted):
        minutes, after = counted
    else:
        return _hour_and_minutes(line, at)
    if after >= len(line) or line[after].text not in ("past", "to", "after"):
        return None
    hour = (12, after + 2) if has(line, after + 1, "noon") else number(line, after + 1)
    return _clock(line, hour, -minutes if line[after].text == "to" else minutes)


def _counts_minutes(line: Sequence[Symbol], at: int, counted: tuple[int, int]) -> bool:
    """Whether a number counts minutes past or to an hour: in figures "15 past 3" and "15 to noon", not "10 to 12"."""
    minutes, after = counted
    if has(line, at - 1, "from", "between") or after >= len(line):
        return False
    if has(line, at, "spelled"):
        return minutes in (5, 10, 20, 25) and line[after].text in ("past", "to", "after")
    to_noon = line[after].text == "to" and has(line, after + 1, "noon") and minutes > 12
    return 1 <= minutes <= 30 and (line[after].text == "past" or to_noon)


def _hour_and_minutes(line: Sequence[Symbol], at: int) -> Parsed | None:
    """ "two thirty", "nine fifteen": both in words, no count of anything."""
    hour = number(line, at) if has(line, at, "spelled") else None
    if hour is None or not 1 <= hour[0] <= 12 or not has(line, hour[1], "spelled") or line[at].text in FRENCH_HOURS:
        return None
    minutes = number(line, hour[1])
    if minutes is None or not 10 <= minutes[0] <= 59 or has(line, minutes[1], "unit", "hour", "fortnight"):
        return None
    if names_a_count(line, minutes[1]):
        return None
    return _clock(line, hour, minutes[0], minutes[1])


FRENCH_HOURS = frozenset(
    {"un", "une", "deux", "trois", "quatre", "cinq", "sept", "huit", "neuf", "dix", "onze", "douze"}
)


def _clock(line: Sequence[Symbol], hour: tuple[int, int] | None, minutes: int, end: int = 0) -> Parsed | None:
    """The time that an hour and minutes after it (or before it) make, with the "am" or "pm" at `end`."""
    if hour is None or not 1 <= hour[0] <= 12:
        return None
    end = end or hour[1]
    half_day = has(line, end, "ampm")
    if half_day:
        total = (hour[0] % 12 + value(line, end, "ampm")) * 60 + minutes
        return Point(total % MIDNIGHT, fixed=True), end + 1
    return Point(hour[0] * 60 + minutes), end


def _with_hour(line: Sequence[Symbol], at: int) -> Parsed | None:
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


def office(said: Point) -> int:
    """The minutes after midnight that `said` means where nothing else tells: one to six are afternoon hours."""
    if said.fixed or not 60 <= said.minutes < 7 * 60:
        return said.minutes
    return said.minutes + NOON


def doubtful(said: Point) -> bool:
    """Whether only a question can tell morning from evening ("at 7")."""
    return not said.fixed and not said.french and 7 * 60 <= said.minutes < 8 * 60
