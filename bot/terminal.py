"""What staff do at a terminal: the commands of `python -m bot` beside running it."""

from collections.abc import Sequence
from datetime import UTC, datetime

from bot import agenda as agenda_command
from bot.bootstrap import open_store
from bot.nursery import read_nursery
from bot.settings import load_settings


def agenda(arguments: Sequence[str]) -> int:
    """The agenda: list, statistics, export, absences.

    Raises:
        SettingsError: a setting is wrong.
    """
    settings = load_settings()
    catalogue = read_nursery(settings.documents_dir, settings.timezone).catalogue
    engine = open_store(settings)
    try:
        now, staff_chat = datetime.now(UTC), settings.staff_chat_id
        return agenda_command.main(arguments, engine=engine, catalogue=catalogue, now=now, staff_chat=staff_chat)
    finally:
        engine.dispose()
