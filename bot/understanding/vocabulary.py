"""The words by which people ask for what a nursery's documents describe, learned from those documents alone."""

import math
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field

from bot.understanding.dates.symbols import plain
from bot.understanding.dates.words import listed
from bot.understanding.stems import content, stem, words


@dataclass(frozen=True)
class ServiceWords:
    """A service: its key, its kind ("expert", "visit" or "room"), and the words of its document."""

    key: str
    kind: str
    title: str
    topics: tuple[str, ...] = ()
    text: str = ""
    persons: tuple[str, ...] = ()


@dataclass(frozen=True)
class PersonWords:
    """A person whom one can see: the key, the name as written, the services, and words for this person alone."""

    key: str
    name: str
    services: tuple[str, ...] = ()
    topics: tuple[str, ...] = ()


@dataclass(frozen=True)
class SpaceWords:
    """A space: its key, its kind ("meeting room", "laboratory"…), and the words of its document."""

    key: str
    kind: str
    seats: int | None = None
    equipment: tuple[str, ...] = ()
    title: str = ""
    topics: tuple[str, ...] = ()
    text: str = ""


Phrase = tuple[str, ...]
"""Stems, in order."""


@dataclass(frozen=True)
class Entry:
    """What one key answers to: whole phrases, and words with their weights."""

    phrases: frozenset[Phrase]
    weights: Mapping[str, float]
    spelled: Mapping[str, float]
    """The words of topics as they are written, plain, for slips of the pen."""


@dataclass(frozen=True)
class Vocabulary:
    """What people may name; built once for each state of the documents, shared between threads."""

    services: Mapping[str, ServiceWords]
    persons: Mapping[str, PersonWords]
    spaces: Mapping[str, SpaceWords]
    service_entries: Mapping[str, Entry] = field(repr=False)
    space_entries: Mapping[str, Entry] = field(repr=False)
    names: Mapping[str, frozenset[str]] = field(repr=False)
    """Each word of a name, plain → the persons who bear it."""


TOPIC, TITLE, TEXT = 1.0, 0.6, 0.25
TEXT_WORDS = 60


def build_vocabulary(
    services: Iterable[ServiceWords], persons: Iterable[PersonWords] = (), spaces: Iterable[SpaceWords] = ()
) -> Vocabulary:
    """Learns which words point to what: topics, titles, then the words that set a text apart (TF-IDF)."""
    by_key = {service.key: service for service in services}
    people = {person.key: person for person in persons}
    rooms = {space.key: space for space in spaces}
    experts = [service for service in by_key.values() if service.kind not in ("visit", "room")]
    named = {
        s.key: tuple(t for p in people.values() if p.key in s.persons or s.key in p.services for t in p.topics)
        for s in experts
    }
    names: dict[str, set[str]] = {}
    for person in people.values():
        for part in name_parts(person.name):
            names.setdefault(part, set()).add(person.key)
    return Vocabulary(
        by_key,
        people,
        rooms,
        _entries([(s.key, s.title, (*s.topics, *named[s.key]), s.text) for s in experts]),
        _entries([(s.key, s.title, (*s.topics, s.kind), " ".join(s.equipment)) for s in rooms.values()]),
        {part: frozenset(keys) for part, keys in names.items()},
    )


def name_parts(name: str) -> list[str]:
    """The words of a name, plain."""
    return [part for part in (plain(word) for word in words(name)) if len(part) > 1]


def phrase_of(text: str) -> Phrase:
    """A phrase as stems, its small words kept out."""
    said = words(text)
    return tuple(stem(word) for place, word in enumerate(said) if plain(word) not in _SMALL or _labels(said, place))


def _labels(said: Sequence[str], place: int) -> bool:
    # "Salle A" bears its letter; "une salle à 14 h" and "I need a room" bear none.
    word = said[place]
    return place > 0 and len(word) == 1 and word.isascii() and (word.isupper() or place == len(said) - 1)


_SMALL = listed("de du des d l le la les a au aux en et un une of the and to for a an in on")


def _entries(described: Sequence[tuple[str, str, tuple[str, ...], str]]) -> dict[str, Entry]:
    spread: Counter[str] = Counter()
    weights: dict[str, dict[str, float]] = {}
    for key, title, topics, text in described:
        weights[key] = _weights(title, topics, text)
        spread.update(weights[key].keys())
    count = len(described)
    return {
        key: Entry(
            frozenset(p for p in map(phrase_of, topics) if p),
            {word: weight * (0.3 + math.log((count + 1) / spread[word])) for word, weight in weights[key].items()},
            {plain(word): TOPIC for topic in topics for word in content(words(topic)) if len(word) > 4},
        )
        for key, title, topics, text in described
    }


def _weights(title: str, topics: tuple[str, ...], text: str) -> dict[str, float]:
    found: dict[str, float] = {}
    common = Counter(stem(word) for word in content(words(text)) if len(word) > 3)
    for word, times in common.most_common():
        found[word] = TEXT * min(1.0, 0.6 + 0.2 * times)
    for source, weight in ((title, TITLE), *((topic, TOPIC) for topic in topics)):
        for word in content(words(source)):
            found[stem(word)] = max(found.get(stem(word), 0.0), weight)
    return found
