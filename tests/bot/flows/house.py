"""The assistant's core over a store of its own and the sample nursery: turns go in, the outbox is read; no Telegram."""

import shutil
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from itertools import count
from pathlib import Path
from zoneinfo import ZoneInfo

from sqlalchemy import Engine, select

from bot.assistant import Assistant
from bot.dialogue.address import BotAddress
from bot.dialogue.incoming import Commanded, Event, Incoming, Person, Pressed, Said
from bot.dialogue.reply import Acknowledgement, Choice, Outgoing, Reply
from bot.flows.finding import Finding, Found
from bot.nursery import Nursery
from bot.preparing import Preparing
from bot.storage.database import open_database, sqlite_url, transaction
from bot.storage.erasure import clean_disk
from bot.storage.members import Members
from bot.storage.migrate import migrate
from bot.storage.outbox import OUTGOING
from bot.storage.payload import read_outgoing
from bot.texts.words import load_texts

PARIS = ZoneInfo("Europe/Paris")
NOW = datetime(2026, 3, 24, 9, 0, tzinfo=UTC)
ALICE, BRUNO, CLAIRE, LAURE, GROUP = 1001, 1002, 2001, 3001, -1003001
TEXTS = load_texts(PARIS)
NAMES = {ALICE: "Alice", BRUNO: "Bruno", CLAIRE: "Claire", LAURE: "Laure"}


@dataclass
class House:
    """What is said to it, and what it puts into the outbox."""

    engine: Engine
    nursery: Nursery
    now: datetime = NOW
    names: dict[int, str] = field(default_factory=dict)
    found: Finding = field(default_factory=lambda: Finding(Found.UNKNOWN))
    _updates: "count[int]" = field(default_factory=lambda: count(1))

    @property
    def assistant(self) -> Assistant:
        return Assistant(
            engine=self.engine,
            texts=TEXTS,
            nursery=lambda: self.nursery,
            preparing=Preparing(self.engine, TEXTS, lambda *_: self.found, staff_chat=GROUP),
            read_section=lambda document, section: None,
            clock=lambda: self.now,
            address=BotAddress("pepin_essai_bot"),
            staff_chat=GROUP,
        )

    def does(self, person: int, event: Event, chat: int | None = None) -> list[Outgoing]:
        """One update of a person, and all that it led to."""
        before, where = self.last(), person if chat is None else chat
        who = Person(person, (NAMES | self.names).get(person, "Zoé"), "fr")
        self.assistant.take_turn(Incoming(next(self._updates), where, where > 0, who, event, self.now))
        return self.sent(before)

    def says(self, person: int, text: str, chat: int | None = None) -> list[Reply]:
        """A text or a command, and the messages that it led to."""
        name, _, argument = text.removeprefix("/").partition(" ")
        event = Commanded(name, argument) if text.startswith("/") else Said(text)
        return replies(self.does(person, event, chat))

    def presses(self, person: int, action: str, chat: int | None = None) -> list[Outgoing]:
        """A tap on a button."""
        return self.does(person, Pressed(action, f"tap-{next(self._updates)}", None), chat)

    def last(self) -> int:
        """The number of the last message."""
        with transaction(self.engine) as session:
            return session.connection().execute(select(OUTGOING.c.id).order_by(OUTGOING.c.id.desc())).scalar() or 0

    def sent(self, after: int = 0) -> list[Outgoing]:
        """The messages after a number."""
        rows = select(OUTGOING.c.payload, OUTGOING.c.content).where(OUTGOING.c.id > after).order_by(OUTGOING.c.id)
        with transaction(self.engine) as session:
            return [read_outgoing(text, content) for text, content in session.connection().execute(rows) if text]

    def later(self, **span: float) -> None:
        """Lets time pass."""
        self.now += timedelta(**span)

    def members(self) -> Members:
        """Who is what, read now; nothing is to be written through it."""
        with transaction(self.engine) as session:
            return Members(session, self.now)


def replies(outgoing: list[Outgoing]) -> list[Reply]:
    """The messages among what went out."""
    return [one for one in outgoing if isinstance(one, Reply)]


def notices(outgoing: list[Outgoing]) -> list[Acknowledgement]:
    """The answers to taps among what went out."""
    return [one for one in outgoing if isinstance(one, Acknowledgement)]


def buttons(outgoing: list[Reply]) -> list[Choice]:
    """Every button under these messages."""
    return [choice for one in outgoing for row in one.choices for choice in row]


def open_house(folder: Path, nursery: Nursery, template: Path) -> House:
    """A house in a folder, over a copy of a store that is empty and up to date."""
    shutil.copyfile(template, folder / template.name)
    return House(open_database(sqlite_url(folder)), nursery)


def empty_store(folder: Path) -> Path:
    """A store without anybody in it, whole in one file."""
    engine = open_database(sqlite_url(folder))
    migrate(engine)
    clean_disk(engine)
    engine.dispose()
    return Path(str(engine.url.database))
