"""Times counted from now, and any time from now on: "dans 2 h", "dans l'heure", "le plus tôt possible"."""

from datetime import datetime

from bot.booking.window import Window
from bot.understanding.dates import instants
from bot.understanding.dates.almanac import DAY
from bot.understanding.dates.instants import Frame
from bot.understanding.dates.reading import Reading
from bot.understanding.dates.said import Said


def counted_instant(frame: Frame, said: Said, anchor: datetime | None) -> Reading | None:
    """ "dans 2 h" from now; "une heure plus tard" from the time under discussion."""
    if said.ahead is not None:
        base, by = frame.now.replace(second=0, microsecond=0), said.ahead
    elif said.shift is not None and anchor is not None:
        base, by = anchor, said.shift
    else:
        return None
    moment = instants.shifted(base, by)
    return Reading(
        kind="at",
        at=moment,
        said_day=True,
        said_time=True,
        days=(moment.date(),),
        clock=moment.time().replace(tzinfo=None),
    )


def while_from_now(frame: Frame, said: Said) -> Reading | None:
    """ "dans l'heure", "within the next 3 hours": from now to the end of that while."""
    if said.within is None:
        return None
    now = frame.now.replace(second=0, microsecond=0)
    end = instants.shifted(now, said.within)
    # The hour that comes twice in autumn has no end that the wall clock tells from its beginning.
    return Reading(kind="window", windows=(Window(now, end),), said_day=True) if end > now else None


def any_time(frame: Frame, said: Said) -> Reading | None:
    """ "le plus tôt possible", "n'importe quand sauf lundi": any time from now on, less what is ruled out."""
    if not (said.excluded or "soonest" in said.flags or "any" in said.flags):
        return None
    found = instants.subtract(frame, [instants.from_now_on(frame)], said.excluded)
    first = found[0].start.date() if found else frame.now.date()
    if first - frame.now.date() > DAY:
        # "pas cette semaine" is a lower bound like any other: it reaches as far from there.
        found = instants.subtract(frame, [instants.from_now_on(frame, first)], said.excluded)
    return Reading(kind="window" if found else "none", windows=tuple(found))
