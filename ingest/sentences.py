"""Where the sentences of a French or English text end."""

import re
from collections.abc import Iterator

_END = re.compile(r"[.!?…]+(?:\s?[»”])?[\"’')\]*_]*(?=\s)\s+(?=[\"«“‘(\[*_–—-]*\s?[A-ZÀ-ÖØ-Þ0-9])")
_LAST_WORD = re.compile(r"[^\s(«\"'’]+$")
_ABBREVIATIONS = frozenset(
    [
        "m",
        "mm",
        "mme",
        "mmes",
        "mlle",
        "me",
        "dr",
        "pr",
        "art",
        "al",
        "ch",
        "chap",
        "cf",
        "env",
        "ex",
        "fig",
        "hab",
        "max",
        "min",
        "n",
        "no",
        "num",
        "obs",
        "p",
        "pp",
        "réf",
        "ref",
        "st",
        "ste",
        "sté",
        "tél",
        "tel",
        "vol",
        "av",
        "bd",
        "bld",
        "boul",
        "lib",
        "mr",
        "mrs",
        "ms",
        "jr",
        "sr",
        "inc",
        "ltd",
        "co",
        "approx",
        "dept",
        "e.g",
        "i.e",
        "c.-à-d",
        "p.ex",
    ]
)


def sentences(text: str, start: int = 0, end: int | None = None) -> Iterator[tuple[int, int]]:
    """The spans of the sentences of `text[start:end]`, white space around them left out."""
    end = len(text) if end is None else end
    for found in _END.finditer(text, start, end):
        if not _abbreviated(text, start, found.start()):
            yield from _span(text, start, found.end())
            start = found.end()
    yield from _span(text, start, end)


def _abbreviated(text: str, start: int, point: int) -> bool:
    """Whether the point at `point` only shortens a word, an initial ("M. Petit"), or numbers a line ("2. Tarifs")."""
    if text[point] != ".":
        return False
    word = _LAST_WORD.search(text, max(start, point - 12), point)
    if not word:
        return False
    said = word[0].lower().lstrip("*_")
    return said in _ABBREVIATIONS or (len(said) == 1 and said.isalpha()) or (said.isdigit() and word.start() == start)


def _span(text: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    words = text[start:end]
    start += len(words) - len(words.lstrip())
    if words.strip():
        yield start, start + len(words.strip())
