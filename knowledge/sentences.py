"""A passage's sentences, as stretches of its text, so that what is quoted is verbatim."""

import re
from collections.abc import Iterator
from typing import NamedTuple


class Stretch(NamedTuple):
    """Half-open range of characters in a text."""

    start: int
    end: int

    def of(self, text: str) -> str:
        """The words of that stretch."""
        return text[self.start : self.end]


_END = re.compile(r"[.!?…]+[»\")\]]*(?=\s+[«\"(\[]?\s*[A-ZÀ-ÖØ-Þ0-9])")
_ABBREVIATED = re.compile(
    r"(?:\b(?:M|MM|Mme|Mmes|Mlle|Dr|Pr|Me|St|Ste|art|al|p|pp|cf|ex|env|max|min|tél|tel|av|bd|bât|n|no|Mr|Mrs|Ms|vs|"
    r"i\.e|e\.g|approx|[A-Z])|^\s*(?:[-*•]\s*)?\d{1,3}|\b\d{1,2})\.$",
    re.IGNORECASE,
)


def split(text: str) -> list[Stretch]:
    """Sentences in order: lines (a list's items, a table's rows), cut at full stops that end a sentence."""
    return [stretch for line in _lines(text) for stretch in _sentences(text, line)]


def _lines(text: str) -> Iterator[Stretch]:
    for match in re.finditer(r"[^\n]+", text):
        if match.group().strip():
            yield Stretch(*match.span())


def is_row(line: str) -> bool:
    """Is a line a row of a Markdown table, its rule included?"""
    return line.lstrip().startswith("|")


def _sentences(text: str, line: Stretch) -> Iterator[Stretch]:
    if is_row(line.of(text)):
        yield _trim(text, *line)
        return
    start = line.start
    for match in _END.finditer(text, line.start, line.end):
        if not _ABBREVIATED.search(text[start : match.end()]):
            yield _trim(text, start, match.end())
            start = match.end()
    if text[start : line.end].strip():
        yield _trim(text, start, line.end)


def _trim(text: str, start: int, end: int) -> Stretch:
    words = text[start:end]
    return Stretch(start + len(words) - len(words.lstrip()), end - len(words) + len(words.rstrip()))
