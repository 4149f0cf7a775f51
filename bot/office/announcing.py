"""Tells staff what became of an announcement once all of it has left."""

from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import Engine

from bot.dialogue.reply import Reply
from bot.storage import outbox
from bot.storage.broadcasts import Broadcasts
from bot.storage.database import transaction
from bot.texts.words import Texts


@dataclass(frozen=True)
class Announcing:
    """Looks after the announcements that are on their way."""

    engine: Engine
    texts: Texts

    def look(self, now: datetime) -> None:
        """Closes those of which nothing waits any more, and says how many were received."""
        with transaction(self.engine) as session:
            broadcasts = Broadcasts(session, now)
            for one in broadcasts.sending():
                waiting, sent, dead = broadcasts.progress(one.id)
                if not waiting:
                    broadcasts.sent(one.id)
                    text = self.texts.of("fr")("office.news.sent", sent=sent, dead=dead)
                    reply = Reply(one.chat_id, text, thread_id=one.thread_id)
                    outbox.put(session, (reply,), key=f"announced/{one.id}", now=now)
