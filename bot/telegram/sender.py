"""From the outbox to Telegram.

New messages leave one after the other, and each is marked in the store before the next leaves: a process that is
killed at any instant repeats one of them at most. What is said outside is safe on the disk before, once for several
turns; a mark is not worth waiting for the disk. Edits and answers to taps, which do no harm twice, leave beside
them. A message that has no answer within `PATIENCE` no longer holds up the others.
"""

import asyncio
import logging
from collections.abc import Awaitable, Callable, Collection
from dataclasses import dataclass, field
from datetime import datetime
from time import monotonic

from sqlalchemy import Engine
from sqlalchemy.exc import SQLAlchemyError

from bot.storage import outbox
from bot.storage.database import sync, transaction
from bot.storage.outbox import Parcel
from bot.storage.settlement import Dead, Settled, settle
from bot.telegram.delivery import Outcome
from bot.telegram.hold import Hold, Lane, is_new_message
from bot.telegram.log import describe
from bot.telegram.threads import Threads

PATIENCE = 0.25
STOCK = 16
# Messages become due while nobody wakes the sender: it looks by itself this often.
SWEEP = 5.0

_log = logging.getLogger(__name__)


@dataclass
class Sender:
    """Sends what the outbox holds until `stop`; `wake` tells it that there is more.

    `deliver` sends one message (`delivery.deliver` with its bot); `on_refused_token` hears that a token was refused.
    """

    engine: Engine
    threads: Threads
    deliver: Callable[[Parcel], Awaitable[Outcome]]
    hold: Hold
    clock: Callable[[], datetime]
    on_refused_token: Callable[[], None] = lambda: None
    _tasks: set[asyncio.Task[None]] = field(default_factory=set)
    _woken: asyncio.Event = field(default_factory=asyncio.Event)
    _idle: asyncio.Event = field(default_factory=asyncio.Event)
    _stopping: bool = False

    def wake(self) -> None:
        """There may be something to send."""
        self._idle.clear()
        self._woken.set()

    async def flush(self) -> None:
        """Return once all that can leave now has left."""
        self.wake()
        await self._idle.wait()

    def stop(self) -> None:
        """Send nothing more; `run` returns once what is under way has landed."""
        self._stopping = True
        self._woken.set()

    async def run(self) -> None:
        """Send until `stop`."""
        while not self._stopping:
            self._woken.clear()
            await self._exchange()
            while not self._stopping and (parcel := self.hold.next(monotonic())):
                await self._launch(parcel)
            await self._rest()
        if self._tasks:
            await asyncio.wait(self._tasks)
        await self._exchange()

    async def _launch(self, parcel: Parcel) -> None:
        flight = asyncio.create_task(self._fly(parcel))
        self._tasks.add(flight)
        flight.add_done_callback(self._tasks.discard)
        if is_new_message(parcel):
            await asyncio.wait({flight}, timeout=PATIENCE)
            await self._exchange()

    async def _fly(self, parcel: Parcel) -> None:
        try:
            outcome = await self.deliver(parcel)
        except Exception as error:
            # A message that cannot even be rendered must not stop those behind it.
            _log.error("a message cannot be sent: %s", describe(error))
            outcome = Outcome(Dead(parcel.id, type(error).__name__))
        if outcome.token_refused:
            self.on_refused_token()
        self.hold.land(parcel, outcome, monotonic())
        self.wake()

    async def _rest(self) -> None:
        if not self._woken.is_set():
            self._idle.set()
        try:
            async with asyncio.timeout(min(SWEEP, self.hold.wait(monotonic()))):
                await self._woken.wait()
        except TimeoutError:
            return

    async def _exchange(self) -> None:
        """One transaction: write back what has become of messages, and take what is due."""
        landed = self.hold.take_landed()
        settled = [one for _, one in landed]
        room = STOCK - len(self.hold.ready) if len(self.hold.ready) <= STOCK // 2 else 0
        busy = self.hold.busy(monotonic())
        try:
            self.hold.ready.extend(await self.threads.store(lambda: self._transact(settled, busy, room)))
        except SQLAlchemyError as error:
            _log.error("the store refuses the outbox: %s", describe(error))
            self.hold.put_back(landed)
            await asyncio.sleep(1)

    def _transact(self, settled: Collection[Settled], busy: Collection[Lane], room: int) -> list[Parcel]:
        chats = [number for kind, number in busy if kind == "chat"]
        taps = [number for kind, number in busy if kind == "tap"]
        with transaction(self.engine) as session:
            settle(session, list(settled), self.clock())
            due = (
                outbox.due(session, self.clock(), but_chats=chats, but_ids=taps, limit=room)
                if room and not self._stopping
                else []
            )
        if due:
            sync(self.engine)
        return due
