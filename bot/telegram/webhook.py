"""Updates by webhook: Telegram is answered 200 once the update is safe in the inbox."""

import hmac
import json
from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime
from urllib.parse import urlsplit

from aiohttp import web
from sqlalchemy.exc import SQLAlchemyError

from bot.telegram.client import Client
from bot.telegram.intake import Intake
from bot.telegram.reading import Unreadable, read_update

SECRET_HEADER = "X-Telegram-Bot-Api-Secret-Token"  # noqa: S105 - the name of a header


@dataclass(frozen=True)
class Webhook:
    """The address that Telegram calls, with the secret that it shows each time."""

    url: str
    secret: str
    client: Client
    intake: Intake
    clock: Callable[[], datetime]

    def route(self) -> web.RouteDef:
        """Where the calls come in: the path of the public address."""
        return web.post(urlsplit(self.url).path or "/", self.receive)

    async def receive(self, request: web.Request) -> web.Response:
        """One update: 403 without the secret, 415 or 400 where it is none, 503 while the store refuses it."""
        shown = request.headers.get(SECRET_HEADER, "")
        if not hmac.compare_digest(shown.encode("utf-8", "surrogateescape"), self.secret.encode()):
            raise web.HTTPForbidden
        if request.content_type != "application/json":
            raise web.HTTPUnsupportedMediaType
        try:
            update = read_update(json.loads(await request.read()), self.client, self.clock())
        except (Unreadable, ValueError, RecursionError):
            raise web.HTTPBadRequest from None
        try:
            await self.intake.accept([update] if update else [])
        except SQLAlchemyError:
            raise web.HTTPServiceUnavailable from None
        return web.Response()
