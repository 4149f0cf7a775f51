"""The updates waiting for the bot, numbered, with the rules of getUpdates."""

import asyncio
import time
from collections import OrderedDict, deque
from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from itertools import islice

from bot.sandbox.wire.errors import OTHER_POLL, WEBHOOK_ACTIVE, Conflict
from bot.sandbox.wire.types import Json

BY_REQUEST = frozenset({"chat_member", "message_reaction", "message_reaction_count"})


def first_number() -> int:
    """Where a new world begins to count: at the clock, so that no number of an earlier world comes again."""
    return int(time.time())


@dataclass
class UpdateQueue:
    """Updates in order; `confirmed` is called with each one that the bot has acknowledged.

    `webhook` is set while a webhook is; `arrived` wakes its sender. A replay goes out once more in front of the
    rest, whatever was confirmed.
    """

    confirmed: Callable[[Json], None]
    pending: "OrderedDict[int, Json]" = field(default_factory=OrderedDict)
    replays: deque[Json] = field(default_factory=deque)
    log: dict[int, Json] = field(default_factory=dict)
    allowed: frozenset[str] = frozenset()
    webhook: bool = False
    last: int = field(default_factory=first_number)
    arrived: asyncio.Event = field(default_factory=asyncio.Event)
    poll: "asyncio.Future[bool] | None" = None
    polling: int = 0
    polled_at: float = 0.0

    def allows(self, kind: str) -> bool:
        """Whether the bot asked for updates of this kind."""
        return kind in self.allowed if self.allowed else kind not in BY_REQUEST

    def allow(self, kinds: Iterable[str]) -> None:
        """Remember which kinds the bot wants; none named means all but those that must be asked for."""
        self.allowed = frozenset(kinds)

    def add(self, kind: str, content: Json) -> Json | None:
        """Number an update and queue it, or answer None where the bot does not want this kind."""
        if not self.allows(kind):
            return None
        self.last += 1
        update: Json = {"update_id": self.last, kind: content}
        self.log[self.last] = update
        self.pending[self.last] = update
        self._wake()
        return update

    def replay(self, update_id: int, times: int) -> None:
        """Send an old update again; KeyError where there is none of that number."""
        self.replays.extend([self.log[update_id]] * times)
        self._wake()

    def confirm(self, offset: int) -> None:
        """Drop every update below the offset; a negative one keeps only that many of the last."""
        floor = offset if offset >= 0 else self.last + 1 + offset
        while self.pending and next(iter(self.pending)) < floor:
            self.confirmed(self.pending.popitem(last=False)[1])

    def settle(self, update_id: int) -> None:
        """Drop one update that a webhook took."""
        update = self.pending.pop(update_id, None)
        if update is not None:
            self.confirmed(update)

    def batch(self, limit: int) -> list[Json]:
        """The next updates, replays first; replays are gone then, the rest stays until confirmed."""
        again = [self.replays.popleft() for _ in range(min(limit, len(self.replays)))]
        return again + list(islice(self.pending.values(), limit - len(again)))

    async def fetch(self, limit: int, patience: float) -> list[Json]:
        """The next updates, waiting up to `patience` seconds for one; Conflict where another poll takes over."""
        if self.webhook:
            raise Conflict(WEBHOOK_ACTIVE)
        self.interrupt()
        if self.pending or self.replays or patience <= 0:
            return self.batch(limit)
        poll = self.poll = asyncio.get_running_loop().create_future()
        self.polling += 1
        try:
            async with asyncio.timeout(patience):
                taken_over = not await poll
        except TimeoutError:
            return []
        finally:
            self.polling -= 1
            self.poll = None if self.poll is poll else self.poll
        if taken_over:
            raise Conflict(WEBHOOK_ACTIVE if self.webhook else OTHER_POLL)
        return self.batch(limit)

    def interrupt(self) -> None:
        """End the poll that is waiting, if one is, with a conflict."""
        if self.poll is not None and not self.poll.done():
            self.poll.set_result(False)

    def _wake(self) -> None:
        self.arrived.set()
        if self.poll is not None and not self.poll.done():
            self.poll.set_result(True)
