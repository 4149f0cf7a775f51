"""A nursery with few documents, its bot over a sandbox, and the phones of founders and staff."""

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from datetime import UTC, datetime
from itertools import count
from pathlib import Path
from typing import Any
from urllib.request import urlopen

from sqlalchemy import Engine

from bot.assembly import assistant
from bot.sandbox import RunningSandbox, running_sandbox
from bot.sandbox.options import GroupOption, Options, PersonOption
from bot.settings import Settings
from bot.storage.database import transaction
from bot.storage.outbox import due
from bot.telegram.parts import Parts
from ingest.pipeline import sync
from knowledge.settings import KnowledgeSettings
from tests.bot.reliability.waiting import wait_until
from tests.bot.telegram.running import RunningShell, running_shell

GROUP, FORUM = -1003001, -1003002
LAURE, BRUNO = 3001, 3002
PARKING = "Le parking est réservé aux voitures des entreprises hébergées. Les vélos ont un abri fermé à clé."
DOCUMENTS = {
    "stationnement.md": f"""---
title: Stationnement
owner: Direction de la pépinière
---
## Article 1 – Voitures et vélos
{PARKING}
""",
    "horaires.md": """---
title: Horaires
booking_policy:
  hours: {mon-fri: ["09:00-12:30", "14:00-18:00"]}
---
## Article 1 – Accueil
L'accueil est ouvert du lundi au vendredi, de 9 h à 12 h 30 et de 14 h à 18 h.
""",
}
_NUMBERS = count(5001)


def write_documents(folder: Path) -> None:
    """The documents, and their index beside them in the data folder."""
    folder.mkdir(parents=True, exist_ok=True)
    for name, text in DOCUMENTS.items():
        (folder / name).write_text(text, encoding="utf-8")


def take_in(data: Path, documents: Path) -> None:
    """The nursery's documents, taken in as `python -m ingest` does."""
    write_documents(documents)
    sync(documents, KnowledgeSettings(data_dir=data, documents_dir=documents))


@dataclass
class Phone:
    """One person's side of one chat."""

    sandbox: RunningSandbox
    engine: Engine
    person: int
    chat: int
    name: str
    read_to: int = field(default=0)

    def say(self, text: str, **given: Any) -> None:
        """Write; what was received before no longer counts for `hear`."""
        self.read_to = self.sandbox.client.version(self.chat)
        self.sandbox.client.say(self.chat, text, sender=self.person, **given)

    def hear(self, contains: str = "", *, count: int = 1) -> dict[str, Any]:
        """The bot's next message in the chat that holds the words."""
        heard = self.sandbox.client.wait(self.chat, self.read_to, contains=contains, count=count, timeout=20)[-1]
        # Nobody answers within the milliseconds in which the bot notes what it has sent; a test would.
        wait_until(self._is_noted)
        return heard

    def _is_noted(self) -> bool:
        with transaction(self.engine) as session:
            return not due(session, datetime.now(UTC))

    def press(self, message: dict[str, Any], label: str) -> None:
        """Press a button of a message, of which the label holds the words."""
        self.read_to = self.sandbox.client.version(self.chat)
        self.sandbox.client.press(self.chat, label, message=message["message_id"], sender=self.person)

    def reply(self, message: dict[str, Any], text: str, **given: Any) -> None:
        """Answer a message."""
        self.say(text, reply_to=message["message_id"], **given)

    def react(self, message: dict[str, Any], emoji: str) -> None:
        """Set a reaction, or none."""
        self.read_to = self.sandbox.client.version(self.chat)
        self.sandbox.client.react(self.chat, message["message_id"], *([emoji] if emoji else []), sender=self.person)

    def texts(self) -> list[str]:
        """All that the bot wrote here, as it is now."""
        views = self.sandbox.client.chat(self.chat)["messages"]
        return [str(view["message"].get("text") or view["message"].get("caption")) for view in views if view["by_bot"]]


@dataclass
class House:
    """The bot that serves, and the people around it."""

    sandbox: RunningSandbox
    engine: Engine
    shell: RunningShell
    folder: Path
    group: int = GROUP

    def founder(self, name: str, language: str = "fr") -> Phone:
        """Somebody new."""
        number = next(_NUMBERS)
        self.sandbox.client.person(name, id=number, language=language)
        return Phone(self.sandbox, self.engine, number, number, name)

    def staff(self, person: int = LAURE, name: str = "Laure") -> Phone:
        """A person of the team, in the staff group."""
        phone = Phone(self.sandbox, self.engine, person, self.group, name)
        phone.read_to = self.sandbox.client.version(self.group)
        return phone

    def content(self, file: dict[str, Any]) -> bytes:
        """A file that the bot sent."""
        with urlopen(f"{self.sandbox.url}/sandbox/files/{file['file_id']}") as answer:
            return bytes(answer.read())

    def handed_over(self, founder: Phone, question: str) -> tuple[Phone, dict[str, Any]]:
        """A question that the documents do not answer, handed over; the team's phone and the card on it."""
        staff = self.staff()
        founder.say(question)
        founder.press(founder.hear(), "💬")
        return staff, staff.hear(question[:40])


@contextmanager
def open_house(folder: Path, *, topics: bool = False) -> Iterator[House]:
    """The nursery's bot, built as `python -m bot` builds it, while the context lasts."""
    people = (PersonOption(LAURE, "Laure", "staff"), PersonOption(BRUNO, "Bruno", "staff"))
    group = GroupOption(GROUP, "Équipe", (LAURE, BRUNO), topics=topics)
    documents = folder / "documents"
    take_in(folder, documents)

    def assemble(settings: Settings, engine: Engine) -> Parts:
        return assistant(settings.model_copy(update={"documents_dir": documents}), engine)

    with (
        running_sandbox(Options(people=people, groups=(group,))) as sandbox,
        running_shell(sandbox, folder, assemble) as shell,
    ):
        yield House(sandbox, shell.engine, shell, folder)
