"""What is done again and again: reminders, retention, a look at the documents."""

import asyncio
import logging
from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime, timedelta

from bot.telegram.log import describe
from bot.telegram.threads import Threads

_log = logging.getLogger(__name__)


@dataclass(frozen=True)
class Periodic:
    """A synchronous chore, run at the start and then every so often; it is given the present instant.

    `long` is for what embeds, parses or draws: it runs beside the others.
    """

    every: timedelta
    run: Callable[[datetime], None]
    long: bool = False


async def repeat(
    periodic: Periodic, threads: Threads, clock: Callable[[], datetime], after: Callable[[], None]
) -> None:
    """Run it until cancelled; a failure is logged and the next time comes all the same."""
    while True:
        try:
            await threads.chore(lambda: periodic.run(clock()), long=periodic.long)
        except Exception as error:
            _log.error("a chore failed: %s", describe(error))
        after()
        await asyncio.sleep(periodic.every.total_seconds())
