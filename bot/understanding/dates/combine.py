"""From what was said to a reading: at an instant, in windows, to be asked, or nothing."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import date, datetime

from bot.booking.window import Window
from bot.understanding.dates import instants
from bot.understanding.dates.almanac import DAY, OPEN_DAYS, Span, one_day
from bot.understanding.dates.days import Days, Scene
from bot.understanding.dates.exclusions import Ruled
from bot.understanding.dates.flagged import flagged
from bot.understanding.dates.from_now import any_time, counted_instant, while_from_now
from bot.understanding.dates.groups import Group, group
from bot.understanding.dates.instants import Frame
from bot.understanding.dates.parts import PARTS, Hours
from bot.understanding.dates.reading import Reading, Why
from bot.understanding.dates.said import Said


def combine(frame: Frame, scene: Scene, said: Said, anchor: datetime | None) -> Reading:
    """The reading of all that was said."""
    groups = group(scene, said.items)
    for each in groups:
        each.days = each.days and _later(each.days, said.excluded)
    if "same time" in said.flags:
        _same_time(groups, anchor or frame.now)
    if said.flags.keys() & {"same time", "same day"}:
        _same_weekday(groups, anchor or frame.now)
    reading = (
        counted_instant(frame, said, anchor)
        or while_from_now(frame, said)
        or _grouped(frame, groups, said)
        or any_time(frame, said)
        or Reading()
    )
    return flagged(frame, reading, groups, said)


def _later(days: Days, excluded: Sequence[Ruled]) -> Days:
    """ "jeudi, pas cette semaine": the first such weekday that is not ruled out."""
    whole = {day for rule in excluded if rule.hours is None for day in rule.days}
    if days.weekday is None or len(days.spans) != 1 or not whole:
        return days
    start = days.spans[0].start
    free = next((day for k in range(OPEN_DAYS // 7) if (day := start + 7 * k * DAY) not in whole), start)
    return replace(days, spans=(one_day(free),))


def _same_time(groups: list[Group], moment: datetime) -> None:
    """ "même heure": the hour of `moment`."""
    for each in groups:
        each.hours = each.hours or [Hours(moment.hour * 60 + moment.minute)]


def _same_weekday(groups: list[Group], moment: datetime) -> None:
    """ "same time next week", "le même jour la semaine prochaine": the weekday of `moment` in that week."""
    for each in groups:
        week = each.days.spans if each.days is not None else ()
        if each.days is not None and len(week) == 1 and week[0].end - week[0].start == 5 * DAY and moment.weekday() < 5:
            each.days = replace(each.days, spans=(one_day(week[0].start + moment.weekday() * DAY),))


def _grouped(frame: Frame, groups: list[Group], said: Said) -> Reading | None:
    if "no such hour" in said.flags:
        return Reading(kind="ask", why=Why.NO_SUCH_HOUR, said_time=True)
    if not groups:
        return None
    asked = next((each for each in groups if each.days is not None and not each.days.spans), None)
    if asked is not None:
        return _ask(frame, groups, asked, said)
    if len(groups) == 1 and (alone := _alone(frame, groups[0])) is not None:
        return _with_others(frame, alone, groups[0], said)
    reading = _windows(frame, groups, said.excluded)
    return _with_others(frame, reading, groups[0], said) if len(groups) == 1 else reading


def _ask(frame: Frame, groups: list[Group], asked: Group, said: Said) -> Reading:
    days_asked = asked.days or Days()
    choices: list[Reading] = []
    for spans in days_asked.choices:
        chosen = Group(replace(days_asked, spans=spans, choices=(), why=None), asked.hours)
        reading = _grouped(frame, [chosen if each is asked else each for each in groups], said)
        if reading is not None and reading.kind != "none":
            choices.extend(reading.alternatives if reading.kind == "ask" else [reading])
    if len(choices) == 1:
        return choices[0]
    days = tuple(day for choice in choices for day in choice.days)
    return Reading(
        kind="ask",
        alternatives=tuple(choices),
        why=days_asked.why,
        said_day=True,
        said_time=bool(asked.hours),
        days=days,
    )


def _with_others(frame: Frame, reading: Reading, only: Group, said: Said) -> Reading:
    """Adds the less likely readings."""
    others: list[Reading] = list(reading.alternatives)
    for spans in only.days.others if only.days and reading.kind != "ask" else ():
        other = (
            _grouped(frame, [Group(replace(only.days, spans=spans, others=()), only.hours)], said)
            if only.days
            else None
        )
        others += [other] if other is not None and other.kind != "none" else []
    return replace(reading, alternatives=tuple(others))


def _alone(frame: Frame, only: Group) -> Reading | None:
    """One instant on one day; a time without a day is the next such time."""
    if len(only.hours) != 1 or only.hours[0].end is not None:
        return None
    hours, days = only.hours[0], only.days
    if days is None:
        today = frame.now.date()
        passed = frame.moment(today, hours.start) <= frame.now
        return instants.at(frame, today + DAY if passed else today, hours)
    if (
        len(days.spans) != 1
        or not days.spans[0].single
        or days.opens is not None
        or days.closes is not None
        or days.from_now
    ):
        return None
    return replace(instants.at(frame, days.spans[0].start, hours), said_day=True)


def _windows(frame: Frame, groups: Sequence[Group], excluded: Sequence[Ruled]) -> Reading:
    found: list[Window] = []
    named: list[date] = []
    for each in groups:
        days = each.days or Days(_supposed(frame, each.hours))
        start, end = _edges(frame, days)
        found += instants.clip(instants.windows(frame, days.spans, each.hours), start, end)
        named += [span.start for span in days.spans if span.single] if each.days is not None else []
    found = sorted(set(instants.subtract(frame, found, excluded)))
    ends = next((each.days.ends for each in groups if each.days is not None and each.days.ends is not None), None)
    hours = [part for each in groups for part in each.hours]
    return Reading(
        kind="window" if found else "none",
        windows=tuple(found),
        said_day=any(each.days is not None for each in groups),
        said_time=bool(hours),
        approx=any(part.approx for part in hours),
        days=tuple(sorted(set(named))),
        alternatives=tuple(_points(frame, groups)),
        ends=None if ends is None else (_end(frame, ends[0]), _end(frame, ends[1])),
    )


def _end(frame: Frame, days: Days) -> Reading:
    hours = [Hours(days.opens)] if days.opens is not None else []
    plain = replace(days, opens=None)
    return _alone(frame, Group(plain, list(hours))) or _windows(frame, [Group(plain, list(hours))], ())


def _points(frame: Frame, groups: Sequence[Group]) -> list[Reading]:
    """The instants said, where there are several to choose from."""
    single = [
        (each.days.spans[0].start, each.hours)
        for each in groups
        if each.days and len(each.days.spans) == 1 and each.days.spans[0].single
    ]
    return [instants.at(frame, day, part) for day, hours in single for part in hours if part.end is None]


def _edges(frame: Frame, days: Days) -> tuple[datetime | None, datetime | None]:
    start = frame.now if days.from_now else None
    if days.opens is not None:
        start = frame.moment(days.spans[0].start, days.opens)
    end = frame.moment(days.spans[-1].end - DAY, days.closes) if days.closes is not None else None
    return start, end


def _supposed(frame: Frame, hours: Sequence[Hours]) -> tuple[Span, ...]:
    """The days meant where none is said: any working day for "le matin", else today, or tomorrow where it is past."""
    today = frame.now.date()
    if all(part.part and (part.start, part.end) in PARTS[:3] for part in hours):
        return (Span(today + DAY, today + OPEN_DAYS * DAY),)
    latest = max(part.end or part.start for part in hours)
    return (one_day(today if frame.moment(today, latest) > frame.now else today + DAY),)
