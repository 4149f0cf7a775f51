"""The library's bot, with updates left as Telegram wrote them so that one that cannot be read harms no other."""

import asyncio
from collections.abc import Sequence
from typing import Any

from telegram import Bot
from telegram.error import TelegramError

from bot.telegram.request import AiohttpRequest

POLL_SECONDS = 25
ASK_SECONDS = 5


class Client(Bot):
    """A bot at a Bot API server; `api_url` is the part of its addresses before `/bot<token>`."""

    def __init__(self, token: str, api_url: str) -> None:
        super().__init__(
            token,
            base_url=f"{api_url}/bot",
            base_file_url=f"{api_url}/file/bot",
            request=AiohttpRequest(),
            get_updates_request=AiohttpRequest(),
        )

    async def fetch_updates(self, offset: int | None, kinds: Sequence[str]) -> list[Any]:
        """The next updates, decoded; waits for some. `offset` confirms every update before it."""
        parameters = {"offset": offset, "limit": 100, "timeout": POLL_SECONDS, "allowed_updates": list(kinds)}
        updates: list[Any] = await self._post("getUpdates", parameters, read_timeout=POLL_SECONDS + 10.0)
        return updates


async def username_of(token: str, api_url: str) -> str:
    """The username behind a token, empty where Telegram does not say."""
    client = Client(token, api_url)
    try:
        async with asyncio.timeout(ASK_SECONDS):
            await client.initialize()
            return client.username
    except (TelegramError, TimeoutError):
        return ""
    finally:
        await client.shutdown()
