"""PDF files: text page by page, headings, tables."""

import time
from collections.abc import Iterator, Mapping
from datetime import date
from io import BytesIO
from typing import Any

from pypdf import PageObject, PasswordType, PdfReader
from pypdf.errors import PyPdfError

from ingest.archive import utc_today
from ingest.converted import Converted, Note
from ingest.limits import Limits
from ingest.pdf_layout import markdown, words_of
from ingest.pdf_lines import Line, lines_of, without_margins
from ingest.pdf_tables import TableReader, has_rules
from ingest.problem import Reason, Refused

_SHARE_FOR_TABLES = 0.5  # of the time that the whole file may take


def convert(content: bytes, suffix: str, limits: Limits) -> Converted:
    """A PDF as Markdown.

    Raises:
        Refused: it is protected, scanned, or over a limit.
    """
    started = time.monotonic()
    reader = PdfReader(BytesIO(content))
    if reader.is_encrypted and reader.decrypt("") == PasswordType.NOT_DECRYPTED:
        raise Refused(Reason.ENCRYPTED)
    if len(reader.pages) > limits.pages:
        raise Refused(Reason.TOO_MANY_PAGES, {"pages": len(reader.pages), "most": limits.pages})
    pages, notes = _read(reader, content, limits, started + _SHARE_FOR_TABLES * limits.seconds)
    text, starts = markdown(without_margins(pages), _outline(reader))
    said = reader.metadata
    return Converted(
        text,
        starts,
        title=" ".join(str(said.title or "").split()) if said else "",
        author=" ".join(str(said.author or "").split()) if said else "",
        changed=_changed(said, utc_today()),
        language=str(reader.root_object.get("/Lang", ""))[:2].lower(),
        notes=tuple(notes),
    )


def _read(
    reader: PdfReader, content: bytes, limits: Limits, tables_until: float
) -> tuple[list[list[Line]], list[Note]]:
    tables = TableReader(content)
    pages: list[list[Line]] = []
    scanned: list[int] = []
    left: int | None = None
    characters = 0
    for number, page in enumerate(reader.pages):
        lines = lines_of(page)
        if has_rules(page) and lines:
            if time.monotonic() < tables_until:
                lines = tables.lines_of(number) or lines
            else:
                left = left or number + 1
        if not lines and _has_picture(page):
            scanned.append(number + 1)
        characters += sum(len(line.text) for line in lines)
        if characters > limits.characters:
            raise Refused(Reason.TOO_MUCH_TEXT, {"most": limits.characters})
        pages.append(lines)
    if not any(pages):
        raise Refused(Reason.SCANNED if scanned else Reason.EMPTY, {"pages": len(pages)})
    return pages, list(_notes(scanned, left))


def _notes(scanned: list[int], left: int | None) -> Iterator[Note]:
    if scanned:
        yield Note(Reason.PARTLY_SCANNED, {"pages": ", ".join(map(str, scanned[:20]))})
    if left:
        yield Note(Reason.TABLES_LEFT, {"page": left})


def _has_picture(page: PageObject) -> bool:
    objects: Any = page.get("/Resources", {}).get_object().get("/XObject", {})
    return any(one.get_object().get("/Subtype") == "/Image" for one in objects.get_object().values())


def _outline(reader: PdfReader) -> Mapping[tuple[int, str], int]:
    """The level of each heading of the outline, by its page and words."""
    levels: dict[tuple[int, str], int] = {}
    try:
        _walk(reader, reader.outline, 1, levels)
    except (PyPdfError, KeyError, ValueError, AttributeError):  # an outline that leads nowhere: sizes must do
        return {}
    return levels


def _walk(reader: PdfReader, entries: list[Any], level: int, levels: dict[tuple[int, str], int]) -> None:
    for entry in entries:
        if isinstance(entry, list):
            _walk(reader, entry, min(level + 1, 6), levels)
        elif (number := reader.get_destination_page_number(entry)) is not None:
            levels[number, words_of(str(entry.title))] = level


def _changed(said: Any, today: date) -> date | None:
    """The day of the last change that the file states, unless it lies ahead."""
    try:
        stated = said and (said.modification_date or said.creation_date)
    except ValueError:
        return None
    return stated.date() if stated and stated.date() <= today else None
