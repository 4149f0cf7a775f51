"""Reads the things a sentence says about time from left to right."""

from dataclasses import replace

from bot.understanding.dates import almanac
from bot.understanding.dates.ahead import ahead
from bot.understanding.dates.almanac import DAY, Span, one_day
from bot.understanding.dates.approximate import loosely
from bot.understanding.dates.carried import carried
from bot.understanding.dates.clock import point
from bot.understanding.dates.counted import counted
from bot.understanding.dates.day import day
from bot.understanding.dates.days import Days, Line, Scene, single
from bot.understanding.dates.elsewhere import FIRST_WORDS, zone_after
from bot.understanding.dates.exclusions import LISTED, REFUSALS, Ruled, refusal, refused, ruled, targets
from bot.understanding.dates.hours import PARTS, Hours, free, hours, instant
from bot.understanding.dates.lengths import among_instants, length, within_hours
from bot.understanding.dates.limits import bound_days, limited
from bot.understanding.dates.numbers import amount, has, skip, value
from bot.understanding.dates.over import a_name, gone, keep_over, last_such
from bot.understanding.dates.said import Item, Join, Said
from bot.understanding.dates.stretches import stretch
from bot.understanding.dates.tails import tail

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
    for taker in (_one_after, _morrow, _excluded, within_hours, _relative, length, _days, _hours, _elsewhere, _flag):
        after = taker(scene, line, at, join, said)
        if after is not None:
            return after
    return None


def _day_of(scene: Scene, rule: Ruled) -> Days | None:
    """The day that a rule speaks of, if it is one."""
    if rule.weekday is not None:
        return single(almanac.next_weekday(scene.today, rule.weekday))
    return single(rule.days[0]) if len(rule.days) == 1 else None


def _morrow(scene: Scene, line: Line, at: int, join: Join, said: Said) -> int | None:
    """ "not tomorrow, the day after", "lundi ou le lendemain": counted from the day that was just said."""
    if scene.anchor is not None or not has(line, at, "morrow", "eve") or has(line, at + 1, "of", "holiday", "the"):
        return None
    last = next((item.days for item in reversed(said.items) if item.days is not None), None)
    refused = _day_of(scene, said.excluded[-1]) if said.excluded and last is None else None
    base = refused or last
    if base is None or len(base.spans) != 1 or not base.spans[0].single:
        return None
    away = value(line, at, "morrow") if has(line, at, "morrow") else -value(line, at, "eve")
    if refused is not None:
        said.excluded.pop()
    said.items.append(Item(join or "and", at, at + 1, days=single(base.spans[0].start + away * DAY)))
    return at + 1


def _one_after(scene: Scene, line: Line, at: int, join: Join, said: Said) -> int | None:
    """ "pas ce vendredi, celui d'après", "this week is full, the one after": the same a week later."""
    if not has(line, at, "one after"):
        return None
    last = next((item.days for item in reversed(said.items) if item.days is not None and item.days.spans), None)
    refused = said.excluded[-1] if said.excluded else None
    if refused is not None and refused.weekday is not None:
        later = single(almanac.next_weekday(scene.today, refused.weekday) + 7 * DAY)
    elif refused is not None and refused.days:
        first = refused.days[0] + 7 * DAY
        later = Days((Span(first, first + min(len(refused.days), 5) * DAY),))
    elif last is not None:
        later = Days(tuple(Span(span.start + 7 * DAY, span.end + 7 * DAY) for span in last.spans))
    else:
        return None
    said.excluded.clear()
    said.items = [item for item in said.items if item.days is None]
    said.items.append(Item(join, at, at + 1, days=later))
    return at + 1


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


