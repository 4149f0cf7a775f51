"""Whether the bot lives (`/healthz`) and whether it can serve (`/readyz`: the store answers, and so does Telegram)."""

import asyncio
from collections.abc import Sequence
from dataclasses import dataclass

from aiohttp import web
from sqlalchemy import Engine, text

from bot.storage.database import transaction
from bot.telegram.threads import Threads

STORE_SECONDS = 5.0


@dataclass
class Health:
    """`telegram` is what the last exchange with Telegram showed."""

    engine: Engine
    threads: Threads
    telegram: bool = False

    def heard(self, reached: bool) -> None:
        """Note whether Telegram could be reached."""
        self.telegram = reached

    def routes(self) -> Sequence[web.RouteDef]:
        """The two pages."""
        return (web.get("/healthz", self._lives), web.get("/readyz", self._ready))

    async def _lives(self, _: web.Request) -> web.Response:
        return web.Response(text="alive")

    async def _ready(self, _: web.Request) -> web.Response:
        broken = [name for name, works in (("telegram", self.telegram), ("store", await self._store())) if not works]
        if broken:
            return web.Response(status=503, text="broken: " + ", ".join(broken))
        return web.Response(text="ready")

    async def _store(self) -> bool:
        try:
            async with asyncio.timeout(STORE_SECONDS):
                await self.threads.store(self._touch)
        except Exception:
            # Whatever the driver raises, the store does not answer.
            return False
        return True

    def _touch(self) -> None:
        with transaction(self.engine) as session:
            session.connection().execute(text("SELECT count(*) FROM outgoing WHERE id = 0"))
