"""A message as the dates read it: what does not suit is left out; a lone number is an hour or a day. Pure."""

import re
from datetime import datetime

from bot.understanding.dates import Reading, read_dates
from bot.understanding.denied import too_early_or_late, without_denied

ABOUT_A_TIME = frozenset({"confirm", "time", "day", "date"})
"""What is asked where a time is under discussion."""
ALONE = re.compile(
    r"\W*(?:(?:a|at|le|the|plutot|vers|pour|on|ok|alors|then|please|svp|stp|non|no|nope|pardon|sorry|oups|oops|euh|"
    r"mieux|"
    r"better|rather|disons|say|make it|bon|mais|but|en fait|finalement|actually|i meant|je voulais dire|yes|oui)\W+)*"
    r"(?P<n>\d{1,2})(?:\W+(?:plutot|instead|rather|alors|then|please|svp|stp|s il \w+ plait|si possible))*\W*"
)
OFFICE_HOURS = range(8, 20)
"""A lone number, said to a proposal, is an hour only where it can be one."""


def when_said(
    text: str, words: str, now: datetime, expecting: str | None, anchor: datetime | None
) -> tuple[str, Reading]:
    """The text as the dates read it, and what they read; what only makes sense against `anchor` is read against it."""
    text, denied = _spelled(text, words, now, expecting), None
    if expecting in ABOUT_A_TIME:
        text, denied = without_denied(text, now)
    reading = _read(text, now, anchor)
    if reading.said or expecting not in ABOUT_A_TIME:
        return text, reading
    text = too_early_or_late(text)
    return text, denied or _read(text, now, anchor)


def _spelled(text: str, words: str, now: datetime, expecting: str | None) -> str:
    """A number alone is an hour or a day where one was asked for, or proposed."""
    alone = ALONE.fullmatch(words)
    if alone is None or read_dates(text, now).said:
        return text
    if expecting == "time" or (expecting == "confirm" and int(alone["n"]) in OFFICE_HOURS):
        return f"à {alone['n']}h"
    return f"le {alone['n']}" if expecting in ("day", "date") else text


def _read(text: str, now: datetime, anchor: datetime | None) -> Reading:
    reading = read_dates(text, now)
    return read_dates(text, now, anchor=anchor) if reading.empty and anchor else reading
