"""Greetings, thanks, goodbyes, insults, and questions about the bot itself: told apart from questions."""

import re
import tomllib
from functools import cache
from pathlib import Path
from typing import NamedTuple

from knowledge.language.folding import fold, tokens

_THANKING = re.compile("[👍👌🙏👏🤝💪🎉✅❤🧡💛💚💙💜😀😃😄😁😊🙂😍🥰🤗😘😇]")
"""Signs that thank or agree; a shrug or a frown does not."""
_PHRASEBOOK = Path(__file__).with_suffix(".toml")


class _Phrases(NamedTuple):
    by_topic: dict[str, list[re.Pattern[str]]]
    filler: frozenset[str]


@cache
def _phrases() -> _Phrases:
    book = tomllib.loads(_PHRASEBOOK.read_text(encoding="utf-8"))
    by_topic = {topic: [re.compile(phrase) for phrase in phrases] for topic, phrases in book["phrases"].items()}
    return _Phrases(by_topic, frozenset(book["filler"].split()))


def topic_of(text: str) -> str:
    """The kind of small talk a text is nothing but, or `injection`; empty where a question remains.

    `Bonjour` is small talk; `bonjour, quels sont les horaires ?` is a question.
    """
    folded = re.sub(r"\s+", " ", fold(text)).strip(" !?.,;:…")
    if _found("injection", folded):
        return "injection"
    rest, seen = folded, []
    for topic in _phrases().by_topic:
        if _found(topic, rest):
            seen.append(topic)
            rest = _without(topic, rest)
    if seen and _is_filler(rest):
        return seen[0]
    return "thanks" if not tokens(folded) and _THANKING.search(text) else ""


def _found(topic: str, text: str) -> bool:
    return any(pattern.search(text) for pattern in _phrases().by_topic[topic])


def _without(topic: str, text: str) -> str:
    for pattern in _phrases().by_topic[topic]:
        text = pattern.sub(" ", text)
    return text.strip(" !?.,;:…")


def _is_filler(text: str) -> bool:
    return all(word in _phrases().filler for word in tokens(text))
