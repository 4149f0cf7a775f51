"""Turns: one after the other within a chat, chats side by side."""

import asyncio
import logging
from collections import deque
from collections.abc import Callable
from contextlib import AbstractContextManager, nullcontext
from dataclasses import dataclass, field

from bot.dialogue.incoming import Incoming
from bot.telegram.log import describe
from bot.telegram.threads import TURNS, Threads

Turn = Callable[[Incoming], None]

TRIES = 3
BACKLOG = 1000

_log = logging.getLogger(__name__)


@dataclass
class Worker:
    """Runs a turn for each update it is given.

    `turn` is synchronous and does its own transaction; `give_up` (synchronous too) ends an update whose turn failed
    `TRIES` times; `after` is called when something may have been put into the outbox; `meanwhile` surrounds each turn.
    """

    turn: Turn
    give_up: Callable[[Incoming, Exception], None]
    threads: Threads
    after: Callable[[], None] = lambda: None
    meanwhile: Callable[[Incoming], AbstractContextManager[None]] = lambda incoming: nullcontext()
    retry_after: float = 0.3
    _chats: dict[int, deque[Incoming]] = field(default_factory=dict)
    _tasks: set[asyncio.Task[None]] = field(default_factory=set)
    _waiting: set[int] = field(default_factory=set)
    _slots: asyncio.Semaphore = field(default_factory=lambda: asyncio.Semaphore(TURNS))
    _room: asyncio.Event = field(default_factory=asyncio.Event)
    _stopping: bool = False

    def take(self, incoming: Incoming) -> None:
        """Run this update's turn after those of its chat that are waiting; one that waits already is left alone."""
        if incoming.update_id in self._waiting or self._stopping:
            return
        self._waiting.add(incoming.update_id)
        if incoming.chat_id in self._chats:
            self._chats[incoming.chat_id].append(incoming)
            return
        self._chats[incoming.chat_id] = deque([incoming])
        task = asyncio.create_task(self._serve(incoming.chat_id))
        self._tasks.add(task)
        task.add_done_callback(self._tasks.discard)

    async def room(self) -> None:
        """Return once fewer than `BACKLOG` updates wait: what is not fetched yet is safe where it is."""
        while len(self._waiting) >= BACKLOG and not self._stopping:
            self._room.clear()
            await self._room.wait()

    async def drain(self) -> None:
        """Start no more turns; return when those that run have ended. The rest stays in the inbox."""
        self._stopping = True
        self._room.set()
        if self._tasks:
            await asyncio.wait(self._tasks)

    async def _serve(self, chat_id: int) -> None:
        queue = self._chats[chat_id]
        while queue and not self._stopping:
            incoming = queue.popleft()
            async with self._slots:
                if not self._stopping:
                    with self.meanwhile(incoming):
                        await self._run(incoming)
            self._waiting.discard(incoming.update_id)
            self._room.set()
            self.after()
        del self._chats[chat_id]

    async def _run(self, incoming: Incoming) -> None:
        failure = await self._try(incoming)
        for attempt in range(1, TRIES):
            if failure is None or self._stopping:
                return
            await asyncio.sleep(self.retry_after * attempt)
            failure = await self._try(incoming)
        if failure is not None:
            await self._end(incoming, failure)

    async def _try(self, incoming: Incoming) -> Exception | None:
        try:
            await self.threads.turn(lambda: self.turn(incoming))
        except Exception as error:
            _log.error("the turn of update %d failed: %s", incoming.update_id, describe(error))
            return error
        return None

    async def _end(self, incoming: Incoming, failure: Exception) -> None:
        try:
            await self.threads.turn(lambda: self.give_up(incoming, failure))
        except Exception as error:
            # It stays in the inbox, and is tried again when the bot starts again.
            _log.error("update %d cannot be given up: %s", incoming.update_id, describe(error))
