"""A message as the dates read it: what does not suit is left out; a lone number is an hour or a day. Pure."""

import re
from dataclasses import replace
from datetime import datetime

from bot.understanding.choice import is_numbered
from bot.understanding.dates import Reading, Why, read_dates
from bot.understanding.denied import too_early_or_late, without_denied
from bot.understanding.indifferent import SOONEST, indifferent, only_indifferent

ABOUT_A_TIME = frozenset({"confirm", "time", "day", "date"})
"""What is asked where a time is under discussion."""
ALONE = re.compile(
    r"\W*(?:(?:a|at|le|the|plutot|vers|pour|on|ok|alors|then|please|svp|stp|non|no|nope|pardon|sorry|oups|oops|euh|"
    r"mieux|"
    r"better|rather|disons|say|make it|bon|mais|but|en fait|finalement|actually|i meant|je voulais dire|yes|oui)\W+)*"
    r"(?P<n>\d{1,2})(?:\W+(?:plutot|instead|rather|alors|then|please|svp|stp|s il \w+ plait|si possible))*\W*"
)
DAY_AND_HOUR = re.compile(
    r"\b(?P<day>demain|tomorrow|today|aujourd['’]hui) (?:at |à |a )?(?P<n>[89]|1\d)"
    r"(?=\s*(?:[,;.!?]|$|please|svp|stp|avec|with|alors|then|is|would|will|works|suits|sounds|ça|ca|c['’]est|me|"
    r"nous)(?!\w))",
    re.IGNORECASE,
)
"""After a weekday a number may be the day of the month; after "demain" it is an hour."""
A_LENGTH = re.compile(
    r"\W*(?:(?:non|no|plutôt|plutot|juste|just|seulement|only|en fait|actually|"
    r"finalement)\W+)*(?P<length>[1-5] ?h(?: ?\d{2})?)\W*",
    re.IGNORECASE,
)
"""At that hour nobody meets: it is how long."""
FOR = "pendant "
IN_A_PART = re.compile(
    r"(?P<lead>^|[\s,;:])(?:à |a |at |vers |around )?(?P<n>1[0-2]|[1-9])(?P<part> (?:in the (?:morning|afternoon|"
    r"evening)|du matin|du soir|"
    r"de l['’ ]apr[èe]s[- ]midi|cet apr[èe]s[- ]midi|cet aprem|ce matin|this (?:morning|afternoon))(?!\w))",
    re.IGNORECASE,
)
"""Before a part of the day a number is an hour."""
_LEAD = (
    r"(?:(?:non|no|plutot|en fait|actually|sorry|pardon|make it|rather|instead|de|from|"
    r"finalement|ok|oui|yes|but|mais)\W+)*"
)
ALONE_FROM_TO = re.compile(
    rf"\W*{_LEAD}(?P<a>\d{{1,2}}) (?:(?:to|a|until|till|jusqu a) )?(?P<b>\d{{1,2}})(?:\W+(?:plutot|instead|please))*\W*"
)
HOUR = re.compile(
    r"(?:(?<!\w)(?:à|a|at|vers|around|pour)\s+)?(?<!\w)\d{1,2}\s*(?:h|heures?|:)\s*\d{0,2}(?!\w)", re.IGNORECASE
)
OFFICE_HOURS = range(8, 20)
"""A lone number, said to a proposal, is an hour only where it can be one."""


def when_said(
    text: str, words: str, now: datetime, expecting: str | None, anchor: datetime | None
) -> tuple[str, Reading]:
    """The text as the dates read it, and what they read; what only makes sense against `anchor` is read against it."""
    if is_numbered(words):
        return text, Reading()
    text, denied = _spelled(text, words, now, expecting), None
    if expecting in ABOUT_A_TIME:
        text, denied = without_denied(text, now)
    text, reading = _without_impossible(text, now, _read(text, now, anchor))
    if denied and reading.said:
        reading = replace(reading, exclusions=reading.exclusions + denied.exclusions)
    if reading.said or expecting not in ABOUT_A_TIME:
        return text, reading
    wish = SOONEST if expecting in ("day", "time") and indifferent(words) else too_early_or_late(text)
    return wish, denied or (reading if wish == text else _read(wish, now, anchor))


def _without_impossible(text: str, now: datetime, reading: Reading) -> tuple[str, Reading]:
    """ "Jeudi à 25h" names a Thursday: the hour is left out, and the reading says that there is none such."""
    if reading.why is not Why.NO_SUCH_HOUR or reading.alternatives:
        return text, reading
    left = HOUR.sub(lambda match: " " * len(match.group()), text)
    day = read_dates(left, now)
    return (left, replace(day, why=reading.why)) if day.said_day else (text, reading)


def _spelled(text: str, words: str, now: datetime, expecting: str | None) -> str:
    """A number alone is an hour or a day where one was asked for, or proposed."""
    text = DAY_AND_HOUR.sub(r"\g<day> à \g<n>h", text)
    if expecting in ABOUT_A_TIME:
        text = IN_A_PART.sub(_in_a_part, text)
    if expecting in ("day", "time") and only_indifferent(words):
        return SOONEST
    if expecting in ("time", "confirm") and (span := ALONE_FROM_TO.fullmatch(words)):
        return f"from {span['a']} to {span['b']}"
    if expecting == "confirm" and (length := A_LENGTH.fullmatch(text)):
        return f"{FOR}{length['length']}"
    alone = ALONE.fullmatch(words)
    if alone is None or read_dates(text, now).said:
        return text
    if expecting == "time" or (expecting == "confirm" and int(alone["n"]) in OFFICE_HOURS):
        return f"à {alone['n']}h"
    return f"le {alone['n']}" if expecting in ("day", "date") else text


def _in_a_part(match: re.Match[str]) -> str:
    english = match["part"].lower().startswith((" in", " this"))
    return (
        f"{match['lead']}at {match['n']}{match['part']}"
        if english
        else f"{match['lead']}à {match['n']}h{match['part']}"
    )


def _read(text: str, now: datetime, anchor: datetime | None) -> Reading:
    reading = read_dates(text, now)
    return read_dates(text, now, anchor=anchor) if reading.empty and anchor else reading
