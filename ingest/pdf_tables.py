"""The tables of a PDF's pages, by pdfplumber; slow, so only pages with drawn rules are looked at."""

import re
from io import BytesIO
from statistics import median
from typing import Any

import pdfplumber
from pypdf import PageObject

from ingest.pdf_lines import Line, at_edge
from ingest.tables import markdown_table

_RULE = re.compile(rb"(?:[-\d.]+\s+){4}re\b|(?:[-\d.]+\s+){2}l\b")
_FEWEST_RULES = 4


def has_rules(page: PageObject) -> bool:
    """Whether the page draws enough lines or boxes to hold a table."""
    contents = page.get_contents()
    return contents is not None and len(_RULE.findall(contents.get_data())) >= _FEWEST_RULES


class TableReader:
    """Opens the file once for all of its pages."""

    def __init__(self, content: bytes) -> None:
        self._pdf = pdfplumber.open(BytesIO(content))

    def lines_of(self, number: int) -> list[Line] | None:
        """The lines of page `number`, from 0, its tables as one line each, from top to bottom; None without tables."""
        page = self._pdf.pages[number]
        tables = [table for table in page.find_tables() if len(table.rows) > 1 and len(table.rows[0].cells) > 1]
        if not tables:
            return None
        boxes = [table.bbox for table in tables]
        around = page.filter(lambda thing: not any(_inside(thing, box) for box in boxes))
        lines = [_line(found, page.height) for found in around.extract_text_lines()]
        lines += [_table(table, page.height) for table in tables]
        page.close()
        return sorted(lines, key=lambda line: -line.height)


def _line(found: dict[str, Any], page_height: float) -> Line:
    characters = found["chars"]
    bold = all("bold" in character["fontname"].lower() for character in characters)
    size = median(character["size"] for character in characters)
    height = page_height - found["bottom"]
    return Line(" ".join(found["text"].split()), round(size, 1), bold, height, at_edge(height, page_height))


def _table(table: Any, page_height: float) -> Line:
    rows = [[" ".join((cell or "").split()) for cell in row] for row in table.extract()]
    return Line(markdown_table(rows), 0.0, bold=False, height=page_height - table.bbox[1], table=True)


def _inside(thing: dict[str, Any], box: tuple[float, float, float, float]) -> bool:
    if thing["object_type"] != "char":
        return False
    x, y = (thing["x0"] + thing["x1"]) / 2, (thing["top"] + thing["bottom"]) / 2
    return bool(box[0] <= x <= box[2] and box[1] <= y <= box[3])
