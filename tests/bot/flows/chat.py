"""Conversations with the assistant itself, over its real store, documents and wordings; only Telegram is left out."""

from dataclasses import dataclass, field
from datetime import datetime
from functools import cached_property
from pathlib import Path
from typing import Final

from sqlalchemy import Engine, select

from bot.assistant import Assistant
from bot.booking.booking import Booking
from bot.booking.register import Register
from bot.booking.service import PARIS
from bot.booking.tables import booking as bookings
from bot.dialogue.incoming import Commanded, Event, Incoming, Person, Pressed, Said
from bot.dialogue.reply import Reply
from bot.flows.finding import Finding, Found
from bot.nursery import NurseryKeeper
from bot.preparing import Preparing
from bot.storage import outbox
from bot.storage.database import transaction
from bot.storage.payload import read_outgoing
from bot.storage.people import Contacts
from bot.texts.words import load_texts
from tests.dialogues.clock import Clock

STAFF: Final = -1003001
_OUTGOING: Final = outbox.OutgoingRow.__table__  # type: ignore[attr-defined]
_LEGAL = """---
title: Conseil juridique
kind: service
topics: [juridique, droit]
booking:
  length: 60 min
  needs_acceptance: ACCEPTANCE
  experts: [{id: iris-lenoir, name: Iris Lenoir}]
---
# Conseil juridique
Une juriste relit vos contrats.
"""


@dataclass
class Chat:
    """The bot of a folder of documents. `replies` holds what one turn, or `tick`, put into the outbox."""

    engine: Engine
    folder: Path
    clock: Clock
    public_url: str | None = None
    replies: list[Reply] = field(default_factory=list)
    _turns: int = 0

    @cached_property
    def assistant(self) -> Assistant:
        """The assistant, who knows nothing but what can be booked."""
        return Assistant(
            engine=self.engine,
            texts=load_texts(PARIS),
            nursery=self.keeper.current,
            preparing=Preparing(self.engine, load_texts(PARIS), lambda *_: Finding(Found.UNKNOWN), staff_chat=STAFF),
            read_section=lambda *_: None,
            clock=self.clock,
            staff_chat=STAFF,
            public_url=self.public_url,
        )

    @cached_property
    def keeper(self) -> NurseryKeeper:
        """Reads the documents; call its `refresh` after changing them."""
        return NurseryKeeper(self.folder, PARIS)

    def says(self, person: int, *texts: str) -> list[Reply]:
        """A person writes, one message after the other; what the last one led to."""
        for text in texts:
            command = text.startswith("/")
            name, _, argument = text.removeprefix("/").partition(" ")
            self._turn(person, Commanded(name, argument) if command else Said(text))
        return self.replies

    def presses(self, person: int, verb: str) -> list[Reply]:
        """A person taps the newest button that the bot ever sent them whose action begins so."""
        actions = [
            choice.action
            for reply in self.sent()
            if reply.chat_id == person
            for row in reply.choices
            for choice in row
            if choice.action.startswith(verb)
        ]
        self._turn(person, Pressed(actions[-1], f"tap-{self._turns}", None))
        return self.replies

    def tick(self) -> list[Reply]:
        """The minute's round: reminders, and the waitlist."""
        before = len(self.sent())
        self.assistant.remind(self.clock.now)
        self.replies = self.sent()[before:]
        return self.replies

    def to(self, person: int) -> str:
        """What the last turn told a person, all messages joined."""
        return "\n".join(reply.text for reply in self.replies if reply.chat_id == person)

    def sent(self) -> list[Reply]:
        """Everything said so far, in order."""
        with transaction(self.engine) as session:
            rows = session.connection().execute(select(_OUTGOING).order_by(_OUTGOING.c.id)).all()
        read = [read_outgoing(row.payload, row.content) for row in rows]
        return [one for one in read if isinstance(one, Reply)]

    def bookings(self) -> list[Booking]:
        """Every booking of the store, holds too, by number."""
        with transaction(self.engine) as session:
            register = Register(session.connection(), PARIS)
            return sorted(register.all(bookings.c.id > 0), key=lambda one: one.id)

    def link(self, resource: str, person: int) -> None:
        """Make a person the one behind an expert's key."""
        with transaction(self.engine) as session:
            Contacts(session, self.clock.now).link(resource, person)

    def _turn(self, person: int, event: Event) -> None:
        self._turns += 1
        before = len(self.sent())
        who = Person(person, f"Personne{person}", "fr")
        self.assistant.take_turn(Incoming(self._turns, person, True, who, event, self.clock.now))
        self.replies = self.sent()[before:]


def legal_advice(*, needs_acceptance: bool = False) -> str:
    """The document of a service with one expert, who is asked to agree where it `needs_acceptance`."""
    return _LEGAL.replace("ACCEPTANCE", str(needs_acceptance).lower())


def chat(engine: Engine, folder: Path, now: datetime, documents: dict[str, str], public_url: str | None = None) -> Chat:
    """A bot over fresh documents (file stem → content) and a migrated, empty store."""
    (folder / "documents").mkdir()
    for stem, content in documents.items():
        (folder / "documents" / f"{stem}.md").write_text(content, encoding="utf-8")
    return Chat(engine, folder / "documents", Clock(now), public_url)
