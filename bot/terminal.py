"""What staff do at a terminal: the commands of `python -m bot` beside running it."""

import asyncio
from collections.abc import Sequence
from datetime import UTC, datetime

from bot import agenda as agenda_command
from bot import people as people_command
from bot.bootstrap import open_store
from bot.nursery import read_nursery
from bot.office import command as figures_command
from bot.office.counting import Counting
from bot.sandbox.options import Options
from bot.settings import Settings, load_settings
from bot.telegram.client import username_of
from bot.texts.words import load_texts
from knowledge.embedder import open_embedder


def agenda(arguments: Sequence[str]) -> int:
    """The agenda: list, statistics, export, absences.

    Raises:
        SettingsError: a setting is wrong.
    """
    settings = load_settings()
    over = settings.data_dir / "documents"
    catalogue = read_nursery(settings.documents_dir, settings.timezone, over).catalogue
    engine = open_store(settings)
    try:
        now, staff_chat = datetime.now(UTC), settings.staff_chat_id
        return agenda_command.main(arguments, engine=engine, catalogue=catalogue, now=now, staff_chat=staff_chat)
    finally:
        engine.dispose()


def stats(arguments: Sequence[str]) -> int:
    """The figures of the last days, or since a day.

    Raises:
        SettingsError: a setting is wrong.
    """
    settings = load_settings()
    engine = open_store(settings)
    index = settings.data_dir / "index"
    try:
        return figures_command.main(
            arguments,
            lambda: Counting(engine, index, open_embedder(settings.embedding_model or "").queries, settings.timezone),
            load_texts(settings.timezone).of("fr"),
            datetime.now(UTC),
        )
    finally:
        engine.dispose()


def people(arguments: Sequence[str]) -> int:
    """People: list, invitations, roles, import of companies and founders.

    Raises:
        SettingsError: a setting is wrong.
    """
    settings = load_settings()
    over = settings.data_dir / "documents"
    experts = read_nursery(settings.documents_dir, settings.timezone, over).catalogue.experts
    names = {key: expert.name for key, expert in experts.items()}
    engine = open_store(settings)
    try:
        return people_command.main(
            arguments, engine=engine, now=datetime.now(UTC), experts=names, username=lambda: _username(settings)
        )
    finally:
        engine.dispose()


def _username(settings: Settings) -> str:
    """The bot's username; the sandbox's where no token is set, empty where Telegram cannot be reached."""
    if settings.telegram_bot_token is None:
        return Options().bot_username
    return asyncio.run(username_of(settings.telegram_bot_token.get_secret_value(), settings.telegram_api_url))
