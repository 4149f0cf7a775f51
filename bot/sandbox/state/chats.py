"""A chat and its whole history."""

import asyncio
from dataclasses import dataclass, field

from bot.sandbox.state.people import Person
from bot.sandbox.wire.types import Json


@dataclass
class Record:
    """A message as it is now, and what it was; `version` is the chat's count of changes when it last changed."""

    message: Json
    by_bot: bool
    version: int = 0
    edits: list[Json] = field(default_factory=list)
    deleted: bool = False
    reactions: dict[int, list[str]] = field(default_factory=dict)
    read: bool = False

    @property
    def id(self) -> int:
        """The message's number in its chat."""
        return int(self.message["message_id"])

    def view(self) -> Json:
        """What the control surface and the page see."""
        return {
            "message": self.message,
            "by_bot": self.by_bot,
            "version": self.version,
            "edits": self.edits,
            "deleted": self.deleted,
            "reactions": {str(who): emoji for who, emoji in self.reactions.items() if emoji},
            "read": self.read,
        }


@dataclass
class Topic:
    """A topic of a forum; its number is that of the message that opened it."""

    id: int
    name: str
    icon_color: int = 0x6FB9F0
    closed: bool = False


@dataclass
class Chat:
    """A private chat (its id is the person's) or a supergroup (its id is negative)."""

    id: int
    person: Person | None = None
    title: str = ""
    members: dict[int, str] = field(default_factory=dict)
    bot_status: str = "administrator"
    forum: bool = False
    started: bool = False
    blocked: bool = False
    topics: dict[int, Topic] = field(default_factory=dict)
    records: dict[int, Record] = field(default_factory=dict)
    pinned: list[int] = field(default_factory=list)
    keyboard: Json | None = None
    menu: Json = field(default_factory=lambda: {"type": "default"})
    version: int = 0
    last_id: int = 0
    changed: asyncio.Event = field(default_factory=asyncio.Event)

    @property
    def private(self) -> bool:
        """Whether it is a person's own chat with the bot."""
        return self.person is not None

    def brief(self) -> Json:
        """The Chat object that messages carry."""
        if self.person is None:
            chat: Json = {"id": self.id, "type": "supergroup", "title": self.title}
            return chat | {"is_forum": True} if self.forum else chat
        user = self.person.user()
        named = {key: user[key] for key in ("first_name", "last_name", "username") if key in user}
        return {"id": self.id, "type": "private"} | named

    def touch(self, record: Record) -> Record:
        """Count a change of a message and wake whoever waits for one."""
        self.version += 1
        record.version = self.version
        self.changed.set()
        self.changed = asyncio.Event()
        return record

    def newest(self) -> Record | None:
        """The latest message that is still there."""
        return next((record for record in reversed(self.records.values()) if not record.deleted), None)

    def view(self, since: int = 0) -> Json:
        """The chat, its state and the messages that changed after a version."""
        return {
            "id": self.id,
            "title": self.title or (self.person.name if self.person else ""),
            "private": self.private,
            "members": list(self.members),
            "forum": self.forum,
            "started": self.started,
            "blocked": self.blocked,
            "topics": [vars(topic) for topic in self.topics.values()],
            "pinned": self.pinned,
            "keyboard": self.keyboard,
            "menu": self.menu,
            "version": self.version,
            "messages": [record.view() for record in self.records.values() if record.version > since],
        }
