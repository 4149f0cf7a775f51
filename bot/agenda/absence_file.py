"""Absences of experts from a CSV file: `expert,from,until,reason`, both days included; semicolons do as well."""

import csv
import io
from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import date, datetime, time, timedelta
from enum import StrEnum
from typing import Any

from bot.booking.agenda import Agenda
from bot.booking.booking import Booking
from bot.booking.catalogue import Catalogue
from bot.booking.errors import UnknownResource
from bot.booking.window import Window


class RowFact(StrEnum):
    """What is wrong with a row."""

    UNKNOWN_EXPERT = "unknown_expert"
    MISSING_COLUMN = "missing_column"
    NOT_A_DATE = "not_a_date"
    ENDS_BEFORE_START = "ends_before_start"


@dataclass(frozen=True)
class RefusedRow:
    """A row that was not taken: its line, the fact, and what stands there."""

    line: int
    fact: RowFact
    written: str


@dataclass
class Imported:
    """What the file did: rows taken, rows refused, and the bookings that the absences concern."""

    taken: int = 0
    refused: list[RefusedRow] = field(default_factory=list)
    affected: list[Booking] = field(default_factory=list)

    def as_data(self) -> dict[str, Any]:
        """The same for a machine."""
        refused = [{"line": one.line, "fact": one.fact.value, "written": one.written} for one in self.refused]
        return {"taken": self.taken, "refused": refused, "affected": [one.id for one in self.affected]}


@dataclass
class _Wrong(Exception):
    fact: RowFact
    written: str


def import_absences(agenda: Agenda, catalogue: Catalogue, text: str) -> Imported:
    """Declare every absence of the file that is not declared yet; a wrong row is refused alone."""
    imported = Imported()
    for line, row in _rows(text):
        try:
            expert, window = f"expert:{_cell(row, 'expert').removeprefix('expert:')}", _window(row, catalogue)
            if not _is_declared(agenda, expert, window):
                imported.affected += agenda.declare_absence(expert, window, _cell(row, "reason", ""))
                imported.taken += 1
        except UnknownResource as unknown:
            written = unknown.resource.removeprefix("expert:")
            imported.refused.append(RefusedRow(line, RowFact.UNKNOWN_EXPERT, written))
        except _Wrong as wrong:
            imported.refused.append(RefusedRow(line, wrong.fact, wrong.written))
    return imported


def _rows(text: str) -> Iterator[tuple[int, dict[str, Any]]]:
    header = text.partition("\n")[0]
    reader = csv.DictReader(io.StringIO(text), delimiter=";" if header.count(";") > header.count(",") else ",")
    for row in reader:
        yield reader.line_num, row


def _cell(row: dict[str, Any], column: str, default: str | None = None) -> str:
    value = (row.get(column) or "").strip()
    if not value and default is None:
        raise _Wrong(RowFact.MISSING_COLUMN, column)
    return value or default or ""


def _window(row: dict[str, Any], catalogue: Catalogue) -> Window:
    first = _day(_cell(row, "from"))
    last = _day(_cell(row, "until", first.isoformat()))
    if last < first:
        raise _Wrong(RowFact.ENDS_BEFORE_START, last.isoformat())
    after = last + timedelta(days=1)
    start, end = (datetime.combine(one, time.min, catalogue.zone) for one in (first, after))
    return Window(start, end)


def _day(written: str) -> date:
    try:
        return date.fromisoformat(written)
    except ValueError:
        raise _Wrong(RowFact.NOT_A_DATE, written) from None


def _is_declared(agenda: Agenda, expert: str, window: Window) -> bool:
    declared = agenda.declared(window, resource=expert)
    return any(one.resource == expert and one.window == window and not one.opens for one in declared)
