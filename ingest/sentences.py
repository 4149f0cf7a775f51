"""Where the sentences of a French or English text end."""

import re
from collections.abc import Iterator

_END = re.compile(r"[.!?…]+(?:\s?[»”])?[\"’')\]*_]*(?=\s)\s+(?=[\"«“‘(\[*_–—-]*\s?[A-ZÀ-ÖØ-Þ0-9])")
_LAST_WORD = re.compile(r"[^\s(«\"'’]+$")
_TITLES = "MM Mme Mmes Mlle Mlles Me Dr Pr St Ste Mr Mrs Ms Jr Sr"
_SHORTENED = """
art chap cf env ex fig hab max min num obs p pp réf ref sté tél tel vol av bd bld boul approx dept e.g i.e c.-à-d p.ex
"""
_ABBREVIATIONS = frozenset((_TITLES + _SHORTENED).split())
_FIGURE = re.compile(r"\d\s?$")


def sentences(text: str, start: int = 0, end: int | None = None) -> Iterator[tuple[int, int]]:
    """The spans of the sentences of `text[start:end]`, white space around them left out."""
    end = len(text) if end is None else end
    for found in _END.finditer(text, start, end):
        if not _abbreviated(text, start, found.start()):
            yield from _span(text, start, found.end())
            start = found.end()
    yield from _span(text, start, end)


def _abbreviated(text: str, start: int, point: int) -> bool:
    """Whether the point at `point` only shortens a word, an initial ("M. Petit"), or numbers a line ("2. Tarifs").

    After a figure it does not: "en 30 min. Ensuite" ends a sentence.
    """
    word = _LAST_WORD.search(text, max(start, point - 12), point) if text[point] == "." else None
    if not word:
        return False
    said = word[0].lstrip("*_")
    initial = len(said) == 1 and said.isupper()
    numbers_the_line = said.isdigit() and word.start() == start
    shortened = (said in _ABBREVIATIONS or said.lower() in _ABBREVIATIONS) and not _FIGURE.search(
        text, max(start, word.start() - 2), word.start()
    )
    return initial or numbers_the_line or shortened


def _span(text: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    words = text[start:end]
    start += len(words) - len(words.lstrip())
    if words.strip():
        yield start, start + len(words.strip())
