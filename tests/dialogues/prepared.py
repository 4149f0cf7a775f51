"""A world made ready once: its documents taken in, and a store in which its bookings stand."""

import fcntl
import hashlib
import os
import shutil
import tempfile
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import datetime, timedelta
from pathlib import Path
from typing import Any

from sqlalchemy import Engine

from bot.booking.agenda import Agenda
from bot.booking.request import BookingRequest
from bot.nursery import Nursery, read_nursery
from bot.storage.database import open_database, transaction
from bot.storage.migrate import migrate
from ingest.pipeline import sync
from knowledge.settings import KnowledgeSettings
from tests.dialogues.documents import documents_of, write_documents
from tests.dialogues.entry import resource_key
from tests.dialogues.nursery import STAGED, World

# Bookings of the world were made while they could be: long enough ago for the notice, late enough for the horizon.
MADE_BEFORE = timedelta(days=3)


@dataclass(frozen=True)
class Prepared:
    """The documents and the index of a world, the store to begin from, and which booking bears which name."""

    world: World
    documents: Path
    data: Path
    template: Path
    nursery: Nursery
    labels: Mapping[int, str]

    def fresh_store(self, path: Path) -> None:
        """A copy of the store in which the world's bookings stand."""
        shutil.copyfile(self.template, path)


@contextmanager
def prepared(world: World) -> Iterator[Prepared]:
    """Make a world ready; what its documents came to is kept between runs, its store is made anew.

    Raises:
        ValueError: the documents of the world are not what the booking engine takes, or its bookings overlap.
    """
    home = _home(world)
    with _alone(home):
        documents = _documents(world, home)
        sync(documents, KnowledgeSettings(data_dir=home, documents_dir=documents))
    nursery = read_nursery(documents, world.zone)
    if nursery.problems or nursery.unread:
        raise ValueError(f"the documents made of this world are wrong: {nursery.problems} {nursery.unread}")
    with tempfile.TemporaryDirectory(prefix="pepin-dialogues-") as folder:
        template = Path(folder) / "template.sqlite3"
        labels = _stage(world, nursery, template)
        yield Prepared(world, documents, home, template, nursery, labels)


def _home(world: World) -> Path:
    content = "\0".join(f"{name}\0{text}" for name, text in documents_of(world))
    digest = hashlib.sha256(content.encode()).hexdigest()[:16]
    home = Path(tempfile.gettempdir()) / f"pepin-dialogues-{os.getuid()}" / digest
    home.mkdir(parents=True, exist_ok=True, mode=0o700)
    return home


@contextmanager
def _alone(home: Path) -> Iterator[None]:
    with (home / "lock").open("w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        yield


def _documents(world: World, home: Path) -> Path:
    folder = home / "documents"
    if not folder.exists():
        folder.mkdir()
        write_documents(world, folder)
    return folder


def _stage(world: World, nursery: Nursery, path: Path) -> dict[int, str]:
    engine = open_database(f"sqlite:///{path}")
    migrate(engine)
    try:
        return {_book(world, nursery, engine, one, place): str(one["id"]) for place, one in enumerate(world.existing)}
    finally:
        _settle(engine)


def _settle(engine: Engine) -> None:
    # The file alone must hold everything: a copy does not bring the write-ahead log along.
    with engine.connect().execution_options(isolation_level="AUTOCOMMIT") as connection:
        connection.exec_driver_sql("COMMIT") if connection.in_transaction() else None
    engine.dispose()


def _book(world: World, nursery: Nursery, engine: Engine, told: Mapping[str, Any], place: int) -> int:
    request = request_of(world, nursery, told, founder_of(world, told, place))
    with transaction(engine) as session:
        agenda = Agenda(session, nursery.catalogue, _made_at(world, request.starts))
        return agenda.book(f"world:{told['id']}", request).id


def _made_at(world: World, starts: datetime) -> datetime:
    horizon = timedelta(days=world.raw.get("horizon_days", 60))
    return max(world.now - MADE_BEFORE, starts - horizon)


def founder_of(world: World, told: Mapping[str, Any], place: int) -> int:
    """The phone of whoever made a booking of the world, a stranger's where it names nobody."""
    return world.founder(told["founder"]).id if told.get("founder") else STAGED + place


def request_of(world: World, nursery: Nursery, told: Mapping[str, Any], founder: int) -> BookingRequest:
    """The wish that a booking of the JSON stands for."""
    named, _, at = str(told.get("visit") or told.get("room") or told.get("space") or told.get("expert")).partition("@")
    resource = resource_key(world, named)
    prefix = (
        "room:" if told.get("room") else "visit:" if told.get("visit") else "service:" if told.get("expert") else ""
    )
    service = next(
        service.key
        for service in nursery.catalogue.services.values()
        if resource in service.resources and service.key.startswith(prefix)
    )
    starts = world.instant(str(told.get("start") or at))
    length = world.instant(str(told["end"])) - starts if told.get("end") else None
    return BookingRequest(
        service, founder, starts, resource, int(told.get("seats_taken") or told.get("seats") or 1), length
    )
