"""What a message adds to the time of a draft. Pure."""

from datetime import date, datetime, timedelta
from zoneinfo import ZoneInfo

from bot.dialogue.conversation import Draft, Excluded, Stretch
from bot.flows.draft_times import (
    PARTS_OF_DAY,
    anchor_of,
    at_,
    day_of,
    excludes,
    hour_of,
    on_whole_day,
    settled,
    stretches,
    within,
)
from bot.understanding.dates import AN_INSTANT, Reading, read_dates
from bot.understanding.understood import Understood

FURTHER = timedelta(days=14)
"""How far "earlier" and "later" reach, where a day was talked about."""


def fill_dates(draft: Draft, reading: Reading, zone: ZoneInfo) -> Draft:
    """The draft with the time that the message said; a time contradicts the one before it, a wish only adds to it."""
    if reading.ends and draft.booking is not None:
        reading = reading.ends[1]
    update: dict[str, object] = {}
    if reading.length:
        update["minutes"] = int(reading.length.total_seconds() // 60)
    elif reading.hours and not reading.clock and reading.hours not in PARTS_OF_DAY:
        update["minutes"] = None
    if reading.exclusions:
        update["excluded"] = draft.excluded + tuple(
            Excluded(weekday=one.weekday, days=one.days, hours=one.hours) for one in reading.exclusions
        )
    if reading.preference and reading.hours:
        update["preferred"] = reading.hours
    return _spared(draft.model_copy(update=update | _when(draft, reading, zone)), zone)


def _spared(draft: Draft, zone: ZoneInfo) -> Draft:
    # "10h je ne peux pas", of a time that was proposed: another one of that day.
    local = draft.at.astimezone(zone) if draft.at else None
    if local is None or not any(excludes(one, local) for one in draft.excluded):
        return draft
    whole_day = {"windows": (day_of(local.date(), zone),), "discussed": local.date()}
    return draft.model_copy(update={"at": None, "proposal": None, "refused": (*draft.refused, local)} | whole_day)


def read_against(draft: Draft, understood: Understood, now: datetime, other: datetime | None = None) -> Reading:
    """What was said about time, read against the time under discussion: "le mardi alors, même heure".

    `now` is on the nursery's clock, by which hours are read.
    """
    anchor = other or anchor_of(draft, now)
    said = understood.when or understood.text
    if anchor is None or (understood.dates.empty and other is None) or understood.dates.shift or not said.strip():
        return understood.dates
    return read_dates(said, now, anchor=anchor, english=understood.language == "en")


def _when(draft: Draft, reading: Reading, zone: ZoneInfo) -> dict[str, object]:
    fresh: dict[str, object] = {"at": None, "windows": (), "unsure": (), "earliest": False, "proposal": None}
    fresh |= {"approximate": reading.approx, "hour": None, "part": None}
    if reading.earliest and reading.kind != "at":
        said = reading.said_day or reading.said_time or not draft.windows
        return fresh | {"earliest": True, "windows": stretches(reading.windows) if said else draft.windows}
    if reading.preference and reading.time_only:
        stay = draft.windows or ((day_of(draft.discussed, zone),) if draft.discussed else ())
        return {"proposal": None, "at": None, "windows": stay}
    if chosen := _settles(draft, reading, zone):
        return fresh | chosen
    reading = _completed(draft, _in_the_windows(draft, reading, zone), zone)
    if reading.time_only and not reading.same_time and reading.shift is None:
        return fresh | {"hour": reading.clock, "part": None if reading.clock else reading.hours}
    found = _shifted(draft, reading, zone) or _read(draft, reading, zone)
    return fresh | found if found else {}


def _settles(draft: Draft, reading: Reading, zone: ZoneInfo) -> dict[str, object]:
    """ "Le 27", "celui de cette semaine": the one of the readings in doubt that lies there, with the hour it had."""
    if not draft.unsure or reading.kind != "window" or reading.said_time:
        return {}
    inside = [option for option in draft.unsure if _lies_in(option, reading, zone)]
    if not inside and reading.bare_weekday:
        weekdays = {day.weekday() for day in reading.days}
        inside = [option for option in draft.unsure if option[0].astimezone(zone).weekday() in weekdays]
    return settled(inside[0], zone) if len(inside) == 1 else {}


def _lies_in(option: Stretch, reading: Reading, zone: ZoneInfo) -> bool:
    if reading.days:
        return option[0].astimezone(zone).date() in reading.days
    return any(window.start <= option[0] < window.end for window in reading.windows)


def _read(draft: Draft, reading: Reading, zone: ZoneInfo) -> dict[str, object]:
    if reading.kind == "ask" and reading.alternatives:
        return _unsure(draft, reading, zone)
    if reading.kind == "at" and reading.at:
        return at_(reading.at, zone)
    if reading.kind == "window":
        if reading.exclusions and not (reading.said_day or reading.said_time):
            return _only_excluding(draft, reading, zone)
        if exact := tuple((one.at, one.at + AN_INSTANT) for one in reading.alternatives if one.at):
            return {"windows": exact, "discussed": reading.days[0] if len(reading.days) == 1 else draft.discussed}
        day = reading.days[0] if len(reading.days) == 1 else draft.discussed
        return {"windows": stretches(reading.windows), "discussed": day}
    return {}


def _only_excluding(draft: Draft, reading: Reading, zone: ZoneInfo) -> dict[str, object]:
    # "pas lundi" keeps the hour under discussion, "pas le matin" the day; and both what else suits.
    hour, hours = hour_of(draft, zone), [one.hours for one in reading.exclusions if one.hours]
    if hour and not any(within(one, hour) for one in hours):
        return {"hour": hour}
    day = (day_of(draft.discussed, zone),) if draft.discussed and hours else ()
    return {"windows": draft.windows or day}


def _in_the_windows(draft: Draft, reading: Reading, zone: ZoneInfo) -> Reading:
    # "mercredi", where next week is talked about, is the Wednesday of that week.
    if not reading.bare_weekday or len(reading.days) != 1 or not draft.windows:
        return reading
    wanted = reading.days[0]
    days = [day for window in draft.windows for day in _days_of(window, zone) if day.weekday() == wanted.weekday()]
    if not days or wanted in days:
        return reading
    return reading.on(days[0]) if reading.said_time else on_whole_day(reading, days[0], zone)


def _days_of(window: Stretch, zone: ZoneInfo) -> list[date]:
    first, last = window[0].astimezone(zone).date(), (window[1] - AN_INSTANT).astimezone(zone).date()
    return [first + timedelta(days=ahead) for ahead in range((last - first).days + 1)]


def _completed(draft: Draft, reading: Reading, zone: ZoneInfo) -> Reading:
    # "plutôt 11h" takes its day from the draft; "jeudi" and "jeudi, même heure" take its hour.
    hour = hour_of(draft, zone)
    if reading.time_only and draft.discussed and not reading.same_time:
        return reading.on(draft.discussed)
    if hour and (reading.same_time or reading.day_only):
        at = reading.at_time(hour)
        return reading if reading.day_only and at.at in draft.refused else at
    if draft.part and reading.day_only and len(reading.days) == 1:
        part = Reading(kind="window", windows=reading.windows, hours=draft.part, said_time=True)
        return part.on(reading.days[0])
    return reading


def _shifted(draft: Draft, reading: Reading, zone: ZoneInfo) -> dict[str, object]:
    # "plus tard", without an amount, is the rest of that day; "plus tôt" what comes before on it.
    anchor = draft.at or (draft.refused[-1] if draft.refused else None)
    if reading.said_day or reading.said_time:
        return {}
    if anchor is None:
        return _beyond_the_windows(draft, reading)
    if reading.shift:
        return at_(anchor + reading.shift, zone)
    if reading.direction is None:
        return {}
    day = anchor.astimezone(zone).date()
    start, end = day_of(day, zone)
    later = reading.direction == "later"
    return {"windows": ((anchor + AN_INSTANT, end) if later else (start, anchor - AN_INSTANT),), "discussed": day}


def _beyond_the_windows(draft: Draft, reading: Reading) -> dict[str, object]:
    # "plus tôt ?", of the times offered for Thursday: before it.
    if reading.direction is None or not draft.windows:
        return {}
    start, end = draft.windows[0][0], draft.windows[-1][1]
    return {"windows": ((end, end + FURTHER) if reading.direction == "later" else (start - FURTHER, start),)}


def _unsure(draft: Draft, reading: Reading, zone: ZoneInfo) -> dict[str, object]:
    # A day that was refused already is not what "vendredi prochain, alors" means.
    refused = set(draft.refused_days)
    options = [stretch for one in reading.alternatives if (stretch := _stretch(one))]
    left = [stretch for stretch in options if stretch[0].astimezone(zone).date() not in refused] or options
    return {"unsure": tuple(left)} if len(left) > 1 else settled(left[0], zone)


def _stretch(reading: Reading) -> Stretch | None:
    if reading.at:
        return reading.at, reading.at + AN_INSTANT
    return (reading.windows[0].start, reading.windows[-1].end) if reading.windows else None
