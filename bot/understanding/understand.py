"""Reads a message: intent, slots, dates, language. Pure, without a model, a few milliseconds."""

import re
from collections.abc import Callable
from dataclasses import replace
from datetime import datetime

from bot.understanding import assent, cues, intents
from bot.understanding.about_time import FOR, when_said
from bot.understanding.aside import aside
from bot.understanding.chat import chat
from bot.understanding.choice import choice, ranked
from bot.understanding.dates import Reading
from bot.understanding.dropped import parted, wishes_instead
from bot.understanding.heard import heard
from bot.understanding.joining import joining
from bot.understanding.kinds import gathers, kind_of
from bot.understanding.language import language
from bot.understanding.moves import moved
from bot.understanding.names import named
from bot.understanding.pausing import pauses
from bot.understanding.people import ANOTHER, TOTAL, party, without_party
from bot.understanding.seen import Seen
from bot.understanding.set_aside import without_excuses, without_reminder, without_whom_one_sees
from bot.understanding.several import agrees_and_adds, are_two, halves
from bot.understanding.spaces import spaces
from bot.understanding.topics import Similarity, alike, services
from bot.understanding.understood import Intent, Kind, Understood
from bot.understanding.vocabulary import Vocabulary
from bot.understanding.wording import wording

LONGEST, LONGEST_PAIR = 2_000, 200
_CHANGES = (Intent.MOVE, Intent.CANCEL)
_WISHES = (Intent.BOOK, Intent.INFORM, Intent.MOVE)
HUMANS = re.compile(r"\bhumaine?s?\b(?<!ressources humaines)|\bhuman\b(?! resources)", re.IGNORECASE)
WHATEVER = re.compile(r"\bn['’ ]?importe\b", re.IGNORECASE)


def understand(
    text: str,
    now: datetime,
    vocabulary: Vocabulary,
    *,
    expecting: str | None = None,
    anchor: datetime | None = None,
    similarity: Similarity | None = None,
) -> Understood:
    """Reads a message.

    Args:
        text: what was said, as sent; of a long message its beginning and its end are read.
        now: the present, zone-aware.
        vocabulary: what can be named, from the documents.
        expecting: what was asked last: "service", "resource", "booking", "day", "time", "date", "fewer" (people),
            "confirm", or None.
        anchor: the time under discussion, for what means nothing without one ("la veille").
        similarity: a judge of meaning from outside, asked only where no word of the documents fits.
    """

    def read(part: str) -> Understood:
        return _read(part, now, vocabulary, expecting=expecting, anchor=anchor, similarity=similarity)

    whole = read(without_reminder(heard(text)))
    text = text[:LONGEST]
    short = len(text) <= LONGEST_PAIR
    if whole.intent is Intent.ABANDON and short:
        whole = _instead(whole, text, read)
    if expecting == "confirm" and whole.agreed and whole.dates.said and short:
        pairs = ((read(left), read(right)) for left, right in halves(text))
        agreed = (replace(one, then=two) for one, two in pairs if agrees_and_adds(one, two, wording(text)))
        whole = next(agreed, whole)
    elif whole.dates.said and expecting in (None, "question") and short:
        pairs = ((read(left), read(right)) for left, right in halves(text))
        whole = next((replace(one, then=_of_the_same(one, two)) for one, two in pairs if are_two(one, two)), whole)
    beside = (
        aside(text, lambda part: read(part).intent is Intent.ASK) if "?" in text and whole.intent in _WISHES else ""
    )
    return replace(whole, text=text, aside=beside, question=whole.question or bool(beside))


def _instead(whole: Understood, text: str, read: Callable[[str], Understood]) -> Understood:
    """What is wished for instead of what is given up, which is not wished for any more."""
    for given_up, wished in parted(text):
        wish = read(wished)
        if wishes_instead(wish):
            out = tuple(key for key in read(given_up).persons if key not in wish.persons)
            return replace(wish, unwanted=(*wish.unwanted, *out), correction=True)
    return whole


def _of_the_same(first: Understood, second: Understood) -> Understood:
    """The second wish: "et prends-en un vendredi" is with whom the first was."""
    if second.persons or second.spaces or second.services or second.kind:
        return second
    return replace(second, persons=first.persons, spaces=first.spaces, services=first.services)


