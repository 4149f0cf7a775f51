"""The menu of commands, in each person's language."""

import logging
from collections.abc import Mapping, Sequence

from telegram import Bot, BotCommand
from telegram.error import TelegramError

from bot.telegram.log import describe

_log = logging.getLogger(__name__)

# Language code (None: everybody else) → (name, description) of each command, in the order of the menu.
CommandTable = Mapping[str | None, Sequence[tuple[str, str]]]


async def show_commands(bot: Bot, table: CommandTable) -> None:
    """Set the menus; a bot without them works, so a refusal is only logged."""
    for language, commands in table.items():
        try:
            await bot.set_my_commands(
                [BotCommand(name, description) for name, description in commands], language_code=language
            )
        except TelegramError as error:
            _log.warning("the menu of commands is not set: %s", describe(error))
