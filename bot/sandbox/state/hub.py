"""The live stream: whoever listens hears every event."""

import asyncio
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field

from bot.sandbox.wire.types import Json


@dataclass
class Hub:
    """Hands events to its listeners; costs nothing while nobody listens."""

    listeners: set[asyncio.Queue[Json]] = field(default_factory=set)

    def publish(self, kind: str, **facts: object) -> None:
        """Tell every listener about something of a kind."""
        for queue in self.listeners:
            queue.put_nowait({"event": kind, **facts})

    @contextmanager
    def listening(self) -> Iterator[asyncio.Queue[Json]]:
        """A queue that receives every event while the context lasts."""
        queue: asyncio.Queue[Json] = asyncio.Queue()
        self.listeners.add(queue)
        try:
            yield queue
        finally:
            self.listeners.discard(queue)
