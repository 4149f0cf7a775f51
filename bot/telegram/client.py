"""The library's bot, with updates left as Telegram wrote them so that one that cannot be read harms no other."""

from collections.abc import Sequence
from typing import Any

from telegram import Bot

from bot.telegram.request import AiohttpRequest

POLL_SECONDS = 25


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
