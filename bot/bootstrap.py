"""Builds every part once and joins them; tests call it with parts of their own."""

import asyncio
from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime, timedelta

from sqlalchemy import Engine

from bot.assistant import Assistant
from bot.findings import Findings
from bot.flows.commands import MENUS
from bot.lock import sole_use
from bot.nursery import NurseryKeeper
from bot.settings import Settings
from bot.storage.database import open_database, sqlite_url
from bot.storage.migrate import migrate
from bot.telegram.commands import CommandTable
from bot.telegram.log import start_logging
from bot.telegram.mishap import Apology
from bot.telegram.pace import UNLIMITED, Limits
from bot.telegram.parts import Connection, Parts, WebhookOptions
from bot.telegram.periodic import Periodic
from bot.telegram.shell import Shell, utc_now
from bot.texts.words import Texts, load_texts
from knowledge.answerer import open_answerer
from knowledge.settings import KnowledgeSettings

DOCUMENTS_EVERY = timedelta(seconds=2)
REMINDERS_EVERY = timedelta(seconds=20)

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


def assistant(settings: Settings, engine: Engine, clock: Callable[[], datetime] = utc_now) -> Parts:
    """The assistant's parts, joined to the store, the documents and their index."""
    texts = load_texts(settings.timezone)
    nursery = NurseryKeeper(settings.documents_dir, settings.timezone)
    findings = Findings(open_answerer(_knowledge_settings(settings)))
    core = Assistant(
        engine=engine,
        texts=texts,
        nursery=nursery.current,
        look_up=findings.look_up,
        read_section=findings.read_section,
        clock=clock,
        staff_chat=settings.staff_chat_id,
        every_expert=settings.expert_chat_id,
    )
    return Parts(
        core.take_turn,
        periodic=(
            Periodic(DOCUMENTS_EVERY, lambda now: core.look_at_documents(nursery, now)),
            Periodic(REMINDERS_EVERY, core.remind),
        ),
        commands=_menus(texts),
        apology=Apology(lambda it: core.apologise(it.incoming), lambda it: core.tell_staff(it.error)),
    )


def _knowledge_settings(settings: Settings) -> KnowledgeSettings:
    return KnowledgeSettings(
        data_dir=settings.data_dir,
        documents_dir=settings.documents_dir,
        embedding_model=settings.embedding_model or "",
        chroma_url=settings.chroma_url,
    )


def _menus(texts: Texts) -> CommandTable:
    tables: dict[str | None, list[tuple[str, str]]] = {
        language: [(name, texts.of(language).label(f"command.{name}")) for name in names]
        for language, names in MENUS.items()
    }
    return {**tables, None: tables["fr"]}
