"""The stretch of time that figures are about (pure)."""

from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from zoneinfo import ZoneInfo

SETTLED = timedelta(days=7)
"""A question is settled where nothing more came of it for this long (the issue's own definition)."""
MONDAY_HOUR = time(9)
STILL_NEWS = timedelta(days=3)
LAST_DAYS = 30


@dataclass(frozen=True)
class Period:
    """From `start` (included) to `end` (excluded), both zone-aware."""

    start: datetime
    end: datetime

    def holds(self, instant: datetime) -> bool:
        """Whether an instant lies within."""
        return self.start <= instant < self.end

    @property
    def settled(self) -> "Period":
        """When the questions were asked whose seven days ended within this period."""
        return Period(self.start - SETTLED, self.end - SETTLED)

    def days(self, zone: ZoneInfo) -> tuple[date, ...]:
        """Its days on the nursery's clock."""
        first, last = self.start.astimezone(zone).date(), (self.end - timedelta(microseconds=1)).astimezone(zone).date()
        return tuple(first + timedelta(days=ahead) for ahead in range((last - first).days + 1))


def last_days(now: datetime, zone: ZoneInfo, days: int = LAST_DAYS) -> Period:
    """The last so many days, today included, until now."""
    return since(now.astimezone(zone).date() - timedelta(days=days - 1), now, zone)


def since(day: date, now: datetime, zone: ZoneInfo) -> Period:
    """From the beginning of a day until now."""
    return Period(datetime.combine(day, time(), zone), now)


def week_before(monday: date, zone: ZoneInfo) -> Period:
    """The seven days before a Monday."""
    start, end = (datetime.combine(day, time(), zone) for day in (monday - timedelta(days=7), monday))
    return Period(start, end)


def digest_due(now: datetime, zone: ZoneInfo) -> date | None:
    """The Monday whose digest is due: from nine o'clock on, and for three days where the bot was down."""
    local = now.astimezone(zone)
    monday = local.date() - timedelta(days=local.weekday())
    due = datetime.combine(monday, MONDAY_HOUR, zone)
    return monday if due <= local < due + STILL_NEWS else None
