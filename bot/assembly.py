"""Builds every part of the assistant once and joins them: store, documents, index, words."""

from collections.abc import Callable, Mapping, Sequence
from datetime import datetime, timedelta
from pathlib import Path

from sqlalchemy import Engine

from bot.assistant import Assistant
from bot.changed_rules import ChangedRules
from bot.desk_watch import DeskWatch
from bot.dialogue.address import BotAddress
from bot.document_watch import DocumentWatch
from bot.findings import Findings
from bot.flows.commands import MENUS, STAFF_MENUS
from bot.flows.desk.library import Library
from bot.flows.notices import CALENDAR_TYPE
from bot.flows.subscription import PATH
from bot.likeness import Likeness
from bot.model import fluency_of, model_of
from bot.nursery import NurseryKeeper
from bot.office.announcing import Announcing
from bot.office.counting import Counting
from bot.office.document_files import DocumentFiles
from bot.office.documents import Documents
from bot.office.index_watch import IndexWatch
from bot.office.ingesting import IngestProcess
from bot.office.office import Office
from bot.preparing import Preparing
from bot.regression_cases import RegressionCases
from bot.settings import Settings
from bot.settings_problem import SettingsError
from bot.shelf import Shelf
from bot.storage.retention import Retention
from bot.telegram.commands import CommandTable
from bot.telegram.downloading import Downloads, Wanted
from bot.telegram.drafts import Drafts
from bot.telegram.http import Page, Resource
from bot.telegram.mishap import Apology
from bot.telegram.parts import Parts
from bot.telegram.periodic import Periodic
from bot.telegram.shell import utc_now
from bot.texts.words import Texts, load_texts
from bot.upkeep import Upkeep
from knowledge.answerer import Answerer, open_answerer
from knowledge.embedder import ModelMissing
from knowledge.settings import KnowledgeSettings

DOCUMENTS_EVERY = timedelta(seconds=2)
REMINDERS_EVERY = timedelta(seconds=20)
DIGEST_EVERY = timedelta(minutes=1)
ANNOUNCED_EVERY = timedelta(seconds=5)
INDEX_EVERY = timedelta(minutes=1)
ERRANDS_EVERY = timedelta(seconds=1)
PASSAGES = 5
"""How many passages a language model is handed to write from."""
ERASURES_EVERY = timedelta(seconds=5)
CHANGES_EVERY = timedelta(seconds=5)
DAILY = timedelta(days=1)
DESK_EVERY = timedelta(seconds=20)
PREPARED_EVERY = timedelta(seconds=1)
CASES_EVERY = timedelta(seconds=5)
CASES = Path("evaluation", "curated.jsonl")


def assistant(settings: Settings, engine: Engine, clock: Callable[[], datetime] = utc_now) -> Parts:
    """The assistant's parts, joined to the store, the documents and their index."""
    model = model_of(settings)
    texts = load_texts(settings.timezone)
    drafts = Drafts()
    knowledge = _knowledge_settings(settings)
    nursery = NurseryKeeper(settings.documents_dir, settings.timezone, knowledge.published_folder)
    shelf = Shelf(engine, settings.timezone, clock)
    answerer = _answerer(knowledge, shelf)
    findings = Findings(answerer, shelf, passages=PASSAGES if model else 0)
    counting = Counting(engine, knowledge.index_folder, answerer.store.embedder.queries, settings.timezone)
    take_in = IngestProcess(settings.documents_dir, settings.data_dir, settings.embedding_model, settings.chroma_url)
    watch = IndexWatch(engine, texts, settings.data_dir, answerer.store.fault, take_in, settings.staff_chat_id)
    office = Office(engine, texts, counting, watch, settings.staff_chat_id)
    files = DocumentFiles(settings.data_dir)
    documents = Documents(engine, texts, files, knowledge.index_folder, take_in, settings.staff_chat_id)
    cases = RegressionCases(settings.data_dir / CASES)
    address, retention = BotAddress(), _retention(settings)
    rules = ChangedRules(answerer.store.current)
    sheets = DocumentWatch(engine, texts, nursery, settings.staff_chat_id)
    desk = DeskWatch(engine, texts, nursery.current, settings.staff_chat_id)
    upkeep = Upkeep(engine, texts, nursery.current, rules, retention, settings.expert_chat_id)
    core = Assistant(
        engine=engine,
        texts=texts,
        nursery=nursery.current,
        preparing=Preparing(
            engine=engine,
            texts=texts,
            look_up=findings.look_up,
            library=Library(findings.suggest, findings.read_passage, findings.owner_of),
            staff_chat=settings.staff_chat_id,
            every_expert=settings.expert_chat_id,
            likeness=Likeness(answerer.store.embedder),
            fluency=fluency_of(settings, model, engine, answerer) if model else None,
            stream=drafts.stream,
        ),
        read_section=findings.read_section,
        clock=clock,
        staff_chat=settings.staff_chat_id,
        every_expert=settings.expert_chat_id,
        public_url=settings.public_url,
        address=address,
        privacy_url=settings.privacy_url,
        retention=retention,
    )
    return Parts(
        core.take_turn,
        periodic=(
            Periodic(DOCUMENTS_EVERY, sheets.look),
            Periodic(REMINDERS_EVERY, core.remind),
            Periodic(DIGEST_EVERY, office.ask_for_digest),
            Periodic(ANNOUNCED_EVERY, Announcing(engine, texts).look),
            Periodic(INDEX_EVERY, watch.look, long=True),
            Periodic(ERRANDS_EVERY, office.run, long=True),
            Periodic(ERRANDS_EVERY, documents.run, long=True),
            Periodic(ERASURES_EVERY, upkeep.finish_erasures),
            Periodic(CHANGES_EVERY, upkeep.tell_changes),
            Periodic(DAILY, upkeep.tell_paths),
            Periodic(DAILY, upkeep.forget),
            Periodic(DESK_EVERY, desk.look_after),
            Periodic(PREPARED_EVERY, lambda _: answerer.prepare(), long=True),
            Periodic(CASES_EVERY, lambda _: cases.write(shelf.wordings())),
        ),
        commands=_menus(texts, MENUS),
        chat_commands={staff: _menus(texts, STAFF_MENUS)} if (staff := settings.staff_chat_id) is not None else {},
        resources=(Resource(PATH, lambda found: _calendar(core, found["token"])),),
        downloads=_downloads(documents),
        apology=Apology(lambda it: core.apologise(it.incoming), lambda it: core.tell_staff(it.error)),
        greeted=lambda username: setattr(address, "username", username),
        drafts=drafts,
    )


def _answerer(knowledge: KnowledgeSettings, shelf: Shelf) -> Answerer:
    try:
        return open_answerer(knowledge, curated=shelf)
    except ModelMissing:
        problem = "EMBEDDING_MODEL names a model that cannot be loaded: correct it, or leave it empty."
        raise SettingsError((problem,)) from None


def _downloads(documents: Documents) -> Downloads:
    def wanted(now: datetime) -> Wanted | None:
        sent = documents.wanted(now)
        return Wanted(sent.id, sent.file_id) if sent else None

    return Downloads(
        wanted,
        lambda one, content, now: documents.arrived(one.id, content, now),
        lambda one, again, now: documents.failed(one.id, again, now),
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


def _menus(texts: Texts, menus: Mapping[str, Sequence[str]]) -> CommandTable:
    tables: dict[str | None, list[tuple[str, str]]] = {
        language: [(name, texts.of(language).label(f"command.{name}")) for name in names]
        for language, names in menus.items()
    }
    return {**tables, None: tables["fr"]}
