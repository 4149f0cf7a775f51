"""Hours as said, one at a time: an instant, a part of the day, a range, a bound."""

from dataclasses import dataclass

from bot.understanding.dates.clock import MIDNIGHT, NOON, Point, doubtful, office, point
from bot.understanding.dates.days import Line
from bot.understanding.dates.numbers import AFTER_NUMBER, has, skip, value
from bot.understanding.dates.tails import negated, tail
from bot.understanding.dates.words import listed

PARTS = (
    (8 * 60, 12 * 60), (12 * 60, 18 * 60), (18 * 60, 22 * 60), (8 * 60, 10 * 60), (9 * 60, 11 * 60), (10 * 60, 12 * 60),
    (12 * 60, 14 * 60), (12 * 60, 14 * 60), (14 * 60, 16 * 60), (16 * 60, 18 * 60), (17 * 60, 19 * 60),
    (18 * 60, 20 * 60), (20 * 60, 22 * 60), (8 * 60, 18 * 60), (13 * 60, 18 * 60),
)  # fmt: skip
"""Minutes after midnight of each part of the day, numbered as in the word lists."""
ENDS = (5, 9, 10, 12)
"""The parts that end another one: "before the end of the day" is until that end."""
DAY_START, DAY_END = 8 * 60, 19 * 60


@dataclass(frozen=True, slots=True)
class Hours:
    """Minutes after midnight `[start, end)`; an instant where `end` is None.

    `point` keeps an instant as it was said, until the part of the day beside it settles it.
    """

    start: int
    end: int | None = None
    approx: bool = False
    point: Point | None = None
    part: bool = False
    other: tuple[int, int] | None = None

    @property
    def doubtful(self) -> bool:
        """Whether morning or evening must be asked."""
        return self.point is not None and doubtful(self.point)


Parsed = tuple[Hours, int]


def hours(line: Line, at: int) -> Parsed | None:
    """Hours at `at`."""
    for reader in (_between, _bound, _instant, _part):
        found = reader(line, at)
        if found is not None:
            return found
    return None


def instant(said: Point, approx: bool = False) -> Hours:
    """An instant as `Hours`."""
    return Hours(office(said), approx=approx, point=said)


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
        return _limited(office(found[0]), bounded[0]), bounded[1]
    place = skip(line, found[1], "around")
    ish = any(line[k].text == "ish" for k in range(after, found[1]))
    approx = approx or ish or (place > found[1] and not point(line, place) and line[place - 1].text != "genre")
    return instant(found[0], approx), place if approx else found[1]


def _is_hour(line: Line, at: int, prefixed: bool) -> bool:
    """Whether a bare number at `at` is an hour: "at 9", "3ish"."""
    tonight = has(line, at + 1, "tonight") and not (at > 0 and line[at - 1].text in ("for", "pour"))
    exact = at + 1 < len(line) and line[at + 1].text in ("ish", "sharp", "pile")
    return tonight or exact or (prefixed and free(line, at))


def free(line: Line, at: int) -> bool:
    """Whether a bare number at `at` may stand for an hour: nothing that it counts follows."""
    return not has(line, at + 1, "word") or line[at + 1].text in AFTER_HOUR


AFTER_HOUR = AFTER_NUMBER | {"pile", "local"}
"""What may follow a bare number that is an hour: not the noun of "à 10 places"."""


def _a_length(line: Line, at: int, found: tuple[Point, int]) -> bool:
    """Whether "2h" is how long and not when: "pendant 2h", "une réunion de 2h", "2h de réunion"."""
    said, after = found
    if said.minutes > 5 * 60 or not any(has(line, k, "hour") for k in range(at, after)):
        return False
    before = has(line, at - 1, "long", "of", "in", "within") or (at > 0 and line[at - 1].text in ("pour", "d une"))
    counted = has(line, after, "of") and has(line, after + 1, "word")
    return before or counted


def _between(line: Line, at: int) -> Parsed | None:
    """ "entre 14h et 16h", "de 9h à 11h", "15h-16h30", "between 2 and 4pm", "10 to 12"."""
    opened = has(line, at, "between", "from") or (at < len(line) and line[at].text == "de")
    led = has(line, at, "around") or (at < len(line) and line[at].text in ("a", "at", "@", "for", "pour"))
    start = skip(line, at + 1, "the", "around") if opened or led else at
    first = point(line, start, bare=True)
    if first is None:
        return None
    joint = first[1]
    glued = joint < len(line) and line[joint].glued and not has(line, joint, "word")
    beside = has(line, start - 1, "weekday", "offset")
    joined = glued or (joint < len(line) and line[joint].text == "to")
    linked = has(line, joint, "to", "until") or (
        joint < len(line)
        and line[joint].text in ("a", "jusqu a", "/")
        and (opened or _timed(line, start, joint) or beside)
    )
    conjoined = has(line, joint, "and") and has(line, at, "between")
    if not (glued or linked or conjoined):
        lunch = has(line, at, "between") and has(line, joint - 1, "noon")
        return (Hours(*PARTS[6], part=True), joint) if lunch else None
    if not (opened or glued or led) and not _timed(line, start, first[1]) and _counts(line, start):
        return None
    second = point(line, joint if glued else skip(line, joint + 1, "the"), bare=True)
    if second is None:
        return None
    beside = (
        joined
        and (beside or has(line, second[1], "weekday", "offset"))
        and 7 * 60 <= first[0].minutes < second[0].minutes
    )
    if not (opened or beside or _timed(line, start, second[1])):
        return None
    begin, end = ordered(first[0], second[0])
    again = tail(line, second[1])
    return (Hours(begin, end), again[1] if again and again[0] == "until" else second[1]) if begin < end else None


