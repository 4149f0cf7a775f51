"""Numbers in figures and in words, and amounts of time ("deux heures", "a couple of weeks")."""

from collections.abc import Sequence
from enum import IntEnum

from bot.understanding.dates.symbols import Symbol
from bot.understanding.dates.words import listed

LONGEST_RUN = 8
AFTER_NUMBER = listed(
    "je j on c ca il elle nous vous tu serait est pour avec svp stp si me mais merci please ok avril"
    " qui marche convient possible"
    " i is if with works would s me thanks would can could does do alors ca cela irait dispo"
    " disponible then chez peut"
    " impossible sinon ou quand vers entre dispos libre libres ok plutot"
    " work suit suits fine good great be free available instead maybe perhaps an as so should might may will has have"
    " that this or are was let lets"
)
"""What may follow a number that is a day or an hour: not the noun that it counts, as in "le 12 rue X"."""
Found = tuple[int, int]
"""A value and the place after it."""


class Unit(IntEnum):
    """The units of time, numbered as in the word lists."""

    MINUTE = 1
    HOUR = 2
    DAY = 3
    WEEK = 4
    MONTH = 5
    YEAR = 6


def has(line: Sequence[Symbol], at: int, *kinds: str) -> bool:
    """Whether the symbol at `at` exists and may be one of `kinds`."""
    if at < 0:
        return False
    try:
        known = line[at].kinds
    except IndexError:
        return False
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


def is_unit(line: Sequence[Symbol], at: int, unit: Unit) -> bool:
    """Whether the symbol at `at` is that unit of time."""
    return has(line, at, "unit") and value(line, at, "unit") == unit
