"""Hours as said, one at a time: an instant, a part of the day, a range, a bound."""

from bot.understanding.dates.between import hours_between
from bot.understanding.dates.clock import point
from bot.understanding.dates.days import Line
from bot.understanding.dates.hour_limits import hours_limited, limited_hours
from bot.understanding.dates.numbers import has, skip
from bot.understanding.dates.parts import Parsed, free, instant, part_of_day
from bot.understanding.dates.points import Point, office
from bot.understanding.dates.tails import tail


def hours(line: Line, at: int) -> Parsed | None:
    """Hours at `at`."""
    for reader in (hours_between, limited_hours, _instant, part_of_day):
        found = reader(line, at)
        if found is not None:
            return found
    return None


def _instant(line: Line, at: int) -> Parsed | None:
    among = has(line, at, "within") and line[at].text.endswith("les")
    after = skip(line, at, "at", "around", "or", ",") if has(line, at, "at", "around") else at + among
    prefixed = after > at
    approx = among or any(has(line, k, "around") for k in range(at, after))
    after += approx and has(line, after, "the") and line[after].text == "les"
    named = after - 1 >= at and line[after - 1].text in (
        "a",
        "at",
        "@",
        "vers",
        "around",
        "about",
        "at about",
        "at around",
        "make it",
    )
    found = point(line, after, bare=_is_hour(line, after, prefixed and (named or approx)))
    if found is None or _a_length(line, at, found):
        return None
    bounded = tail(line, found[1])
    if bounded is not None:
        return hours_limited(office(found[0]), bounded[0]), bounded[1]
    place = skip(line, found[1], "around")
    ish = any(line[k].text == "ish" for k in range(after, found[1]))
    approx = approx or ish or (place > found[1] and not point(line, place) and line[place - 1].text != "genre")
    return instant(found[0], approx), place if approx else found[1]


def _is_hour(line: Line, at: int, prefixed: bool) -> bool:
    """Whether a bare number at `at` is an hour: "at 9", "3ish"."""
    tonight = has(line, at + 1, "tonight") and not (at > 0 and line[at - 1].text in ("for", "pour"))
    exact = at + 1 < len(line) and line[at + 1].text in ("ish", "sharp", "pile")
    return tonight or exact or (prefixed and free(line, at))


def _a_length(line: Line, at: int, found: tuple[Point, int]) -> bool:
    """Whether "2h" is how long and not when: "pendant 2h", "une réunion de 2h", "2h de réunion"."""
    said, after = found
    if said.minutes > 5 * 60 or not any(has(line, k, "hour") for k in range(at, after)):
        return False
    before = has(line, at - 1, "long", "of", "in", "within") or (at > 0 and line[at - 1].text in ("pour", "d une"))
    counted = has(line, after, "of") and has(line, after + 1, "word")
    return before or counted
