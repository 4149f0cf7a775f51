"""Times as a draft keeps them: stretches, an exact start, the hour and the day under discussion. Pure."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import date, datetime, time, timedelta
from zoneinfo import ZoneInfo

from bot.booking.window import Window
from bot.dialogue.conversation import Draft, Excluded, Stretch
from bot.understanding.dates import AN_INSTANT, Reading

PARTS_OF_DAY = {(time(8), time(12)), (time(12), time(18)), (time(18), time(22))}


def excludes(excluded: Excluded, local: datetime) -> bool:
    """Whether a time on the nursery's clock is ruled out."""
    return (
        excluded.weekday in (None, local.weekday())
        and (not excluded.days or local.date() in excluded.days)
        and (excluded.hours is None or within(excluded.hours, local.time()))
    )


def within(part: tuple[time, time], at: time) -> bool:
    """Whether an hour lies in a part of the day; an end at midnight is `time(0)`."""
    return part[0] <= at and (at < part[1] or part[1] == time.min)


def day_of(day: date, zone: ZoneInfo) -> Stretch:
    """A whole day on the nursery's clock."""
    start = datetime.combine(day, time.min, zone)
    return start, datetime.combine(day + timedelta(days=1), time.min, zone)


def at_(at: datetime, zone: ZoneInfo) -> dict[str, object]:
    """The fields of a draft for an exact start."""
    return {"at": at, "windows": (), "unsure": (), "hour": None, "discussed": at.astimezone(zone).date()}


def settled(stretch: Stretch, zone: ZoneInfo) -> dict[str, object]:
    """The fields of a draft once one of several readings is chosen; an instant is a stretch of a minute."""
    start, end = stretch
    if end - start == AN_INSTANT:
        return at_(start, zone)
    last = (end - AN_INSTANT).astimezone(zone).date()
    day = start.astimezone(zone).date()
    return {"windows": (stretch,), "unsure": (), "discussed": day if day == last else None}


def hour_of(draft: Draft, zone: ZoneInfo) -> time | None:
    """The hour under discussion: one waiting for its day, the one proposed, or the last refused."""
    if draft.hour:
        return draft.hour
    instants = {start.astimezone(zone).time() for start, end in draft.windows if end - start == AN_INSTANT}
    if len(instants) == 1:
        return instants.pop()
    instant = draft.at or (draft.refused[-1] if draft.refused else None)
    return instant.astimezone(zone).time() if instant else None


def stretches(windows: Sequence[Window]) -> tuple[Stretch, ...]:
    """Windows as a draft keeps them."""
    return tuple((window.start, window.end) for window in windows)


def anchor_of(draft: Draft, now: datetime) -> datetime | None:
    """The time under discussion: the one proposed, else the last refused, else the day that was named."""
    instant = draft.at or (draft.refused[-1] if draft.refused else None)
    if instant or draft.discussed is None:
        return instant
    return datetime.combine(draft.discussed, draft.hour or time(12), now.tzinfo)


def on_whole_day(reading: Reading, day: date, zone: ZoneInfo) -> Reading:
    """What was said, with one whole day as its time."""
    start, end = day_of(day, zone)
    return replace(reading, kind="window", windows=(Window(start, end),), days=(day,), alternatives=(), why=None)


def on_the_day(draft: Draft, day: date, zone: ZoneInfo) -> Draft:
    """The draft of a second wish, of which only the hour was said, on the day of the first."""
    if draft.hour is None or draft.at or draft.windows or draft.discussed:
        return draft
    return draft.model_copy(update=at_(datetime.combine(day, draft.hour, zone), zone))
