"""Facts of the calendar: weeks, months and their thirds, feasts. Pure functions of dates."""

from calendar import monthrange
from dataclasses import dataclass
from datetime import date, timedelta

from dateutil.easter import easter

DAY = timedelta(days=1)
OPEN_DAYS = 28
"""How far a window without an end reaches, in days."""


@dataclass(frozen=True, slots=True, order=True)
class Span:
    """Whole days `[start, end)`."""

    start: date
    end: date

    @property
    def single(self) -> bool:
        """Whether it is one day."""
        return self.end - self.start == DAY


def one_day(day: date) -> Span:
    """The span of one day."""
    return Span(day, day + DAY)


def monday_of(day: date) -> date:
    """The Monday of `day`'s week."""
    return day - day.weekday() * DAY


def working_week(day: date) -> Span:
    """Monday to Friday of `day`'s week."""
    monday = monday_of(day)
    return Span(monday, monday + 5 * DAY)


def weekend_of(day: date) -> Span:
    """Saturday and Sunday of `day`'s week."""
    monday = monday_of(day)
    return Span(monday + 5 * DAY, monday + 7 * DAY)


def month_start(day: date, months: int = 0) -> date:
    """The first day of `day`'s month, `months` later."""
    index = day.year * 12 + day.month - 1 + months
    return date(index // 12, index % 12 + 1, 1)


def month_span(first: date) -> Span:
    """The month that starts on `first`."""
    return Span(first, month_start(first, 1))


def month_third(first: date, third: int) -> Span:
    """The 1st-10th, 11th-20th or 21st-end of the month (`third` 0, 1 or 2)."""
    ends = (first, first + 10 * DAY, first + 20 * DAY, month_start(first, 1))
    return Span(ends[third], ends[third + 1])


def week_third(monday: date, third: int) -> Span:
    """Monday-Tuesday, Wednesday, or Thursday-Friday (`third` 0, 1 or 2)."""
    edges = (0, 2, 3, 5)
    return Span(monday + edges[third] * DAY, monday + edges[third + 1] * DAY)


def add_months(day: date, months: int) -> date:
    """The same day of the month, `months` later; the month's last day where it has no such day."""
    first = month_start(day, months)
    return first.replace(day=min(day.day, monthrange(first.year, first.month)[1]))


def next_weekday(day: date, weekday: int) -> date:
    """The first `weekday` (Monday is 0) strictly after `day`."""
    return day + ((weekday - day.weekday() - 1) % 7 + 1) * DAY


def next_day_of_month(today: date, number: int) -> date | None:
    """The first day with that number in its month, today included; None above 31."""
    for months in range(3):
        first = month_start(today, months)
        if 1 <= number <= monthrange(first.year, first.month)[1]:
            day = first.replace(day=number)
            if day >= today:
                return day
    return None


def next_numbered_weekday(today: date, number: int, weekday: int) -> date | None:
    """The first day with that number and weekday, today included, within two months; None where there is none."""
    ahead = (today + k * DAY for k in range(62))
    return next((day for day in ahead if (day.day, day.weekday()) == (number, weekday)), None)


def next_date(today: date, month: int, number: int) -> date | None:
    """The first such day and month from today on; None where no year has it."""
    for year in range(today.year, min(today.year + 9, 9998)):
        try:
            day = date(year, month, number)
        except ValueError:
            continue
        if day >= today:
            return day
    return None


def nth_weekday(first: date, weekday: int, nth: int) -> date | None:
    """The `nth` (1 to 5, or -1 for the last) `weekday` of the month that starts on `first`."""
    start = next_weekday(first - DAY, weekday)
    days = [start + 7 * k * DAY for k in range(5) if (start + 7 * k * DAY).month == first.month]
    if nth == -1:
        return days[-1]
    return days[nth - 1] if 1 <= nth <= len(days) else None


_EASTER = {4: 0, 5: 1, 6: 39, 7: 49, 8: 50, 14: -2, 17: -47}
_FIXED = {
    0: (12, 25), 1: (12, 24), 2: (1, 1), 3: (12, 31), 9: (7, 14), 10: (5, 1), 11: (11, 1), 12: (11, 11), 13: (8, 15),
    15: (2, 14), 16: (12, 26), 18: (1, 6),
}  # fmt: skip


def next_feast(today: date, feast: int) -> date:
    """The first such feast (numbered as in the word lists) from today on."""
    for year in (today.year, today.year + 1):
        day = easter(year) + _EASTER[feast] * DAY if feast in _EASTER else date(year, *_FIXED[feast])
        if day >= today:
            return day
    raise ValueError(f"no feast {feast} found after {today}")
