"""The lines of a PDF's pages, with what tells a heading from a footer."""

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Any

from pypdf import PageObject

_BOLD = re.compile(r"bold|black|heavy|demi|,b\b", re.IGNORECASE)
_PAGE_NUMBER = re.compile(r"(?:page\s*)?[-–]?\s*\d{1,4}\s*[-–]?(?:\s*(?:/|sur|of|de)\s*\d{1,4})?", re.IGNORECASE)
_MARGIN = 0.1  # of the page's height, at the top and at the bottom


@dataclass(frozen=True)
class Line:
    """A line as printed: its `size` and the `height` of its base line above the page's foot, in points.

    `edge` is whether it stands in the margin above or below. A `table` is one line: its text is the whole in Markdown.
    """

    text: str
    size: float
    bold: bool
    height: float
    edge: bool = False
    table: bool = False


@dataclass
class _Collector:
    """Gathers what pypdf finds into lines; pypdf ends each line's last piece with a line break."""

    page_height: float
    lines: list[Line] = field(default_factory=list)
    _pieces: list[tuple[str, float, bool, float]] = field(default_factory=list)

    def __call__(self, text: str, place: Any, matrix: Any, font: Any, size: float) -> None:
        for i, part in enumerate(text.split("\n")):
            if i:
                self.end_line()
            if part:
                scale = abs(matrix[3] * place[3]) or abs(matrix[1] * place[2]) or 1.0
                height = matrix[4] * place[1] + matrix[5] * place[3] + place[5]
                bold = bool(font and _BOLD.search(str(font.get("/BaseFont", ""))))
                self._pieces.append((part, size * scale, bold, height))

    def end_line(self) -> None:
        words = " ".join("".join(piece[0] for piece in self._pieces).split())
        if words:
            said = [piece for piece in self._pieces if piece[0].strip()]
            largest = max(said, key=lambda piece: len(piece[0]))
            bold = all(piece[2] for piece in said)
            self.lines.append(
                Line(words, round(largest[1], 1), bold, largest[3], at_edge(largest[3], self.page_height))
            )
        self._pieces = []


def lines_of(page: PageObject) -> list[Line]:
    """The lines of a page, in the order of the file."""
    collector = _Collector(float(page.mediabox.height) or 1.0)
    page.extract_text(visitor_text=collector)
    collector.end_line()
    return collector.lines


def without_margins(pages: Sequence[list[Line]]) -> list[list[Line]]:
    """The pages without page numbers and without the headers and footers that most of them repeat."""
    seen = Counter(words for page in pages for words in {_shape(line) for line in page if line.edge})
    repeated = {words for words, times in seen.items() if times >= 2 and 2 * times >= len(pages)}
    return [
        [line for line in page if not (line.edge and (_shape(line) in repeated or _PAGE_NUMBER.fullmatch(line.text)))]
        for page in pages
    ]


def at_edge(height: float, page_height: float) -> bool:
    """Whether a line at `height` stands in the margin above or below."""
    return not _MARGIN <= height / page_height <= 1 - _MARGIN


def _shape(line: Line) -> str:
    return re.sub(r"\d+", "#", line.text)
