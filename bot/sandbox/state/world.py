"""The world of one sandbox: who and what there is, and the one place where it changes and tells of it."""

import itertools
import time
from dataclasses import dataclass, field

from bot.sandbox.options import GroupOption, Options, PersonOption
from bot.sandbox.state.chats import Chat, Record
from bot.sandbox.state.faults import Faults
from bot.sandbox.state.files import FileStore
from bot.sandbox.state.hub import Hub
from bot.sandbox.state.journal import Journal
from bot.sandbox.state.pacing import Pacer
from bot.sandbox.state.people import Person, Robot
from bot.sandbox.state.queries import Queries
from bot.sandbox.state.updates import UpdateQueue
from bot.sandbox.state.webhook import WebhookSender
from bot.sandbox.wire.types import Json


@dataclass
class World:
    """All state, in memory. `skew` seconds are added to the clock, so that time can be moved on."""

    options: Options
    robot: Robot
    hub: Hub = field(default_factory=Hub)
    people: dict[int, Person] = field(default_factory=dict)
    chats: dict[int, Chat] = field(default_factory=dict)
    files: FileStore = field(default_factory=FileStore)
    faults: Faults = field(default_factory=Faults)
    pacer: Pacer = field(default_factory=Pacer)
    journal: Journal = field(default_factory=Journal)
    commands: dict[tuple[str, str], list[Json]] = field(default_factory=dict)
    about: dict[str, str] = field(default_factory=dict)
    menu: Json = field(default_factory=lambda: {"type": "commands"})
    token: str = ""
    revoked: bool = False
    skew: float = 0.0
    private_ids: "itertools.count[int]" = field(default_factory=lambda: itertools.count(1))
    updates: UpdateQueue = field(init=False)
    queries: Queries = field(init=False)
    webhook: WebhookSender = field(init=False)

    def __post_init__(self) -> None:
        self.token = self.token or self.options.token
        self.updates = UpdateQueue(self._read)
        self.queries = Queries(self.options.query_lifetime)
        self.webhook = WebhookSender(self.updates, self.options.webhook_retry)
        self.pacer.pace = self.options.pace
        for person in self.options.people:
            self.add_person(person)
        for group in self.options.groups:
            self.add_group(group)

    def now(self) -> float:
        """Seconds since the epoch, on the sandbox's clock."""
        return time.time() + self.skew

    def add_person(self, option: PersonOption) -> Person:
        """Let a person and their private chat exist."""
        person = Person(option.id, option.name, option.language, option.username, option.role)
        self.people[person.id] = person
        self.chats[person.id] = Chat(person.id, person, started=option.started)
        self.hub.publish("person", person=person.view())
        return person

    def add_group(self, option: GroupOption) -> Chat:
        """Let a group exist, with the bot in it."""
        members = dict.fromkeys(option.members, "member")
        if option.members:
            members[option.members[0]] = "creator"
        chat = Chat(option.id, None, option.title, members, option.bot, option.topics)
        self.chats[chat.id] = chat
        self.tell(chat)
        return chat

    def post(self, chat: Chat, author: Json, content: Json, *, by_bot: bool) -> Record:
        """Put a message into a chat: number it, date it, keep it, tell of it."""
        message: Json = {
            "message_id": self._next_id(chat),
            "date": int(self.now()),
            "chat": chat.brief(),
            "from": author,
            **content,
        }
        record = chat.touch(Record(message, by_bot))
        chat.records[record.id] = record
        self.tell_message(chat, record)
        return record

    def change(self, chat: Chat, record: Record, message: Json) -> Record:
        """Replace a message by its edited self, keeping what it was."""
        record.edits.append(record.message)
        record.message = message
        return self.touched(chat, record)

    def touched(self, chat: Chat, record: Record) -> Record:
        """Count and tell a change of a message."""
        chat.touch(record)
        self.tell_message(chat, record)
        return record

    def tell_message(self, chat: Chat, record: Record) -> None:
        """Tell the listeners how a message stands now."""
        if self.hub.listeners:
            self.hub.publish("message", chat=chat.id, record=record.view())

    def tell(self, chat: Chat) -> None:
        """Tell the listeners how a chat stands now, without its messages."""
        if self.hub.listeners:
            self.hub.publish("chat", chat=chat.view(chat.version))

    def update(self, kind: str, content: Json) -> Json | None:
        """Queue an update for the bot."""
        return self.updates.add(kind, content)

    def _next_id(self, chat: Chat) -> int:
        """The next message number: private chats share a count, each supergroup has its own."""
        if chat.private:
            return next(self.private_ids)
        chat.last_id += 1
        return chat.last_id

    def _read(self, update: Json) -> None:
        """Mark the message of a confirmed update as read by the bot."""
        message = update.get("message") or update.get("edited_message")
        if message is None or (chat := self.chats.get(message["chat"]["id"])) is None:
            return
        record = chat.records.get(message["message_id"])
        if record is not None and not record.read:
            record.read = True
            if self.hub.listeners:
                self.hub.publish("read", chat=chat.id, message=record.id)


@dataclass
class Current:
    """The world that is served now; a reset puts a fresh one in its place."""

    world: World

    async def reset(self) -> None:
        """Start over with a fresh world; who listens to the stream and a set webhook stay."""
        old, fresh = self.world, new_world(self.world.options)
        hook = old.webhook.hook
        await old.webhook.stop()
        old.updates.interrupt()
        fresh.hub = old.hub
        fresh.updates.allowed, fresh.updates.last = old.updates.allowed, old.updates.last
        fresh.commands, fresh.about, fresh.menu = old.commands, old.about, old.menu
        self.world = fresh
        if hook is not None:
            fresh.webhook.start(hook)
        fresh.hub.publish("reset")


def new_world(options: Options) -> World:
    """A fresh world as the options describe it."""
    number = int(options.token.partition(":")[0])
    return World(options, Robot(number, options.bot_name, options.bot_username))
