"""Opening hours of a week, and the instants they open on a given day."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta, tzinfo

DAY_MINUTES = 24 * 60


@dataclass(frozen=True, order=True)
class Span:
    """A half-open stretch of a day on the wall clock, in minutes since midnight, `0 ≤ start < end ≤ 1440`."""

    start: int
    end: int


@dataclass(frozen=True)
class WeeklyHours:
    """For each weekday, Monday first, the spans that are open, in order and apart."""

    days: tuple[tuple[Span, ...], ...]

    def on(self, day: date) -> tuple[Span, ...]:
        """The spans open on that day of the week."""
        return self.days[day.weekday()]


NEVER = WeeklyHours(((),) * 7)


def instant(day: date, minute: int, zone: tzinfo) -> int:
    """The second since 1970 at which the wall clock of `zone` shows `minute` of `day`.

    A minute that the change to summer time skips is the instant of the change; one that comes twice is the first.
    """
    if minute == DAY_MINUTES:
        return instant(day + timedelta(days=1), 0, zone)
    shown = datetime.combine(day, time(minute // 60, minute % 60), tzinfo=zone)
    second = int(shown.timestamp())
    before = int(shown.replace(fold=1).timestamp())
    # In the hour that does not exist, fold 0 reads past the change and fold 1 before it; both miss the gap's edge.
    return second if before >= second else _end_of_gap(before, second, zone)


def elapsed(start: datetime, end: datetime) -> timedelta:
    """The time that passes between two instants; plain subtraction within one zone would count the wall clock."""
    return end.astimezone(UTC) - start.astimezone(UTC)


def wall_clock_before(moment: datetime, ahead: timedelta) -> datetime:
    """A time before `moment`, in UTC: whole days on the wall clock of its zone, the rest as it elapses."""
    days, rest = ahead // timedelta(days=1), ahead % timedelta(days=1)
    return (moment - timedelta(days=days)).astimezone(UTC) - rest


def openings(hours: WeeklyHours, day: date, zone: tzinfo) -> Iterator[tuple[int, int]]:
    """The stretches of real time, in seconds since 1970, that are open on `day`."""
    for span in hours.on(day):
        start, end = instant(day, span.start, zone), instant(day, span.end, zone)
        if start < end:
            yield start, end


def local_day(second: int, zone: tzinfo) -> date:
    """The day that the calendar of `zone` shows."""
    return datetime.fromtimestamp(second, zone).date()


def _end_of_gap(before: int, after: int, zone: tzinfo) -> int:
    offset = datetime.fromtimestamp(before, zone).utcoffset()
    while after - before > 1:
        middle = (before + after) // 2
        if datetime.fromtimestamp(middle, zone).utcoffset() == offset:
            before = middle
        else:
            after = middle
    return after