def _counts(line: Line, at: int) -> bool:
    """Whether the number at `at` belongs to the word before it: "salle 12 jusqu'à 16h", "on sera 3"."""
    return has(line, at - 1, "word") and line[at - 1].text not in BEFORE_HOURS


BEFORE_HOURS = listed("rdv rv dispo dispos libre libres creneau reunion visite free available call meeting slot please")
"""Words that hours follow without "de" or "à"."""


def _timed(line: Line, start: int, end: int) -> bool:
    return any(has(line, k, "hour", "ampm", ":", "noon", "oclock") for k in range(start, end))


def ordered(first: Point, second: Point) -> tuple[int, int]:
    """Both ends of a range, the unsettled one moved by half a day where that orders them."""
    end = office(second)
    begin = first.minutes
    if not first.fixed and not second.fixed and begin < end <= 8 * 60 and begin < 7 * 60:
        return begin + NOON, end + NOON
    if (
        not first.fixed
        and begin + NOON < end
        and (begin < 7 * 60 or (second.fixed and not second.french and begin < 8 * 60))
    ):
        begin += NOON
    if end <= begin and not second.fixed and end + NOON > begin:
        end += NOON
    return begin, end


def _bound(line: Line, at: int) -> Parsed | None:
    """ "avant 11h", "à partir de 15h", "après 16h", "jusqu'à midi", "pas avant 10h", "avant ce soir"."""
    kind = next((kind for kind in ("before", "until", "since", "after") if has(line, at, kind)), None)
    if kind is None or line[at].text == "past":
        return None
    if kind == "before" and negated(line, at):
        kind = "since"
    after = skip(line, at + 1, "the", "at", "around")
    found = point(line, after, bare=free(line, after) and not has(line, after - 1, "the"))
    if found is None:
        return _bound_by_part(line, at + 1, kind)
    minutes = office(found[0])
    same = "until" if kind in ("before", "until") else "since"
    again = tail(line, found[1])
    after = again[1] if again is not None and again[0] == same else found[1]
    if same == "until":
        return (_limited(minutes, kind), after) if minutes > 0 else None
    return _closed(line, found[1], minutes) or (_limited(minutes, kind), after)


def _limited(minutes: int, kind: str) -> Hours:
    """The hours before or from a time of the day."""
    if kind in ("before", "until"):
        return Hours(DAY_START, minutes) if minutes > DAY_START else Hours(0, minutes)
    return Hours(minutes, DAY_END if minutes < 18 * 60 else MIDNIGHT, other=(minutes, MIDNIGHT))


def _bound_by_part(line: Line, at: int, kind: str) -> Parsed | None:
    """ "avant ce soir", "d'ici la fin de journée", "not before the afternoon"."""
    after = skip(line, at, "the", "this", "at")
    if not has(line, after, "part", "tonight") or has(line, after + 1, "weekday", "offset", "of"):
        return None
    part = value(line, after, "part") if has(line, after, "part") else 2
    start, end = PARTS[part]
    early = kind == "since" or (kind == "before" and part not in ENDS)
    return _limited(start if early else end, kind), after + 1


def _closed(line: Line, at: int, start: int) -> Parsed | None:
    """The other bound: "après 14h et avant 16h", "à partir de 14h jusqu'à 16h"."""
    at = skip(line, at, "and", ",")
    if not has(line, at, "before", "until"):
        return None
    found = point(line, skip(line, at + 1, "the", "at"))
    if found is None or office(found[0]) <= start:
        return None
    return Hours(start, office(found[0])), found[1]


DATED = ("offset", "weekday", "short weekday")


def _part(line: Line, at: int) -> Parsed | None:
    narrowed = _narrowed(line, at)
    if narrowed is not None:
        return narrowed
    early = has(line, at, "early") or (at < len(line) and line[at].text == "tot")
    if early and (has(line, at - 1, "offset", "weekday") or has(line, at + 1, "offset", "weekday")):
        return Hours(*PARTS[3], part=True), at + 1
    if has(line, at, "ampm") and has(line, at - 1, *DATED) and not (at + 1 < len(line) and line[at + 1].text == "i"):
        return Hours(*PARTS[value(line, at, "ampm") // 12], part=True), at + 1
    after = skip(line, at, "the", "at", "in", "this", "of", "every") if not has(line, at, "part", "tonight") else at
    if after > at and line[at].text == "dans":
        after = max(after, at + 1)
    if has(line, after, "late") and has(line, after + 1, "of") and has(line, after + 2, "part"):
        after += 2
    if not has(line, after, "part") or (
        after < len(line) and line[after].text in ("night",) and has(line, after - 1, "last")
    ):
        return None
    if line[after].text == "mat" and not has(line, after - 1, *DATED, "this", "the"):
        return None
    start, end = PARTS[value(line, after, "part")]
    return Hours(start, end, part=True), after + 1


NARROWER = {"early": (3, 7, 11), "late": (5, 9, 12)}
"""The beginnings and ends of morning, afternoon and evening among `PARTS`."""


def _narrowed(line: Line, at: int) -> Parsed | None:
    """ "late Tuesday afternoon", "Monday morning early": the beginning or the end of the part said beside the day."""
    kind = next((kind for kind in NARROWER if has(line, at, kind)), None)
    if kind is None:
        return None
    day = skip(line, at + 1, "at", "the")
    part = day + 1 if has(line, day, "weekday", "offset") else at - 1
    if not has(line, part, "part") or value(line, part, "part") > 2:
        return None
    return Hours(*PARTS[NARROWER[kind][value(line, part, "part")]], part=True), at + 1
