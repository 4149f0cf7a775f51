"""One turn of conversation: understand, look up, answer – in one transaction, with no model running inside it."""

import logging
from collections.abc import Callable
from dataclasses import dataclass, field, replace
from datetime import datetime
from hashlib import sha256
from typing import TYPE_CHECKING

from sqlalchemy import Engine
from sqlmodel import Session

from bot.booking.agenda import Agenda
from bot.dialogue.address import BotAddress
from bot.dialogue.incoming import Attached, Commanded, Incoming, Person, Said
from bot.dialogue.member import EVERY_AUDIENCE, Member
from bot.dialogue.reply import File, Outgoing, Reply
from bot.dialogue.showing import Stream, unseen
from bot.flows.desk.desk import Desk
from bot.flows.desk.library import NO_LIBRARY, Library
from bot.flows.desk.searching import Wanted, has_a_subject, subject_of, wanted
from bot.flows.fill_dates import anchor_of
from bot.flows.finding import Finding, Found, SectionText
from bot.flows.members import path
from bot.flows.notices import Post, tell_all
from bot.flows.router import respond
from bot.flows.scene import Scene
from bot.flows.subscription import calendar_of
from bot.likeness import Likeness
from bot.nursery import Nursery, NurseryKeeper
from bot.storage import inbox, outbox
from bot.storage.answers import GivenAnswers
from bot.storage.conversations import load_conversation, save_conversation
from bot.storage.database import transaction
from bot.storage.erasure import erase
from bot.storage.inquiries import Inquiries
from bot.storage.invitations import Invitations
from bot.storage.members import Members
from bot.storage.office import OfficeRecords
from bot.storage.people import Contacts
from bot.storage.retention import Retention
from bot.texts.words import LANGUAGES, Texts
from bot.understanding.following import made_whole
from bot.understanding.understand import understand
from bot.understanding.understood import Intent, Understood

if TYPE_CHECKING:
    from bot.fluency import Fluency

_log = logging.getLogger(__name__)

HANDS_OVER = frozenset({"humain", "human"})
LOOKED_UP = frozenset({Intent.ASK, Intent.UNKNOWN, Intent.HUMAN})


