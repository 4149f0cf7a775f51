"""A front matter being read: each value or its default, and every wrong value noted with its line."""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from difflib import get_close_matches
from typing import Any, TypeVar

from bot.booking.written import Fact, Wrong

Read = TypeVar("Read")
Path = tuple[str | int, ...]


@dataclass(frozen=True)
class BookableDocument:
    """A document that may describe something bookable. `line_of` gives the line (from 1) of a key's path."""

    stem: str
    path: str
    title: str
    kind: str
    front_matter: Mapping[str, Any]
    line_of: Callable[[Path], int]


@dataclass(frozen=True)
class CatalogueProblem:
    """Something wrong in a front matter: where, which fact, what stands there, and an example of what to write."""

    path: str
    line: int
    key: str
    fact: Fact
    written: str
    expected: str


@dataclass(frozen=True)
class Node:
    """A mapping inside a front matter. Wrong values are added to `problems`; reading goes on with the default."""

    document: BookableDocument
    values: Mapping[str, Any]
    place: Path
    problems: list[CatalogueProblem]

    def read(self, key: str, parse: Callable[[Any], Read], default: Read) -> Read:
        """The value of `key` as `parse` reads it, or the default where it is absent or wrong."""
        if key not in self.values:
            return default
        try:
            return parse(self.values[key])
        except Wrong as wrong:
            self.refuse(wrong.fact, wrong.expected, (key, *wrong.at))
            return default

    def need(self, key: str, parse: Callable[[Any], Read], default: Read, expected: str) -> Read:
        """The same, where absence is wrong too."""
        if key not in self.values:
            self.refuse(Fact.MISSING, f"{key}: {expected}", (key,))
        return self.read(key, parse, default)

    def below(self, key: str) -> "Node | None":
        """The mapping under `key`, if there is one."""
        if key not in self.values:
            return None
        return self._node(self.values[key], (*self.place, key))

    def each(self, key: str) -> Iterator["Node"]:
        """The mappings in the list under `key`."""
        values = self.values.get(key, [])
        if not isinstance(values, list | tuple):
            self.refuse(Fact.NOT_A_LIST, "[…]", (key,))
            return
        for index, value in enumerate(values):
            node = self._node(value, (*self.place, key, index))
            if node is not None:
                yield node

    def only(self, *keys: str) -> "Node":
        """Note the keys that mean nothing here, with the nearest that does."""
        for key in self.values:
            if key not in keys:
                near = get_close_matches(str(key), keys, n=1)
                self.refuse(Fact.UNKNOWN_KEY, near[0] if near else " | ".join(keys), (key,))
        return self

    def refuse(self, fact: Fact, expected: str, at: Path = ()) -> None:
        """Note a problem at a place below this mapping."""
        path = (*self.place, *at)
        key = ".".join(str(part) for part in path)
        line, written = self.document.line_of(path), _written(self.document.front_matter, path)
        self.problems.append(CatalogueProblem(self.document.path, line, key, fact, written, expected))

    def _node(self, value: Any, place: Path) -> "Node | None":
        if not isinstance(value, Mapping):
            Node(self.document, {}, place, self.problems).refuse(Fact.NOT_A_MAPPING, "key: value")
            return None
        return Node(self.document, value, place, self.problems)


def _written(values: Any, path: Path) -> str:
    for part in path:
        try:
            values = values[part]
        except (KeyError, IndexError, TypeError):
            return "" if isinstance(values, Mapping) else str(values)[:80]
    return str(values)[:80]
