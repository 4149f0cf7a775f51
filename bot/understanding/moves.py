"""From when to when something is moved: "de mardi 14h à jeudi 10h", "my Tuesday meeting to Thursday"."""

import re
from dataclasses import replace
from datetime import datetime

from bot.understanding.dates import Reading, read_dates

TO = re.compile(r"(?<!\w)(?:à|a|au|to|for|pour|vers)(?!\w)", re.IGNORECASE)
TO_AN_HOUR = re.compile(r"(?<!\w)(?:à|a|to|at|pour|for) (?P<n>[89]|1\d)(?![\w:/.-])", re.IGNORECASE)
"""Something is moved "to 11": what else could be meant?"""
MOST_SPLITS = 4
EARLIER = re.compile(r"\b(?:avanc\w*|(?:bring|brought|move|moved|pull) (?:\w+ )*?forward|earlier|plus tot)\b")
BY = re.compile(r"\bby (?=(?:an?|one|two|three|four|half|\d+)\b)", re.IGNORECASE)


def moved(text: str, words: str, reading: Reading, now: datetime) -> Reading:
    """The new time as the reading, with both times as its `ends` where the old one is said too.

    "Décaler d'une heure" is a shift: later, or earlier where it is brought forward. "Avancer à vendredi" is the Friday
    before: the reading's direction says so.
    """
    read = _moved(text, words, reading, now)
    return replace(read, direction="earlier") if read.bare_weekday and EARLIER.search(words) else read


def _moved(text: str, words: str, reading: Reading, now: datetime) -> Reading:
    if BY.search(text):
        reading = read_dates(BY.sub("for ", text), now)
    if reading.length is not None and not reading.said_time:
        sign = -1 if EARLIER.search(words) else 1
        by = Reading(shift=sign * reading.length, spans=reading.spans)
        return replace(by, ends=(reading, by)) if reading.said_day else by
    lone = None if reading.said else TO_AN_HOUR.search(text)
    if lone:
        text = f"{text[: lone.start()]}à {lone['n']}h{text[lone.end() :]}"
        return read_dates(text, now)
    for split in list(TO.finditer(text))[: -MOST_SPLITS - 1 : -1]:
        old, new = read_dates(text[: split.start()], now), read_dates(text[split.end() :], now)
        if new.kind == "none" or not (old.said_day or old.said_time):
            continue
        if new.time_only and not old.said_time:
            return reading
        if new.time_only and len(old.days) == 1:
            new = new.on(old.days[0])
        return replace(new, ends=(old, new), spans=reading.spans)
    return replace(reading.ends[1], ends=reading.ends, spans=reading.spans) if reading.ends else reading
