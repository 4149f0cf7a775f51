"""The things a sentence says about time, in the order said, with what joins them."""

from dataclasses import dataclass, field, replace
from datetime import timedelta
from typing import Literal

from bot.understanding.dates import almanac
from bot.understanding.dates.ahead import ahead
from bot.understanding.dates.almanac import DAY, one_day
from bot.understanding.dates.day import day
from bot.understanding.dates.days import Days, Line, Scene, single
from bot.understanding.dates.exclusions import LISTED, Ruled, refused, ruled, targets
from bot.understanding.dates.hours import PARTS, Hours, hours
from bot.understanding.dates.limits import bound_days, limited
from bot.understanding.dates.numbers import amount, has, skip
from bot.understanding.dates.stretches import stretch

Join = Literal["", "or", "and", "fix"]


@dataclass(frozen=True, slots=True)
class Item:
    """One thing said: days or hours (never both), what joined it to the one before, and the symbols `[start, end)`."""

    join: Join
    start: int
    end: int
    days: Days | None = None
    hours: Hours | None = None


@dataclass(slots=True)
class Said:
    """All that a sentence says about time."""

    items: list[Item] = field(default_factory=list)
    over: list[Item] = field(default_factory=list)
    excluded: list[Ruled] = field(default_factory=list)
    flags: dict[str, int] = field(default_factory=dict)
    ahead: timedelta | None = None
    shift: timedelta | None = None
    length: timedelta | None = None
    used: list[tuple[int, int]] = field(default_factory=list)


JOINS: tuple[tuple[str, Join], ...] = (
    ("fix", "fix"),
    ("or", "or"),
    (",", "and"),
    ("and", "and"),
    ("/", "or"),
    ("?", "and"),
)
FLAGS = ("soonest", "same time", "same day", "prefer", "any")


MEANINGFUL = frozenset({"pour", "que", "we", "tot", "sep"})
"""Words outside the lists that may begin something about time."""


def read(scene: Scene, line: Line) -> Said:
    """Collects the items of a sentence from left to right."""
    said = Said()
    at, join = 0, ""
    joined: Join = ""
    while at < len(line):
        if line[at].kinds.keys() == {"word"} and line[at].text not in MEANINGFUL:
            at += 1
            continue
        after = _take(scene, line, at, joined, said)
        if after is not None:
            said.used.append((at, after))
            at, joined = after, ""
            continue
        join = next((name for kind, name in JOINS if has(line, at, kind)), "")
        joined = _stronger(joined, join)
        at += 1
    said.items = said.items or said.over
    return said


def _stronger(old: Join, new: str) -> Join:
    order: tuple[Join, ...] = ("", "and", "or", "fix")
    return max(old, next(join for join in order if join == new), key=order.index)


def _take(scene: Scene, line: Line, at: int, join: Join, said: Said) -> int | None:
    for taker in (_excluded, _relative, _length, _days, _hours, _flag):
        after = taker(scene, line, at, join, said)
        if after is not None:
            return after
    return None


def _days(scene: Scene, line: Line, at: int, join: Join, said: Said) -> int | None:
    if has(line, at, "past"):
        back = line[at].kinds["past"]
        return _over(line, single(scene.today + back * DAY) if back else None, at, at + 1, said)
    if has(line, at, "ever since"):
        found = day(scene, line, at + 1) or stretch(scene, line, at + 1)
        return found[1] if found else None
    for reader in (ahead, limited, day, stretch):
        found = reader(scene, line, at)
        if found is None:
            continue
        if _gone(line, at, found[1]):
            return _over(line, _last(scene, found[0]), at, min(found[1] + 1, len(line)), said)
        return _kept(scene, line, Item(join, at, found[1], days=found[0]), said)
    return None


def _over(line: Line, days: Days | None, at: int, after: int, said: Said) -> int:
    """Keeps days that are over, with their hours, in case nothing else is said; gives the place after them."""
    found = hours(line, after)
    if days is not None:
        said.over.append(Item("", at, after, days=days))
        said.over += [Item("", after, found[1], hours=found[0])] if found else []
    return found[1] if found else after


def _last(scene: Scene, days: Days) -> Days | None:
    """The day meant by "lundi dernier", where `days` is that of "lundi"."""
    return None if days.weekday is None else single(almanac.next_weekday(scene.today, days.weekday) - 7 * DAY)


def _gone(line: Line, at: int, after: int) -> bool:
    """Whether the days said are over: "lundi dernier", "la semaine dernière", "a week ago"."""
    return (
        (has(line, after, "last") and line[after].text != "last")
        or has(line, at - 1, "last")
        or has(line, after, "past")
    )


def _kept(scene: Scene, line: Line, item: Item, said: Said) -> int:
    days = item.days or Days()
    if refused(line, item.end):
        said.excluded.append(ruled(days, None))
        return item.end + 1
    days, after = _bounded_after(scene, line, days, item.end)
    if has(line, item.start - 1, "around"):
        said.flags["approx"] = 1
    said.items.append(replace(item, days=days, end=after))
    return after


