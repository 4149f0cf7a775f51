"""The menu of commands, in each person's language."""

import logging
from collections.abc import Mapping, Sequence

from telegram import Bot, BotCommand, BotCommandScopeChat
from telegram.error import TelegramError

from bot.telegram.log import describe

_log = logging.getLogger(__name__)

# Language code (None: everybody else) → (name, description) of each command, in the order of the menu.
CommandTable = Mapping[str | None, Sequence[tuple[str, str]]]


async def show_commands(bot: Bot, table: CommandTable, chat: int | None = None) -> None:
    """Set the menus of everybody, or of one chat; a bot without them works, so a refusal is only logged."""
    scope = BotCommandScopeChat(chat) if chat is not None else None
    for language, commands in table.items():
        try:
            await bot.set_my_commands(
                [BotCommand(name, description) for name, description in commands], scope, language_code=language
            )
        except TelegramError as error:
            _log.warning("the menu of commands is not set: %s", describe(error))