def _hours(scene: Scene, line: Line, at: int, join: Join, said: Said) -> int | None:
    if has(line, at, "tonight"):
        said.items.append(Item(join, at, at + 1, days=Days((one_day(scene.today),))))
        said.items.append(Item("", at, at + 1, hours=Hours(*PARTS[2], part=True)))
        return at + 1
    found = hours(line, at) or _another(line, at, join, said)
    if found is None:
        return _no_such_hour(line, at, said)
    if refused(line, found[1]) and (day_before := _day_before(line, at, said)) is not None:
        said.items.remove(day_before)
        said.excluded.append(ruled(day_before.days or Days(), found[0]))
        said.refused = day_before.days
        return refusal(line, found[1]) + 1
    this = any(has(line, k, "this") for k in range(at, found[1])) or has(line, at - 1, "this")
    if (found[0].part or has(line, found[1] - 1, "noon")) and this:
        said.items.append(Item(join, at, at, days=Days((one_day(scene.today),))))
        join = ""
    if said.refused is not None and not any(item.days is not None for item in said.items):
        # "demain matin je peux pas, l'après-midi oui" speaks of that day.
        said.items.append(Item("", at, at, days=said.refused))
    said.items.append(Item(join, at, found[1], hours=found[0]))
    return found[1]


def _day_before(line: Line, at: int, said: Said) -> Item | None:
    """The day that the hours at `at` belong to, said right before them."""
    last = said.items[-1] if said.items else None
    near = last is not None and last.days is not None and skip(line, last.end, "at", "the") >= at
    return last if near else None


def _another(line: Line, at: int, join: Join, said: Said) -> tuple[Hours, int] | None:
    """ "at 10 or 11": a bare number after "or" is an hour where an hour stands before it."""
    last = said.items[-1] if said.items else None
    if join != "or" or last is None or last.hours is None or last.hours.point is None or last.end != at - 1:
        return None
    found = point(line, at, bare=free(line, at))
    if found is None:
        return None
    return instant(replace(found[0], french=last.hours.point.french), last.hours.approx), found[1]


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


def _elsewhere(scene: Scene, line: Line, at: int, join: Join, said: Said) -> int | None:
    """ "heure de Montréal", "UK time", where an hour was said."""
    found = zone_after(line, at) if any(item.hours is not None for item in said.items) else None
    if found is None:
        return None
    said.zone = found[0]
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


def _withdrawn(item: Item, rule: Ruled) -> bool:
    """Whether a day said before is the one ruled out: "jeudi, non, pas jeudi, vendredi"."""
    return (
        item.days is not None and rule.hours is None and rule.weekday is not None and item.days.weekday == rule.weekday
    )


def _excluded(scene: Scene, line: Line, at: int, join: Join, said: Said) -> int | None:
    """ "sauf le lundi matin et mercredi", "pas lundi", "not Monday", "no Fridays"."""
    rather_than = line[at].text == "que" and "fix" in said.flags and bool(said.items)
    any_but = line[at].text == "but" and "any" in said.flags
    barred = has(line, at, "except", "not", "away") or (has(line, at, "impossible") and line[at].text in BARRING)
    if not (barred or rather_than or any_but):
        return None
    if line[at].text == "no" and not (at + 1 < len(line) and line[at + 1].text.endswith("s")):
        return None
    refusing = has(line, at, "away") or line[at].text in REFUSALS
    place, end = at + 1, None
    if has(line, at, "impossible") or line[at].text in REFUSALS:
        # "je ne pourrai pas venir jeudi".
        further = skip(line, place, "word", "at", "of", "the")
        place = further if place < further <= place + 4 and has(line, place, "word") else place
    for rule, after in targets(scene, line, place, many=line[at].text in LISTED):
        if rule.weekday is None and not rule.days and refusing:
            # "10h je ne peux pas" is left to whoever knows which day is spoken of.
            return None
        said.excluded.append(rule)
        said.refused = _day_of(scene, rule) if rule.hours else None
        said.items = [item for item in said.items if not _withdrawn(item, rule)]
        end = after
    return end


BARRING = frozenset({"impossible", "exclu", "exclus"})
"""What rules out the days said after it, where it stands before them: "impossible lundi"."""
