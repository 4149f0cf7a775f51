"""Lines of a PDF to Markdown: headings by outline, size and weight, and paragraphs put together again."""

import re
from collections import Counter
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise
from statistics import median

from ingest.hyphens import Joiner
from ingest.pdf_lines import Line
from ingest.text import heading_level, run_in

LONGEST_HEADING = 150

_LARGER = 1.12
_WIDER_GAP = 1.3  # than the usual step from line to line
_WIDE_IN_HEADING = 1.4  # times the size of the letters
_WIDEST_SPACING = 1.9
_ITEM = re.compile(r"(?:[-•–—▪●◦*]|\d{1,2}[.)]|[a-z]\))\s")
_ENDED = re.compile(r"[.!?:;…»”)]$")

Outline = Mapping[tuple[int, str], int]


@dataclass(frozen=True)
class Block:
    """A paragraph, list item, heading (level from 1, 0 for none) or table, on page `page` from 0."""

    text: str
    page: int
    level: int = 0
    item: bool = False


def markdown(pages: Sequence[Sequence[Line]], outline: Outline) -> tuple[str, tuple[int, ...]]:
    """The text of the pages and where in it each page starts; `outline` gives levels by page (from 0) and words."""
    level_of, pitch = _levels(pages, outline), _pitch(pages)
    join = Joiner(line.text for page in pages for line in page)
    blocks = [block for number, page in enumerate(pages) for block in _blocks(page, number, level_of, pitch, join)]
    return _assembled(blocks, len(pages), join)


def words_of(text: str) -> str:
    """What of a heading has to be the same in the outline and on the page."""
    return re.sub(r"\W+", "", text).casefold()


def _pitch(pages: Sequence[Sequence[Line]]) -> float:
    """The usual step from one line to the next, in points."""
    steps = (above.height - below.height for page in pages for above, below in pairwise(page))
    return median([step for step in steps if step > 0] or [0.0])


def _levels(pages: Sequence[Sequence[Line]], outline: Outline) -> Callable[[Line, int], int]:
    """What tells a line's heading level: the outline, or else its size; bold and named divisions come below."""
    printed = [line for page in pages for line in page if not line.table]
    sizes: Counter[float] = Counter()
    for line in printed:
        sizes[line.size] += len(line.text)
    body = sizes.most_common(1)[0][0] if sizes else 0.0
    larger = sorted({line.size for line in printed if line.size > _LARGER * body and _short(line)}, reverse=True)
    bold_text = 2 * sum(len(line.text) for line in printed if line.bold) > sum(sizes.values())
    below = min(len(larger), 4) + 1

    def level(line: Line, page: int) -> int:
        if line.table or not _short(line) or not re.search(r"[^\W\d_]{2}", line.text):
            return 0
        if (page, words_of(line.text)) in outline:
            return outline[page, words_of(line.text)]
        if line.size in larger:
            return min(larger.index(line.size), 4) + 1
        bold = line.bold and not bold_text and not _ENDED.search(line.text) and not _ITEM.match(line.text)
        return below if bold or heading_level(line.text, alone=False) else 0

    return level


def _short(line: Line) -> bool:
    return len(line.text) <= LONGEST_HEADING


def _blocks(
    lines: Sequence[Line], page: int, level_of: Callable[[Line, int], int], pitch: float, join: Joiner
) -> Iterator[Block]:
    block: Block | None = None
    before: Line | None = None
    for line in lines:
        level, item = level_of(line, page), bool(_ITEM.match(line.text))
        gap = before.height - line.height if before else 0.0
        usual = _WIDE_IN_HEADING * line.size if level else _WIDER_GAP * min(pitch, _WIDEST_SPACING * line.size)
        if block and before and _goes_on(block, before, line, level, item, wide=gap > usual):
            block = Block(join(block.text, line.text), page, level, block.item)
        else:
            if block:
                yield block
            heading = run_in(line.text)
            if heading and (above := level_of(replace(line, text=heading), page)):
                yield Block(heading, page, above)
            block = Block(line.text, page, level, item)
        before = line
    if block:
        yield block


def _goes_on(block: Block, before: Line, line: Line, level: int, item: bool, *, wide: bool) -> bool:
    if before.table or line.table or level != block.level:
        return False
    if level:
        return before.size == line.size and not wide and not heading_level(line.text, alone=False)
    return not item and not run_in(line.text) and not (wide and (_ENDED.search(before.text) or line.text[:1].isupper()))


def _assembled(blocks: Sequence[Block], pages: int, join: Joiner) -> tuple[str, tuple[int, ...]]:
    text = ""
    starts: list[int] = []
    before: Block | None = None
    for block in blocks:
        carried_over = before and before.page != block.page and _carries_over(before, block)
        if carried_over:
            text = join.space(text)
        elif before:
            text += "\n" if before.item and block.item else "\n\n"
        starts += [len(text)] * (block.page + 1 - len(starts))
        text += f"{'#' * block.level} {block.text}" if block.level else block.text
        before = block
    return text, tuple(starts + [len(text)] * (pages - len(starts)))


def _carries_over(before: Block, block: Block) -> bool:
    """Whether a sentence goes on over the page break."""
    plain = not (before.level or block.level or block.item or before.text.startswith("|"))
    return plain and not _ENDED.search(before.text) and block.text[:1].islower()
