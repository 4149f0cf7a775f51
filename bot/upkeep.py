"""What is done daily or in passing, unasked: a word about a founder's path, changed rules, forgetting in time."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import Engine
from sqlmodel import Session

from bot.changed_rules import ChangedRules, Seen, changed_sections, keep, last_seen, last_version
from bot.dialogue.reply import Reply
from bot.flows.members.changes import LOOKS_BACK, tell_changes
from bot.flows.members.path import due_now
from bot.flows.members.proactive import Proactive
from bot.nursery import Nursery
from bot.storage import outbox
from bot.storage.answers import GivenAnswers
from bot.storage.database import transaction
from bot.storage.erasure import Erasures, clean_disk
from bot.storage.members import Members
from bot.storage.people import Contacts
from bot.storage.retention import Retention, forget
from bot.storage.told import Told
from bot.texts.words import Texts


@dataclass(frozen=True)
class Upkeep:
    """The chores of the members' room; each is a transaction, and does nothing twice."""

    engine: Engine
    texts: Texts
    nursery: Callable[[], Nursery]
    rules: ChangedRules
    retention: Retention
    every_expert: int | None = None

    def tell_paths(self, now: datetime) -> None:
        """Tells founders, once a milestone, what their path has in store and which appointment fits."""
        with transaction(self.engine) as session:
            scene = self._scene(session, now)
            _put(session, scene, f"path/{now:%F}", due_now(scene, Told(session, now)), now)

    def tell_changes(self, now: datetime) -> None:
        """Where a new version of the documents serves: tells those who were quoted what changed, and keeps it."""
        serving = self.rules.serving()
        if serving is None:
            return
        with transaction(self.engine) as session:
            if last_version(session) == serving.version:
                return
            before = last_seen(session)
        # Comparing takes its time, so no transaction is held meanwhile.
        changed = changed_sections(before, serving) if before else ()
        with transaction(self.engine) as session:
            if last_version(session) != (before.version if before else ""):
                return
            scene = self._scene(session, now)
            answers = GivenAnswers(session, now).since(now - LOOKS_BACK) if changed else ()
            _put(
                session,
                scene,
                f"change/{serving.version}",
                tell_changes(scene, Told(session, now), changed, answers),
                now,
            )
            keep(session, Seen(serving.version, serving.passages))

    def forget(self, now: datetime) -> None:
        """Forgets what is past its time; where something was, the disk is cleaned of it too."""
        with transaction(self.engine) as session:
            forgotten = forget(session, self.retention, now)
        if forgotten:
            clean_disk(self.engine)

    def finish_erasures(self, now: datetime) -> None:
        """Removes what erased people's farewells left, from the disk too."""
        Erasures(self.engine).go_on(now)

    def _scene(self, session: Session, now: datetime) -> Proactive:
        catalogue = self.nursery().catalogue
        members = Members(session, now, self.every_expert)
        return Proactive(self.texts, catalogue, members, Contacts(session, now, self.every_expert))


def _put(session: Session, scene: Proactive, key: str, replies: Sequence[Reply], now: datetime) -> None:
    for one in replies:
        outbox.put(session, (one,), key=f"{key}.{one.chat_id}", not_before=scene.not_before(now), now=now)