@dataclass(frozen=True)
class Assistant:
    """The synchronous core.

    `nursery` gives what the documents make bookable, as they are now; `look_up` searches them for a question, its
    language and the asker's audience; `read_section` gives a section whole, by its document and heading path;
    `library` finds passages and the owners of documents for the desk; `likeness` tells what a wish means where it uses
    none of their words. `fluency` is the language model, where there is one; `stream` shows its words while they come.
    """

    engine: Engine
    texts: Texts
    nursery: Callable[[], Nursery]
    look_up: Callable[[str, str | None, frozenset[str]], Finding]
    read_section: Callable[[str, str], SectionText | None]
    clock: Callable[[], datetime]
    library: Library = NO_LIBRARY
    address: BotAddress = field(default_factory=BotAddress)
    staff_chat: int | None = None
    every_expert: int | None = None
    public_url: str | None = None
    likeness: Likeness | None = None
    fluency: "Fluency | None" = None
    stream: Stream = unseen
    privacy_url: str | None = None
    retention: Retention = field(default_factory=Retention)

    def take_turn(self, incoming: Incoming) -> None:
        """Handles one update: its effects, the conversation and the replies are stored together, and once only."""
        nursery, now = self.nursery(), self.clock()
        about, sought = self._about(incoming)
        understood, finding = self._before(incoming, nursery, now)
        if sought:
            finding = None if sought.passages else self._looked_up(sought.text, None, EVERY_AUDIENCE)
        suggested = self.library.suggest(sought.text) if sought and sought.passages else ()
        picture = self._picture(incoming, nursery, now) if path.is_asked(incoming.event) else None
        with transaction(self.engine) as session:
            if not inbox.finish(session, incoming.update_id):
                return
            scene = self._scene(session, incoming, nursery, now)
            scene = replace(scene, understood=understood, finding=finding, suggested=suggested, picture=picture)
            # Whom the person writes to must be told their name, at their first word too.
            scene.contacts.meet(incoming.person, scene.conversation.language)
            outcome = respond(scene, about)
            if outcome.forget:
                erase(session, incoming.person.id, now)
            else:
                scene.contacts.meet(incoming.person, outcome.conversation.language)
            if incoming.private and not outcome.forget:
                save_conversation(session, outcome.conversation)
            outbox.put_each(session, outcome.outgoing, mark=str(incoming.update_id), now=now)

    def apologise(self, incoming: Incoming) -> tuple[Outgoing, ...]:
        """What to tell the person whose update could not be handled."""
        words = self.texts.of(_language_of(incoming.person))
        return (Reply(incoming.chat_id, words("failure"), thread_id=incoming.thread_id),)

    def tell_staff(self, error: str) -> tuple[Outgoing, ...]:
        """What to tell the staff group of it: the error's type and place, never its text."""
        return self._to_staff("staff.failed", kind=error)

    def remind(self, now: datetime) -> None:
        """Puts the reminders that are due, and the offers of freed places, into the outbox."""
        with transaction(self.engine) as session:
            agenda = Agenda(session, self.nursery().catalogue, now)
            agenda.advance_waitlist()
            notices = (*agenda.due_reminders(), *agenda.notices)
            outbox.put(session, tell_all(self._post(session, now), notices), now=now)

    def look_at_documents(self, keeper: NurseryKeeper, now: datetime) -> None:
        """Reads the documents again where they changed, and tells staff what is wrong with them, once each."""
        if not keeper.refresh():
            return
        with transaction(self.engine) as session:
            for problem in keeper.current().problems:
                key = f"document:{sha256(repr(problem).encode()).hexdigest()}"
                why = self.texts.of("fr").label(f"document_fact.{problem.fact}")
                outbox.put(session, self._to_staff("staff.document", problem=problem, why=why), key=key, now=now)

    def calendar(self, token: str) -> bytes | None:
        """The calendar behind a private address, or None for a wrong or revoked one."""
        with transaction(self.engine) as session:
            agenda = Agenda(session, self.nursery().catalogue, self.clock())
            return calendar_of(agenda, token, self.texts.of("fr"))

    def _to_staff(self, key: str, **facts: object) -> tuple[Outgoing, ...]:
        if self.staff_chat is None:
            return ()
        return (Reply(self.staff_chat, self.texts.of("fr")(key, **facts)),)

    def _post(self, session: Session, now: datetime) -> Post:
        return Post(self.texts, Contacts(session, now, self.every_expert), self.staff_chat)

    def _before(self, incoming: Incoming, nursery: Nursery, now: datetime) -> tuple[Understood | None, Finding | None]:
        """What is done ahead of the transaction, as it takes a model: reading the words, searching the documents."""
        event = incoming.event
        if incoming.private and isinstance(event, Commanded) and event.name in HANDS_OVER and event.argument:
            with transaction(self.engine) as session:
                member = self._members(session, now).of(incoming.person.id)
            return None, self._looked_up(event.argument, None, member.audience)
        if not (incoming.private and isinstance(event, Said) and event.text.strip()):
            return None, None
        with transaction(self.engine) as session:
            conversation = load_conversation(session, incoming.chat_id, _language_of(incoming.person))
            member = self._members(session, now).of(incoming.person.id)
        expecting = conversation.offer.field if conversation.offer else None
        local = now.astimezone(nursery.catalogue.zone)
        anchor = anchor_of(conversation.draft, local) if conversation.draft else None
        understood = understand(
            event.text,
            local,
            nursery.vocabulary,
            expecting=expecting,
            anchor=anchor,
            similarity=self.likeness.to(nursery.vocabulary) if self.likeness else None,
        )
        understood = made_whole(understood, conversation, now)
        if self.fluency is None:
            return understood, self._find(understood, member)
        turn = self.fluency.turn(incoming.person, conversation, nursery, local)
        understood = turn.understood(understood)
        finding = self._find(understood, member)
        with self.stream(incoming) as show:
            return understood, turn.worded(understood, finding, show)

    def _about(self, incoming: Incoming) -> tuple[str, Wanted | None]:
        """What the message that this one answers is about, or its topic; and what the desk wants searched for it."""
        if not has_a_subject(incoming):
            return "", None
        with transaction(self.engine) as session:
            about = subject_of(session, incoming)
            members = self._members(session, self.clock())
            theirs = incoming.chat_id == self.staff_chat or members.of(incoming.person.id).is_staff
            return about, wanted(session, incoming.event, about) if theirs else None

    def _picture(self, incoming: Incoming, nursery: Nursery, now: datetime) -> File | None:
        with transaction(self.engine) as session:
            member = self._members(session, now).of(incoming.person.id)
            language = load_conversation(session, incoming.chat_id, _language_of(incoming.person)).language
        return path.picture_of(member, now.astimezone(nursery.catalogue.zone).date(), self.texts.of(language))

    def _members(self, session: Session, now: datetime) -> Members:
        return Members(session, now, self.every_expert)

    def _member(self, members: Members, incoming: Incoming) -> Member:
        person = incoming.person.id
        if incoming.chat_id != self.staff_chat:
            return members.of(person)
        # Telegram keeps a group to its members, but a tap proves less than a message where the person is known already.
        taps = not isinstance(incoming.event, Said | Commanded | Attached)
        known = taps and Contacts(members.session, members.now).talks_in_private(person)
        return members.of(person) if known else members.in_the_staff_group(person)

    def _find(self, understood: Understood, member: Member) -> Finding | None:
        if not (understood.question or understood.intent in LOOKED_UP):
            return None
        return self._looked_up(understood.text, understood.language, member.audience)

    def _looked_up(self, question: str, language: str | None, audience: frozenset[str]) -> Finding:
        try:
            return self.look_up(question, language, audience)
        except Exception as error:
            # A broken index must not silence the bot: it says that it does not know, and offers a person.
            _log.error("the documents cannot be searched: %s", type(error).__name__)
            return Finding(Found.UNKNOWN)

    def _scene(self, session: Session, incoming: Incoming, nursery: Nursery, now: datetime) -> Scene:
        conversation = load_conversation(session, incoming.chat_id, _language_of(incoming.person))
        members = self._members(session, now)
        return Scene(
            incoming=incoming,
            conversation=conversation,
            now=now,
            texts=self.texts,
            catalogue=nursery.catalogue,
            agenda=Agenda(session, nursery.catalogue, now),
            member=self._member(members, incoming),
            members=members,
            invitations=Invitations(session, now),
            answers=GivenAnswers(session, now),
            inquiries=Inquiries(session, now),
            contacts=Contacts(session, now, self.every_expert),
            office=OfficeRecords(session, now),
            vocabulary=nursery.vocabulary,
            desk=self._desk(session, now),
            address=self.address,
            staff_chat=self.staff_chat,
            public_url=self.public_url,
            privacy_url=self.privacy_url,
            with_model=self.fluency is not None,
            retention=self.retention,
            read_section=self.read_section,
            read_passage=self.library.read_passage,
            owner_of=self.library.owner_of,
        )

    def _desk(self, session: Session, now: datetime) -> Desk:
        return Desk(session, now, self.texts, self.staff_chat)


def _language_of(person: Person) -> str:
    return code if (code := (person.language_code or "fr")[:2]) in LANGUAGES else "fr"
