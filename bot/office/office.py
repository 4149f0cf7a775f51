"""The chores of the office: errands of staff, the weekly digest; each outside the turns, on a thread of its own."""

import logging
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, datetime

from sqlalchemy import Engine

from bot.dialogue.reply import Reply
from bot.office.counting import Counting, caption, picture
from bot.office.figures import Figures
from bot.office.index_watch import NOBODY, IndexWatch
from bot.office.period import digest_due, last_days, week_before
from bot.storage import outbox
from bot.storage.database import transaction
from bot.storage.errands import Errand, ErrandKind, Errands
from bot.storage.people import PersonRow
from bot.texts.words import Texts, Words

_log = logging.getLogger(__name__)

Doing = Callable[[Errand, datetime], tuple[Reply, ...]]
"""Does an errand, and gives what is to be said of it."""


@dataclass(frozen=True)
class Office:
    """Does what staff asked for, one errand at a time."""

    engine: Engine
    texts: Texts
    counting: Counting
    watch: IndexWatch
    staff_chat: int | None = None

    def run(self, now: datetime) -> None:
        """Does every errand that waits."""
        while errand := self._next(now):
            self._do(errand, now)

    def ask_for_digest(self, now: datetime) -> None:
        """Asks for the digest of the week where it is due, once."""
        monday = digest_due(now, self.counting.zone)
        if monday is None or self.staff_chat is None:
            return
        with transaction(self.engine) as session:
            day = monday.isoformat()
            Errands(session, now).ask(ErrandKind.DIGEST, self.staff_chat, argument=day, key=f"digest:{day}")

    def _next(self, now: datetime) -> Errand | None:
        with transaction(self.engine) as session:
            return Errands(session, now).next()

    def _do(self, errand: Errand, now: datetime) -> None:
        """Does it; a failure is tried again later, and told where it is given up."""
        try:
            replies = self._doings[errand.kind](errand, now)
        except Exception as error:
            kind = type(error).__name__
            _log.error("errand %d (%s) failed: %s", errand.id, errand.kind, kind)
            self._failed(errand, kind, now)
            return
        with transaction(self.engine) as session:
            if Errands(session, now).done(errand):
                outbox.put(session, replies, key=f"{errand.kind}/{errand.id}", now=now)

    def _failed(self, errand: Errand, kind: str, now: datetime) -> None:
        with transaction(self.engine) as session:
            if Errands(session, now).postpone(errand, kind) and errand.chat_id != NOBODY:
                told = self._reply(errand, self._words(errand)("office.failed", kind=kind))
                outbox.put(session, (told,), key=f"{errand.kind}/{errand.id}", now=now)

    @property
    def _doings(self) -> dict[ErrandKind, Doing]:
        return {
            ErrandKind.STATS: self._stats,
            ErrandKind.DIGEST: self._digest,
            ErrandKind.REBUILD: self.watch.rebuild,
        }

    def _stats(self, errand: Errand, now: datetime) -> tuple[Reply, ...]:
        days = int(errand.argument) if errand.argument.isdecimal() else 0
        zone = self.counting.zone
        period = last_days(now, zone, days) if days else last_days(now, zone)
        return self._told(errand, self.counting.figures(period, now))

    def _digest(self, errand: Errand, now: datetime) -> tuple[Reply, ...]:
        period = week_before(date.fromisoformat(errand.argument), self.counting.zone)
        found = self.counting.figures(period, now)
        # A nursery that has only just started hears nothing of a week without anything.
        return self._told(errand, found, weekly=True) if found.asked or found.bookings else ()

    def _told(self, errand: Errand, found: Figures, *, weekly: bool = False) -> tuple[Reply, ...]:
        words = self._words(errand)
        if not (found.asked or found.bookings or found.deflection.asked):
            return (self._reply(errand, words("office.no_figures")),)
        text = caption(found, words, weekly=weekly)
        return (Reply(errand.chat_id, text, file=picture(found, words), thread_id=errand.thread_id),)

    def _reply(self, errand: Errand, text: str) -> Reply:
        return Reply(errand.chat_id, text, thread_id=errand.thread_id)

    def _words(self, errand: Errand) -> Words:
        return self.texts.of("fr" if errand.chat_id == self.staff_chat else self._language(errand.chat_id))

    def _language(self, person_id: int) -> str:
        with transaction(self.engine) as session:
            person = session.get(PersonRow, person_id)
            return person.language if person else "fr"
