"""The whole bot with its chores, over the sandbox and a small nursery, on a thread of this process."""

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import timedelta
from functools import cache, partial
from pathlib import Path
from typing import Any
from unittest.mock import patch

from sqlalchemy import Engine

from bot.assembly import assistant
from bot.office.ingesting import Ingested
from bot.sandbox import RunningSandbox, running_sandbox
from bot.settings import Settings
from ingest.pipeline import sync
from knowledge.embedder import open_embedder
from knowledge.settings import KnowledgeSettings
from tests.bot.reliability.waiting import wait_until
from tests.bot.telegram.running import RunningShell, running_shell

ALICE, CLAIRE, LAURE, STAFF = 1001, 2001, 3001, -1003001
DOCUMENTS = {
    "horaires.md": "---\ntitle: Horaires\nvalid_from: 2024-01-01\n---\n\n## Accueil\n\nL'accueil ouvre à 9 h.\n\n"
    "## Bruit\n\nLe calme est demandé après 20 h.\n",
    "parking.md": "---\ntitle: Stationnement\n---\n\n## Places\n\nChaque entreprise dispose de deux places.\n",
    "salle-seine.md": "---\ntitle: Salle Seine\nkind: space\nspace: meeting room\nseats: 8\nbooking:\n"
    "  reserve: {length: 60 min, notice: 0 min, hours: {mon-sun: ['00:00-24:00']}}\n---\n\nSalle de réunion.\n",
}


@dataclass(frozen=True)
class Phones:
    """The bot at work: the sandbox, the store, the data folder."""

    sandbox: RunningSandbox
    shell: RunningShell
    data: Path

    @property
    def engine(self) -> Engine:
        """The store."""
        return self.shell.engine

    def wait(self, chat: int, since: int, contains: str, seconds: float = 60) -> dict[str, Any]:
        """The bot's message after a version that contains a text, in its words or its caption."""
        return wait_until(lambda: [one for one in self.said(chat, since) if contains in _words(one)], seconds)[0]

    def said(self, chat: int, since: int = 0) -> list[dict[str, Any]]:
        """What the bot wrote to a chat since a version."""
        views = self.sandbox.client.chat(chat, since=since)["messages"]
        return [dict(view["message"]) for view in views if view["by_bot"]]

    def version(self, chat: int) -> int:
        """The chat's version now."""
        return self.sandbox.client.version(chat)


def _words(message: dict[str, Any]) -> str:
    return str(message.get("text") or message.get("caption") or "")


@contextmanager
def phones(folder: Path) -> Iterator[Phones]:
    """Serve a nursery of three documents."""
    documents, data = folder / "nursery", folder / "data"
    documents.mkdir()
    for name, text in DOCUMENTS.items():
        (documents / name).write_text(text, encoding="utf-8")
    knowledge = KnowledgeSettings(data_dir=data, documents_dir=documents)
    embedder = cache(open_embedder)("")

    def take_in() -> Ingested:
        sync(documents, knowledge, embedder=embedder)
        return Ingested(True)

    take_in()
    with (
        patch("knowledge.answerer.open_embedder", lambda _: embedder),
        # A process of its own loads the model each time; `test_publishing` has one.
        patch("bot.assembly.IngestProcess", lambda *_: take_in),
        patch("bot.assembly.INDEX_EVERY", timedelta(seconds=2)),
        running_sandbox() as sandbox,
        running_shell(sandbox, data, partial(_assemble, documents, data)) as shell,
    ):
        for person in (ALICE, CLAIRE, LAURE):
            sandbox.client.say(person, "/start")
            sandbox.client.wait(person, contains="Pépin")
        yield Phones(sandbox, shell, data)


def _assemble(documents: Path, data: Path, settings: Settings, engine: Engine) -> Any:
    return assistant(settings.model_copy(update={"documents_dir": documents, "data_dir": data}), engine)
