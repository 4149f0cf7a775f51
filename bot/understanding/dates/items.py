"""Reads the things a sentence says about time from left to right."""

from dataclasses import replace

from bot.understanding.dates.ahead import ahead
from bot.understanding.dates.almanac import DAY
from bot.understanding.dates.approximate import loosely
from bot.understanding.dates.carried import carried
from bot.understanding.dates.counted import counted
from bot.understanding.dates.day import day
from bot.understanding.dates.days import Days, Line, Scene, single
from bot.understanding.dates.elsewhere import FIRST_WORDS
from bot.understanding.dates.exclusions import refusal, refused, ruled
from bot.understanding.dates.lengths import among_instants, length, within_hours
from bot.understanding.dates.limits import bound_days, limited
from bot.understanding.dates.numbers import has, skip
from bot.understanding.dates.over import a_name, gone, keep_over, last_such
from bot.understanding.dates.refusing import excluded, morrow_of_said, one_after
from bot.understanding.dates.said import Item, Join, Said
from bot.understanding.dates.stretches import stretch
from bot.understanding.dates.tails import tail
from bot.understanding.dates.timed import elsewhere, hours_said, relative

JOINS: tuple[tuple[str, Join], ...] = (
    ("fix", "fix"),
    ("or", "or"),
    (",", "and"),
    ("and", "and"),
    ("/", "or"),
    ("?", "and"),
)
FLAGS = ("soonest", "same time", "same day", "prefer", "any")


NO_BEGINNING = frozenset({"filler", "or", "and", ",", ".", "?", "!", ";", ":", "(", ")", "'", '"', "/"})
"""Kinds of symbols at which nothing about time begins."""
MEANINGFUL = frozenset({"pour", "que", "we", "tot", "sep", "but"})
"""Words outside the lists that may begin something about time."""
BEGINNINGS = MEANINGFUL | FIRST_WORDS


def read(scene: Scene, line: Line) -> Said:
    """Collects the items of a sentence from left to right."""
    said = Said()
    at, join = 0, ""
    joined: Join = ""
    while at < len(line):
        after = _take(scene, line, at, joined, said) if _begins(line, at) else None
        if after is not None:
            said.used.append((at, after))
            at, joined = after, ""
            continue
        join = next((name for kind, name in JOINS if has(line, at, kind)), "")
        joined = _stronger(joined, join)
        at += 1
    among_instants(line, said)
    said.items = said.items or said.over
    return said


def _begins(line: Line, at: int) -> bool:
    """Whether anything about time may begin at `at`: it is tried by every reader."""
    if len(line[at].kinds) > 1:
        return True
    (kind,) = line[at].kinds
    return kind not in NO_BEGINNING and (kind != "word" or line[at].text in BEGINNINGS)


def _stronger(old: Join, new: str) -> Join:
    order: tuple[Join, ...] = ("", "and", "or", "fix")
    return max(old, next(join for join in order if join == new), key=order.index)


def _take(scene: Scene, line: Line, at: int, join: Join, said: Said) -> int | None:
    for taker in (
        one_after,
        morrow_of_said,
        excluded,
        within_hours,
        relative,
        length,
        _days,
        hours_said,
        elsewhere,
        _flag,
    ):
        after = taker(scene, line, at, join, said)
        if after is not None:
            return after
    return None


def _days(scene: Scene, line: Line, at: int, join: Join, said: Said) -> int | None:
    if has(line, at, "past"):
        back = line[at].kinds["past"]
        return keep_over(line, single(scene.today + back * DAY) if back else None, at, at + 1, said)
    if has(line, at, "ever since"):
        found = day(scene, line, at + 1) or stretch(scene, line, at + 1)
        return found[1] if found else None
    if a_name(line, at):
        found = day(scene, line, at) or day(scene, line, skip(line, at, "of", "the"))
        return found[1] if found else None
    for reader in (loosely, counted, ahead, limited, day, stretch):
        found = reader(scene, line, at)
        if found is None:
            continue
        if gone(line, at, found[1]):
            return keep_over(line, last_such(scene, found[0]), at, min(found[1] + 1, len(line)), said)
        days = carried(line, at, found, said)
        return _kept(scene, line, Item(join, at, found[1], days=days), said)
    return None


def _kept(scene: Scene, line: Line, item: Item, said: Said) -> int:
    days = item.days or Days()
    if refused(line, item.end):
        said.excluded.append(ruled(days, None))
        return refusal(line, item.end) + 1
    days, after = _bounded_after(scene, line, days, item.end)
    if has(line, item.start - 1, "around"):
        said.flags["approx"] = 1
    if has(line, item.start - 1, "later"):
        days = replace(days, from_now=True)
    said.items.append(replace(item, days=days, end=after))
    return after


def _bounded_after(scene: Scene, line: Line, days: Days, after: int) -> tuple[Days, int]:
    """Days with a limit said after them: "vendredi au plus tard", "from Thursday onwards", "Thursday or later"."""
    found = tail(line, after)
    if found is None:
        return days, after
    return bound_days(scene, days, found[0]) or days, found[1]


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
