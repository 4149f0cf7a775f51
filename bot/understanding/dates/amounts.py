"""Amounts of time: "deux heures", "1h30", "une demi-heure", "a couple of weeks", "un mois et demi"."""

from collections.abc import Sequence
from datetime import date, timedelta

from bot.understanding.dates.almanac import add_months
from bot.understanding.dates.numbers import Found, Unit, has, is_unit, number, skip, value
from bot.understanding.dates.symbols import Symbol


class Amount:
    """A stretch of time as said: so many minutes, days or months."""

    __slots__ = ("days", "minutes", "months")

    def __init__(self, minutes: int = 0, days: int = 0, months: int = 0) -> None:
        self.minutes, self.days, self.months = minutes, days, months

    def after(self, day: date) -> date:
        """The day that lies this far after `day`."""
        return add_months(day, self.months) + timedelta(days=self.days)

    @property
    def back(self) -> "Amount":
        """The same stretch backwards."""
        return Amount(-self.minutes, -self.days, -self.months)

    @property
    def delta(self) -> timedelta:
        """The stretch as a difference of times (months count 30 days)."""
        return timedelta(minutes=self.minutes, days=self.days + 30 * self.months)


def amount(line: Sequence[Symbol], at: int) -> tuple[Amount, int] | None:
    """An amount with its unit: "2 h 30", "une demi-heure", "quinze jours", "a week", "a fortnight"."""
    if has(line, at, "fortnight"):
        return Amount(days=value(line, at, "fortnight")), at + 1
    counted = _count(line, at)
    return _part_of_hour(line, at) or (amount_of(line, _of(line, counted[1]), counted[0]) if counted else None)


def _of(line: Sequence[Symbol], at: int) -> int:
    """Steps over the "de" of "une dizaine de jours", not over the "du" of "le 3 du mois"."""
    return at + (at < len(line) and line[at].text in ("de", "d", "of"))


def amount_of(line: Sequence[Symbol], at: int, count: int) -> tuple[Amount, int] | None:
    """So many of the unit at `at`."""
    if has(line, at, "fortnight"):
        return Amount(days=count * value(line, at, "fortnight")), at + 1
    if has(line, at, "hour"):
        return _hours(line, at + 1, count)
    more = _more_of_hour(line, at)
    if more and is_unit(line, more[1], Unit.HOUR):
        return Amount(minutes=60 * count + more[0]), more[1] + 1
    if is_unit(line, at, Unit.HOUR):
        return _hours(line, at + 1, count)
    return _of_unit(line, at, count) if has(line, at, "unit") else None


def _of_unit(line: Sequence[Symbol], at: int, count: int) -> tuple[Amount, int]:
    """So many days, weeks, months or years, perhaps "and a half"."""
    if line[at].text in ("jours", "j"):
        # "huit jours" is a week and "quinze jours" a fortnight: French counts both ends.
        count = {8: 7, 15: 14}.get(count, count)
    half = _more_of_hour(line, at + 1)
    if half and half[0] == 30 and value(line, at, "unit") in HALVED:
        days, months = HALVED[Unit(value(line, at, "unit"))]
        whole = _units(count, value(line, at, "unit"))
        return Amount(days=whole.days + days, months=whole.months + months), half[1]
    return _units(count, value(line, at, "unit")), at + 1


HALVED = {Unit.MONTH: (15, 0), Unit.YEAR: (0, 6)}
"""Days and months that are half of a unit."""


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
    fraction = _fraction(line, at)
    if fraction:
        end = skip(line, fraction[1], "of")
        end += end < len(line) and line[end].text == "an"
        timed = has(line, end, "hour") or is_unit(line, end, Unit.HOUR)
        return (Amount(minutes=fraction[0]), end + 1) if timed else None
    for kind, minutes in (("half", 30), ("quarter", 15)):
        if has(line, at, kind):
            after = skip(line, at + 1, "of")
            if has(line, after, "hour") or is_unit(line, after, Unit.HOUR):
                return Amount(minutes=minutes), after + 1
    return None


def _hours(line: Sequence[Symbol], at: int, count: int) -> tuple[Amount, int]:
    more = _more_of_hour(line, at)
    if more:
        return Amount(minutes=60 * count + more[0]), more[1]
    joined = at + has(line, at, "and")
    minutes = number(line, joined)
    if (
        minutes
        and minutes[0] < 60
        and ((joined == at and has(line, at - 1, "hour")) or is_unit(line, minutes[1], Unit.MINUTE))
    ):
        return Amount(minutes=60 * count + minutes[0]), minutes[1] + is_unit(line, minutes[1], Unit.MINUTE)
    return Amount(minutes=60 * count), at


def _fraction(line: Sequence[Symbol], at: int) -> Found | None:
    """ "trois quarts", "3/4", "1/2" (of an hour): minutes."""
    count = number(line, at)
    if count and count[0] == 3 and has(line, count[1], "quarter"):
        return 45, count[1] + 1
    if count and has(line, count[1], "/") and has(line, count[1] + 1, "number"):
        minutes = {(3, 4): 45, (1, 2): 30, (1, 4): 15}.get((count[0], value(line, count[1] + 1, "number")))
        return (minutes, count[1] + 2) if minutes else None
    return None


def _more_of_hour(line: Sequence[Symbol], at: int) -> Found | None:
    """ "et demie", "and a half", "et quart": minutes."""
    if not has(line, at, "and"):
        return None
    after = at + 2 if at + 1 < len(line) and line[at + 1].text == "a" else at + 1
    return (30 if has(line, after, "half") else 15, after + 1) if has(line, after, "half", "quarter") else None


def _units(count: int, unit: int) -> Amount:
    count = min(count, 400)
    if unit <= Unit.HOUR:
        return Amount(minutes=count * (1 if unit == Unit.MINUTE else 60))
    if unit <= Unit.WEEK:
        return Amount(days=count if unit == Unit.DAY else 7 * count)
    return Amount(months=count * (1 if unit == Unit.MONTH else 12))
