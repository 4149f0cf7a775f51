"""What staff do at a terminal: the commands of `python -m bot` beside running it."""

import asyncio
from collections.abc import Sequence
from datetime import UTC, datetime

from bot import agenda as agenda_command
from bot import people as people_command
from bot.bootstrap import open_store
from bot.nursery import read_nursery
from bot.sandbox.options import Options
from bot.settings import Settings, load_settings
from bot.telegram.client import username_of


def agenda(arguments: Sequence[str]) -> int:
    """The agenda: list, statistics, export, absences.

    Raises:
        SettingsError: a setting is wrong.
    """
    settings = load_settings()
    catalogue = read_nursery(settings.documents_dir, settings.timezone).catalogue
    engine = open_store(settings)
    try:
        return agenda_command.main(arguments, engine=engine, catalogue=catalogue, now=datetime.now(UTC))
    finally:
        engine.dispose()


def people(arguments: Sequence[str]) -> int:
    """People: list, invitations, roles, import of companies and founders.

    Raises:
        SettingsError: a setting is wrong.
    """
    settings = load_settings()
    experts = read_nursery(settings.documents_dir, settings.timezone).catalogue.experts
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
