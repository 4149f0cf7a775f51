"""Pressed buttons waiting for their answer."""

import itertools
from dataclasses import asdict, dataclass, field

from bot.sandbox.wire.types import Json


@dataclass
class Query:
    """A press: whose, where, with which data, and how the bot answered it (None: not yet)."""

    id: str
    person: int
    chat: int
    message: int
    data: str
    at: float
    answer: Json | None = None
    answered_at: float | None = None


@dataclass
class Queries:
    """All presses, by identifier; each may be answered for `lifetime` seconds."""

    lifetime: float
    by_id: dict[str, Query] = field(default_factory=dict)
    _numbers: "itertools.count[int]" = field(default_factory=lambda: itertools.count(9_000_001))

    def add(self, person: int, chat: int, message: int, data: str, now: float) -> Query:
        """Take a press at `now`, seconds since the epoch."""
        query = Query(str(next(self._numbers)), person, chat, message, data, now)
        self.by_id[query.id] = query
        return query

    def answerable(self, query_id: str, now: float) -> Query | None:
        """The press of an identifier, or None where there is none or it is too old at `now`."""
        query = self.by_id.get(query_id)
        return query if query is not None and now - query.at <= self.lifetime else None

    def view(self, chat: int = 0) -> list[Json]:
        """Every press of a chat, or of all."""
        return [asdict(query) for query in self.by_id.values() if chat in {0, query.chat}]
