"""From one hour to another: "entre 14h et 16h", "de 9h à 11h", "15h-16h30", "between 2 and 4pm", "10 to 12"."""

from bot.understanding.dates.clock import point
from bot.understanding.dates.days import Line
from bot.understanding.dates.numbers import has, skip
from bot.understanding.dates.parts import PARTS, Hours, Parsed
from bot.understanding.dates.points import NOON, Point, office
from bot.understanding.dates.tails import tail
from bot.understanding.dates.words import listed


def hours_between(line: Line, at: int) -> Parsed | None:
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
