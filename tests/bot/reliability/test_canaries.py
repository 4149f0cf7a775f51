"""What people write through every door of the bot is in no log, and what a founder wrote is nowhere once erased."""

import sys
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest

from bot.sandbox import RunningSandbox, running_sandbox
from ingest.pipeline import sync
from knowledge.settings import KnowledgeSettings
from tests.bot.reliability.process import BotProcess, environment
from tests.bot.reliability.waiting import wait_until
from tests.knowledge.fluent.provider import MODEL, Provider, Script, running_provider

FOUNDER, EXPERT, LAURE, STAFF = 918273645546, 2001, 3001, -1003001
MINE, THEIRS = "zanzibar", "quetzal"
"""What begins the founder's words, and those of the nursery's people."""
DOCUMENTS = {
    "badges.md": "---\ntitle: Badges\n---\n\n## Perte\n\nUn badge perdu est remplacé pour 25 € HT.\n",
    "salle-seine.md": "---\ntitle: Salle Seine\nkind: space\nspace: meeting room\nseats: 8\nbooking:\n"
    "  reserve: {length: 60 min, notice: 0 min, hours: {mon-sun: ['00:00-24:00']}}\n---\n\nSalle de réunion.\n",
    "rh.md": "---\ntitle: Ressources humaines\nkind: service\nbooking:\n  length: 60 min\n  notice: 0 min\n"
    "  hours: {mon-sun: ['08:00-20:00']}\n  experts:\n    - {id: claire-martin, name: Claire Martin}\n---\n\nAide.\n",
}


@dataclass(frozen=True)
class Phones:
    """People at their phones, and the bot's folder."""

    sandbox: RunningSandbox
    folder: Path

    def does(self, chat: int, contains: str, act: str, *arguments: Any, **given: Any) -> dict[str, Any]:
        """An act of a person, and the bot's message in that chat that holds a text."""
        since = self.sandbox.client.version(chat)
        getattr(self.sandbox.client, act)(chat, *arguments, **given)
        return self.sandbox.client.wait(chat, since, contains=contains, timeout=60)[-1]

    def hits(self, mark: str, under: str = "") -> list[str]:
        """The files that hold a text, whatever its case."""
        files = [path for path in (self.folder / under).rglob("*") if path.is_file()]
        return [str(path) for path in files if mark.encode() in path.read_bytes().lower()]


@contextmanager
def at_work(folder: Path, provider: Provider) -> Iterator[tuple[Phones, BotProcess]]:
    """The whole bot in a process of its own, telling its log everything."""
    documents, data = folder / "documents", folder / "data"
    documents.mkdir()
    for name, text in DOCUMENTS.items():
        (documents / name).write_text(text, encoding="utf-8")
    sync(documents, KnowledgeSettings(data_dir=data, documents_dir=documents))
    with running_sandbox() as sandbox:
        sandbox.client.person(f"{MINE.capitalize()}a", id=FOUNDER, language="fr")
        given = {"DOCUMENTS_DIR": str(documents), "LOG_LEVEL": "DEBUG", "EXPERT_CHAT_ID": str(EXPERT)}
        given |= {"LLM_MODEL": f"openai:{MODEL}", "LLM_BASE_URL": provider.url}
        bot = BotProcess({**environment(sandbox, data), **given}, (sys.executable, "-m", "bot")).start()
        try:
            yield Phones(sandbox, data), bot
        finally:
            bot.kill()


def everybody_writes(phones: Phones) -> None:
    """Through every door where a text, a name or a file can come in."""
    phones.does(FOUNDER, "", "say", "/start")
    phones.sandbox.client.fault("sendMessage", status=500, times=1)
    phones.does(FOUNDER, "25 €", "say", f"combien coûte un badge perdu {MINE}question ?")
    phones.does(FOUNDER, "", "press", "👎")
    phones.does(FOUNDER, "", "press", forge="fb:why:1:wrong")
    phones.does(FOUNDER, "", "say", f"peut-on {MINE}er sur le toit de {MINE}ville ?")
    since = phones.sandbox.client.version(STAFF)
    phones.does(FOUNDER, f"{MINE}demande", "say", f"/humain où est la {MINE}demande ?")
    card = phones.sandbox.client.wait(STAFF, since, contains=f"{MINE}demande")[-1]
    since = phones.sandbox.client.version(FOUNDER)
    phones.does(
        STAFF, f"{THEIRS}placard", "say", f"Dans le {THEIRS}placard.", sender=LAURE, reply_to=card["message_id"]
    )
    told = phones.sandbox.client.wait(FOUNDER, since, contains=f"{THEIRS}placard")[-1]
    phones.does(STAFF, "", "press", "Modifier", sender=LAURE)
    phones.sandbox.client.say(STAFF, f"Question : {THEIRS} ?\nRéponse : {THEIRS}retouche", sender=LAURE)
    phones.does(FOUNDER, "", "say", f"et la {MINE}suite ?", reply_to=told["message_id"])
    phones.does(FOUNDER, "Salle Seine", "say", f"réserver la salle Seine dans trois jours à 10h pour {MINE}reunion")
    phones.does(FOUNDER, "réservé", "press", "Confirmer")
    phones.does(EXPERT, "", "say", f"/absence demain de 14h à 16h {THEIRS}absence")
    phones.does(EXPERT, "", "press", forge="yes:1")
    phones.does(FOUNDER, "", "send_file", f"{MINE}fichier.md", f"{MINE}contenu".encode(), caption=f"{MINE}legende")
    text = f"---\ntitle: {THEIRS} titre\n---\n\n## A\n\n{THEIRS} contenu.\n".encode()
    phones.does(
        STAFF, "Nouveau document", "send_file", f"{THEIRS}doc.md", text, caption=f"{THEIRS}legende", sender=LAURE
    )
    phones.does(STAFF, "À qui", "say", f"/annonce {THEIRS}annonce", sender=LAURE)
    phones.does(STAFF, "Aperçu", "press", "À tous", sender=LAURE)
    phones.does(STAFF, "route", "press", "Envoyer", sender=LAURE)


@pytest.mark.prove
def test_what_people_write_is_in_no_log_and_what_a_founder_wrote_is_nowhere_once_erased(tmp_path: Path) -> None:
    with running_provider() as provider:
        provider.says(Script("Un badge perdu est remplacé pour 25 € HT [1]."))
        with at_work(tmp_path, provider) as (phones, bot):
            everybody_writes(phones)
            assert phones.hits(MINE)
            phones.does(FOUNDER, "effacer", "say", "/effacer")
            phones.does(FOUNDER, "effacées", "press", "Oui, tout effacer")
            wait_until(lambda: phones.hits(MINE) == [], seconds=60)
            assert phones.hits(str(FOUNDER)) == []
            _, written = bot.stop()
            assert [mark for mark in (MINE, THEIRS) if mark in written.lower() or phones.hits(mark, "logs")] == []
            assert phones.hits(MINE) == []
