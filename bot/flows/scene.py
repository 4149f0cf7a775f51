"""What a flow sees of one turn, and what it gives back."""

from collections.abc import Callable
from dataclasses import dataclass, field, replace
from datetime import datetime

from bot.booking.agenda import Agenda
from bot.booking.catalogue import Catalogue
from bot.dialogue.address import BotAddress
from bot.dialogue.conversation import Conversation
from bot.dialogue.incoming import Incoming, Pressed
from bot.dialogue.member import Member
from bot.dialogue.reply import Acknowledgement, File, Keyboard, Outgoing, Reply
from bot.flows.desk.desk import Desk
from bot.flows.finding import Finding, SectionText, Suggestion
from bot.flows.notices import Post
from bot.storage.answers import GivenAnswers
from bot.storage.curated import Curated
from bot.storage.feedback import Feedback
from bot.storage.inquiries import Inquiries
from bot.storage.invitations import Invitations
from bot.storage.members import Members
from bot.storage.office import OfficeRecords
from bot.storage.people import Contacts
from bot.storage.retention import Retention
from bot.texts.words import Texts, Words
from bot.understanding.understood import Understood
from bot.understanding.vocabulary import Vocabulary


@dataclass(frozen=True)
class Scene:
    """One turn: who said what, what is remembered, and the parts a flow may use inside the transaction."""

    incoming: Incoming
    conversation: Conversation
    now: datetime
    texts: Texts
    catalogue: Catalogue
    agenda: Agenda
    member: Member
    members: Members
    invitations: Invitations
    answers: GivenAnswers
    inquiries: Inquiries
    contacts: Contacts
    office: OfficeRecords
    desk: Desk
    address: BotAddress = field(default_factory=BotAddress)
    staff_chat: int | None = None
    public_url: str | None = None
    vocabulary: Vocabulary | None = None
    privacy_url: str | None = None
    with_model: bool = False
    retention: Retention = field(default_factory=Retention)
    picture: File | None = None
    understood: Understood | None = None
    finding: Finding | None = None
    suggested: tuple[Suggestion, ...] = ()
    read_section: Callable[[str, str], SectionText | None] = lambda document, section: None
    read_passage: Callable[[str], Suggestion | None] = lambda passage_id: None
    owner_of: Callable[[str], str] = lambda document: ""

    @property
    def words(self) -> Words:
        """The wordings in the language of the conversation."""
        return self.texts.of(self.conversation.language)

    @property
    def local(self) -> datetime:
        """The instant of this turn on the nursery's clock: what people say about time is read by it."""
        return self.now.astimezone(self.catalogue.zone)

    @property
    def curated(self) -> Curated:
        """The answers that staff approved, and those that are proposed to them."""
        return Curated(self.desk.session, self.now)

    @property
    def feedback(self) -> Feedback:
        """What people think of their answers."""
        return Feedback(self.desk.session, self.now)

    @property
    def post(self) -> Post:
        """The way to tell other people something."""
        return Post(self.texts, self.contacts, self.staff_chat)

    @property
    def founder(self) -> int:
        """The person who speaks."""
        return self.incoming.person.id

    def remember(self, conversation: Conversation) -> "Scene":
        """The same turn with another memory."""
        return replace(self, conversation=conversation)


@dataclass(frozen=True)
class Outcome:
    """What a turn leaves: the conversation as it is now, and what is to be sent.

    With `forget`, the person who spoke is erased, conversation and all, before anything is sent.
    """

    conversation: Conversation
    outgoing: tuple[Outgoing, ...] = ()
    forget: bool = False

    def also(self, *outgoing: Outgoing) -> "Outcome":
        """The same with more to send, after the rest."""
        return replace(self, outgoing=self.outgoing + outgoing)

    def saying(self, text: str) -> "Outcome":
        """The same, its first message begun with `text`."""
        first = next((n for n, one in enumerate(self.outgoing) if isinstance(one, Reply)), None)
        if first is None:
            return self
        told = self.outgoing[first]
        begun = replace(told, text=f"{text}\n{told.text}") if isinstance(told, Reply) else told
        return replace(self, outgoing=(*self.outgoing[:first], begun, *self.outgoing[first + 1 :]))

    def after(self, *outgoing: Outgoing) -> "Outcome":
        """The same with more to send, before the rest."""
        return replace(self, outgoing=outgoing + self.outgoing)


def reply(scene: Scene, text: str, choices: Keyboard = (), file: File | None = None) -> Reply:
    """A message to the chat of this turn."""
    return Reply(scene.incoming.chat_id, text, choices, file, thread_id=scene.incoming.thread_id)


def tell(scene: Scene, text: str, choices: Keyboard = ()) -> Outcome:
    """The outcome of a turn that only says something."""
    return Outcome(scene.conversation, (reply(scene, text, choices),))


def notice(scene: Scene, text: str) -> Outcome:
    """The outcome of a tap that has no effect: a short notice over the chat, or a message where nothing was tapped."""
    event = scene.incoming.event
    if isinstance(event, Pressed):
        return Outcome(scene.conversation, (Acknowledgement(event.callback_id, text),))
    return tell(scene, text)
