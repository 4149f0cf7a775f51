"""Looks after the index: where it is damaged, staff are told once, and it is made anew beside the running bot."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime, timedelta
from pathlib import Path

from sqlalchemy import Engine

from bot.dialogue.reply import Reply
from bot.office.ingesting import TakeIn
from bot.storage import outbox
from bot.storage.database import transaction
from bot.storage.errands import Errand, ErrandKind, Errands
from bot.texts.words import Texts

NOBODY = 0
PAUSE = timedelta(hours=6)
"""After a rebuild that was given up, nothing is tried or told for so long."""


class NotRebuilt(RuntimeError):
    """The index is still damaged; carries what ingest or the index says of it."""


@dataclass(frozen=True)
class IndexWatch:
    """Finds damage (`fault` is empty where there is none) and mends it by taking the documents in again.

    Meanwhile the bot answers by words alone, which the index sees to itself.
    """

    engine: Engine
    texts: Texts
    data_dir: Path
    fault: Callable[[], str]
    take_in: TakeIn
    staff_chat: int | None = None

    def look(self, now: datetime) -> None:
        """Asks for a rebuild where the index is damaged, and says so."""
        if not (self.data_dir / "index").is_dir() or not self.fault():
            return
        chat = self.staff_chat or NOBODY
        with transaction(self.engine) as session:
            errands = Errands(session, now)
            if errands.waits(ErrandKind.REBUILD, chat) or errands.gave_up(ErrandKind.REBUILD, now - PAUSE):
                return
            errands.ask(ErrandKind.REBUILD, chat)
            outbox.put(session, self._told("office.index.damaged"), now=now)

    def rebuild(self, _: Errand, __: datetime) -> tuple[Reply, ...]:
        """Takes the documents in again, whatever is remembered of the last time.

        Raises:
            NotRebuilt: it did not help.
        """
        (self.data_dir / "ingest" / "stamp.json").unlink(missing_ok=True)
        taken = self.take_in()
        if not taken.done:
            raise NotRebuilt(taken.why)
        if fault := self.fault():
            raise NotRebuilt(fault)
        return self._told("office.index.mended")

    def _told(self, key: str) -> tuple[Reply, ...]:
        return (Reply(self.staff_chat, self.texts.of("fr")(key)),) if self.staff_chat is not None else ()
