"""A nursery of twenty experts with years of bookings, written in bulk, for benches and races."""

import json
from collections.abc import Iterator
from datetime import UTC, date, datetime, timedelta
from itertools import islice
from typing import Any

from sqlalchemy import Connection, Engine, Table, insert, text

from bot.booking.catalogue import Catalogue, build_catalogue
from bot.booking.hours import instant
from bot.booking.service import PARIS
from bot.booking.tables import EVERY_UNIT, allocation, booking, resource
from tests.bot.booking.world import document

NOW = datetime(2026, 3, 24, 9, 15, tzinfo=UTC)
EXPERTS = 20
_FOUNDERS = 2_000
_STARTS = (9 * 60, 10 * 60 + 15, 11 * 60 + 30, 14 * 60, 15 * 60 + 15, 16 * 60 + 30)


def crowd_catalogue() -> Catalogue:
    """`service:conseil` of the experts `expert:e00` to `expert:e19`, and no limit to speak of.

    `service:atelier` takes e00 or e01 and the space labo, `visit:labo` takes labo and e00: the same calendars in the
    opposite order. `visit:salle` gives out twelve seats on 1 April at 14:00, with e00 as host.
    """
    experts = [{"id": f"e{number:02}", "name": f"Expert {number:02}"} for number in range(EXPERTS)]
    policy = document("politique", "rule", "Rendez-vous", booking_policy={"max_active": 1_000_000})
    visit = {"capacity": 12, "at": ["2026-04-01T14:00"], "by": "e00"}
    room = document("salle", "space", "Salle", seats=12, booking={"visit": visit, "reserve": {"length": "60 min"}})
    tour = document("labo", "space", "Labo", seats=12, booking={"visit": {"length": "60 min", "by": "e00"}})
    service = document("conseil", "service", "Conseil", booking={"experts": experts})
    shared = document("atelier", "service", "Atelier", booking={"room": "labo", "experts": experts[:2]})
    catalogue, problems = build_catalogue([policy, room, tour, service, shared])
    assert not problems, problems
    return catalogue


def populate(engine: Engine, count: int, already: int = 0) -> None:
    """Write bookings until there are `count`, where `already` were written before.

    The coming eight weeks are half full, and the rest lies in the years before.
    """
    with engine.begin() as connection:
        if not already:
            keys = [f"expert:e{number:02}" for number in range(EXPERTS)] + [f"founder:{n}" for n in range(_FOUNDERS)]
            rows = [{"id": number, "key": key, "title": ""} for number, key in enumerate(keys, 1)]
            connection.execute(insert(resource), rows)
        places = islice(_places(), already, count)
        while chunk := list(islice(places, 5_000)):
            _write(connection, chunk, already)
            already += len(chunk)
        if connection.dialect.name == "postgresql":
            for table in ("resource", "booking", "allocation"):
                connection.execute(text(f"SELECT setval('{table}_id_seq', (SELECT max(id) FROM {table}))"))
    with engine.connect().execution_options(isolation_level="AUTOCOMMIT") as connection:
        connection.exec_driver_sql("ANALYZE")


def _places() -> Iterator[tuple[int, int, int, bool]]:
    """(expert, founder, start, whether it lies ahead), the coming weeks first."""
    today, order = NOW.date(), 0
    for offset in [*range(1, 57), *range(0, -200_000, -1)]:
        day = _day(today, offset)
        for index, minute in enumerate(_STARTS) if day.weekday() < 5 else ():
            start = instant(day, minute, PARIS)
            for expert in range(EXPERTS):
                order += 1
                if offset <= 0 or (index + expert + offset) % 2:
                    yield expert, order % _FOUNDERS, start, offset > 0


def _day(today: date, offset: int) -> date:
    return today + timedelta(days=offset)


def _write(connection: Connection, chunk: list[tuple[int, int, int, bool]], before: int) -> None:
    bookings, allocations = [], []
    for number, (expert, founder, start, ahead) in enumerate(chunk, before + 1):
        bookings.append(_booking(number, expert, founder, start, ahead))
        for resource_id, buffer in ((expert + 1, 900), (EXPERTS + founder + 1, 0)):
            allocations.append(_allocation(number, resource_id, start, start + 3600 + buffer))
    write_all(connection, booking, bookings)
    write_all(connection, allocation, allocations)


def write_all(connection: Connection, table: Table, rows: list[dict[str, Any]]) -> None:
    """Insert many rows in the database's fastest way."""
    if connection.dialect.name != "postgresql":
        connection.execute(insert(table), rows)
        return
    cursor: Any = connection.connection.cursor()
    with cursor.copy(f"COPY {table.name} ({', '.join(rows[0])}) FROM STDIN") as copy:
        for row in rows:
            copy.write_row([json.dumps(value) if isinstance(value, list) else value for value in row.values()])


def _booking(number: int, expert: int, founder: int, start: int, ahead: bool) -> dict[str, Any]:
    starts = datetime.fromtimestamp(start, UTC)
    return {
        "id": number,
        "uid": f"{number}@bench",
        "draft": f"bench-{number}",
        "service": "service:conseil",
        "document": "conseil",
        "title": "Conseil",
        "founder": founder,
        "resource": f"expert:e{expert:02}",
        "resource_title": f"Expert {expert:02}",
        "also": [],
        "starts": starts,
        "ends": starts + timedelta(hours=1),
        "seats": 1,
        "place": "",
        "language": None,
        "state": "confirmed" if ahead else "done",
        "version": 0,
        "hold_until": None,
        "late": False,
        "created_at": NOW,
        "changed_at": NOW,
    }


def _allocation(number: int, resource_id: int, start: int, end: int) -> dict[str, Any]:
    units = {"unit_from": 0, "unit_until": EVERY_UNIT, "starts": start, "ends": end}
    return {"booking_id": number, "resource_id": resource_id, "expires": None, "active": True, **units}
