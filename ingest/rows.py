"""Spreadsheets: Excel workbooks and CSV files."""

import csv
from datetime import date, datetime
from io import BytesIO, StringIO
from typing import Any

from openpyxl import load_workbook

from ingest.archive import checked, properties, utc_today
from ingest.converted import Converted
from ingest.limits import Limits
from ingest.problem import Reason, Refused
from ingest.reading import decode
from ingest.tables import Rows, faq, markdown_table

_DELIMITERS = ";,\t|"


def convert(content: bytes, suffix: str, limits: Limits) -> Converted:
    """A workbook or a CSV file: each sheet a table, or a list of questions and answers.

    Raises:
        Refused: the archive is broken or a bomb, or the cells hold too much text.
    """
    return _csv(content) if suffix == ".csv" else _workbook(content, limits)


def _csv(content: bytes) -> Converted:
    text = decode(content)
    csv.field_size_limit(len(text) + 1)
    rows = [[cell.strip() for cell in row] for row in csv.reader(StringIO(text), delimiter=_delimiter(text))]
    asked = faq(rows)
    return Converted(markdown_table(rows) if asked is None else asked, kind="" if asked is None else "faq")


def _delimiter(text: str) -> str:
    """The delimiter that stands most often in the first line; a French Excel writes semicolons."""
    first = text.split("\n", 1)[0]
    return max(_DELIMITERS, key=first.count)


def _workbook(content: bytes, limits: Limits) -> Converted:
    said = properties(checked(content), "docProps/core.xml", utc_today())
    book = load_workbook(BytesIO(content), read_only=True, data_only=True)
    sheets = [(sheet.title, _rows(sheet, limits)) for sheet in book.worksheets if sheet.sheet_state == "visible"]
    asked = [faq(rows) for _, rows in sheets]
    parts = [
        (f"# {title}\n\n" if len(sheets) > 1 else "") + (markdown_table(rows) if found is None else found)
        for (title, rows), found in zip(sheets, asked, strict=True)
        if any(map(any, rows))
    ]
    kind = "faq" if asked and all(found is not None for found in asked) else ""
    return Converted("\n\n".join(parts), (), said.title, said.author, said.changed, said.language, kind)


def _rows(sheet: Any, limits: Limits) -> Rows:
    sheet.reset_dimensions()  # what a hostile file declares would be walked, cell by empty cell
    rows, characters = [], 0
    for cells in sheet.iter_rows():
        row = [_written(cell) for cell in cells]
        characters += sum(map(len, row))
        if characters > limits.characters:
            raise Refused(Reason.TOO_MUCH_TEXT, {"most": limits.characters})
        if any(row):
            rows.append(row)
    return rows


def _written(cell: Any) -> str:
    """The cell as its reader sees it: a day in French order, an amount with its sign, a share in per cent."""
    value = cell.value
    if value is None:
        return ""
    if isinstance(value, bool):
        return "oui" if value else "non"
    if isinstance(value, datetime):
        return value.strftime("%d/%m/%Y" if value.time() == datetime.min.time() else "%d/%m/%Y %H:%M")
    if isinstance(value, date):
        return value.strftime("%d/%m/%Y")
    if isinstance(value, (int, float)):
        return _number(value, cell.number_format or "")
    return str(value).strip()


def _number(value: float, shape: str) -> str:
    if "%" in shape:
        return f"{_decimal(round(value * 100, 2))} %"
    return f"{_decimal(value, cents=True)} €" if "€" in shape else _decimal(value)


def _decimal(value: float, *, cents: bool = False) -> str:
    if value == int(value):
        return str(int(value))
    return (f"{value:.2f}" if cents else f"{value:.10g}").replace(".", ",")
