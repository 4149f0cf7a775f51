"""What a phrase says about time: the interface between the grammar and the dialogue."""

from dataclasses import dataclass, replace
from datetime import date, datetime, time, timedelta, tzinfo
from enum import StrEnum
from typing import Literal

from bot.booking.window import Window

AN_INSTANT = timedelta(minutes=1)
"""How long an instant lasts where only a stretch of time can be written."""
Kind = Literal["at", "window", "ask", "none"]


class Why(StrEnum):
    """Why a phrase must be asked about."""

    NEXT_WEEKDAY = "next_weekday"
    """"vendredi prochain": the coming one, or next week's?"""
    END_OF_WEEK = "end_of_week"
    """"fin de semaine": Thursday and Friday, or the weekend?"""
    WEEKDAY_MISMATCH = "weekday_mismatch"
    """"jeudi 3 avril" where the 3rd is a Friday."""
    NO_SUCH_DAY = "no_such_day"
    """"30 février"."""
    NO_SUCH_HOUR = "no_such_hour"
    """An hour the clock jumps over (spring), or does not know ("25h")."""
    HOUR_TWICE = "hour_twice"
    """An hour that comes twice that night (autumn)."""
    MORNING_OR_EVENING = "morning_or_evening"
    """"at 7"."""
    DAY_OR_MONTH = "day_or_month"
    """"3/4" in English."""
    CONTRADICTION = "contradiction"
    """Two days that exclude each other."""
    UNREAD = "unread"
    """A word about time beside the date was not understood; the one alternative is what it says without it."""


@dataclass(frozen=True)
class Exclusion:
    """Times ruled out: a weekday (Monday is 0), given days, a part of the day, or their conjunction."""

    weekday: int | None = None
    days: tuple[date, ...] = ()
    hours: tuple[time, time] | None = None


@dataclass(frozen=True)
class Reading:
    """What was said about time. All instants are zone-aware, in the zone of `now`.

    kind "at": `at` is the instant (`approx` where "vers" was said). kind "window": `windows`, sorted, half-open.
    kind "ask": `alternatives` to choose from (perhaps none), `why` tells the reason. kind "none": nothing usable was
    said alone, though `same_time`, `earliest`, `shift` or `direction` may still be set.
    `alternatives` of an "at" or "window" are other readings, less likely, that need no question.
    `said_day` and `said_time` tell what was said and what was only supposed: a correction "plutôt 11h" has `time_only`.
    """

    kind: Kind = "none"
    at: datetime | None = None
    windows: tuple[Window, ...] = ()
    approx: bool = False
    alternatives: tuple["Reading", ...] = ()
    why: Why | None = None
    said_day: bool = False
    said_time: bool = False
    days: tuple[date, ...] = ()
    """The single days that were named, in order of time; empty for weeks, months and open spans."""
    clock: time | None = None
    """The hour that was said ("11h")."""
    hours: tuple[time, time] | None = None
    """The part of the day that was said ("le matin", "après 16h"); an end at midnight is `time(0)`."""
    bare_weekday: bool = False
    """The day was said by its weekday alone ("mardi"): the day under discussion may place it."""
    same_time: bool = False
    """"même heure" was said: with an anchor it is resolved, without one `now`'s hour is supposed."""
    same_day: bool = False
    earliest: bool = False
    """"le plus tôt possible" was said."""
    direction: Literal["earlier", "later"] | None = None
    """"plus tard", "a bit earlier" without an amount."""
    shift: timedelta | None = None
    """"une heure plus tard": how far from the anchor."""
    exclusions: tuple[Exclusion, ...] = ()
    preference: bool = False
    """The part of the day was said as a wish ("plutôt le matin"), not a demand."""
    length: timedelta | None = None
    """"pendant 2 h": how long, not when."""
    ends: tuple["Reading", "Reading"] | None = None
    """Both ends of "de jeudi à vendredi": when something is moved, they are the old and the new time."""
    spans: tuple[tuple[int, int], ...] = ()
    """Which characters `[start, end)` of the text (NFC) say all this."""

    @property
    def time_only(self) -> bool:
        """Whether an hour or a part of the day was said and no day."""
        return self.said_time and not self.said_day

    @property
    def day_only(self) -> bool:
        """Whether a day or a stretch of days was said and no hour."""
        return self.said_day and not self.said_time and not self.same_time

    @property
    def said(self) -> bool:
        """Whether anything was said about time."""
        return bool(self.spans)

    @property
    def empty(self) -> bool:
        """Whether nothing at all was said about time."""
        return self.kind == "none" and not self.spans

    def on(self, day: date) -> "Reading":
        """The same hours on `day`: how "plutôt 11h" joins the day of a draft."""
        zone = self._zone()
        if zone is None or not self.said_time:
            return self
        if self.clock is not None:
            moved = datetime.combine(day, self.clock, zone)
            return replace(self, kind="at", at=moved, windows=(), alternatives=(), why=None, said_day=True, days=(day,))
        if self.hours is None:
            return self
        window = window_on(day, self.hours, zone)
        return replace(self, kind="window", windows=(window,), alternatives=(), why=None, said_day=True, days=(day,))

    def at_time(self, clock: time) -> "Reading":
        """The same day at `clock`: how "jeudi, même heure" joins the hour of a booking. Only for single days."""
        zone = self._zone()
        if zone is None:
            return self
        if len(self.days) == 1 and self.kind != "ask":
            moved = datetime.combine(self.days[0], clock, zone)
            return replace(self, kind="at", at=moved, windows=(), clock=clock, said_time=True)
        return replace(self, alternatives=tuple(other.at_time(clock) for other in self.alternatives), said_time=True)

    def _zone(self) -> tzinfo | None:
        if self.at is not None:
            return self.at.tzinfo
        if self.windows:
            return self.windows[0].start.tzinfo
        return next((zone for other in self.alternatives if (zone := other._zone())), None)


def window_on(day: date, hours: tuple[time, time], zone: tzinfo) -> Window:
    """The window between two hours of `day`; an end at 00:00 is the day's end."""
    end_day = day if hours[1] > hours[0] else day + timedelta(days=1)
    return Window(datetime.combine(day, hours[0], zone), datetime.combine(end_day, hours[1], zone))
