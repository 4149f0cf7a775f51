"""One turn of conversation, in one transaction, with no model running inside it."""

from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import datetime

from sqlalchemy import Engine
from sqlmodel import Session

from bot.booking.agenda import Agenda
from bot.dialogue.address import BotAddress
from bot.dialogue.incoming import Attached, Commanded, Incoming, Said
from bot.dialogue.member import Member
from bot.dialogue.reply import Outgoing, Reply
from bot.flows.desk.desk import Desk
from bot.flows.finding import SectionText
from bot.flows.notices import Post, tell_all
from bot.flows.router import respond
from bot.flows.scene import Scene
from bot.flows.subscription import calendar_of
from bot.nursery import Nursery
from bot.preparing import Prepared, Preparing
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
from bot.texts.words import Texts


@dataclass(frozen=True)
class Assistant:
    """The synchronous core.

    `nursery` gives what the documents make bookable, as they are now; `preparing` is what is done before a turn's
    transaction; `read_section` gives a section whole, by its document and heading path.
    """

    engine: Engine
    texts: Texts
    nursery: Callable[[], Nursery]
    preparing: Preparing
    read_section: Callable[[str, str], SectionText | None]
    clock: Callable[[], datetime]
    address: BotAddress = field(default_factory=BotAddress)
    staff_chat: int | None = None
    every_expert: int | None = None
    public_url: str | None = None
    privacy_url: str | None = None
    retention: Retention = field(default_factory=Retention)

    def take_turn(self, incoming: Incoming) -> None:
        """Handles one update: its effects, the conversation and the replies are stored together, and once only."""
        nursery, now = self.nursery(), self.clock()
        prepared = self.preparing.prepare(incoming, nursery, now)
        with transaction(self.engine) as session:
            if not inbox.finish(session, incoming.update_id):
                return
            scene = self._scene(session, incoming, nursery, now, prepared)
            # Whom the person writes to must be told their name, at their first word too.
            scene.contacts.meet(incoming.person, scene.conversation.language)
            outcome = respond(scene, prepared.about)
            if outcome.forget:
                erase(session, incoming.person.id, now)
            else:
                scene.contacts.meet(incoming.person, outcome.conversation.language)
            if incoming.private and not outcome.forget:
                save_conversation(session, outcome.conversation)
            outbox.put_each(session, outcome.outgoing, mark=str(incoming.update_id), now=now)

    def apologise(self, incoming: Incoming) -> tuple[Outgoing, ...]:
        """What to tell the person whose update could not be handled."""
        words = self.texts.of(incoming.person.language)
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

    def _scene(
        self, session: Session, incoming: Incoming, nursery: Nursery, now: datetime, prepared: Prepared
    ) -> Scene:
        conversation = load_conversation(session, incoming.chat_id, incoming.person.language)
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
            with_model=self.preparing.fluency is not None,
            retention=self.retention,
            read_section=self.read_section,
            read_passage=self.preparing.library.read_passage,
            owner_of=self.preparing.library.owner_of,
            understood=prepared.understood,
            finding=prepared.finding,
            suggested=prepared.suggested,
            picture=prepared.picture,
        )

    def _desk(self, session: Session, now: datetime) -> Desk:
        return Desk(session, now, self.texts, self.staff_chat)
