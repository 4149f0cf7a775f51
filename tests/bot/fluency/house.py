"""A small nursery with a language model: the bot as `python -m bot` builds it, over HTTP on both sides."""

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest
from sqlalchemy import Engine

from bot import assembly
from bot.sandbox import RunningSandbox, running_sandbox
from bot.sandbox.client import SandboxClient
from bot.settings import Settings
from bot.telegram.parts import Parts
from ingest.pipeline import sync
from knowledge.answerer import Answerer, open_answerer
from knowledge.settings import KnowledgeSettings
from tests.bot.telegram.running import RunningShell, running_shell
from tests.knowledge.fluent.provider import MODEL, Provider

FOUNDER, OTHER = 1001, 1002
BADGES = """---
title: Règlement des badges
---
## Article 1 – Perte

Un badge perdu est remplacé pour 25 € HT. Il faut prévenir l'accueil le jour même.

## Article 2 – Horaires

Le badge ouvre les bureaux de 7 h à 21 h, du lundi au samedi.
"""
PARKING = """---
title: Parking
---
## Places

Chaque entreprise hébergée dispose de deux places de parking. Une place de plus coûte 40 € HT par mois.
"""
NOTICE = """---
title: Préavis
---
## Hébergement

Le préavis pour une entreprise hébergée est de trois mois.

## Domiciliation

Le préavis pour une entreprise domiciliée est d'un mois, le domicilié prévient par lettre.
"""
QUESTION = "Un badge perdu est remplacé pour combien ?"
FLUENT = "Un badge perdu est remplacé pour 25 € HT [1]. Il faut prévenir l'accueil le jour même [1]."


@dataclass(frozen=True)
class House:
    """Documents that were taken in, and what answers from them."""

    documents: Path
    answerer: Answerer


@dataclass(frozen=True)
class Bot:
    """The running bot, a founder's phone, and the provider of its model."""

    client: SandboxClient
    shell: RunningShell
    provider: Provider

    def ask(self, text: str, timeout: float = 10) -> dict[str, Any]:
        """Write as the founder; the bot's answer."""
        since = self.client.version(FOUNDER)
        self.client.say(FOUNDER, text)
        return self.client.wait(FOUNDER, since, timeout=timeout)[-1]

    def drafts(self) -> list[dict[str, Any]]:
        """The drafts sent so far."""
        return self.client.calls("sendMessageDraft")


def take_in(folder: Path, documents: dict[str, str]) -> House:
    """Write documents and index them."""
    home = folder / "documents"
    home.mkdir(parents=True)
    for name, text in documents.items():
        (home / f"{name}.md").write_text(text)
    settings = KnowledgeSettings(data_dir=folder, documents_dir=home)
    sync(home, settings)
    return House(home, open_answerer(settings))


@contextmanager
def running_bot(house: House, folder: Path, provider: Provider, **settings: Any) -> Iterator[Bot]:
    """Serve while the context lasts."""
    with running_sandbox() as sandbox:
        sandbox.client.person("Ada", id=FOUNDER, language="fr")
        sandbox.client.person("Bob", id=OTHER, language="fr")
        with serving(house, folder, provider, sandbox, **settings) as bot:
            sandbox.client.say(FOUNDER, "bonjour")
            sandbox.client.wait(FOUNDER, count=2)  # who the bot is, is said once, after the first answer
            yield bot


@contextmanager
def serving(house: House, folder: Path, provider: Provider, sandbox: RunningSandbox, **settings: Any) -> Iterator[Bot]:
    """The bot on a sandbox that is there already."""
    folder.mkdir(exist_ok=True)
    given = {
        "documents_dir": house.documents,
        "llm_model": f"openai:{MODEL}",
        "llm_base_url": provider.url,
        "llm_timeout": 6.0,
        "llm_tokens_per_person": 10**9,
        "llm_tokens_per_day": 10**9,
    } | settings

    def assemble(bare: Settings, engine: Engine) -> Parts:
        with pytest.MonkeyPatch.context() as patch:
            # The embedder is loaded once for all tests; everything else is what the assembly makes.
            patch.setattr(assembly, "open_answerer", lambda settings, curated: house.answerer)
            return assembly.assistant(bare.model_copy(update=given), engine)

    with running_shell(sandbox, folder, assemble) as shell:
        yield Bot(sandbox.client, shell, provider)
