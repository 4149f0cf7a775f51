"""A turn that keeps failing: it is given up, the person is told, and staff are told once."""

import logging
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import Engine

from bot.dialogue.incoming import Incoming
from bot.dialogue.reply import Outgoing
from bot.storage import inbox, outbox
from bot.storage.database import transaction

_log = logging.getLogger(__name__)


@dataclass(frozen=True)
class Mishap:
    """The update whose turn failed, and the error's type and place, for instance `KeyError at agenda.py:40`."""

    incoming: Incoming
    error: str


@dataclass(frozen=True)
class Apology:
    """What is said about a mishap, to the person and to staff."""

    to_person: Callable[[Mishap], Sequence[Outgoing]]
    to_staff: Callable[[Mishap], Sequence[Outgoing]]


SILENCE = Apology(lambda mishap: (), lambda mishap: ())


def give_up(engine: Engine, apology: Apology, mishap: Mishap, now: datetime) -> None:
    """End the update without its turn, and put what is to be said into the outbox.

    Staff hear of the same error at the same place once a day.
    """
    _log.error("update %d is given up: %s", mishap.incoming.update_id, mishap.error)
    with transaction(engine) as session:
        if inbox.give_up(session, mishap.incoming.update_id, mishap.error, now):
            outbox.put(session, apology.to_person(mishap), now=now)
            outbox.put(session, apology.to_staff(mishap), key=f"mishap:{now:%F}:{mishap.error}"[:190], now=now)
