"""What turns a limit: said after what it limits ("vendredi au plus tard", "14h ou plus tard"), or denied before it."""

from typing import Literal

from bot.understanding.dates.days import Line
from bot.understanding.dates.numbers import has, value

Tail = tuple[Literal["since", "until"], int]
"""Whether what stands before is the beginning or the end, and the place after the limit."""

LATEST = frozenset({
    "au plus tard", "plus tard", "dernier delai", "at the latest", "latest", "at latest", "maximum", "max", "maxi",
    "grand max", "grand maximum", "tops",
})  # fmt: skip
ONWARDS = frozenset({
    "onwards", "onward", "or later", "and later", "at the earliest", "au plus tot", "minimum", "mini", "and onwards",
})  # fmt: skip


def tail(line: Line, at: int) -> Tail | None:
    """The limit said at `at`, of what was said before it."""
    place = at + has(line, at, "at")
    if has(line, place, "until") and line[place].text in LATEST:
        return "until", place + 1
    if has(line, at, "since") and line[at].text in ONWARDS:
        return "since", at + 1
    if at < len(line) and line[at].text == "+" and not _limits_more(line, at + 1):
        return "since", at + 1
    return _or_later(line, at)


def _or_later(line: Line, at: int) -> Tail | None:
    if not has(line, at, "or", "and") or _limits_more(line, at + 2):
        return None
    sign = value(line, at + 1, "later") if has(line, at + 1, "later") else 0
    if sign > 0 or has(line, at + 1, "after"):
        return "since", at + 2
    return ("until", at + 2) if sign < 0 or has(line, at + 1, "before") else None


def _limits_more(line: Line, at: int) -> bool:
    """Whether a day or an hour follows that the limit belongs to: "14h ou après 16h"."""
    return has(line, at, "number", "spelled", "noon", "weekday", "offset", "part", "the", "ordinal", "month", "holiday")


FAR = 4
NO = frozenset({"pas", "not", "never", "jamais", "cannot", "cant", "wont", "dont", "doesnt", "t", "nothing", "rien"})
"""Words that deny; "t" is what is left of "won't" and "can't"."""


def negated(line: Line, at: int) -> bool:
    """Whether the limit at `at` is denied a few words before: "I won't be back before Monday" is from Monday on."""
    for place in range(at - 1, max(-1, at - 1 - FAR), -1):
        if line[place].text in NO or has(line, place, "except", "away"):
            return True
        if not has(line, place, "word", "at", "the", "of", "this"):
            return False
    return False
