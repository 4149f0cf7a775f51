"""The asynchronous shell around the assistant: updates in, turns, messages out, until it is told to stop."""

import asyncio
import logging
import signal
from collections.abc import Callable, Coroutine, Iterator
from datetime import UTC, datetime
from typing import Any

from aiohttp import web
from sqlalchemy import Engine
from telegram.error import InvalidToken, TelegramError

from bot.dialogue.incoming import Incoming
from bot.telegram.client import Client
from bot.telegram.commands import show_commands
from bot.telegram.delivery import deliver
from bot.telegram.downloading import Downloading
from bot.telegram.errors import CannotGoOn, TokenRefused
from bot.telegram.health import Health
from bot.telegram.hold import Hold, backoff
from bot.telegram.http import listening, to_route
from bot.telegram.incoming import ALLOWED_UPDATES
from bot.telegram.intake import Intake
from bot.telegram.log import describe
from bot.telegram.mishap import Mishap, give_up
from bot.telegram.pace import Pace
from bot.telegram.parts import Connection, Parts
from bot.telegram.periodic import repeat
from bot.telegram.polling import Polling
from bot.telegram.sender import Sender
from bot.telegram.threads import Threads
from bot.telegram.typing import typing_with
from bot.telegram.watch import watch_token
from bot.telegram.webhook import Webhook
from bot.telegram.worker import Worker

# What runs when the bot is told to stop has this long to end; what waits is safe in the store.
TURNS_GRACE = 5.0
SENDING_GRACE = 2.0

_log = logging.getLogger(__name__)


def utc_now() -> datetime:
    """The present instant."""
    return datetime.now(UTC)


class Shell:
    """Joins the parts to Telegram over the store of `engine`, whose schema is up to date."""

    def __init__(
        self, connection: Connection, parts: Parts, engine: Engine, clock: Callable[[], datetime] = utc_now
    ) -> None:
        self._connection = connection
        self._parts = parts
        self._engine = engine
        self._clock = clock
        self._client = Client(connection.token, connection.api_url)
        self._threads = Threads()
        self._health = Health(engine, self._threads)
        self._doubt = asyncio.Event()
        self._sender = Sender(
            engine,
            self._threads,
            lambda parcel: deliver(self._client, parcel),
            Hold(Pace(connection.limits)),
            clock,
            self._doubt.set,
        )
        self._downloading = (
            Downloading(self._client, parts.downloads, self._threads, clock, self._sender.wake)
            if parts.downloads
            else None
        )
        self._worker = Worker(parts.turn, self._give_up, self._threads, self._after_a_turn, typing_with(self._client))
        self._intake = Intake(engine, self._threads, self._worker, clock)

    async def serve(self) -> None:
        """Serve until SIGTERM or SIGINT.

        Raises:
            CannotGoOn: the token is refused, another process polls, a port is taken.
        """
        stop = asyncio.Event()
        for number in (signal.SIGTERM, signal.SIGINT):
            asyncio.get_running_loop().add_signal_handler(number, stop.set)
        await self.serve_until(stop)

    async def serve_until(self, stop: asyncio.Event) -> None:
        """Serve until the event is set; raises what `serve` does."""
        try:
            async with listening(self._routes()):
                await self._work_until(stop)
        finally:
            self._threads.shutdown()
            await self._client.shutdown()

    def wake(self) -> None:
        """Somebody put something into the outbox; to be called on the event loop."""
        self._sender.wake()

    async def _work_until(self, stop: asyncio.Event) -> None:
        sending = asyncio.create_task(self._sender.run(), name="sending")
        working = asyncio.create_task(self._work(), name="working")
        stopping = asyncio.create_task(stop.wait(), name="stopping")
        try:
            await asyncio.wait({working, stopping, sending}, return_when=asyncio.FIRST_COMPLETED)
        finally:
            stopping.cancel()
            working.cancel()
            await asyncio.wait({working})
            await self._drain(sending)
        for task in (working, sending):
            if task.done() and not task.cancelled() and (error := task.exception()):
                raise _first(error)

    async def _drain(self, sending: "asyncio.Task[None]") -> None:
        """End what runs; first turns, then what they had to say."""
        await _at_most(TURNS_GRACE, self._worker.drain())
        await _at_most(SENDING_GRACE, self._sender.flush())
        self._sender.stop()
        await asyncio.wait({sending}, timeout=SENDING_GRACE)
        sending.cancel()

    async def _work(self) -> None:
        await self._greet()
        self._parts.drafts.serve(self._client)
        self._parts.greeted(self._client.username)
        await show_commands(self._client, self._parts.commands)
        for chat, table in self._parts.chat_commands.items():
            await show_commands(self._client, table, chat)
        left = await self._intake.recover()
        _log.info("serving @%s; %d updates were waiting", self._client.username, left)
        async with asyncio.TaskGroup() as group:
            for endless in self._endless():
                group.create_task(endless)

    def _after_a_turn(self) -> None:
        self._sender.wake()
        if self._downloading:
            self._downloading.wake()

    def _endless(self) -> Iterator[Coroutine[Any, Any, None]]:
        for periodic in self._parts.periodic:
            yield repeat(periodic, self._threads, self._clock, self._sender.wake)
        if self._downloading:
            yield self._downloading.run()
        if self._connection.webhook is None:
            yield Polling(self._client, self._intake, self._clock, self._health.heard).run()
        else:
            yield watch_token(self._client, self._health.heard, self._doubt)

    async def _greet(self) -> None:
        """Make sure of the token, and choose the way in; tries until Telegram can be reached."""
        failures = 0
        while True:
            try:
                await self._client.initialize()
                await self._choose_way_in()
            except InvalidToken:
                raise TokenRefused from None
            except TelegramError as error:
                _log.warning("Telegram cannot be reached at TELEGRAM_API_URL: %s; trying again", describe(error))
                await asyncio.sleep(backoff(failures))
                failures += 1
            else:
                self._health.heard(True)
                return

    async def _choose_way_in(self) -> None:
        webhook = self._connection.webhook
        if webhook is None:
            await self._client.delete_webhook()
        else:
            await self._client.set_webhook(
                webhook.url, secret_token=webhook.secret, allowed_updates=list(ALLOWED_UPDATES)
            )

    def _routes(self) -> dict[int, list[web.RouteDef]]:
        routes: dict[int, list[web.RouteDef]] = {}
        if webhook := self._connection.webhook:
            receiver = Webhook(webhook.url, webhook.secret, self._client, self._intake, self._clock)
            routes[webhook.port] = [receiver.route()]
        if port := self._connection.http_port:
            pages = [to_route(resource, self._threads) for resource in self._parts.resources]
            routes[port] = [*routes.get(port, []), *self._health.routes(), *pages]
        return routes

    def _give_up(self, incoming: Incoming, failure: Exception) -> None:
        give_up(self._engine, self._parts.apology, Mishap(incoming, describe(failure)), self._clock())


async def _at_most(seconds: float, work: Coroutine[Any, Any, None]) -> None:
    try:
        async with asyncio.timeout(seconds):
            await work
    except TimeoutError:
        _log.warning("not everything ended in time; the rest is in the store")


def _first(error: BaseException) -> BaseException:
    """The one reason in a group of errors, the operator's first."""
    if not isinstance(error, BaseExceptionGroup):
        return error
    reasons, _ = error.split(CannotGoOn)
    inner = (reasons or error).exceptions[0]
    return _first(inner)
