"""The store as the judge sees it: read past the bot, through a connection that cannot write."""

import json
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from pathlib import Path
from typing import Any
from zoneinfo import ZoneInfo

from sqlalchemy import Connection, Engine, create_engine, text

STANDING = frozenset({"confirmed", "requested", "done", "no_show"})


@dataclass(frozen=True)
class Row:
    """A booking as it stands at one moment, its times on the nursery's clock."""

    id: int
    founder: int
    service: str
    resource: str
    starts: datetime
    ends: datetime
    seats: int
    state: str
    version: int

    @property
    def stands(self) -> bool:
        """Whether the founder counts on it: what is only held does not count as a booking."""
        return self.state in STANDING

    @property
    def kind(self) -> str:
        """service, visit or room."""
        return self.service.partition(":")[0]

    def busy(self, buffer: timedelta) -> tuple[datetime, datetime]:
        """When its expert or space is not free, the time after it included."""
        return self.starts, self.ends + buffer


@dataclass(frozen=True)
class Snapshot:
    """Everything the judge compares, at one moment."""

    bookings: Mapping[int, Row] = field(default_factory=dict)
    inquiries: tuple[int, ...] = ()
    conversations: Mapping[int, Mapping[str, Any]] = field(default_factory=dict)

    def standing(self) -> list[Row]:
        """The bookings that stand."""
        return [row for row in self.bookings.values() if row.stands]


@dataclass(frozen=True)
class Store:
    """A SQLite file, opened for reading."""

    engine: Engine
    zone: ZoneInfo

    @classmethod
    def at(cls, path: Path, zone: ZoneInfo) -> "Store":
        """The store in that file."""
        return cls(create_engine(f"sqlite:///file:{path}?mode=ro&uri=true"), zone)

    def look(self) -> Snapshot:
        """The store now."""
        with self.engine.connect() as connection:
            return Snapshot(
                {row.id: row for row in _bookings(connection, self.zone)},
                tuple(row[0] for row in connection.execute(text("SELECT person_id FROM inquiry ORDER BY id"))),
                _conversations(connection),
            )

    def quiet(self, update: int, now: datetime) -> bool:
        """Whether an update was dealt with, nothing else waits for its turn, and all that is due has left."""
        with self.engine.connect() as connection:
            done = connection.execute(
                text("SELECT 1 FROM incoming WHERE update_id = :update AND done_at IS NOT NULL"), {"update": update}
            ).first()
            if update and done is None:
                return False
            waiting = connection.execute(text("SELECT 1 FROM incoming WHERE done_at IS NULL LIMIT 1")).first()
            pending = connection.execute(
                text("SELECT not_before FROM outgoing WHERE sent_at IS NULL AND dead_at IS NULL")
            ).scalars()
            return waiting is None and not any(_due(moment, now) for moment in pending)

    def close(self) -> None:
        """Let the file go."""
        self.engine.dispose()


def _due(moment: Any, now: datetime) -> bool:
    return moment is None or datetime.fromisoformat(str(moment)).astimezone(now.tzinfo) <= now


def _bookings(connection: Connection, zone: ZoneInfo) -> list[Row]:
    query = "SELECT id, founder, service, resource, starts, ends, seats, state, version FROM booking ORDER BY id"
    return [
        Row(one[0], one[1], one[2], one[3], _local(one[4], zone), _local(one[5], zone), one[6], one[7], one[8])
        for one in connection.execute(text(query))
    ]


def _local(written: Any, zone: ZoneInfo) -> datetime:
    read = datetime.fromisoformat(str(written))
    return (read if read.tzinfo else read.replace(tzinfo=ZoneInfo("UTC"))).astimezone(zone)


def _conversations(connection: Connection) -> dict[int, Mapping[str, Any]]:
    rows = connection.execute(text("SELECT chat_id, state FROM conversation"))
    return {row[0]: json.loads(row[1]) for row in rows}
