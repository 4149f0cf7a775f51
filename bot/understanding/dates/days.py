"""Days as read, and what they are read against."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from bot.understanding.dates.almanac import Span, one_day
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
