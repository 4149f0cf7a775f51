"""Hours where they are said: with their day, among others, or from now."""

from dataclasses import replace

from bot.understanding.dates.almanac import one_day
from bot.understanding.dates.amounts import amount
from bot.understanding.dates.clock import point
from bot.understanding.dates.days import Days, Line, Scene
from bot.understanding.dates.elsewhere import zone_after
from bot.understanding.dates.exclusions import refusal, refused, ruled
from bot.understanding.dates.hours import hours
from bot.understanding.dates.numbers import has, skip
from bot.understanding.dates.parts import PARTS, Hours, free, instant
from bot.understanding.dates.said import Item, Join, Said


def hours_said(scene: Scene, line: Line, at: int, join: Join, said: Said) -> int | None:
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


def relative(scene: Scene, line: Line, at: int, join: Join, said: Said) -> int | None:
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


def elsewhere(scene: Scene, line: Line, at: int, join: Join, said: Said) -> int | None:
    """ "heure de Montréal", "UK time", where an hour was said."""
    found = zone_after(line, at) if any(item.hours is not None for item in said.items) else None
    if found is None:
        return None
    said.zone = found[0]
    return found[1]
