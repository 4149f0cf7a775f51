"""« … is typing » while a turn runs long."""

import asyncio
from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager, contextmanager

from telegram import Bot
from telegram.constants import ChatAction
from telegram.error import TelegramError

from bot.dialogue.incoming import Incoming

PATIENCE = 0.5
# Telegram shows it for five seconds.
AGAIN = 4.0


def typing_with(bot: Bot, patience: float = PATIENCE) -> Callable[[Incoming], AbstractContextManager[None]]:
    """What surrounds a turn: nothing is shown where it ends within `patience` seconds."""

    @contextmanager
    def meanwhile(incoming: Incoming) -> Iterator[None]:
        shown: list[asyncio.Task[None]] = []
        loop = asyncio.get_running_loop()
        due = loop.call_later(patience, lambda: shown.append(loop.create_task(_show(bot, incoming))))
        try:
            yield
        finally:
            due.cancel()
            for task in shown:
                task.cancel()

    return meanwhile


async def _show(bot: Bot, incoming: Incoming) -> None:
    try:
        while True:
            await bot.send_chat_action(incoming.chat_id, ChatAction.TYPING, message_thread_id=incoming.thread_id)
            await asyncio.sleep(AGAIN)
    except TelegramError:
        # A courtesy: the answer itself does not depend on it.
        return
