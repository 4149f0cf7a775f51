"""Dates as people say them, in French and English: phrases → windows of time, or the need to ask.

Pure: `now` is passed in.
"""

from dataclasses import replace
from datetime import datetime

from bot.understanding.dates import items
from bot.understanding.dates.combine import combine
from bot.understanding.dates.days import Scene
from bot.understanding.dates.elsewhere import moved
from bot.understanding.dates.instants import Frame
from bot.understanding.dates.moves import target_of_move
from bot.understanding.dates.reading import AN_INSTANT, Exclusion, Kind, Reading, Why
from bot.understanding.dates.symbols import leans_english, symbols
from bot.understanding.dates.unread import doubted, unread

__all__ = ["AN_INSTANT", "Exclusion", "Kind", "Reading", "Why", "read_dates"]


def read_dates(text: str, now: datetime, *, anchor: datetime | None = None, english: bool | None = None) -> Reading:
    """Reads all that `text` says about time.

    Args:
        text: a whole message; what is not about time is passed over. Only its first 2,000 characters are read.
        now: the present, zone-aware; its zone is that of all results, and "tomorrow" is the day after its date.
        anchor: the time under discussion (a draft, or the booking to be moved): "même heure", "le lendemain",
            "une heure plus tard" and a bare weekday are read against it.
        english: the language, where it is known; it decides "3/4". Otherwise the calendar words decide, French first.

    Raises:
        ValueError: `now` has no time zone.
    """
    if now.tzinfo is None:
        raise ValueError("now needs a time zone")
    line = symbols(text)
    local = anchor.astimezone(now.tzinfo) if anchor is not None else None
    scene = Scene(now.date(), local.date() if local else None, leans_english(line) if english is None else english)
    said = items.read(scene, line)
    reading = combine(Frame(now, now.tzinfo), scene, said, local)
    reading = target_of_move(line, reading)
    if said.zone is not None:
        reading = moved(reading, said.zone)
    if reading.kind in ("at", "window") and unread(line, said):
        reading = doubted(reading)
    spans = tuple((line[start].start, line[end - 1].end) for start, end in said.used)
    return replace(reading, spans=spans)
