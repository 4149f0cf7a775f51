"""A time that does not suit: "10h je ne peux pas", "I'm busy at 10", "c'est trop tôt". Pure."""

import re
from datetime import datetime

from bot.understanding.change_cues import ABSENT, UNABLE
from bot.understanding.dates import AN_INSTANT, Exclusion, Reading, read_dates
from bot.understanding.wording import wording

PART = re.compile(r"[^,;.!?\n]+?(?=(?:\s(?:mais|but|plutôt|plutot|par contre|however)\b)|[,;.!?\n]|$)", re.IGNORECASE)
BUSY = re.compile(
    r"\b(?:(?:je suis|on est|nous sommes|i m|i am|we are|we re) (?:deja |already )?(?:pris\w*|occupee?s?|busy|booked|"
    r"en (?:reunion|deplacement|cours))|j ai (?:deja )?(?:un truc|cours|quelque chose|piscine)|"
    r"(?:ne )?me (?:va|convient|arrange) pas|(?:pas|not) (?:libre|dispo\w*|free|available|possible)|(?:can t|"
    r"cannot) do)\b"
)
_LEAD = r"^\W*(?:(?:et|and|ou|or|plutôt|plutot|rien|nothing|pas|juste|just|anything|un peu|a bit|something)\s+)*"
TOO = (
    (re.compile(r"\b(?:trop|too|bit) (?:tôt|tot|early)\b", re.IGNORECASE), "plus tard"),
    (re.compile(r"\b(?:trop|too|bit) (?:tard|late)\b", re.IGNORECASE), "plus tôt"),
    (re.compile(rf"{_LEAD}(?:avant|before|sooner)\W*$", re.IGNORECASE), "plus tôt"),
    (re.compile(rf"{_LEAD}(?:après|apres|ensuite|after)\W*$", re.IGNORECASE), "plus tard"),
)


def without_denied(text: str, now: datetime) -> tuple[str, Reading | None]:
    """`text`, of the same length, without the hour that it says does not suit; and that hour as an exclusion.

    A day that does not suit is left to the dates, which read exclusions of days by themselves.
    """
    denied: Reading | None = None
    for part in PART.finditer(text):
        words = wording(part.group())
        if not (UNABLE.search(words) or ABSENT.search(words) or BUSY.search(words)):
            continue
        reading = read_dates(part.group(), now)
        if reading.exclusions or not reading.said:
            continue
        denied = _excluded(reading, part.start())
        text = text[: part.start()] + " " * len(part.group()) + text[part.end() :]
    return text, denied


def _excluded(reading: Reading, offset: int) -> Reading:
    hours = reading.hours
    if reading.at and reading.clock:
        hours = (reading.clock, (reading.at + AN_INSTANT).time())
    days = reading.days if reading.said_day else ()
    spans = tuple((start + offset, end + offset) for start, end in reading.spans)
    return Reading(exclusions=(Exclusion(days=days, hours=hours),), spans=spans)


def too_early_or_late(text: str) -> str:
    """ "C'est trop tôt" wishes for later, "too late" for earlier."""
    return next((wish for pattern, wish in TOO if pattern.search(text)), text)
