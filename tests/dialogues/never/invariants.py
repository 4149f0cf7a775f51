"""Checks of the whole timeline that phrases of many wordings come down to."""

from collections.abc import Callable, Iterator
from datetime import datetime, time, timedelta

import holidays

from tests.dialogues.consent import first_consent
from tests.dialogues.never.selector import Selector
from tests.dialogues.nursery import World
from tests.dialogues.store import Row, Snapshot
from tests.dialogues.timeline import Timeline, changed

Check = Callable[[Timeline], list[str]]


def each_moment(timeline: Timeline) -> Iterator[tuple[str, Snapshot]]:
    """The store after each turn, with the turn's name."""
    for number, step, _ in timeline.moments():
        yield f"after turn {number + 1} ({step.turn[:40]})", step.after


def fresh(timeline: Timeline, snapshot: Snapshot) -> list[Row]:
    """What stands and did not stand there when the scenario began, the runner's own bookings apart."""
    untouched = {(row.id, row.starts, row.resource) for row in timeline.before.standing()}
    rows = [row for row in snapshot.standing() if (row.id, row.starts, row.resource) not in untouched]
    return [row for row in rows if row.id not in timeline.staged]


def none_fits(selector: Selector) -> Check:
    """No booking that meets the conditions comes to exist."""

    def check(timeline: Timeline) -> list[str]:
        found = [
            (when, row)
            for when, snapshot in each_moment(timeline)
            for row in fresh(timeline, snapshot)
            if selector.fits(row, timeline)
        ]
        return [f"{when}: {row.resource} {row.starts:%Y-%m-%dT%H:%M}" for when, row in found[:1]]

    return check


def at_most(count: int, selector: Selector) -> Check:
    """No more than so many bookings that meet the conditions stand at once, those of the world included."""

    def check(timeline: Timeline) -> list[str]:
        for when, snapshot in each_moment(timeline):
            rows = [row for row in snapshot.standing() if selector.fits(row, timeline)]
            if len(rows) > count:
                return [f"{when}: {len(rows)} stand"]
        return []

    return check


def at_most_fresh(count: int) -> Check:
    """No more than so many bookings are made."""

    def check(timeline: Timeline) -> list[str]:
        for when, snapshot in each_moment(timeline):
            if len(fresh(timeline, snapshot)) > count:
                return [f"{when}: {len(fresh(timeline, snapshot))} were made"]
        return []

    return check


def still_stands(labels: tuple[str, ...], *, where_it_was: bool = False) -> Check:
    """Bookings of the world stand at every moment; with `where_it_was` they were not moved either."""

    def check(timeline: Timeline) -> list[str]:
        for when, snapshot in each_moment(timeline):
            for label in labels:
                number = timeline.booking(label)
                row, was = (snapshot.bookings.get(number or 0), timeline.before.bookings.get(number or 0))
                if row is None or was is None or not row.stands:
                    return [f"{when}: {label} no longer stands"]
                if where_it_was and (row.starts, row.resource) != (was.starts, was.resource):
                    return [f"{when}: {label} was moved"]
        return []

    return check


def nothing_changes(timeline: Timeline) -> list[str]:
    """Nothing is made, moved or ended at any time."""
    for number, step, before in timeline.moments():
        found = [one for one in changed(before, step.after) if one[1].id not in timeline.staged]
        if found:
            return [f"after turn {number + 1} ({step.turn[:40]}): {len(found)} bookings changed"]
    return []


def others_untouched(founder: int | None) -> Check:
    """The bookings of one other founder, or of all others, stay as they were."""

    def check(timeline: Timeline) -> list[str]:
        mine = timeline.world.founder(timeline.scenario.founder).id
        for number, step, before in timeline.moments():
            for was, now in changed(before, step.after):
                of = now.founder
                if was is not None and of != mine and founder in (None, of) and now.id not in timeline.staged:
                    return [f"after turn {number + 1}: {timeline.labels.get(now.id, now.id)} changed"]
        return []

    return check


def before_consent(word: str) -> Check:
    """Nothing changes before the turn that says yes."""

    def check(timeline: Timeline) -> list[str]:
        yes = first_consent(timeline, word)
        for number, step, before in timeline.moments():
            if number < yes and [one for one in changed(before, step.after) if one[1].id not in timeline.staged]:
                return [f"turn {number + 1} ({step.turn[:40]}) changed the store before the yes"]
        return []

    return check


