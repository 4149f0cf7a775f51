"""A stretch of time."""

from dataclasses import dataclass
from datetime import datetime


@dataclass(frozen=True, order=True)
class Window:
    """A half-open stretch of time `[start, end)`; both ends carry a time zone.

    Raises:
        ValueError: an end without a time zone, or not after the start.
    """

    start: datetime
    end: datetime

    def __post_init__(self) -> None:
        if self.start.tzinfo is None or self.end.tzinfo is None:
            raise ValueError("a window needs a time zone at both ends")
        if self.end <= self.start:
            raise ValueError("a window ends after it starts")

    def overlaps(self, other: "Window") -> bool:
        """Whether the two share an instant."""
        return self.start < other.end and other.start < self.end

    def contains(self, instant: datetime) -> bool:
        """Whether `instant` lies in it."""
        return self.start <= instant < self.end
