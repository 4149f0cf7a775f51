"""The server: the Bot API, the control surface and the page on one address."""

import asyncio
import contextlib
from pathlib import Path
from types import TracebackType
from typing import Self

from aiohttp import web

from bot.sandbox.api.endpoint import BotApi
from bot.sandbox.control import arranging, chatting, live, reading
from bot.sandbox.control.keys import CURRENT
from bot.sandbox.options import Options
from bot.sandbox.state.world import Current, World, new_world

PAGE = Path(__file__).with_name("page")
BODY_LIMIT = 52 * 1024 * 1024
SAFE = {
    "Content-Security-Policy": "default-src 'self'; img-src 'self' data: blob:",
    "X-Content-Type-Options": "nosniff",
    "Referrer-Policy": "no-referrer",
    "Cache-Control": "no-cache",
}


class Sandbox:
    """A Telegram on loopback: `async with Sandbox() as sandbox`, and point a bot at `sandbox.url`.

    `url` is the part before `/bot<token>`; the phones are at `url` itself. Serves in the running event loop.
    """

    def __init__(self, options: Options | None = None) -> None:
        self.options = options or Options()
        self._current = Current(new_world(self.options))
        self._runner: web.AppRunner | None = None
        self._watch: asyncio.Task[None] | None = None
        self.url = ""

    @property
    def world(self) -> World:
        """All state, to be looked at from the event loop that serves."""
        return self._current.world

    @property
    def token(self) -> str:
        """The token that the bot must use."""
        return self.options.token

    async def __aenter__(self) -> Self:
        app = _application(self._current)
        self._runner = web.AppRunner(app, access_log=None, handler_cancellation=True, shutdown_timeout=0.2)
        await self._runner.setup()
        site = web.TCPSite(self._runner, self.options.host, self.options.port)
        await site.start()
        port = self._runner.addresses[0][1]
        self.url = f"http://{self.options.host}:{port}"
        self._watch = asyncio.create_task(live.watch_presence(app))
        return self

    async def __aexit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        if self._watch is not None:
            self._watch.cancel()
            with contextlib.suppress(asyncio.CancelledError):
                await self._watch
        await self.world.webhook.stop()
        if self._runner is not None:
            await self._runner.cleanup()


def _application(current: Current) -> web.Application:
    app = web.Application(client_max_size=BODY_LIMIT)
    app[CURRENT] = current
    bot_api = BotApi(current)
    app.router.add_route("*", "/bot{token}/{method}", bot_api.call)
    app.router.add_get("/file/bot{token}/{path:.+}", bot_api.download)
    for table in (chatting.routes, arranging.routes, live.routes, reading.routes):
        app.add_routes(table)
    app.router.add_get("/", _index)
    app.router.add_static("/page/", PAGE)
    app.on_response_prepare.append(_harden)
    return app


async def _index(request: web.Request) -> web.StreamResponse:
    return web.FileResponse(PAGE / "index.html")


async def _harden(request: web.Request, response: web.StreamResponse) -> None:
    if request.path == "/" or request.path.startswith("/page/"):
        response.headers.update(SAFE)
