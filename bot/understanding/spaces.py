"""Which spaces a message is about: by name, kind, equipment, size."""

import re
from collections.abc import Mapping

from bot.understanding.topics import score, subjects
from bot.understanding.vocabulary import SpaceWords, Vocabulary, phrase_of

KINDS: Mapping[str, str] = {
    "office": r"bureaux?|offices?",
    "shared laboratory": r"labos? partages?|laboratoires? partages?|shared labs?|paillasses?|bench(?:es)?",
    "laboratory": r"labos?|laboratoires?|labs?|laborator(?:y|ies)",
    "meeting room": r"salles?|meeting rooms?|rooms?|salles? de reunion|conference rooms?",
    "coworking": r"coworking|co working|open ?space|espaces? partages?|hot desks?",
    "production workshop": r"ateliers?|workshops?",
}
"""The kinds of space of the documents' front matter, and how people call them."""
PATTERNS = {kind: re.compile(rf"\b(?:{pattern})\b") for kind, pattern in KINDS.items()}
WHERE_IT_IS = re.compile(r"\b(?:bureau|salle|office|room|batiment|building|porte|etage) (?:n |no |numero )?\d+\b")


def spaces(text: str, plain_words: str, vocabulary: Vocabulary) -> tuple[str, ...]:
    """The keys of the spaces that may be meant: by kind, narrowed by name, equipment and size."""
    kinds = kinds_named(plain_words)
    found = [key for key, space in vocabulary.spaces.items() if space.kind in kinds]
    scores = score(text, subjects(text), vocabulary.space_entries)
    strong = {key: value for key, value in scores.items() if value >= 1.5 and (not kinds or key in found)}
    if found and strong:
        top = max(strong.values())
        named = [key for key in found if strong.get(key, 0.0) >= 0.75 * top]
        found = named or found
    if not found:
        return tuple(_by_name(strong))
    return tuple(_sized(_equipped(found, text, vocabulary.spaces), plain_words, vocabulary.spaces))


def kinds_named(plain_words: str) -> tuple[str, ...]:
    """The kinds of space a message names; "bureau 12" is a place, not a wish."""
    cleared = WHERE_IT_IS.sub(" ", plain_words)
    named = [kind for kind, pattern in PATTERNS.items() if pattern.search(cleared)]
    if "shared laboratory" in named and not re.search(r"\b(?:labos?|laboratoires?|labs?)\b(?! partage)", cleared):
        named = [kind for kind in named if kind != "laboratory"]
    if "laboratory" in named and "shared laboratory" not in named:
        named.append("shared laboratory")
    return tuple(named)


def _by_name(strong: Mapping[str, float]) -> list[str]:
    top = max(strong.values(), default=0.0)
    return [key for key, value in strong.items() if value >= 0.75 * top]


def _equipped(keys: list[str], text: str, spaces: Mapping[str, SpaceWords]) -> list[str]:
    """Those that have the equipment a message asks for, where any has."""
    said = phrase_of(text)
    wanted = {item for key in keys for item in spaces[key].equipment if set(phrase_of(item)) & set(said)}
    having = [key for key in keys if wanted and wanted & set(spaces[key].equipment)]
    return having or keys


def _sized(keys: list[str], plain_words: str, spaces: Mapping[str, SpaceWords]) -> list[str]:
    """The largest or the smallest, where that is what is asked for."""
    seats = [spaces[key].seats or 0 for key in keys]
    for pattern, pick in ((LARGE, max), (SMALL, min)):
        if pattern.search(plain_words) and len(set(seats)) > 1:
            return [key for key, count in zip(keys, seats, strict=True) if count == pick(seats)]
    return keys


LARGE = re.compile(r"\b(?:grande?s?|big|large|biggest|largest) (?:salle|room|meeting room|one)")
SMALL = re.compile(r"\b(?:petite?s?|small|little|smallest) (?:salle|room|meeting room|one)")
