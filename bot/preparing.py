"""What is found out ahead of a turn's transaction, since it takes a model, a search or a drawing."""

import logging
from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime
from typing import TYPE_CHECKING

from sqlalchemy import Engine
from sqlmodel import Session

from bot.dialogue.conversation import Conversation
from bot.dialogue.incoming import Commanded, Incoming, Said
from bot.dialogue.member import EVERY_AUDIENCE, Member
from bot.dialogue.reply import File
from bot.dialogue.showing import Stream, unseen
from bot.flows.desk.library import NO_LIBRARY, Library
from bot.flows.desk.searching import Wanted, has_a_subject, subject_of, wanted
from bot.flows.draft_times import anchor_of
from bot.flows.finding import Finding, Found, Suggestion
from bot.flows.members import path
from bot.likeness import Likeness
from bot.nursery import Nursery
from bot.storage.conversations import load_conversation
from bot.storage.database import transaction
from bot.storage.members import Members
from bot.texts.words import Texts
from bot.understanding.following import made_whole
from bot.understanding.understand import understand
from bot.understanding.understood import Intent, Understood

if TYPE_CHECKING:
    from bot.fluency import Fluency

HANDS_OVER = frozenset({"humain", "human"})
LOOKED_UP = frozenset({Intent.ASK, Intent.UNKNOWN, Intent.HUMAN})

_log = logging.getLogger(__name__)


@dataclass(frozen=True)
class Prepared:
    """What one turn is told: what the update is `about`, how it is read, and what was found for it."""

    about: str = ""
    understood: Understood | None = None
    finding: Finding | None = None
    suggested: tuple[Suggestion, ...] = ()
    picture: File | None = None


@dataclass(frozen=True)
class Preparing:
    """Reads words and searches documents while no transaction is held.

    `look_up` searches the documents for a question, its language and the asker's audience; `library` finds passages for
    the desk; `likeness` tells what a wish means where it uses none of the documents' words. `fluency` is the language
    model, where there is one; `stream` shows its words while they come.
    """

    engine: Engine
    texts: Texts
    look_up: Callable[[str, str | None, frozenset[str]], Finding]
    library: Library = NO_LIBRARY
    staff_chat: int | None = None
    every_expert: int | None = None
    likeness: Likeness | None = None
    fluency: "Fluency | None" = None
    stream: Stream = unseen

    def prepare(self, incoming: Incoming, nursery: Nursery, now: datetime) -> Prepared:
        """What the turn of an update needs to know."""
        about, sought = self._about(incoming, now)
        understood, finding = self._heard(incoming, nursery, now)
        if sought:
            finding = None if sought.passages else self._looked_up(sought.text, None, EVERY_AUDIENCE)
        suggested = self.library.suggest(sought.text) if sought and sought.passages else ()
        picture = self._picture(incoming, nursery, now) if path.is_asked(incoming.event) else None
        return Prepared(about, understood, finding, suggested, picture)

    def _about(self, incoming: Incoming, now: datetime) -> tuple[str, Wanted | None]:
        """What the message that this one answers is about, or its topic; and what the desk wants searched for it."""
        if not has_a_subject(incoming):
            return "", None
        with transaction(self.engine) as session:
            about = subject_of(session, incoming)
            theirs = incoming.chat_id == self.staff_chat or self._member(session, incoming, now).is_staff
            return about, wanted(session, incoming.event, about) if theirs else None

    def _heard(self, incoming: Incoming, nursery: Nursery, now: datetime) -> tuple[Understood | None, Finding | None]:
        """How a private message is read, and what the documents say to it."""
        event = incoming.event
        if not incoming.private:
            return None, None
        if isinstance(event, Commanded) and event.name in HANDS_OVER and event.argument:
            with transaction(self.engine) as session:
                member = self._member(session, incoming, now)
            return None, self._looked_up(event.argument, None, member.audience)
        if isinstance(event, Said) and event.text.strip():
            return self._answered(event.text, incoming, nursery, now)
        return None, None

    def _answered(
        self, text: str, incoming: Incoming, nursery: Nursery, now: datetime
    ) -> tuple[Understood, Finding | None]:
        with transaction(self.engine) as session:
            conversation = load_conversation(session, incoming.chat_id, incoming.person.language)
            member = self._member(session, incoming, now)
        local = now.astimezone(nursery.catalogue.zone)
        understood = made_whole(self._read(text, conversation, nursery, local), conversation, now)
        if self.fluency is None:
            return understood, self._find(understood, member)
        turn = self.fluency.turn(incoming.person, conversation, nursery, local)
        understood = turn.understood(understood)
        finding = self._find(understood, member)
        with self.stream(incoming) as show:
            return understood, turn.worded(understood, finding, show)

    def _read(self, text: str, conversation: Conversation, nursery: Nursery, local: datetime) -> Understood:
        return understand(
            text,
            local,
            nursery.vocabulary,
            expecting=conversation.offer.field if conversation.offer else None,
            anchor=anchor_of(conversation.draft, local) if conversation.draft else None,
            similarity=self.likeness.to(nursery.vocabulary) if self.likeness else None,
        )

    def _find(self, understood: Understood, member: Member) -> Finding | None:
        if not (understood.question or understood.intent in LOOKED_UP):
            return None
        return self._looked_up(understood.aside or understood.text, understood.language, member.audience)

    def _looked_up(self, question: str, language: str | None, audience: frozenset[str]) -> Finding:
        try:
            return self.look_up(question, language, audience)
        except Exception as error:
            # A broken index must not silence the bot: it says that it does not know, and offers a person.
            _log.error("the documents cannot be searched: %s", type(error).__name__)
            return Finding(Found.UNKNOWN)

    def _picture(self, incoming: Incoming, nursery: Nursery, now: datetime) -> File | None:
        with transaction(self.engine) as session:
            member = self._member(session, incoming, now)
            language = load_conversation(session, incoming.chat_id, incoming.person.language).language
        return path.picture_of(member, now.astimezone(nursery.catalogue.zone).date(), self.texts.of(language))

    def _member(self, session: Session, incoming: Incoming, now: datetime) -> Member:
        return Members(session, now, self.every_expert).of(incoming.person.id)
