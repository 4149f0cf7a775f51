"""Updates by long polling: the next request confirms only what is safe in the inbox."""

import asyncio
import logging
from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime
from time import monotonic
from typing import Any

from sqlalchemy.exc import SQLAlchemyError
from telegram.error import Conflict, InvalidToken, RetryAfter, TelegramError

from bot.telegram.client import Client
from bot.telegram.delivery import seconds
from bot.telegram.errors import AnotherPoller, TokenRefused
from bot.telegram.hold import backoff
from bot.telegram.incoming import ALLOWED_UPDATES
from bot.telegram.intake import Intake
from bot.telegram.log import describe
from bot.telegram.reading import read_updates

# How long another poller, or a server that says the token is wrong, may be a passing thing.
CONFLICT_SECONDS = 60.0
REFUSAL_SECONDS = 10.0

_log = logging.getLogger(__name__)


@dataclass
class Polling:
    """Asks for updates until it is cancelled. `heard` is told after each answer whether Telegram could be reached."""

    client: Client
    intake: Intake
    clock: Callable[[], datetime]
    heard: Callable[[bool], None] = lambda reached: None
    conflict_seconds: float = CONFLICT_SECONDS
    refusal_seconds: float = REFUSAL_SECONDS
    _offset: int | None = None
    _failures: int = 0
    _failing_since: float = 0.0

    async def run(self) -> None:
        """Poll.

        Raises:
            TokenRefused: Telegram has refused the token for `refusal_seconds`.
            AnotherPoller: another process has polled for `conflict_seconds`.
        """
        while True:
            try:
                updates = await self.client.fetch_updates(self._offset, ALLOWED_UPDATES)
                await self._keep(updates)
            except (TelegramError, SQLAlchemyError) as error:
                await self._fail(error)
                continue
            self._failures = 0
            self.heard(True)

    async def _keep(self, updates: list[Any]) -> None:
        await self.intake.accept(read_updates(updates, self.client, self.clock()))
        numbers = [update["update_id"] for update in updates]
        if numbers:
            self._offset = max(numbers) + 1

    async def _fail(self, error: Exception) -> None:
        if self._failures == 0:
            self._failing_since = monotonic()
        lasted = monotonic() - self._failing_since
        if isinstance(error, InvalidToken) and lasted >= self.refusal_seconds:
            raise TokenRefused from None
        if isinstance(error, Conflict) and lasted >= self.conflict_seconds:
            raise AnotherPoller from None
        _log.warning("no updates: %s; trying again", describe(error))
        self.heard(False)
        wait = seconds(error) if isinstance(error, RetryAfter) else backoff(self._failures)
        self._failures += 1
        await asyncio.sleep(wait)
