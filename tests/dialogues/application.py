"""The whole bot over the sandbox, on a thread of its own; it can be stopped and started over the same store."""

import asyncio
import threading
from collections.abc import Callable
from dataclasses import dataclass, field
from pathlib import Path

from pydantic import SecretStr
from sqlalchemy import Engine

from bot.assistant import Assistant
from bot.bootstrap import connection
from bot.findings import Findings
from bot.fluency import Fluency
from bot.likeness import Likeness
from bot.preparing import Preparing
from bot.sandbox import RunningSandbox
from bot.settings import Settings
from bot.storage.database import open_database
from bot.telegram.parts import Parts
from bot.telegram.shell import Shell
from bot.texts.words import load_texts
from knowledge.answerer import Answerer, open_answerer
from knowledge.settings import KnowledgeSettings
from tests.dialogues.clock import Clock
from tests.dialogues.nursery import STAFF_GROUP
from tests.dialogues.prepared import Prepared

START_SECONDS = 20


def answerer_for(prepared: Prepared) -> Answerer:
    """The knowledge of a world, loaded once for all its scenarios."""
    return open_answerer(KnowledgeSettings(data_dir=prepared.data, documents_dir=prepared.documents))


Fluent = Callable[[Engine, Answerer], Fluency]
"""Makes the language model of the bot over its store."""


@dataclass
class Application:
    """The bot of a world over one store."""

    prepared: Prepared
    answerer: Answerer
    sandbox: RunningSandbox
    clock: Clock
    path: Path
    fluent: Fluent | None = None
    _engine: Engine | None = field(default=None, repr=False)
    _loop: asyncio.AbstractEventLoop | None = field(default=None, repr=False)
    _stop: asyncio.Event = field(default_factory=asyncio.Event, repr=False)
    _thread: threading.Thread | None = field(default=None, repr=False)
    _error: BaseException | None = field(default=None, repr=False)

    def start(self) -> None:
        """Serve on a thread."""
        self._engine = open_database(f"sqlite:///{self.path}")
        self._loop, self._stop = asyncio.new_event_loop(), asyncio.Event()
        self._thread = threading.Thread(target=self._serve, args=(self._loop, self._engine), daemon=True)
        self._thread.start()

    def stop(self) -> None:
        """End what runs and let the store go; raises what ended the bot, if something did."""
        if self._thread is None or self._loop is None or self._engine is None:
            return
        self._loop.call_soon_threadsafe(self._stop.set)
        self._thread.join(START_SECONDS)
        self._engine.dispose()
        self._thread = None
        if self._error is not None:
            raise self._error

    def restart(self) -> None:
        """Stop, and start again over the same store."""
        self.stop()
        self.start()

    def _serve(self, loop: asyncio.AbstractEventLoop, engine: Engine) -> None:
        try:
            with asyncio.Runner(loop_factory=lambda: loop) as runner:
                runner.run(self._shell(engine).serve_until(self._stop))
        except BaseException as error:  # it is raised again where the bot is stopped
            self._error = error

    def _shell(self, engine: Engine) -> Shell:
        settings = Settings(
            telegram_bot_token=SecretStr(self.sandbox.token),
            telegram_api_url=self.sandbox.url,
            telegram_pacing=False,
            staff_chat_id=STAFF_GROUP,
            data_dir=self.prepared.data,
            documents_dir=self.prepared.documents,
        )
        return Shell(connection(settings), Parts(self._assistant(engine).take_turn), engine, self.clock)

    def _assistant(self, engine: Engine) -> Assistant:
        findings = Findings(self.answerer, passages=5 if self.fluent else 0)
        texts = load_texts(self.prepared.world.zone)
        return Assistant(
            engine=engine,
            texts=texts,
            nursery=lambda: self.prepared.nursery,
            preparing=Preparing(
                engine,
                texts,
                findings.look_up,
                staff_chat=STAFF_GROUP,
                likeness=Likeness(self.answerer.store.embedder),
                fluency=self.fluent(engine, self.answerer) if self.fluent else None,
            ),
            read_section=findings.read_section,
            clock=self.clock,
            staff_chat=STAFF_GROUP,
        )