def _bounded_after(scene: Scene, line: Line, days: Days, after: int) -> tuple[Days, int]:
    """Days with a limit said after them: "vendredi au plus tard", "from Thursday onwards", "Thursday or later"."""
    joint = after + has(line, after, "at")
    if has(line, joint, "until") and line[joint].text in LATEST:
        return bound_days(scene, days, "until") or days, joint + 1
    if has(line, after, "since") and line[after].text in ONWARDS:
        return bound_days(scene, days, "since") or days, after + 1
    if has(line, after, "or") and has(line, after + 1, "later", "after"):
        return bound_days(scene, days, "since") or days, after + 2
    return days, after


LATEST = frozenset({"au plus tard", "plus tard", "dernier delai", "at the latest", "latest", "at latest", "maximum"})
ONWARDS = frozenset({"onwards", "onward", "or later", "and later", "at the earliest", "au plus tot"})


def _hours(scene: Scene, line: Line, at: int, join: Join, said: Said) -> int | None:
    if has(line, at, "tonight"):
        said.items.append(Item(join, at, at + 1, days=Days((one_day(scene.today),))))
        said.items.append(Item("", at, at + 1, hours=Hours(*PARTS[2], part=True)))
        return at + 1
    found = hours(line, at)
    if found is None:
        return _no_such_hour(line, at, said)
    this = any(has(line, k, "this") for k in range(at, found[1])) or has(line, at - 1, "this")
    if (found[0].part or has(line, found[1] - 1, "noon")) and this:
        said.items.append(Item(join, at, at, days=Days((one_day(scene.today),))))
        join = ""
    said.items.append(Item(join, at, found[1], hours=found[0]))
    return found[1]


def _no_such_hour(line: Line, at: int, said: Said) -> int | None:
    """ "demain à 25h"."""
    place = skip(line, at, "at", "around")
    beyond = has(line, place, "number") and line[place].kinds["number"] > 24 and has(line, place + 1, "hour")
    if not beyond or (place == at and not has(line, at - 1, "offset", "weekday")):
        return None
    said.flags["no such hour"] = 1
    return place + 2


def _relative(scene: Scene, line: Line, at: int, join: Join, said: Said) -> int | None:
    """ "dans une heure", "in 30 minutes", "une heure plus tard"."""
    awaited = has(line, at, "in")
    found = amount(line, skip(line, at + 1, "around") if awaited else at)
    if found is None or not found[0].minutes:
        return None
    if has(line, found[1], "later"):
        sign = line[found[1]].kinds["later"]
        said.shift = found[0].delta * (sign or 1)
        return found[1] + 1
    if awaited or (has(line, found[1], "from") and found[1] + 1 < len(line) and line[found[1] + 1].text == "now"):
        said.ahead = found[0].delta
        return found[1] if awaited else found[1] + 2
    return None


def _length(scene: Scene, line: Line, at: int, join: Join, said: Said) -> int | None:
    """ "pendant 2 h", "for an hour", "une réunion de 2 h": taken as a length where it is short and no instant."""
    opener = has(line, at, "long", "of") or (at < len(line) and line[at].text in ("pour", "d une"))
    if not opener:
        return None
    found = amount(line, at + 1)
    if found is None or not 0 < found[0].minutes <= 300 or found[0].days:
        return None
    if (
        has(line, found[1], "to", "until", "at")
        and has(line, found[1] + 1, "number", "spelled", "noon")
        and has(line, at, "of")
    ):
        return None
    said.length = found[0].delta
    return found[1]


def _flag(scene: Scene, line: Line, at: int, join: Join, said: Said) -> int | None:
    if has(line, at, "later") and not has(line, at, "until"):
        said.flags["direction"] = line[at].kinds["later"]
        return at + 1
    if has(line, at, "later") and line[at].text == "plus tard":
        said.flags["direction"] = 1
        return at + 1
    for flag in FLAGS:
        if has(line, at, flag):
            said.flags[flag] = 1
            return at + 1
    if has(line, at, "fix"):
        said.flags["fix"] = 1
    return None


def _excluded(scene: Scene, line: Line, at: int, join: Join, said: Said) -> int | None:
    """ "sauf le lundi matin et mercredi", "pas lundi", "not Monday", "no Fridays"."""
    rather_than = line[at].text == "que" and "fix" in said.flags and bool(said.items)
    if not (has(line, at, "except", "not") or rather_than):
        return None
    if line[at].text == "no" and not (at + 1 < len(line) and line[at + 1].text.endswith("s")):
        return None
    place, end = at + 1, None
    for rule, after in targets(scene, line, place, many=line[at].text in LISTED):
        said.excluded.append(rule)
        end = after
    return end
