"""Files that people sent, fetched from Telegram one after the other."""

import asyncio
import logging
from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime

from telegram import Bot
from telegram.error import BadRequest, Forbidden, TelegramError

from bot.telegram.log import describe
from bot.telegram.threads import Threads

LARGEST = 20 * 1024 * 1024
"""Bytes; what `getFile` gives (https://core.telegram.org/bots/api#getfile)."""
LOOK_EVERY = 20.0
READ_SECONDS = 60.0

_log = logging.getLogger(__name__)


@dataclass(frozen=True)
class Wanted:
    """A file to fetch, and the number by which it is asked for."""

    id: int
    file_id: str


@dataclass(frozen=True)
class Downloads:
    """What wants files: the next one, what to do with its content, and with a refusal.

    `failed` is told whether another try is worth while. All three are synchronous and run on the chores' thread.
    """

    wanted: Callable[[datetime], Wanted | None]
    arrived: Callable[[Wanted, bytes, datetime], None]
    failed: Callable[[Wanted, bool, datetime], None]


class Downloading:
    """Fetches what is wanted, when it is woken and every now and then."""

    def __init__(
        self, bot: Bot, downloads: Downloads, threads: Threads, clock: Callable[[], datetime], after: Callable[[], None]
    ) -> None:
        self._bot = bot
        self._downloads = downloads
        self._threads = threads
        self._clock = clock
        self._after = after
        self._woken = asyncio.Event()

    def wake(self) -> None:
        """Something may be wanted."""
        self._woken.set()

    async def run(self) -> None:
        """Fetch until cancelled."""
        while True:
            self._woken.clear()
            try:
                while wanted := await self._threads.chore(lambda: self._downloads.wanted(self._clock())):
                    await self._fetch(wanted)
                    self._after()
            except Exception as error:
                _log.error("a file cannot be fetched: %s", describe(error))
            try:
                async with asyncio.timeout(LOOK_EVERY):
                    await self._woken.wait()
            except TimeoutError:
                continue

    async def _fetch(self, wanted: Wanted) -> None:
        try:
            content = await self._content(wanted.file_id)
        except TelegramError as error:
            again = not isinstance(error, BadRequest | Forbidden)
            await self._threads.chore(lambda: self._downloads.failed(wanted, again, self._clock()))
        else:
            await self._threads.chore(lambda: self._downloads.arrived(wanted, content, self._clock()))

    async def _content(self, file_id: str) -> bytes:
        file = await self._bot.get_file(file_id)
        if (file.file_size or 0) > LARGEST:
            raise BadRequest("file is too big")
        return bytes(await file.download_as_bytearray(read_timeout=READ_SECONDS))
