"""A section's text as units that no passage cuts: sentences, list items, table rows."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from enum import Enum
from itertools import zip_longest

from ingest.sentences import sentences

_LINE = re.compile(r"[^\n]+")
_ITEM = re.compile(r"(?:[-*+•–—]|\d{1,3}[.)]|[a-zA-Z]\))[ \t]+")
_DELIMITER_ROW = re.compile(r"\|[ \t]*:?-+:?[ \t]*(?:\|[ \t]*:?-+:?[ \t]*)*\|?")
_WORDS = r"\S(?:.{0,%d}\S)?(?=\s|\Z)|\S{1,%d}"


class Start(Enum):
    """What a unit starts, from the best place to cut to the worst."""

    PARAGRAPH = "paragraph"
    ITEM = "item"
    ROW = "row"
    SENTENCE = "sentence"
    PIECE = "piece"


@dataclass(frozen=True)
class Unit:
    """`text[start:end]` without white space around; `head` spans the header rows of its table, for a row."""

    start: int
    end: int
    starts: Start
    head: tuple[int, int] | None = None


def units(text: str, longest: int) -> tuple[Unit, ...]:
    """The units of a Markdown text in order; one longer than `longest` characters is cut where its words end."""
    cut = re.compile(_WORDS % (longest - 2, longest), re.DOTALL)
    return tuple(
        piece
        for block in _with_heads(text, list(_blocks(text)))
        for unit in _parts(text, block, longest)
        for piece in _pieces(text, unit, longest, cut)
    )


def _blocks(text: str) -> Iterator[Unit]:
    """Paragraphs, list items with the lines that go on with them, and table rows."""
    block: Unit | None = None
    for line in _LINE.finditer(text):
        words = line[0].strip()
        start = line.start() + line[0].index(words) if words else line.start()
        goes_on = block is not None and text.count("\n", block.end, start) == 1
        if not words:
            continue
        starts = _starts(words, goes_on)
        if starts is Start.SENTENCE and block:
            block = replace(block, end=start + len(words))
            continue
        if block:
            yield block
        block = Unit(start, start + len(words), starts)
    if block:
        yield block


def _starts(line: str, goes_on: bool) -> Start:
    if line.startswith("|"):
        return Start.ROW
    if _ITEM.match(line):
        return Start.ITEM
    return Start.SENTENCE if goes_on else Start.PARAGRAPH


def _with_heads(text: str, blocks: list[Unit]) -> Iterator[Unit]:
    """The blocks, a table's header and delimiter rows as one, and the rows below knowing them."""
    head: tuple[int, int] | None = None
    rows = iter(zip_longest(blocks, blocks[1:]))
    for block, following in rows:
        if block.starts is not Start.ROW:
            head = None
        elif following and _DELIMITER_ROW.fullmatch(text, following.start, following.end):
            head = (block.start, following.end)
            next(rows)
            yield replace(block, end=following.end, starts=Start.PARAGRAPH)
            continue
        yield replace(block, head=head)


def _parts(text: str, block: Unit, longest: int) -> Iterator[Unit]:
    """A row or a short item whole; of anything else, each sentence."""
    if block.starts is Start.ROW or (block.starts is Start.ITEM and block.end - block.start <= longest):
        yield block
        return
    for i, (start, end) in enumerate(sentences(text, block.start, block.end)):
        yield Unit(start, end, Start.SENTENCE if i else block.starts)


def _pieces(text: str, unit: Unit, longest: int, cut: re.Pattern[str]) -> Iterator[Unit]:
    if unit.end - unit.start <= longest:
        yield unit
        return
    for found in cut.finditer(text, unit.start, unit.end):
        starts = Start.PIECE if found.start() > unit.start else unit.starts
        yield Unit(found.start(), found.end(), starts, unit.head)
