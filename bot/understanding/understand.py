"""Reads a message: intent, slots, dates, language. Pure, without a model, a few milliseconds."""

import re
from datetime import datetime

from bot.understanding import cues, intents
from bot.understanding.chat import chat
from bot.understanding.dates import Reading, read_dates
from bot.understanding.language import language
from bot.understanding.moves import moved
from bot.understanding.names import named
from bot.understanding.people import party
from bot.understanding.seen import Seen
from bot.understanding.spaces import kinds_named, spaces
from bot.understanding.topics import Similarity, services
from bot.understanding.understood import Intent, Kind, Understood
from bot.understanding.vocabulary import Vocabulary
from bot.understanding.wording import wording

LONGEST = 2_000
HUMANS = re.compile(r"\bhumaine?s?\b(?<!ressources humaines)|\bhuman\b(?! resources)", re.IGNORECASE)
CHOICES = re.compile(
    r"\W*(?:(?:je (?:prends|choisis|veux)|plutot|ok|oui|va pour|i ll take|the|le|la|l|option|numero|"
    r"number|en) )*(?P<n>premiere?|deuxieme|seconde?|troisieme|quatrieme|derniere?|first|second|"
    r"third|fourth|last|[1-9])"
    r"(?: (?:option|one|choix|creneau|proposition|slot|solution|s il te plait|s il vous plait|please))*\W*"
)
RANKS = {
    "premier": 1, "premiere": 1, "first": 1, "deuxieme": 2, "second": 2, "seconde": 2, "troisieme": 3, "third": 3,
    "quatrieme": 4, "fourth": 4, "dernier": -1, "derniere": -1, "last": -1,
}  # fmt: skip
VISIT = re.compile(
    r"\b(?:visit(?:er|es?|ez|s|ing|e)?|tour of|tour|show me (?:around|the)|faire le tour|decouvrir|"
    r"(?:voir|see|look at) (?:\w+ ){0,2}?(?:labos?|laboratoires?|labs?|bureaux?|offices?|locaux|"
    r"espaces?|ateliers?|premises|place|workshops?|coworking))\b"
)
ROOM = re.compile(r"\b(?:salles?|meeting rooms?|rooms?|conference room)\b")
EXPERT = re.compile(r"\b(?:expert\w*|conseiller\w*|specialist\w*|specialiste\w*|advis[eo]r|avocat\w*|lawyer)\b")


def understand(
    text: str,
    now: datetime,
    vocabulary: Vocabulary,
    *,
    expecting: str | None = None,
    similarity: Similarity | None = None,
) -> Understood:
    """Reads a message.

    Args:
        text: what was said, as sent; its first 2,000 characters count.
        now: the present, zone-aware.
        vocabulary: what can be named, from the documents.
        expecting: what was asked last: "service", "resource", "booking", "day", "time", "date", "seats",
            "confirm", or None.
        similarity: a judge of meaning from outside, asked only where no word of the documents fits.
    """
    text = text[:LONGEST]
    words = wording(text)
    who = named(text, vocabulary)
    dates = _dates(text, words, now, expecting)
    seats = party(words, expected=expecting == "seats")
    bare = _without(text, (*who.spans, *dates.spans))
    where = spaces(bare, wording(bare), vocabulary)
    kind = _kind(words, bool(where))
    what = (
        services(_subject(bare), vocabulary, asked=expecting == "service", similarity=similarity)
        if kind in (None, Kind.EXPERT) and not where
        else ()
    )
    anyone = cues.ANYONE.search(words) is not None
    seen = Seen(
        words,
        wording(bare),
        about_time=_timed(dates),
        about_who=bool(who.persons or who.unwanted or seats or anyone),
        about_what=bool(what or where or kind),
        asked=expecting,
    )
    wanted = intents.intent(seen)
    if wanted is Intent.MOVE:
        dates = moved(text, words, dates, now)
    return Understood(
        text=text,
        intent=wanted,
        language=language(text, words),
        dates=dates,
        kind=kind,
        services=what,
        persons=who.persons,
        spaces=where,
        seats=seats,
        anyone=anyone,
        earliest=dates.earliest,
        question=wanted is Intent.ASK or intents.asks_something_else(words),
        place_asked=_place_asked(words, wanted),
        keep=_keep(words, wanted),
        correction=cues.CORRECTION.search(words) is not None
        and seen.slots
        and wanted in (Intent.INFORM, Intent.BOOK, Intent.MOVE),
        topic=chat(words) if wanted is Intent.SMALLTALK else "",
        wanted_language=_wanted_language(words) if wanted is Intent.LANGUAGE else None,
        unwanted=who.unwanted,
        choice=_choice(words),
        agreed=cues.STARTS_YES.match(words) is not None,
    )


def _subject(bare: str) -> str:
    # "n'importe qui" is no import, and a human is no human resource.
    subject = HUMANS.sub(" ", bare)
    plain = wording(subject)
    return cues.ANYONE.sub(" ", plain) if cues.ANYONE.search(plain) else subject


def _dates(text: str, words: str, now: datetime, expecting: str | None) -> Reading:
    """The dates of a message; a number alone is an hour or a day where one was asked for."""
    reading = read_dates(text, now)
    alone = re.fullmatch(r"\W*(\d{1,2})\W*", words)
    if reading.said or alone is None:
        return reading
    if expecting == "time":
        return read_dates(f"à {alone[1]}h", now)
    return read_dates(f"le {alone[1]}", now) if expecting in ("day", "date") else reading


def _choice(words: str) -> int | None:
    match = CHOICES.fullmatch(words)
    if match is None:
        return None
    return RANKS.get(match["n"]) or int(match["n"])


def _timed(dates: Reading) -> bool:
    return (
        dates.kind != "none"
        or dates.same_time
        or dates.shift is not None
        or dates.direction is not None
        or dates.earliest
    )


def _without(text: str, spans: tuple[tuple[int, int], ...]) -> str:
    for start, end in sorted(spans, reverse=True):
        text = f"{text[:start]} {text[end:]}"
    return text


def _kind(words: str, space: bool) -> Kind | None:
    if VISIT.search(words):
        return Kind.VISIT
    if ROOM.search(words) and "meeting room" in kinds_named(words):
        return Kind.ROOM
    return Kind.EXPERT if EXPERT.search(words) and not space else None


def _place_asked(words: str, wanted: Intent) -> bool:
    short = len(words.split()) <= 9
    return wanted is Intent.ASK and short and cues.PLACE.search(words) is not None


def _keep(words: str, wanted: Intent) -> bool:
    if wanted not in (Intent.INFORM, Intent.BOOK, Intent.NO, Intent.UNKNOWN):
        return False
    changes = re.search(r"\b(?:plutot|mais|but|rather|instead|sauf)\b", words)
    says_yes = cues.STARTS_YES.match(words) is not None and not changes
    return not changes and (cues.KEEP.search(words) is not None or (says_yes and wanted is Intent.INFORM))


def _wanted_language(words: str) -> str | None:
    match = cues.LANGUAGE.search(words)
    name = (match["a"] or match["b"]) if match else ""
    return {"anglais": "en", "english": "en", "francais": "fr", "french": "fr"}.get(name)
