"""What the bot answers over HTTP: one place where routes are handed in, one listener a port."""

import asyncio
import socket
from collections.abc import AsyncIterator, Callable, Iterable, Mapping
from contextlib import asynccontextmanager
from dataclasses import dataclass

from aiohttp import web

from bot.telegram.errors import PortTaken
from bot.telegram.threads import Threads

LARGEST_BODY = 1 << 20


@dataclass(frozen=True)
class Page:
    """What is served: its bytes and their type."""

    content: bytes
    mime_type: str


@dataclass(frozen=True)
class Resource:
    """Something to read at a path such as `/calendar/{key}.ics`; `read` is synchronous and gives None for a 404."""

    path: str
    read: Callable[[Mapping[str, str]], Page | None]


def is_free(port: int) -> bool:
    """Whether something can listen on the port."""
    with socket.socket() as trial:
        trial.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            trial.bind(("127.0.0.1", port))
        except OSError:
            return False
    return True


def to_route(resource: Resource, threads: Threads) -> web.RouteDef:
    """The resource as a route of the server."""

    async def handle(request: web.Request) -> web.Response:
        page = await threads.chore(lambda: resource.read(request.match_info))
        if page is None:
            raise web.HTTPNotFound
        return web.Response(body=page.content, content_type=page.mime_type)

    return web.get(resource.path, handle)


@asynccontextmanager
async def listening(routes: Mapping[int, Iterable[web.RouteDef]], host: str = "0.0.0.0") -> AsyncIterator[None]:  # noqa: S104 - a webhook is reached from outside
    """Serve the routes of each port while the block runs.

    Raises:
        PortTaken: something else listens there.
    """
    runners: list[web.AppRunner] = []
    try:
        for port, table in routes.items():
            application = web.Application(client_max_size=LARGEST_BODY)
            application.add_routes(table)
            runners.append(web.AppRunner(application, access_log=None, shutdown_timeout=2.0))
            await runners[-1].setup()
            try:
                await web.TCPSite(runners[-1], host, port).start()
            except OSError:
                raise PortTaken(port) from None
        yield
    finally:
        await asyncio.gather(*(runner.cleanup() for runner in runners))
