"""Updates as they come over the wire, one bad one at a time."""

import logging
from collections.abc import Iterable
from datetime import datetime
from typing import Any

from telegram import Bot, Update

from bot.dialogue.incoming import Incoming
from bot.telegram.incoming import to_incoming
from bot.telegram.log import describe

_log = logging.getLogger(__name__)


class Unreadable(ValueError):
    """What came is no update that this version understands."""


def read_update(data: Any, bot: Bot, now: datetime) -> Incoming | None:
    """The update in decoded JSON; None where it is of no concern.

    Raises:
        Unreadable: it is no update.
    """
    if not isinstance(data, dict) or type(data.get("update_id")) is not int:
        raise Unreadable
    try:
        update = Update.de_json(data, bot)
        return to_incoming(update, bot.username, now) if update else None
    except Exception as error:
        # Forged or garbled data fails in the library in ways that it does not list.
        raise Unreadable(describe(error)) from None


def read_updates(result: Iterable[Any], bot: Bot, now: datetime) -> list[Incoming]:
    """The updates that concern the assistant; those that cannot be read are left out, and logged by their number."""
    updates = []
    for data in result:
        try:
            update = read_update(data, bot, now)
        except Unreadable as error:
            _log.error("an update cannot be read and is left out: %s", error)
            continue
        if update is not None:
            updates.append(update)
    return updates
