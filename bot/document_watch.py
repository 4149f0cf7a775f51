"""The documents' chore: what they make bookable is read anew when they change, and staff are told what is wrong."""

from dataclasses import dataclass
from datetime import datetime
from hashlib import sha256

from sqlalchemy import Engine

from bot.dialogue.reply import Reply
from bot.nursery import NurseryKeeper
from bot.storage import outbox
from bot.storage.database import transaction
from bot.texts.words import Texts


@dataclass(frozen=True)
class DocumentWatch:
    """Looks after the documents that `keeper` reads, for the staff group."""

    engine: Engine
    texts: Texts
    keeper: NurseryKeeper
    staff_chat: int | None

    def look(self, now: datetime) -> None:
        """Reads the documents again where they changed, and tells staff what is wrong with them, once each."""
        if not self.keeper.refresh() or self.staff_chat is None:
            return
        words = self.texts.of("fr")
        with transaction(self.engine) as session:
            for problem in self.keeper.current().problems:
                key = f"document:{sha256(repr(problem).encode()).hexdigest()}"
                why = words.label(f"document_fact.{problem.fact}")
                reply = Reply(self.staff_chat, words("staff.document", problem=problem, why=why))
                outbox.put(session, (reply,), key=key, now=now)
