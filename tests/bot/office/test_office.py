"""Errands are done once, tried again where they fail, and told of once."""

import json
from datetime import UTC, date, datetime, timedelta
from pathlib import Path
from zoneinfo import ZoneInfo

import pytest
from sqlalchemy import Engine, text

from bot.office.command import main
from bot.office.counting import Counting
from bot.office.index_watch import IndexWatch
from bot.office.ingesting import Ingested
from bot.office.office import Office
from bot.storage.database import transaction
from bot.storage.errands import ErrandKind, Errands
from bot.texts.words import load_texts
from tests.bot.office.months import embed, live

PARIS = ZoneInfo("Europe/Paris")
STAFF = -1003001
MONDAY = datetime(2026, 10, 26, 9, 0, tzinfo=PARIS)
TEXTS = load_texts(PARIS)
START = datetime(2026, 9, 21, tzinfo=UTC)


def office_of(engine: Engine, folder: Path, fault: str = "", taken: Ingested | None = None) -> Office:
    faults = iter((fault, fault, "", ""))
    (folder / "index").mkdir(exist_ok=True)
    take_in = lambda: taken or Ingested(True)  # noqa: E731
    watch = IndexWatch(engine, TEXTS, folder, lambda: next(faults, ""), take_in, STAFF)
    return Office(engine, TEXTS, Counting(engine, folder / "index", embed, PARIS), watch, STAFF)


def told(engine: Engine) -> list[str]:
    with transaction(engine) as session:
        return list(session.connection().execute(text("SELECT payload FROM outgoing ORDER BY id")).scalars())


def test_the_digest_is_sent_once_however_often_it_is_looked_for(engine: Engine, tmp_path: Path) -> None:
    with transaction(engine) as session:
        live(session, START, 45, 1)
    for minute in range(0, 60 * 24 * 5, 397):
        now = MONDAY - timedelta(hours=2) + timedelta(minutes=minute)
        office = office_of(engine, tmp_path)
        office.ask_for_digest(now)
        office.run(now)
    [digest] = told(engine)
    assert "La semaine de Pépin" in digest and "image/png" in digest and "jetons, au plus" in digest


def test_a_nursery_that_has_only_just_started_hears_of_no_empty_week(engine: Engine, tmp_path: Path) -> None:
    office = office_of(engine, tmp_path)
    office.ask_for_digest(MONDAY)
    office.run(MONDAY)
    assert told(engine) == []


def test_damage_is_told_once_and_so_is_its_end(engine: Engine, tmp_path: Path) -> None:
    office = office_of(engine, tmp_path, "vectors.npy: 3 bytes")
    office.watch.look(MONDAY)
    office.watch.look(MONDAY)
    office.run(MONDAY)
    office.watch.look(MONDAY + timedelta(minutes=1))
    damaged, mended = told(engine)
    assert "abîmé" in damaged and "reconstruit, je" in mended


def test_a_rebuild_that_never_helps_is_given_up_and_not_told_again_and_again(engine: Engine, tmp_path: Path) -> None:
    for minute in range(0, 120, 2):
        fresh = office_of(engine, tmp_path, "x", Ingested(False, "occupé"))
        fresh.watch.look(MONDAY + timedelta(minutes=minute))
        fresh.run(MONDAY + timedelta(minutes=minute))
    assert ["abîmé" in one for one in told(engine)] == [True, False]


def test_what_is_asked_for_under_a_key_is_asked_for_once(engine: Engine) -> None:
    with transaction(engine) as session:
        errands = Errands(session, MONDAY)
        assert [errands.ask(ErrandKind.DIGEST, STAFF, key="digest:1") for _ in range(3)] == [True, False, False]


def test_the_command_prints_everything_as_json(
    engine: Engine, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    with transaction(engine) as session:
        live(session, START, 45, 2)
    counting = Counting(engine, tmp_path / "index", embed, PARIS)
    words, picture = TEXTS.of("fr"), tmp_path / "f.png"
    arguments = ["--json", "--since", date(2026, 10, 1).isoformat(), "--picture", str(picture)]
    assert main(arguments, lambda: counting, words, MONDAY) == 0
    printed = json.loads(capsys.readouterr().out)
    assert printed["questions"]["asked"] == sum(
        day[found] for day in printed["days"] for found in ("answered", "near", "unknown")
    )
    assert {"deflection", "gaps", "stale", "rules", "subjects", "bookings", "hand_off_hours"} <= set(printed)
    assert printed["tokens"] == sum(day["tokens"] for day in printed["model"]) > 0
    assert picture.read_bytes().startswith(b"\x89PNG")