def _read(
    text: str,
    now: datetime,
    vocabulary: Vocabulary,
    *,
    expecting: str | None,
    anchor: datetime | None,
    similarity: Similarity | None,
) -> Understood:
    words = wording(text)
    who = named(without_whom_one_sees(text) if expecting else text, vocabulary)
    together = gathers(words, expecting)
    when, dates = when_said(without_party(text, gathers=together), words, now, expecting, anchor)
    more = 0 if TOTAL.search(words) else joining(words)
    seats = None if more else party(words, expected=expecting == "fewer", gathers=together)
    bare = without_excuses(_without(text, (*who.spans, *dates.spans)))
    where = spaces(bare, wording(bare), vocabulary)
    kind = kind_of(words, space=bool(where))
    what = (
        services(_subject(bare), vocabulary, asked=expecting == "service")
        if kind in (None, Kind.EXPERT) and not where and not _agrees(words, expecting)
        else ()
    )
    another = expecting is not None and ANOTHER.search(words) is not None
    anyone = cues.ANYONE.search(words) is not None and not another
    seen = Seen(
        words,
        wording(bare),
        about_time=_timed(dates) or (dates.length is not None and when.startswith(FOR)),
        about_who=bool(who.persons or who.unwanted or seats or more or anyone or another),
        about_what=bool(what or where or kind),
        asked=expecting,
        relative=dates.earliest or dates.direction is not None or dates.shift is not None,
    )
    wanted = intents.intent(seen)
    nothing_named = not (what or where or who.persons) and kind in (None, Kind.EXPERT)
    if similarity is not None and nothing_named and (wanted is Intent.BOOK or expecting == "service"):
        what = alike(_subject(bare), vocabulary, similarity)
    if wanted is Intent.MOVE:
        dates = moved(when, words, dates, now)
    return Understood(
        text=text,
        when=when,
        intent=wanted,
        language=language(text, words),
        dates=dates,
        kind=kind,
        services=what,
        persons=who.persons,
        spaces=where,
        seats=seats,
        more=more,
        anyone=anyone,
        earliest=dates.earliest,
        question=wanted is Intent.ASK or intents.asks_something_else(words),
        place_asked=_place_asked(words, wanted),
        keep=_keep(words, wanted),
        correction=cues.CORRECTION.search(words) is not None
        and seen.slots
        and wanted in (Intent.INFORM, Intent.BOOK, Intent.MOVE),
        topic=_topic(words, expecting) if wanted is Intent.SMALLTALK else "",
        wanted_language=_wanted_language(words) if intents.wants_a_language(seen) else None,
        unwanted=who.unwanted,
        another=another,
        choice=ranked(words) if wanted in _CHANGES else choice(words),
        agreed=assent.STARTS_YES.match(words) is not None,
        confirms=expecting == "confirm" and assent.confirms(wording(bare)),
    )


def _subject(bare: str) -> str:
    # "n'importe qui" is no import, and a human is no human resource.
    subject = HUMANS.sub(" ", bare)
    plain = wording(subject)
    return cues.ANYONE.sub(" ", plain) if cues.ANYONE.search(plain) else WHATEVER.sub(" ", subject)


def _agrees(words: str, expecting: str | None) -> bool:
    # "ça marche" is no market where a proposal waits for its yes.
    return expecting == "confirm" and assent.agrees_to_a_proposal(words)


def _timed(dates: Reading) -> bool:
    return (
        dates.kind != "none"
        or dates.same_time
        or dates.shift is not None
        or dates.direction is not None
        or dates.earliest
        or bool(dates.exclusions)
    )


def _without(text: str, spans: tuple[tuple[int, int], ...]) -> str:
    for start, end in sorted(spans, reverse=True):
        text = f"{text[:start]} {text[end:]}"
    return text


def _place_asked(words: str, wanted: Intent) -> bool:
    short = len(words.split()) <= 9
    return wanted is Intent.ASK and short and cues.PLACE.search(words) is not None


def _keep(words: str, wanted: Intent) -> bool:
    if wanted not in (Intent.INFORM, Intent.BOOK, Intent.NO, Intent.UNKNOWN):
        return False
    changes = re.search(r"\b(?:plutot|mais|but|rather|instead|sauf)\b", words)
    says_yes = assent.STARTS_YES.match(words) is not None and not changes
    return not changes and (cues.KEEP.search(words) is not None or (says_yes and wanted is Intent.INFORM))


def _topic(words: str, expecting: str | None) -> str:
    return "pause" if expecting and pauses(words) else chat(words)


def _wanted_language(words: str) -> str | None:
    match = cues.LANGUAGE.search(words)
    name = (match["a"] or match["b"]) if match else ""
    return {"anglais": "en", "english": "en", "francais": "fr", "french": "fr"}.get(name)
