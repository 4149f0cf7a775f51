"""What a sentence has said about time so far, in the order said, with what joins it."""

from dataclasses import dataclass, field
from datetime import timedelta
from typing import Literal
from zoneinfo import ZoneInfo

from bot.understanding.dates.days import Days
from bot.understanding.dates.exclusions import Ruled
from bot.understanding.dates.parts import Hours

Join = Literal["", "or", "and", "fix"]


@dataclass(frozen=True, slots=True)
class Item:
    """One thing said: days or hours (never both), what joined it to the one before, and the symbols `[start, end)`."""

    join: Join
    start: int
    end: int
    days: Days | None = None
    hours: Hours | None = None


@dataclass(slots=True)
class Said:
    """All that a sentence says about time."""

    items: list[Item] = field(default_factory=list)
    over: list[Item] = field(default_factory=list)
    excluded: list[Ruled] = field(default_factory=list)
    refused: Days | None = None
    """The day of which some hours were just refused."""
    zone: ZoneInfo | None = None
    """Whose clock the hour was said by, where another place was named."""
    flags: dict[str, int] = field(default_factory=dict)
    ahead: timedelta | None = None
    within: timedelta | None = None
    shift: timedelta | None = None
    length: timedelta | None = None
    used: list[tuple[int, int]] = field(default_factory=list)
