"""What kind of thing a message asks for: a visit, a room, an expert; and whether people gather for it. Pure."""

import re

from bot.understanding.spaces import kinds_named
from bot.understanding.understood import Kind

VISIT = re.compile(
    r"\b(?:visit(?:er|es?|ez|s|ing|e)?|tour of|tour|show me (?:around|the)|faire le tour|decouvrir|"
    r"(?:voir|see|look at) (?:\w+ ){0,2}?(?:labos?|laboratoires?|labs?|bureaux?|offices?|locaux|"
    r"espaces?|ateliers?|premises|place|workshops?|coworking))\b"
)
COMING = re.compile(
    r"\b(?:on|nous) (?:est|sera|serait|viendra\w*|vient|sommes|serons|viendrons|arrive\w*) (?:\w+ )?a \w+\b"
)
ROOM = re.compile(r"\b(?:salles?|meeting rooms?|rooms?|conference room)\b")
EXPERT = re.compile(r"\b(?:expert\w*|conseiller\w*|specialist\w*|specialiste\w*|advis[eo]r|avocat\w*|lawyer)\b")


def gathers(words: str, expecting: str | None) -> bool:
    """Whether "à 4" is how many come: of a visit, of people who come, or where that was asked."""
    return expecting == "fewer" or VISIT.search(words) is not None or COMING.search(words) is not None


def kind_of(words: str, *, space: bool) -> Kind | None:
    """The kind that is asked for; `space`: a space is named, so that "un expert du labo" is no expert."""
    if VISIT.search(words):
        return Kind.VISIT
    if ROOM.search(words) and "meeting room" in kinds_named(words):
        return Kind.ROOM
    return Kind.EXPERT if EXPERT.search(words) and not space else None
