"""The way in: updates are in the inbox before anybody learns that they arrived."""

import asyncio
import logging
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from functools import partial

from sqlalchemy import Engine

from bot.dialogue.incoming import Incoming
from bot.storage import inbox
from bot.storage.database import sync, transaction
from bot.telegram.log import describe
from bot.telegram.threads import Threads
from bot.telegram.worker import Worker

_log = logging.getLogger(__name__)

_Batch = tuple[Sequence[Incoming], "asyncio.Future[None]"]


@dataclass
class Intake:
    """Keeps updates and hands those that are new to the worker; batches that come together share a transaction."""

    engine: Engine
    threads: Threads
    worker: Worker
    clock: Callable[[], datetime]
    _waiting: list[_Batch] = field(default_factory=list)
    _writer: asyncio.Task[None] | None = None

    async def accept(self, updates: Sequence[Incoming]) -> None:
        """Return when the updates are safe.

        Raises:
            sqlalchemy.exc.SQLAlchemyError: the store refuses them; none is kept.
        """
        if not updates:
            return
        await self.worker.room()
        kept: asyncio.Future[None] = asyncio.get_running_loop().create_future()
        self._waiting.append((updates, kept))
        if self._writer is None or self._writer.done():
            self._writer = asyncio.create_task(self._write())
        await asyncio.shield(kept)

    async def recover(self) -> int:
        """Hand over what an earlier process received and did not finish; returns how much that was."""

        def work() -> list[Incoming]:
            with transaction(self.engine) as session:
                return inbox.pending(session)

        left = await self.threads.store(work)
        for update in left:
            self.worker.take(update)
        return len(left)

    async def _write(self) -> None:
        while self._waiting:
            batches, self._waiting = self._waiting, []
            updates = [update for batch, _ in batches for update in batch]
            try:
                new = await self.threads.store(partial(self._keep, updates))
            except Exception as error:
                _log.error("the store refuses %d updates: %s", len(updates), describe(error))
                _settle(batches, error)
                continue
            for update in updates:
                if update.update_id in new:
                    self.worker.take(update)
            _settle(batches, None)

    def _keep(self, updates: Sequence[Incoming]) -> frozenset[int]:
        with transaction(self.engine) as session:
            new = inbox.receive(session, updates, self.clock())
        sync(self.engine)
        return new


def _settle(batches: Sequence[_Batch], error: Exception | None) -> None:
    for _, kept in batches:
        if kept.done():
            continue
        if error is None:
            kept.set_result(None)
        else:
            kept.set_exception(error)
