"""A wish beside a giving up: "tant pis, 16h30", "laisse tomber jeudi, plutôt vendredi". Pure."""

import re
from collections.abc import Iterator

from bot.understanding import cues
from bot.understanding.understood import Intent, Understood
from bot.understanding.wording import wording

JOINT = re.compile(r"\s*[,;.!:–…]+\s*|\s+(?=(?:plutôt|plutot|mais|but|alors|et|and|je prends)\s)", re.IGNORECASE)
RESIGNED = re.compile(
    r"^\W*(?:(?:bon|ok|ah|oh|non|no|well)\W+)*(?:tant pis|never ?mind|(?:c'est |c est )?pas grave)\W+"
    r"(?!(?:pour|de|du|des|for|about)\b)|\W+(?:tant pis|pas grave)\W*$",
    re.IGNORECASE,
)
"""What one says on taking another time than the one wished for."""
_WISHES = (Intent.BOOK, Intent.INFORM)


def parted(text: str) -> Iterator[tuple[str, str]]:
    """The ways to part a message that gives something up from what it wishes instead."""
    resigned = RESIGNED.search(text)
    if resigned:
        yield resigned.group(), text[: resigned.start()] or text[resigned.end() :]
    for joint in JOINT.finditer(text):
        left, right = text[: joint.start()], text[joint.end() :]
        if cues.ABANDON.search(wording(left)) and right.strip():
            yield left, right


def wishes_instead(wish: Understood) -> bool:
    """Whether what is left is a wish with something in it."""
    said = wish.dates.said_day or wish.dates.said_time or wish.dates.earliest or wish.seats or wish.anyone
    return wish.intent in _WISHES and bool(said or wish.persons or wish.spaces or wish.services)
