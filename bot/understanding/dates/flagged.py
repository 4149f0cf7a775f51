"""What was said beside days and hours: wishes, lengths, what is ruled out."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import time

from bot.understanding.dates.exclusions import Ruled
from bot.understanding.dates.groups import Group
from bot.understanding.dates.instants import Frame
from bot.understanding.dates.points import MIDNIGHT
from bot.understanding.dates.reading import Exclusion, Reading
from bot.understanding.dates.said import Said


def flagged(frame: Frame, reading: Reading, groups: Sequence[Group], said: Said) -> Reading:
    """Adds what was said beside days and hours."""
    parts = [part for each in groups for part in each.hours if part.end is not None]
    clock = next((part for each in groups for part in each.hours if part.end is None), None)
    wish = bool(parts) and all(part.part for part in parts) and ("prefer" in said.flags or "fix" in said.flags)
    direction = said.flags.get("direction", 0)
    return replace(
        reading,
        hours=(clock_time(parts[0].start), clock_time(parts[0].end or 0)) if parts else None,
        clock=reading.clock or (clock_time(clock.start) if clock else None),
        bare_weekday=len(groups) == 1 and groups[0].days is not None and groups[0].days.weekday is not None,
        same_time="same time" in said.flags,
        approx=reading.approx or "approx" in said.flags,
        same_day="same day" in said.flags,
        earliest="soonest" in said.flags,
        direction="later" if direction > 0 else "earlier" if direction < 0 else None,
        shift=said.shift,
        length=said.length,
        preference=wish,
        exclusions=tuple(_exclusion(rule) for rule in said.excluded),
    )


def _exclusion(rule: Ruled) -> Exclusion:
    hours = (clock_time(rule.hours[0]), clock_time(rule.hours[1])) if rule.hours else None
    return Exclusion(rule.weekday, rule.days, hours)


def clock_time(minutes: int) -> time:
    """Minutes after midnight as a time; 24 h is 00:00."""
    return time(minutes % MIDNIGHT // 60, minutes % 60)
