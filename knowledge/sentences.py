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
    r"i\.e|e\.g|approx|pers|(?-i:[A-Z]))|^\s*(?:[-*•]\s*)?\d{1,3}|(?<!h )\b\d{1,2})\.[»\")\]]*$|(?:\.[ ]?){3}\.$",
    re.IGNORECASE,
)
"""A full stop that ends no sentence: after an abbreviation or a list's number, or the last of a price list's leader."""
_OVER = re.compile(r"[.!?…;][»\")\]*_]*\s*$|\.{4}|\S\s{3,}\S|^\s*#")
"""A line that its writer ended: with a stop, as a heading, or as one of a list set with leaders or columns."""
_ITEM = re.compile(r"\s*(?:[-*+•–—#>|]|\d{1,3}(?:\.\d+)*[.)]?\s|[a-zA-Z]\))")
_WRAPPED = 55
"""A line of that many characters may have been broken by its width before a capital or a figure."""


def split(text: str) -> list[Stretch]:
    """Sentences in order: a list's items, a table's rows, and lines, cut at full stops that end a sentence.

    Lines that only the width of the page broke are read as one.
    """
    return [stretch for line in _lines(text) for stretch in _sentences(text, line)]


def _lines(text: str) -> Iterator[Stretch]:
    line: Stretch | None = None
    for match in re.finditer(r"[^\n]+", text):
        if not match.group().strip():
            continue
        if line and match.start() == line.end + 1 and _goes_on(line.of(text), match.group()):
            line = Stretch(line.start, match.end())
            continue
        if line:
            yield line
        line = Stretch(*match.span())
    if line:
        yield line


def _goes_on(line: str, following: str) -> bool:
    """Does a sentence go on from a line to the following one?"""
    last = line.rsplit("\n", 1)[-1]
    if is_row(last) or _OVER.search(last) or _ITEM.match(following):
        return False
    return following.lstrip()[:1].islower() or (len(last) >= _WRAPPED and not last.rstrip().endswith(":"))


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
