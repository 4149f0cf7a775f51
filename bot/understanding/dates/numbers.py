"""Numbers in figures and in words, and amounts of time ("deux heures", "a couple of weeks")."""

from collections.abc import Sequence
from datetime import date, timedelta

from bot.understanding.dates.almanac import add_months
from bot.understanding.dates.symbols import Symbol

LONGEST_RUN = 8
Found = tuple[int, int]
"""A value and the place after it."""


def has(line: Sequence[Symbol], at: int, *kinds: str) -> bool:
    """Whether the symbol at `at` exists and may be one of `kinds`."""
    if not 0 <= at < len(line):
        return False
    known = line[at].kinds
    for kind in kinds:  # noqa: SIM110 - a generator here costs half of all reading time
        if kind in known:
            return True
    return False


def value(line: Sequence[Symbol], at: int, kind: str) -> int:
    """The value of the symbol at `at` read as `kind`."""
    return line[at].kinds[kind]


def skip(line: Sequence[Symbol], at: int, *kinds: str) -> int:
    """The place after a run of `kinds` from `at`; longer runs than people write are not followed, to stay quick."""
    for place in range(at, at + LONGEST_RUN):
        if not has(line, place, *kinds):
            return place
    return at


def number(line: Sequence[Symbol], at: int) -> Found | None:
    """A cardinal: "14", "quatorze", "vingt et une", "twenty-two"."""
    if has(line, at, "number"):
        return value(line, at, "number"), at + 1
    if not has(line, at, "spelled"):
        return None
    tens = value(line, at, "spelled")
    if tens < 20:
        return tens, at + 1
    unit = at + 2 if line[at + 1 : at + 2] and line[at + 1].text == "et" else at + 1
    if has(line, unit, "spelled") and 1 <= value(line, unit, "spelled") < 20 and "hour" not in line[unit].kinds:
        return tens + value(line, unit, "spelled"), unit + 1
    return tens, at + 1


def ordinal(line: Sequence[Symbol], at: int) -> Found | None:
    """An ordinal: "1er", "3rd", "third", "twenty-first"."""
    if has(line, at, "ordinal"):
        return value(line, at, "ordinal"), at + 1
    if has(line, at, "spelled") and value(line, at, "spelled") in (20, 30) and has(line, at + 1, "ordinal"):
        return value(line, at, "spelled") + value(line, at + 1, "ordinal"), at + 2
    return None


class Amount:
    """A stretch of time as said: so many minutes, days or months."""

    __slots__ = ("days", "minutes", "months")

    def __init__(self, minutes: int = 0, days: int = 0, months: int = 0) -> None:
        self.minutes, self.days, self.months = minutes, days, months

    def after(self, day: date) -> date:
        """The day that lies this far after `day`."""
        return add_months(day, self.months) + timedelta(days=self.days)

    @property
    def delta(self) -> timedelta:
        """The stretch as a difference of times (months count 30 days)."""
        return timedelta(minutes=self.minutes, days=self.days + 30 * self.months)


def amount(line: Sequence[Symbol], at: int) -> tuple[Amount, int] | None:
    """An amount with its unit: "2 h 30", "une demi-heure", "quinze jours", "a week", "a fortnight"."""
    if has(line, at, "fortnight"):
        return Amount(days=value(line, at, "fortnight")), at + 1
    counted = _count(line, at)
    return _part_of_hour(line, at) or (_counted(line, skip(line, counted[1], "of"), counted[0]) if counted else None)


def _counted(line: Sequence[Symbol], at: int, count: int) -> tuple[Amount, int] | None:
    if has(line, at, "fortnight"):
        return Amount(days=count * value(line, at, "fortnight")), at + 1
    if has(line, at, "hour"):
        return _hours(line, at + 1, count)
    if not has(line, at, "unit"):
        return None
    if line[at].text in ("jours", "j"):
        # "huit jours" is a week and "quinze jours" a fortnight: French counts both ends.
        count = {8: 7, 15: 14}.get(count, count)
    return _units(count, value(line, at, "unit")), at + 1


def _count(line: Sequence[Symbol], at: int) -> Found | None:
    if has(line, at, "one"):
        return value(line, at, "one"), at + 1
    if at >= len(line):
        return None
    if line[at].text in ("a", "an"):
        return 1, at + 1
    return number(line, at)


def _part_of_hour(line: Sequence[Symbol], at: int) -> tuple[Amount, int] | None:
    at = at + 1 if at < len(line) and line[at].text in ("a", "an", "une", "un") else at
    for kind, minutes in (("half", 30), ("quarter", 15)):
        if has(line, at, kind):
            after = skip(line, at + 1, "of")
            if has(line, after, "hour") or (has(line, after, "unit") and value(line, after, "unit") == 2):
                return Amount(minutes=minutes), after + 1
    return None


def _hours(line: Sequence[Symbol], at: int, count: int) -> tuple[Amount, int]:
    minutes = number(line, at)
    if minutes and minutes[0] < 60:
        return Amount(minutes=60 * count + minutes[0]), minutes[1]
    if has(line, at, "and") and has(line, at + 1, "half"):
        return Amount(minutes=60 * count + 30), at + 2
    return Amount(minutes=60 * count), at


def _units(count: int, unit: int) -> Amount:
    count = min(count, 400)
    if unit <= 2:
        return Amount(minutes=count * (1 if unit == 1 else 60))
    if unit in (3, 4):
        return Amount(days=count if unit == 3 else 7 * count)
    return Amount(months=count * (1 if unit == 5 else 12))
