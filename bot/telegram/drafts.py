"""An answer shown while it is written: drafts that Telegram keeps for half a minute, before the message itself."""

import asyncio
import threading
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass, field

from telegram import Bot
from telegram.error import TelegramError

from bot.dialogue.incoming import Incoming
from bot.dialogue.showing import Show

PAUSE = 1.5
"""Seconds between two drafts of an answer: edits count as sends, and one a second may leave to a chat."""
LONGEST = 4_000
_LAST = 2.0


@dataclass
class Drafts:
    """Takes texts from the threads of turns, and sends the newest of each from the event loop."""

    pause: float = PAUSE
    _bot: Bot | None = None
    _loop: asyncio.AbstractEventLoop | None = None

    def serve(self, bot: Bot) -> None:
        """Send with this bot; to be called on the event loop."""
        self._bot, self._loop = bot, asyncio.get_running_loop()

    @contextmanager
    def stream(self, incoming: Incoming) -> Iterator[Show]:
        """Gives what shows a text to the person; once the context is left, no draft follows what is sent then."""
        bot, loop = self._bot, self._loop
        if bot is None or loop is None or not incoming.private:
            yield lambda text: None
            return
        draft = _Draft(bot, loop, incoming, self.pause)
        try:
            yield draft.show
        finally:
            draft.end()


@dataclass
class _Draft:
    bot: Bot
    loop: asyncio.AbstractEventLoop
    incoming: Incoming
    pause: float
    _text: str = ""
    _changed: asyncio.Event = field(default_factory=asyncio.Event)
    _over: asyncio.Event = field(default_factory=asyncio.Event)
    _task: "asyncio.Task[None] | None" = None
    _ended: threading.Event = field(default_factory=threading.Event)

    def show(self, text: str) -> None:
        """Called on a thread."""
        self.loop.call_soon_threadsafe(self._take, text)

    def end(self) -> None:
        """Called on a thread; waits for the draft under way."""
        try:
            self.loop.call_soon_threadsafe(self._stop)
        except RuntimeError:  # the loop has ended, and all tasks with it
            return
        self._ended.wait(_LAST)

    def _take(self, text: str) -> None:
        self._text = text[:LONGEST]
        self._changed.set()
        if self._task is None:
            self._task = self.loop.create_task(self._send())

    def _stop(self) -> None:
        if self._task is None or self._task.done():
            self._ended.set()
            return
        self._task.add_done_callback(lambda task: self._ended.set())
        self._over.set()
        self._changed.set()

    async def _send(self) -> None:
        while await self._changed.wait() and not self._over.is_set():
            self._changed.clear()
            try:
                await self.bot.send_message_draft(
                    self.incoming.chat_id,
                    self.incoming.update_id or 1,
                    self._text,
                    message_thread_id=self.incoming.thread_id,
                )
            except TelegramError:
                # A courtesy, as « … is typing »: the answer itself leaves from the outbox.
                return
            with suppress(TimeoutError):
                await asyncio.wait_for(self._over.wait(), self.pause)
