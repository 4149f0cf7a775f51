"""Two wishes in one message: "annule mon rendez-vous avec Claire et prends-moi Hugo vendredi à 10h". Pure."""

import re
from collections.abc import Iterator

from bot.understanding import change_cues as cues
from bot.understanding.understood import Intent, Understood
from bot.understanding.wording import wording

JOINT = re.compile(
    r"\s*[,;.]?\s+(?:et (?:puis|ensuite|aussi)|puis|ensuite|et|and (?:then|also)|then|and)\s+", re.IGNORECASE
)
TAKES = re.compile(r"\b(?:prends?|prenez|prendre|mets|mettez|donne|book|take|get|give|réserve\w*)\b", re.IGNORECASE)
MOST_JOINTS = 3
_CHANGES, _BOOKS = (Intent.MOVE, Intent.CANCEL), (Intent.BOOK, Intent.INFORM)


AND_ALSO = re.compile(r"\b(?:aussi|egalement|en plus|ensuite|puis|also|too|as well|then)\b")


def halves(text: str) -> Iterator[tuple[str, str]]:
    """The ways to part a message in two, left to right."""
    for joint in list(JOINT.finditer(text))[:MOST_JOINTS]:
        yield text[: joint.start()], text[joint.end() :]


def agrees_and_adds(first: Understood, second: Understood, words: str) -> bool:
    """ "Oui, et prends aussi Nora jeudi 14h": a yes to what is proposed, and another wish."""
    return first.intent is Intent.YES and AND_ALSO.search(words) is not None and _whole(second)


def are_two(first: Understood, second: Understood) -> bool:
    """Whether each half is a wish that stands on its own; "on est trois et on veut visiter" is one."""
    if first.intent in _CHANGES:
        return _says_so(first) and _takes(second) and _when(second)
    if second.intent in _CHANGES:
        return _whole(first) and _says_so(second) and _who(second)
    return _whole(first) and _whole(second)


def _says_so(half: Understood) -> bool:
    # "je ne peux plus mardi et je voudrais mercredi" is a move, said in two halves.
    words = wording(half.text)
    return cues.CANCEL.search(words) is not None or cues.MOVE.search(words) is not None


def _takes(half: Understood) -> bool:
    return half.intent is Intent.BOOK or (half.intent is Intent.INFORM and TAKES.search(half.text) is not None)


def _whole(half: Understood) -> bool:
    return half.intent in _BOOKS and _who(half) and _when(half)


def _who(half: Understood) -> bool:
    return bool(half.persons or half.spaces or half.services)


def _when(half: Understood) -> bool:
    return half.dates.said_day or half.dates.said_time
