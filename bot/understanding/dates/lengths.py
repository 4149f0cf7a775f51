"""How long, not when: "pendant 2 h", "une réunion de 2h à 14h", "1h30 avec Hugo vendredi à 10h"."""

from datetime import timedelta

from bot.understanding.dates.amounts import Amount, amount, amount_of
from bot.understanding.dates.clock import point
from bot.understanding.dates.days import Line, Scene
from bot.understanding.dates.numbers import Unit, has, is_unit, number, skip
from bot.understanding.dates.parts import Hours
from bot.understanding.dates.points import NOON
from bot.understanding.dates.said import Item, Join, Said


def length(scene: Scene, line: Line, at: int, join: Join, said: Said) -> int | None:
    """ "pendant 2 h", "for an hour", "une réunion de 2 h": taken as a length where it is short and no instant."""
    opener = has(line, at, "long", "of") or (at < len(line) and line[at].text in ("pour", "d une"))
    if not opener:
        return _bare_length(line, at, said)
    found = amount(line, at + 1)
    if found is None or not 0 < found[0].minutes <= 300 or found[0].days:
        return None
    if has(line, found[1], "of") and has(line, found[1] + 1, "part"):
        return None
    if has(line, at, "of") and has(line, found[1], "to", "until", "at") and _hours_until(line, found):
        return None
    said.length = found[0].delta
    other = amount(line, found[1] + 1) if has(line, found[1], "or") and has(line, at, "long") else None
    return other[1] if other else found[1]


def _bare_length(line: Line, at: int, said: Said) -> int | None:
    """ "2h de réunion", "une demi-heure", "30 minutes": no instant, and not counted from another one."""
    found = amount(line, at) if not has(line, at - 1, "in", "within", "hour", ":") else None
    if found is None or not 0 < found[0].minutes <= 300 or found[0].days or found[0].months:
        return None
    after = found[1]
    if has(line, after, "later", "before", "after", "from", "past", "to", "less", "number"):
        return None
    counts = has(line, after, "of") and has(line, after + 1, "word")
    if not (counts or found[0].minutes % 60 or is_unit(line, after - 1, Unit.HOUR)) or has(line, at, "hour"):
        return None
    if any(has(line, k, "hour") for k in range(at, after)) and not counts and has(line, at, "number"):
        return None
    said.length = found[0].delta
    return after


def within_hours(scene: Scene, line: Line, at: int, join: Join, said: Said) -> int | None:
    """ "dans l'heure", "within 3 hours", "d'ici une heure", "in the next two hours"."""
    hour = has(line, at, "in") and has(line, at + 1, "the") and (has(line, at + 2, "hour") or _an_hour(line, at + 2))
    if hour and has(line, at, "in") and line[at].text == "dans":
        said.within = timedelta(hours=1)
        return at + 3
    if any(item.days is not None for item in said.items):
        return None
    opened = has(line, at, "within") or (has(line, at, "until") and line[at].text.split()[0] in ("d", "dici"))
    found = _coming_hours(line, skip(line, at + 1, "the", "next", "coming", "at")) if opened else None
    if found is None or found[0].days or found[0].months or not found[0].minutes % DAY_LONG > 0:
        return None
    said.within = found[0].delta
    return found[1]


DAY_LONG = 24 * 60


def _coming_hours(line: Line, at: int) -> tuple[Amount, int] | None:
    """ "3 hours", "deux prochaines heures", "hour"."""
    if has(line, at, "hour") or _an_hour(line, at):
        return Amount(minutes=60), at + 1
    counted = number(line, at)
    between = skip(line, counted[1], "next", "coming") if counted else at
    return amount_of(line, between, counted[0]) if counted and between > counted[1] else amount(line, at)


def _an_hour(line: Line, at: int) -> bool:
    return at < len(line) and line[at].text == "hour"


def _hours_until(line: Line, found: tuple[Amount, int]) -> bool:
    """Whether "de 2h" before "à" begins a range ("de 2h à 4h"); a clock of 24 hours after it shows a length."""
    end = point(line, found[1] + 1, bare=True)
    return end is not None and not (found[0].minutes <= 5 * 60 and end[0].minutes >= 13 * 60)


def among_instants(line: Line, said: Said) -> None:
    """ "1h30 avec Hugo vendredi à 10h": of two hours, the short one is how long."""
    instants = [item for item in said.items if item.hours is not None and item.hours.point is not None]
    if any(item.join in ("or", "and") for item in instants[1:]):
        return
    short = [item for item in instants if _short(line, item)]
    parts = [item.hours for item in said.items if item.hours is not None and item.hours.part]
    if len(instants) == 1 and short and parts and not any(_falls_in(short[0], part) for part in parts):
        # "1h demain matin": no hour of a morning.
        said.items.remove(short[0])
        said.length = (
            timedelta(minutes=short[0].hours.point.minutes) if short[0].hours and short[0].hours.point else None
        )
        return
    if len(short) == 1 and len(instants) == 2 and short[0].hours is not None:
        said.items.remove(short[0])
        said.length = timedelta(minutes=short[0].hours.point.minutes) if short[0].hours.point else None


def _falls_in(item: Item, part: Hours) -> bool:
    point = item.hours.point if item.hours else None
    end = part.end or 0
    return point is not None and any(part.start <= point.minutes + half < end for half in (0, NOON))


def _short(line: Line, item: Item) -> bool:
    point = item.hours.point if item.hours else None
    bare = not has(line, item.start, "at", "around")
    return bare and point is not None and point.french and not point.fixed and point.minutes <= 5 * 60
