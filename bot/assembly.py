"""Builds every part of the assistant once and joins them: store, documents, index, words."""

from collections.abc import Callable
from datetime import datetime, timedelta
from pathlib import Path

from sqlalchemy import Engine

from bot.assistant import Assistant
from bot.dialogue.address import BotAddress
from bot.findings import Findings
from bot.flows.commands import MENUS
from bot.flows.desk.library import Library
from bot.flows.notices import CALENDAR_TYPE
from bot.flows.subscription import PATH
from bot.model import fluency_of, model_of
from bot.nursery import NurseryKeeper
from bot.regression_cases import RegressionCases
from bot.settings import Settings
from bot.shelf import Shelf
from bot.storage.erasure import Erasures
from bot.storage.retention import Retention
from bot.telegram.commands import CommandTable
from bot.telegram.drafts import Drafts
from bot.telegram.http import Page, Resource
from bot.telegram.mishap import Apology
from bot.telegram.parts import Parts
from bot.telegram.periodic import Periodic
from bot.telegram.shell import utc_now
from bot.texts.words import Texts, load_texts
from knowledge.answerer import open_answerer
from knowledge.settings import KnowledgeSettings

DOCUMENTS_EVERY = timedelta(seconds=2)
REMINDERS_EVERY = timedelta(seconds=20)
PASSAGES = 5
"""How many passages a language model is handed to write from."""
ERASURES_EVERY = timedelta(seconds=5)
RETENTION_EVERY = timedelta(days=1)
DESK_EVERY = timedelta(seconds=20)
CASES_EVERY = timedelta(seconds=5)
CASES = Path("evaluation", "curated.jsonl")


def assistant(settings: Settings, engine: Engine, clock: Callable[[], datetime] = utc_now) -> Parts:
    """The assistant's parts, joined to the store, the documents and their index."""
    model = model_of(settings)
    texts = load_texts(settings.timezone)
    drafts = Drafts()
    nursery = NurseryKeeper(settings.documents_dir, settings.timezone)
    shelf = Shelf(engine, settings.timezone, clock)
    answerer = open_answerer(_knowledge_settings(settings), curated=shelf)
    findings = Findings(answerer, shelf, passages=PASSAGES if model else 0)
    cases = RegressionCases(settings.data_dir / CASES)
    address, erasures = BotAddress(), Erasures(engine)
    core = Assistant(
        engine=engine,
        texts=texts,
        nursery=nursery.current,
        look_up=findings.look_up,
        read_section=findings.read_section,
        library=Library(findings.suggest, findings.read_passage, findings.owner_of),
        clock=clock,
        staff_chat=settings.staff_chat_id,
        every_expert=settings.expert_chat_id,
        public_url=settings.public_url,
        address=address,
        fluency=fluency_of(settings, model, engine, answerer) if model else None,
        stream=drafts.stream,
        privacy_url=settings.privacy_url,
        retention=_retention(settings),
    )
    return Parts(
        core.take_turn,
        periodic=(
            Periodic(DOCUMENTS_EVERY, lambda now: core.look_at_documents(nursery, now)),
            Periodic(REMINDERS_EVERY, core.remind),
            Periodic(ERASURES_EVERY, erasures.go_on),
            Periodic(RETENTION_EVERY, core.forget),
            Periodic(DESK_EVERY, core.look_after_desk),
            Periodic(CASES_EVERY, lambda _: cases.write(shelf.wordings())),
        ),
        commands=_menus(texts),
        resources=(Resource(PATH, lambda found: _calendar(core, found["token"])),),
        apology=Apology(lambda it: core.apologise(it.incoming), lambda it: core.tell_staff(it.error)),
        greeted=lambda username: setattr(address, "username", username),
        drafts=drafts,
    )


def _knowledge_settings(settings: Settings) -> KnowledgeSettings:
    return KnowledgeSettings(
        data_dir=settings.data_dir,
        documents_dir=settings.documents_dir,
        embedding_model=settings.embedding_model or "",
        chroma_url=settings.chroma_url,
    )


def _retention(settings: Settings) -> Retention:
    return Retention(
        questions=timedelta(days=settings.keep_questions_days),
        bookings=timedelta(days=settings.keep_bookings_days),
        messages=timedelta(days=settings.keep_messages_days),
    )


def _calendar(core: Assistant, token: str) -> Page | None:
    content = core.calendar(token)
    return Page(content, CALENDAR_TYPE) if content is not None else None


def _menus(texts: Texts) -> CommandTable:
    tables: dict[str | None, list[tuple[str, str]]] = {
        language: [(name, texts.of(language).label(f"command.{name}")) for name in names]
        for language, names in MENUS.items()
    }
    return {**tables, None: tables["fr"]}
