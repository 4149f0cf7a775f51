"""A time of the day as it was said, before anything beside it settles whether it is morning or afternoon."""

from collections.abc import Sequence
from dataclasses import dataclass

from bot.understanding.dates.numbers import AFTER_NUMBER, has
from bot.understanding.dates.symbols import Symbol

NOON, MIDNIGHT = 12 * 60, 24 * 60


@dataclass(frozen=True, slots=True)
class Point:
    """Minutes after midnight as said; `fixed` where morning or afternoon is beyond doubt.

    `french` hours from 7 on are hours of the day; English ones without "am" or "pm" are those of office hours.
    """

    minutes: int
    fixed: bool = False
    french: bool = False


def names_a_count(line: Sequence[Symbol], at: int) -> bool:
    """Whether the word at `at` is what the number before it counts: "14h 15 personnes", not "14h 15 svp"."""
    return has(line, at, "word") and line[at].text not in AFTER_NUMBER


Parsed = tuple[Point, int]
"""A time as said, and the place after it."""


def office(said: Point) -> int:
    """The minutes after midnight that `said` means where nothing else tells: one to six are afternoon hours."""
    if said.fixed or not 60 <= said.minutes < 7 * 60:
        return said.minutes
    return said.minutes + NOON


def doubtful(said: Point) -> bool:
    """Whether only a question can tell morning from evening ("at 7")."""
    return not said.fixed and not said.french and 7 * 60 <= said.minutes < 8 * 60
