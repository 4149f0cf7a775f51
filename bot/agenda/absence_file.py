"""Absences of experts from a CSV file: `expert,from,until,reason`, both days included."""

import csv
import io
from dataclasses import dataclass, field
from datetime import date, datetime
from typing import Any

from sqlmodel import Session

from bot.booking.agenda import Agenda
from bot.booking.booking import Booking
from bot.booking.catalogue import Catalogue
from bot.booking.errors import UnknownResource
from bot.booking.window import Window
from bot.booking.work import Work


@dataclass
class Imported:
    """What the file did: rows taken, rows refused (line and fact), and the bookings that the absences concern."""

    taken: int = 0
    refused: list[tuple[int, str]] = field(default_factory=list)
    affected: list[Booking] = field(default_factory=list)

    def as_data(self) -> dict[str, Any]:
        """The same for a machine."""
        refused = [{"line": line, "fact": fact} for line, fact in self.refused]
        return {"taken": self.taken, "refused": refused, "affected": [one.id for one in self.affected]}


def import_absences(session: Session, catalogue: Catalogue, now: datetime, text: str) -> Imported:
    """Declare every absence of the file that is not declared yet; a wrong row is refused alone."""
    agenda, work = Agenda(session, catalogue, now), Work(session.connection(), catalogue, now)
    imported = Imported()
    for line, row in enumerate(csv.DictReader(io.StringIO(text)), 2):
        try:
            expert, window = _key(row["expert"]), _window(work, row)
            if not any(one.resource == expert and one.window == window for one in _declared(agenda, expert, window)):
                imported.affected += agenda.declare_absence(expert, window, (row.get("reason") or "").strip())
                imported.taken += 1
        except UnknownResource as refusal:
            imported.refused.append((line, f"unknown_expert {refusal.resource}"))
        except KeyError as error:
            imported.refused.append((line, f"missing_column {error.args[0]}"))
        except (ValueError, TypeError):
            imported.refused.append((line, "not_a_date"))
    return imported


def _declared(agenda: Agenda, expert: str, window: Window) -> list[Any]:
    return [one for one in agenda.declared(window, resource=expert) if not one.opens]


def _key(expert: str) -> str:
    return expert if expert.startswith("expert:") else f"expert:{expert.strip()}"


def _window(work: Work, row: dict[str, str]) -> Window:
    first = date.fromisoformat(row["from"].strip())
    last = date.fromisoformat((row.get("until") or row["from"]).strip())
    return Window(work.day(first)[0], work.day(last)[1])
