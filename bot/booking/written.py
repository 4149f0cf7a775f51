"""Values as people write them in a front matter, read into the domain's own, or refused with what to write."""

import re
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import timedelta
from enum import StrEnum
from typing import Any, Final, TypeVar

Read = TypeVar("Read")

LONGEST_LENGTH: Final = timedelta(hours=24)
LONGEST_HORIZON: Final = timedelta(days=731)
_UNITS: Final = {"min": 60, "minutes": 60, "h": 3600, "hours": 3600, "day": 86_400, "days": 86_400, "jours": 86_400}
_DURATION: Final = re.compile(r"(\d+) ?(min|minutes|h|hours|days?|jours)(?: ?(\d{1,2})(?: ?min)?)?")


class Fact(StrEnum):
    """What is wrong with a value."""

    MISSING = "missing"
    UNKNOWN_KEY = "unknown_key"
    NOT_A_DURATION = "not_a_duration"
    TOO_SHORT = "too_short"
    TOO_LONG = "too_long"
    NOT_HOURS = "not_hours"
    OVERLAPPING_HOURS = "overlapping_hours"
    OVERLAPPING_SESSIONS = "overlapping_sessions"
    UNKNOWN_DAY = "unknown_day"
    NOT_A_DATE = "not_a_date"
    ENDS_BEFORE_START = "ends_before_start"
    NOT_A_NUMBER = "not_a_number"
    NOT_A_LIST = "not_a_list"
    NOT_A_MAPPING = "not_a_mapping"
    NOT_TEXT = "not_text"
    NOT_A_CHOICE = "not_a_choice"
    NOT_AN_ID = "not_an_id"
    UNKNOWN_SPACE = "unknown_space"
    TWICE = "twice"


@dataclass
class Wrong(Exception):
    """A value that cannot be read: the fact, an example of what to write, and where below the value it stands."""

    fact: Fact
    expected: str
    at: tuple[str | int, ...] = ()


def duration(value: Any) -> timedelta:
    """`45 min`, `1 h`, `1 h 30`, `60 days`."""
    text = str(value).strip()
    match = _DURATION.fullmatch(text)
    if match is None or (match[3] and match[2] not in ("h", "hours")):
        raise Wrong(Fact.TOO_SHORT if text.startswith("-") else Fact.NOT_A_DURATION, "45 min")
    return timedelta(seconds=int(match[1]) * _UNITS[match[2]] + int(match[3] or 0) * 60)


def length(value: Any) -> timedelta:
    """A duration of an appointment: more than nothing, a day at most."""
    read = duration(value)
    if not read:
        raise Wrong(Fact.TOO_SHORT, "60 min")
    if read > LONGEST_LENGTH:
        raise Wrong(Fact.TOO_LONG, "24 h")
    return read


def buffer(value: Any) -> timedelta:
    """A pause around an appointment: a day at most."""
    read = duration(value)
    if read > LONGEST_LENGTH:
        raise Wrong(Fact.TOO_LONG, "15 min")
    return read


def horizon(value: Any) -> timedelta:
    """How far ahead people book: two years at most, since nobody's hours are known beyond."""
    read = duration(value)
    if read > LONGEST_HORIZON:
        raise Wrong(Fact.TOO_LONG, "60 days")
    return read


def whole(value: Any) -> int:
    """A whole number, 1 or more."""
    if isinstance(value, bool) or not isinstance(value, int) or value < 1:
        raise Wrong(Fact.NOT_A_NUMBER, "1")
    return int(value)


def yes_no(value: Any) -> bool:
    """`true` or `false`."""
    if not isinstance(value, bool):
        raise Wrong(Fact.NOT_A_CHOICE, "true | false")
    return value


def choice(*allowed: str) -> Callable[[Any], str]:
    """One of the words `allowed`."""

    def read(value: Any) -> str:
        if value not in allowed:
            raise Wrong(Fact.NOT_A_CHOICE, " | ".join(allowed))
        return str(value)

    return read


def text(value: Any) -> str:
    """A line of text, not empty; a number is taken as its digits."""
    if not isinstance(value, str | int) or isinstance(value, bool) or not str(value).strip():
        raise Wrong(Fact.NOT_TEXT, "Bâtiment 2, bureau 12")
    return str(value).strip()[:200]


def identifier(value: Any) -> str:
    """The short name of a person or a space: lower-case letters, digits and hyphens, 60 at most."""
    if not isinstance(value, str) or not re.fullmatch(r"[a-z0-9][a-z0-9_-]{0,59}", value):
        raise Wrong(Fact.NOT_AN_ID, "claire-martin")
    return value


def many(read: Callable[[Any], Read]) -> Callable[[Any], tuple[Read, ...]]:
    """A list of such values; a single one may stand without brackets."""

    def read_all(value: Any) -> tuple[Read, ...]:
        if isinstance(value, Mapping) or value is None:
            raise Wrong(Fact.NOT_A_LIST, "[…]")
        values = value if isinstance(value, Sequence) and not isinstance(value, str) else [value]
        return tuple(at(index, read, one) for index, one in enumerate(values))

    return read_all


def at(place: str | int, read: Callable[[Any], Read], value: Any) -> Read:
    """Read a value that stands below another, so that a refusal names the place."""
    try:
        return read(value)
    except Wrong as wrong:
        raise Wrong(wrong.fact, wrong.expected, (place, *wrong.at)) from None