def no_overlap(labels: tuple[str, ...]) -> Check:
    """Nothing new overlaps those bookings, or any (where none is named), the time kept after each included."""

    def check(timeline: Timeline) -> list[str]:
        for when, snapshot in each_moment(timeline):
            rows = snapshot.standing()
            for one in fresh(timeline, snapshot):
                for other in rows:
                    named = not labels or timeline.labels.get(other.id) in labels
                    if one.id != other.id and named and _clash(timeline.world, one, other):
                        return [f"{when}: {one.starts:%H:%M} overlaps {timeline.labels.get(other.id, other.id)}"]
        return []

    return check


def _clash(world: World, one: Row, other: Row) -> bool:
    if one.founder == other.founder and _meet((one.starts, one.ends), (other.starts, other.ends)):
        return True
    if one.resource != other.resource:
        return False
    if one.kind == other.kind == "visit" and one.starts == other.starts:
        return False
    buffer = timedelta(0) if one.kind == "room" else world.buffer
    return _meet(one.busy(buffer), other.busy(buffer))


def _meet(one: tuple[datetime, datetime], other: tuple[datetime, datetime]) -> bool:
    return one[0] < other[1] and other[0] < one[1]


def no_overbooked_visit(timeline: Timeline) -> list[str]:
    """No session of a visit has more people than places."""
    for when, snapshot in each_moment(timeline):
        taken: dict[tuple[str, datetime], int] = {}
        for row in snapshot.standing():
            if row.kind == "visit":
                taken[row.resource, row.starts] = taken.get((row.resource, row.starts), 0) + row.seats
        for (resource, starts), seats in taken.items():
            space = timeline.world.resources.get(resource, "")
            if space and seats > timeline.world.capacity(space):
                return [f"{when}: {seats} people visit {space} on {starts:%Y-%m-%dT%H:%M}"]
    return []


def at_most_active(count: int) -> Check:
    """No founder has more bookings to come than allowed."""

    def check(timeline: Timeline) -> list[str]:
        for when, snapshot in each_moment(timeline):
            active: dict[int, int] = {}
            for row in snapshot.standing():
                active[row.founder] = active.get(row.founder, 0) + (row.ends > timeline.world.now)
            founders = {founder.id for founder in timeline.world.founders.values()}
            if over := [founder for founder, number in active.items() if number > count and founder in founders]:
                return [f"{when}: {active[over[0]]} active bookings"]
        return []

    return check


def outside(world: World, row: Row) -> str:
    """Why a booking may not be where it is, by the world's own rules; empty where it may."""
    local, end = row.starts.astimezone(world.zone), row.ends.astimezone(world.zone)
    if local.date() in holidays.country_holidays("FR", years=local.year):
        return "a public holiday"
    if row.kind == "visit" and f"{local:%Y-%m-%dT%H:%M}" in _announced(world, row):
        return ""
    if not any(start <= local.time() and end.time() <= stop for start, stop in _open(world, local.weekday())):
        return "outside opening hours"
    expert = world.resources.get(row.resource, "")
    if expert in world.experts and local.date() in world.days_off(expert):
        return f"{expert} is off"
    return ""


def _announced(world: World, row: Row) -> list[str]:
    space = world.resources.get(row.resource, "")
    return list(world.raw["spaces"][space].get("visits", [])) if space in world.spaces else []


def _open(world: World, weekday: int) -> list[tuple[time, time]]:
    names = ("mon", "tue", "wed", "thu", "fri", "sat", "sun")
    spans: list[tuple[time, time]] = []
    for days, told in world.raw.get("hours", {}).items():
        first, _, last = days.partition("-")
        if names.index(first) <= weekday <= names.index(last or first):
            bounds = (span.split("-") for span in told)
            spans += [(time.fromisoformat(start), time.fromisoformat(end)) for start, end in bounds]
    return spans


def by_the_rules(timeline: Timeline) -> list[str]:
    """Nothing new lies outside opening hours, on a holiday, on a day off, too soon, too far or in the past."""
    world = timeline.world
    notice, horizon = world.raw.get("min_notice_h", 2), world.raw.get("horizon_days", 60)
    for when, snapshot in each_moment(timeline):
        for row in fresh(timeline, snapshot):
            reason = outside(world, row)
            reason = reason or ("too soon" if row.starts < world.now + timedelta(hours=notice) else "")
            reason = reason or ("too far" if row.starts > world.now + timedelta(days=horizon) else "")
            if reason:
                return [f"{when}: {row.starts:%Y-%m-%dT%H:%M} is {reason}"]
    return []
