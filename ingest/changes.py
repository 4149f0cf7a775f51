"""What changed in the documents' text between two versions of the index."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from enum import StrEnum

from knowledge.passage import Passage


class Kind(StrEnum):
    """What became of a section."""

    CHANGED = "changed"
    VANISHED = "vanished"
    APPEARED = "appeared"


@dataclass(frozen=True)
class Change:
    """A section whose text differs: `old` and `new` are its passages before and after, empty where there is none."""

    kind: Kind
    document: str
    title: str
    section: tuple[str, ...]
    old: tuple[Passage, ...]
    new: tuple[Passage, ...]


_Place = tuple[str, tuple[str, ...]]


def changes(old: Sequence[Passage], new: Sequence[Passage]) -> tuple[Change, ...]:
    """The sections whose text changed, vanished or appeared, by document and in the order of the text.

    White space, a new title or other dates are no change of text. A section that only moved or was renamed (the same
    text under another heading or in another document) is not reported either.
    """
    before, after = _by_section(old), _by_section(new)
    told = {_words(passages) for place, passages in before.items() if place not in after}
    tells = {_words(passages) for place, passages in after.items() if place not in before}
    moved = told & tells
    return tuple(
        change
        for place in {**before, **after}
        for change in _change(place, before.get(place, ()), after.get(place, ()), moved)
    )


def _change(place: _Place, old: tuple[Passage, ...], new: tuple[Passage, ...], moved: set[str]) -> Iterator[Change]:
    before, after = _words(old), _words(new)
    if before == after or ((not old or not new) and (before or after) in moved):
        return
    kind = Kind.APPEARED if not old else Kind.VANISHED if not new else Kind.CHANGED
    yield Change(kind, place[0], (new or old)[0].title, place[1], old, new)


def _by_section(passages: Sequence[Passage]) -> dict[_Place, tuple[Passage, ...]]:
    found: dict[_Place, tuple[Passage, ...]] = {}
    for passage in passages:
        place = (passage.document, passage.section)
        found[place] = (*found.get(place, ()), passage)
    return found


def _words(passages: Sequence[Passage]) -> str:
    return " ".join(word for passage in passages for word in passage.text.split())
