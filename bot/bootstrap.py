"""Builds the bot around the parts that an `Assemble` makes; tests hand in parts of their own."""

import asyncio
from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import Engine

from bot.lock import sole_use
from bot.settings import Settings
from bot.storage.database import open_database, sqlite_url
from bot.storage.migrate import migrate
from bot.telegram.log import start_logging
from bot.telegram.pace import UNLIMITED, Limits
from bot.telegram.parts import Connection, Parts, WebhookOptions
from bot.telegram.shell import Shell, utc_now

Assemble = Callable[[Settings, Engine], Parts]


@dataclass(frozen=True)
class Pepin:
    """The bot, ready to run."""

    settings: Settings
    assemble: Assemble
    clock: Callable[[], datetime] = utc_now

    def run(self) -> None:
        """Serve until SIGTERM or SIGINT.

        Raises:
            FolderInUse, FolderUnusable: of the data folder.
            CannotGoOn: Telegram, or another program, does not let it.
        """
        with sole_use(self.settings.data_dir):
            start_logging(self.settings.log_level, self.settings.secrets(), self.settings.data_dir / "logs")
            engine = open_store(self.settings)
            try:
                asyncio.run(self._serve(engine))
            finally:
                engine.dispose()

    async def _serve(self, engine: Engine) -> None:
        parts = self.assemble(self.settings, engine)
        await Shell(connection(self.settings), parts, engine, self.clock).serve()


def build(settings: Settings, assemble: Assemble) -> Pepin:
    """The bot of these settings; `assemble` makes the assistant's parts."""
    return Pepin(settings, assemble)


def open_store(settings: Settings) -> Engine:
    """The database, its schema brought up to date."""
    url = settings.database_url.get_secret_value() if settings.database_url else sqlite_url(settings.data_dir)
    engine = open_database(url, synced=False)
    migrate(engine)
    return engine


def connection(settings: Settings) -> Connection:
    """The way to Telegram that the settings describe."""
    if settings.telegram_bot_token is None:
        raise ValueError("a connection needs a token")
    webhook = None
    if settings.webhook_url and settings.webhook_secret:
        webhook = WebhookOptions(
            settings.webhook_url, settings.webhook_secret.get_secret_value(), settings.webhook_port
        )
    return Connection(
        settings.telegram_bot_token.get_secret_value(),
        settings.telegram_api_url,
        Limits() if settings.telegram_pacing else UNLIMITED,
        webhook,
        settings.http_port,
    )
