"""The desk's chore: no inquiry is forgotten while it waits."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import Engine

from bot.flows.desk.chores import look_after
from bot.flows.desk.desk import Desk
from bot.nursery import Nursery
from bot.storage import outbox
from bot.storage.database import transaction
from bot.texts.words import Texts


@dataclass(frozen=True)
class DeskWatch:
    """Looks after the inquiries of a store, for the staff group."""

    engine: Engine
    texts: Texts
    nursery: Callable[[], Nursery]
    staff_chat: int | None

    def look_after(self, now: datetime) -> None:
        """Raises what waits too long, announces again what the group could not be told, closes what is settled."""
        catalogue = self.nursery().catalogue
        with transaction(self.engine) as session:
            replies = look_after(Desk(session, now, self.texts, self.staff_chat), catalogue)
            outbox.put_each(session, replies, mark=f"desk.{now:%FT%T}", now=now)
