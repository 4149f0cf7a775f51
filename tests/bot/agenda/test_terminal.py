"""`python -m bot agenda`: what staff read, export and import at a terminal."""

import csv
import json
from collections.abc import Callable
from dataclasses import replace
from datetime import datetime, timedelta
from pathlib import Path

import pytest
from icalendar import Calendar
from sqlalchemy import Engine

from bot.agenda import main
from bot.agenda.export import as_csv, disarmed
from bot.booking.agenda import Agenda
from bot.booking.booking import Booking
from bot.booking.request import BookingRequest
from bot.booking.service import PARIS
from bot.storage import outbox
from bot.storage.database import transaction
from tests.bot.booking.world import load_world, world_catalogue

CATALOGUE = world_catalogue(load_world())
NOW = datetime(2026, 3, 24, 10, tzinfo=PARIS)
AT = datetime(2026, 3, 31, 10, tzinfo=PARIS)

Run = Callable[..., int]


@pytest.fixture
def booked(sqlite: Engine) -> Booking:
    """A booking that stands, beside one that was cancelled."""
    with transaction(sqlite) as session:
        agenda = Agenda(session, CATALOGUE, NOW)
        gone = agenda.book("e", BookingRequest("service:numerique", 2, AT + timedelta(days=1), "expert:amine"))
        agenda.cancel(gone.id, 2)
        return agenda.book("d", BookingRequest("service:rh", 1, AT, "expert:claire"))


@pytest.fixture
def run(sqlite: Engine) -> Run:
    return lambda *words: main([str(word) for word in words], engine=sqlite, catalogue=CATALOGUE, now=NOW)


def test_the_list_is_a_table_by_day(run: Run, booked: Booking, capsys: pytest.CaptureFixture[str]) -> None:
    assert run("list") == 0
    table = capsys.readouterr().out
    assert table.index("2026-03-31") < table.index("10:00–11:00") < table.index("Claire Martin")
    assert "Amine" not in table


def test_the_list_as_json_has_what_was_asked(run: Run, booked: Booking, capsys: pytest.CaptureFixture[str]) -> None:
    run("list", "--json")
    (row,) = json.loads(capsys.readouterr().out)
    assert (row["id"], row["starts"], row["state"]) == (booked.id, "2026-03-31T10:00:00+02:00", "confirmed")
    run("list", "--json", "--all")
    assert len(json.loads(capsys.readouterr().out)) == 2
    run("list", "--json", "--resource", "expert:hugo")
    assert json.loads(capsys.readouterr().out) == []
    run("list", "--json", "--from", "2026-04-01")
    assert json.loads(capsys.readouterr().out) == []


def test_the_figures_count_by_state_and_resource(run: Run, booked: Booking, capsys: pytest.CaptureFixture[str]) -> None:
    run("stats", "--json", "--all")
    figures = json.loads(capsys.readouterr().out)
    assert figures["by_state"] == {"confirmed": 1, "cancelled": 1}
    assert figures["totals"] == {"bookings": 2, "no_show_rate": 0.0}
    run("stats")
    table = capsys.readouterr().out
    assert "by_resource" in table
    assert "expert:claire" in table


def test_an_export_is_a_table_or_a_calendar(run: Run, booked: Booking, tmp_path: Path) -> None:
    run("export", "--output", tmp_path / "agenda.csv")
    with (tmp_path / "agenda.csv").open(encoding="utf-8-sig", newline="") as file:
        (row,) = csv.DictReader(file)
    assert (row["id"], row["resource"], row["starts"]) == (str(booked.id), "Claire Martin", booked.starts.isoformat())
    run("export", "--format", "ics", "--output", tmp_path / "agenda.ics")
    (event,) = Calendar.from_ical((tmp_path / "agenda.ics").read_bytes()).walk("VEVENT")
    assert (str(event["UID"]), event.decoded("DTSTART")) == (booked.uid, booked.starts)


def test_a_file_that_cannot_be_read_or_written_is_told(
    run: Run, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert run("absences", tmp_path / "none.csv") == 2
    assert run("export", "--output", tmp_path / "nowhere" / "agenda.csv") == 2
    latin = tmp_path / "latin.csv"
    latin.write_bytes("expert,from\nclaire,congés".encode("latin-1"))
    assert run("absences", latin) == 2
    assert len(capsys.readouterr().err.splitlines()) == 3


@pytest.mark.parametrize("separator", [",", ";"])
def test_absences_are_imported_once_and_those_they_concern_are_told(
    run: Run, sqlite: Engine, booked: Booking, tmp_path: Path, capsys: pytest.CaptureFixture[str], separator: str
) -> None:
    file = tmp_path / "absences.csv"
    lines = ["expert,from,until,reason", "claire,2026-03-31,2026-04-01,congés", "expert:hugo,2026-04-02,,"]
    file.write_text("\n".join(lines).replace(",", separator), encoding="utf-8")
    assert run("absences", file, "--json") == 0
    assert json.loads(capsys.readouterr().out) == {"taken": 2, "refused": [], "affected": [booked.id]}
    assert _told(sqlite) == [1]
    run("absences", file, "--json")
    assert json.loads(capsys.readouterr().out) == {"taken": 0, "refused": [], "affected": []}
    assert _told(sqlite) == [1]


@pytest.mark.parametrize(
    ("row", "fact", "said"),
    [
        ("nobody,2026-03-31,,", "unknown_expert", "identifiant"),
        ("claire,demain,,", "not_a_date", "2026-04-02"),
        ("claire,2026-02-30,,", "not_a_date", "2026-04-02"),
        ("claire,2026-03-31,2026-03-30,", "ends_before_start", "avant de commencer"),
        ("claire", "missing_column", "from"),
        (",2026-03-31,,", "missing_column", "expert"),
    ],
)
def test_a_wrong_row_is_refused_alone_with_its_line(
    run: Run, tmp_path: Path, capsys: pytest.CaptureFixture[str], row: str, fact: str, said: str
) -> None:
    file = tmp_path / "absences.csv"
    file.write_text(f"expert,from,until,reason\n{row}\namine,2026-05-05,,\n", encoding="utf-8")
    assert run("absences", file) == 1
    error = capsys.readouterr().err
    assert error.startswith(f"{file}:2: ")
    assert said in error
    run("absences", file, "--json")
    told = json.loads(capsys.readouterr().out)
    assert [(one["line"], one["fact"]) for one in told["refused"]] == [(2, fact)]


@pytest.mark.parametrize("cell", ["=1+1", "+33", "-1", "@cmd", "\tx", "\rx"])
def test_a_cell_is_never_a_formula(booked: Booking, cell: str) -> None:
    assert disarmed(cell) == f"'{cell}"
    content = as_csv([replace(booked, title=cell, place="Bureau 12")]).decode("utf-8-sig")
    (row,) = csv.DictReader(content.splitlines(keepends=True)) if "\r" not in cell else [{"title": f"'{cell}"}]
    assert row["title"] == f"'{cell}"


def _told(engine: Engine) -> list[int]:
    table = outbox.OutgoingRow.__table__  # type: ignore[attr-defined]
    with transaction(engine) as session:
        return list(session.connection().execute(table.select().with_only_columns(table.c.chat_id)).scalars())
