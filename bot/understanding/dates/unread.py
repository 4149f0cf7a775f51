"""Words about time that no reader took: beside a date that was read, they may change what it means.

"Thursday at 10 or 11" of which only 10 was understood is a question, not an answer. Measured on 590 phrases of which
the meaning is known: a word of the calendar left over beside a date was there for nothing in one of a hundred.
"""

from dataclasses import replace

from bot.understanding.dates.days import Line
from bot.understanding.dates.numbers import Unit, has, value
from bot.understanding.dates.points import names_a_count
from bot.understanding.dates.reading import Reading, Why
from bot.understanding.dates.said import Said

TELLING = frozenset({
    "fortnight", "weekday", "month", "offset", "part", "noon", "oclock", "half", "quarter", "early", "mid", "late",
    "holiday", "weekend", "week ahead", "eve", "morrow", "one after", "before", "after", "until", "since", "less",
    "ordinal", "rank", "spelled", "following", "week of", "between", "every", "few", "number", "unit", "next",
})  # fmt: skip
"""Kinds of words that say when."""
FEW = 4
"""How many windows one is still asked to choose from."""
REACH = 2
"""How many words away from what was read a word still belongs to it."""
LONG = (Unit.DAY, Unit.WEEK, Unit.MONTH)


SHORT = frozenset({"post", "pre", "ap"})
"""Limits that are other words too, where no hour follows: "our blog post"."""
SPEAKERS = frozenset({"j", "je", "on", "c", "ca", "il", "elle", "nous", "vous", "tu", "i", "we", "it", "he", "she"})


def unread(line: Line, said: Said) -> bool:
    """Whether a word that says when was left over within or beside what was read."""
    taken = {place for start, end in said.used for place in range(start, end)}
    left = (place for place, symbol in enumerate(line) if place not in taken and TELLING & symbol.kinds.keys())
    return any(_tells(line, place) and _beside(line, place, taken) for place in left)


def doubted(reading: Reading) -> Reading:
    """The reading as a question; its few windows are the alternatives, one by one."""
    few = 1 < len(reading.windows) <= FEW
    parts = tuple(replace(reading, windows=(window,)) for window in reading.windows) if few else (reading,)
    return replace(reading, kind="ask", at=None, windows=(), alternatives=parts, why=Why.UNREAD)


def _beside(line: Line, place: int, taken: set[int]) -> bool:
    """Whether what was read is next to it, or one small word away."""
    for step in (-1, 1):
        small = not has(line, place + step, "word") or has(line, place, "every", "unit", "ordinal", "rank")
        if place + step in taken or (small and place + REACH * step in taken):
            return True
    return False


def _tells(line: Line, place: int) -> bool:
    """Whether the word at `place` says when, and does not count or name something else."""
    if has(line, place, "number", "spelled") and not has(line, place, "weekday"):
        if place > 0 and line[place - 1].text in ("at", "@"):
            return True
        counts = has(line, place + 1, "unit") or names_a_count(line, place + 1)
        return not (_one(line, place) or has(line, place - 1, "word", "not") or counts)
    if has(line, place, "before", "after"):
        # "après j'ai mes enfants" is no limit.
        return not (line[place].text in SHORT or (place + 1 < len(line) and line[place + 1].text in SPEAKERS))
    if has(line, place, "unit"):
        of_one = has(line, place + 1, "of") and (has(line, place - 1, "every", "the") or _one(line, place - 1))
        return (
            value(line, place, "unit") in LONG
            and line[place].text != "j"
            and not (of_one and value(line, place, "unit") == Unit.DAY)
        )
    return True


def _one(line: Line, place: int) -> bool:
    return has(line, place, "spelled") and value(line, place, "spelled") == 1
