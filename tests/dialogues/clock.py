"""A clock that stands still until it is moved on."""

from dataclasses import dataclass
from datetime import UTC, datetime, time, timedelta


@dataclass
class Clock:
    """Gives one instant; called like the real one."""

    now: datetime

    def __call__(self) -> datetime:
        # As the real clock does, so that nothing is read by the zone that happens to come with it.
        return self.now.astimezone(UTC)

    def advance(self, span: timedelta) -> timedelta:
        """Let time pass; returns how much did."""
        self.now += span
        return span

    def next_morning(self) -> timedelta:
        """Go on to nine o'clock of the next day; returns how much time passed."""
        before = self.now
        self.now = datetime.combine(before.date() + timedelta(days=1), time(9), before.tzinfo)
        return self.now - before
