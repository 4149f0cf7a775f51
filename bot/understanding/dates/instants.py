"""From days and hours to instants and windows in a time zone, through the nights when the clocks change."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import UTC, date, datetime, time, timedelta, tzinfo

from bot.booking.window import Window
from bot.understanding.dates.almanac import DAY, OPEN_DAYS, Span
from bot.understanding.dates.exclusions import Ruled
from bot.understanding.dates.parts import Hours
from bot.understanding.dates.points import MIDNIGHT, NOON
from bot.understanding.dates.reading import Reading, Why

HOUR = 60
LAST_YEAR = 9000


@dataclass(frozen=True, slots=True)
class Frame:
    """Now, in the zone all instants are given in."""

    now: datetime
    zone: tzinfo

    def moment(self, day: date, minutes: int) -> datetime:
        """The instant `minutes` after midnight by the clock on the wall (1440 is the next midnight)."""
        day += minutes // MIDNIGHT * DAY
        return datetime.combine(day, time(minutes % MIDNIGHT // 60, minutes % 60), self.zone)

    def window(self, day: date, start: int, end: int) -> Window | None:
        """The window between two times of `day`; None where the clock's change leaves nothing of it."""
        begins, ends = self.moment(day, start), self.moment(day, end)
        return Window(begins, ends) if begins.astimezone(UTC) < ends.astimezone(UTC) else None


def jumped(moment: datetime) -> bool:
    """Whether the clock on the wall never shows this time (spring)."""
    back = moment.astimezone(UTC).astimezone(moment.tzinfo)
    return back.replace(tzinfo=None) != moment.replace(tzinfo=None)


def twice(moment: datetime) -> bool:
    """Whether the clock on the wall shows this time twice (autumn)."""
    return not jumped(moment) and moment.utcoffset() != moment.replace(fold=1).utcoffset()


def at(frame: Frame, day: date, hours: Hours) -> Reading:
    """The reading of one instant on `day`: kind "at", or "ask" where the hour is in doubt or does not exist."""
    moment = frame.moment(day, hours.start)
    literal = hours.point.minutes if hours.point and not hours.point.fixed else hours.start
    plainly = frame.moment(day, literal)
    sure = Reading(
        kind="at", at=moment, approx=hours.approx, said_time=True, days=(moment.date(),), clock=moment.time()
    )
    if hours.doubtful:
        evening = frame.moment(day, literal + NOON)
        return _asked(Why.MORNING_OR_EVENING, sure, [moment, evening])
    if jumped(plainly):
        after = plainly.astimezone(UTC).astimezone(frame.zone)
        return _asked(Why.NO_SUCH_HOUR, sure, [after] if literal == hours.start else [after, moment])
    if twice(plainly):
        both = [plainly, plainly.replace(fold=1)]
        return _asked(Why.HOUR_TWICE, sure, both if literal == hours.start else [*both, moment])
    if hours.start == MIDNIGHT and hours.point is not None:
        return _asked(Why.CONTRADICTION, sure, [frame.moment(day, 0), moment])
    return sure


def _asked(why: Why, sure: Reading, moments: Iterable[datetime]) -> Reading:
    choices = tuple(replace(sure, at=moment, clock=moment.time(), days=(moment.date(),)) for moment in moments)
    return Reading(kind="ask", alternatives=choices, why=why, said_time=True, clock=sure.clock, days=sure.days)


def days_of(span: Span) -> list[date]:
    """The days of a span; of a longer one Monday to Friday alone."""
    days = [span.start + k * DAY for k in range((span.end - span.start).days)]
    working = [day for day in days if day.weekday() < 5]
    return working if len(days) > 2 and working else days


def windows(frame: Frame, spans: Sequence[Span], hours: Sequence[Hours]) -> Iterator[Window]:
    """The windows that days and hours make; whole days where no hours are given; an hour for each instant."""
    for span in spans:
        if not hours:
            yield Window(frame.moment(span.start, 0), frame.moment(span.end, 0))
            continue
        for day in days_of(span):
            for part in hours:
                found = frame.window(day, part.start, part.start + HOUR if part.end is None else part.end)
                if found is not None:
                    yield found


def from_now_on(frame: Frame, first: date | None = None) -> Window:
    """The window without an end: from now, until four weeks after today or after the `first` day that is free."""
    return Window(frame.now, frame.moment((first or frame.now.date()) + OPEN_DAYS * DAY, 0))


def clip(found: Iterable[Window], start: datetime | None, end: datetime | None) -> Iterator[Window]:
    """What of the windows lies in `[start, end)`."""
    for window in found:
        begins = max(window.start, start) if start is not None else window.start
        ends = min(window.end, end) if end is not None else window.end
        if begins < ends:
            yield Window(begins, ends)


def subtract(frame: Frame, found: Iterable[Window], ruled: Sequence[Ruled]) -> list[Window]:
    """The windows less what was ruled out."""
    left = list(found)
    for rule in ruled:
        for window in list(left):
            left.remove(window)
            left.extend(_less(frame, window, rule))
    return sorted(left)


def _less(frame: Frame, window: Window, rule: Ruled) -> Iterator[Window]:
    start = window.start
    days = (window.end.date() - window.start.date()).days + 1
    for k in range(min(days, 400)):
        day = window.start.date() + k * DAY
        if not _applies(rule, day):
            continue
        hole = _hole(frame, day, rule)
        if hole.start > start:
            yield from clip(
                [Window(start, min(hole.start, window.end))] if start < min(hole.start, window.end) else [],
                None,
                window.end,
            )
        start = max(start, hole.end)
    if start < window.end:
        yield Window(start, window.end)


def _applies(rule: Ruled, day: date) -> bool:
    if rule.weekday is not None:
        return day.weekday() == rule.weekday
    return day in rule.days if rule.days else True


def _hole(frame: Frame, day: date, rule: Ruled) -> Window:
    """The time ruled out on `day`: the morning from midnight, the evening to midnight."""
    start, end = rule.hours or (0, MIDNIGHT)
    return Window(
        frame.moment(day, 0 if start <= 8 * 60 else start), frame.moment(day, MIDNIGHT if end >= 22 * 60 else end)
    )


def shifted(moment: datetime, by: timedelta) -> datetime:
    """`moment` and a stretch of elapsed time, in the same zone."""
    return (moment.astimezone(UTC) + by).astimezone(moment.tzinfo)
