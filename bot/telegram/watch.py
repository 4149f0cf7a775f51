"""A webhook hears nothing when the token is revoked, so Telegram is asked now and then whether it still holds."""

import asyncio
from collections.abc import Callable

from telegram import Bot
from telegram.error import InvalidToken, TelegramError

from bot.telegram.errors import TokenRefused

EVERY = 30.0
AGAIN = 5.0


async def watch_token(
    bot: Bot, heard: Callable[[bool], None], doubt: asyncio.Event, every: float = EVERY, again: float = AGAIN
) -> None:
    """Ask every so many seconds until cancelled: at once where `doubt` is set, after `again` where it was refused.

    Raises:
        TokenRefused: Telegram has refused the token twice in a row.
    """
    refusals = 0
    while refusals < 2:
        try:
            await bot.get_me()
            refusals = 0
            heard(True)
        except InvalidToken:
            refusals += 1
            heard(False)
        except TelegramError:
            heard(False)
        doubt.clear()
        await _wait(doubt, again if refusals else every)
    raise TokenRefused


async def _wait(doubt: asyncio.Event, seconds: float) -> None:
    try:
        async with asyncio.timeout(seconds):
            await doubt.wait()
    except TimeoutError:
        return
