"""Days, times and opening hours as people write them in a front matter."""

import re
from collections.abc import Callable, Mapping
from datetime import date, datetime, time
from itertools import pairwise
from typing import Any, Final, TypeVar

from bot.booking.hours import DAY_MINUTES, Span, WeeklyHours
from bot.booking.service import DaysOff
from bot.booking.written import Fact, Wrong, at, many, text

Read = TypeVar("Read")

_DAYS: Final = ("mon", "tue", "wed", "thu", "fri", "sat", "sun")
_SPAN: Final = re.compile(r"(\d{1,2}):(\d{2}) ?[-–] ?(\d{1,2}):(\d{2})")


def day(value: Any) -> date:
    """`2026-04-02`."""
    if isinstance(value, date) and not isinstance(value, datetime):
        return value
    try:
        return date.fromisoformat(str(value))
    except ValueError:
        raise Wrong(Fact.NOT_A_DATE, "2026-04-02") from None


def moment(value: Any) -> datetime:
    """`2026-03-27T14:00`; without a zone unless it states an offset."""
    try:
        read = datetime.fromisoformat(value.isoformat() if isinstance(value, datetime) else str(value))
    except ValueError:
        raise Wrong(Fact.NOT_A_DATE, "2026-03-27T14:00") from None
    if (isinstance(value, date) and not isinstance(value, datetime)) or len(str(value)) < 12:
        raise Wrong(Fact.NOT_A_DATE, "2026-03-27T14:00")
    return read


def days_off(value: Any) -> DaysOff:
    """A day, or `{from: …, until: …, reason: …}` with both ends included."""
    if not isinstance(value, Mapping):
        only = day(value)
        return DaysOff(only, only)
    for key in value:
        if key not in ("from", "until", "reason"):
            raise Wrong(Fact.UNKNOWN_KEY, "from | until | reason", (key,))
    if "from" not in value:
        raise Wrong(Fact.MISSING, "from: 2026-08-03")
    first = at("from", day, value["from"])
    last = at("until", day, value["until"]) if "until" in value else first
    if last < first:
        raise Wrong(Fact.ENDS_BEFORE_START, f"until: {first.isoformat()}", ("until",))
    return DaysOff(first, last, at("reason", text, value["reason"]) if "reason" in value else "")


def clock(value: Any) -> time:
    """`14:00`."""
    match = re.fullmatch(r"(\d{1,2}):(\d{2})", str(value).strip())
    if match is None or int(match[1]) > 23 or int(match[2]) > 59:
        raise Wrong(Fact.NOT_HOURS, "14:00")
    return time(int(match[1]), int(match[2]))


def quiet(value: Any) -> tuple[time, time] | None:
    """`21:00-08:00`, or `none`."""
    if value in (None, "none", False):
        return None
    start, _, end = str(value).replace("–", "-").partition("-")
    try:
        return clock(start), clock(end)
    except Wrong:
        raise Wrong(Fact.NOT_HOURS, "21:00-08:00") from None


def span(value: Any) -> Span:
    """`09:00-12:30`."""
    match = _SPAN.fullmatch(str(value).strip())
    if match is None:
        raise Wrong(Fact.NOT_HOURS, "09:00-12:30")
    start, end = int(match[1]) * 60 + int(match[2]), int(match[3]) * 60 + int(match[4])
    if int(match[2]) > 59 or int(match[4]) > 59 or end > DAY_MINUTES:
        raise Wrong(Fact.NOT_HOURS, "09:00-12:30")
    if end <= start:
        raise Wrong(Fact.ENDS_BEFORE_START, "09:00-12:30")
    return Span(start, end)


def weekdays(key: Any) -> tuple[int, ...]:
    """`mon`, `mon-fri`, or `mon, wed`: the days' numbers, Monday 0."""
    days: list[int] = []
    for part in str(key).lower().replace(" ", "").split(","):
        first, _, last = part.partition("-")
        if first not in _DAYS or (last or first) not in _DAYS:
            raise Wrong(Fact.UNKNOWN_DAY, "mon-fri", (key,))
        days += range(_DAYS.index(first), _DAYS.index(last or first) + 1)
    return tuple(days)


def weekly(value: Any, read: Callable[[Any], Read]) -> dict[int, tuple[Read, ...]]:
    """`{mon-fri: […], sat: […]}`, by day."""
    if not isinstance(value, Mapping):
        raise Wrong(Fact.NOT_A_MAPPING, '{mon-fri: ["09:00-12:30"]}')
    week: dict[int, tuple[Read, ...]] = {}
    for key, written in value.items():
        for weekday in weekdays(key):
            week[weekday] = week.get(weekday, ()) + at(key, many(read), written)
    return week


def hours(value: Any) -> WeeklyHours:
    """Opening hours of a week; spans of a day may not overlap."""
    week = {weekday: tuple(sorted(spans)) for weekday, spans in weekly(value, span).items()}
    for spans in week.values():
        for one, following in pairwise(spans):
            if following.start < one.end:
                raise Wrong(Fact.OVERLAPPING_HOURS, "09:00-12:30, 14:00-18:00")
    return WeeklyHours(tuple(week.get(weekday, ()) for weekday in range(7)))
