"""Parts of the day, and hours within them: "demain matin", "late Tuesday afternoon", "en fin de journée"."""

from dataclasses import dataclass

from bot.understanding.dates.days import Line
from bot.understanding.dates.numbers import AFTER_NUMBER, has, skip, value
from bot.understanding.dates.points import Point, doubtful, office

PARTS = (
    (8 * 60, 12 * 60), (12 * 60, 18 * 60), (18 * 60, 22 * 60), (8 * 60, 10 * 60), (9 * 60, 11 * 60), (10 * 60, 12 * 60),
    (12 * 60, 14 * 60), (12 * 60, 14 * 60), (14 * 60, 16 * 60), (16 * 60, 18 * 60), (17 * 60, 19 * 60),
    (18 * 60, 20 * 60), (20 * 60, 22 * 60), (8 * 60, 18 * 60), (13 * 60, 18 * 60),
)  # fmt: skip
"""Minutes after midnight of each part of the day, numbered as in the word lists."""


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
"""Hours as read, and the place after them."""


def instant(said: Point, approx: bool = False) -> Hours:
    """An instant as `Hours`."""
    return Hours(office(said), approx=approx, point=said)


DATED = ("offset", "weekday", "short weekday")


def part_of_day(line: Line, at: int) -> Parsed | None:
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


def free(line: Line, at: int) -> bool:
    """Whether a bare number at `at` may stand for an hour: nothing that it counts follows."""
    return not has(line, at + 1, "word") or line[at + 1].text in AFTER_HOUR


AFTER_HOUR = AFTER_NUMBER | {"pile", "local"}
"""What may follow a bare number that is an hour: not the noun of "à 10 places"."""
