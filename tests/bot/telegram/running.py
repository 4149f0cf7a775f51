"""The shell in a thread of this process, over a sandbox: as real as the bot's own process, and quicker to start."""

import asyncio
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from sqlalchemy import Engine

from bot.bootstrap import Assemble, open_store
from bot.dialogue.reply import Outgoing
from bot.sandbox import RunningSandbox
from bot.settings import Settings, load_settings
from bot.storage import outbox
from bot.storage.database import transaction
from bot.telegram.pace import UNLIMITED, Limits
from bot.telegram.parts import Connection, WebhookOptions
from bot.telegram.shell import Shell
from tests.bot.reliability.echo_bot import echo

SECRET = "un-secret-de-seize-signes"


@dataclass
class RunningShell:
    """A shell that serves: its store, and the error that ended it, if one did."""

    engine: Engine
    wake: Callable[[], object]
    failure: BaseException | None = None

    def say(self, *outgoing: Outgoing) -> list[int]:
        """Put messages into the outbox, as a turn does."""
        with transaction(self.engine) as session:
            numbers = outbox.put(session, outgoing)
        self.wake()
        return numbers


def settings_for(sandbox: RunningSandbox, folder: Path) -> Settings:
    """Settings that name the sandbox's bot, and nothing of this machine's."""
    return load_settings(
        _env_file=None,
        telegram_bot_token=sandbox.token,
        telegram_api_url=sandbox.url,
        staff_chat_id=-1003001,
        data_dir=folder,
        documents_dir=folder,
    )


@contextmanager
def running_shell(
    sandbox: RunningSandbox,
    folder: Path,
    assemble: Assemble = echo,
    *,
    limits: Limits = UNLIMITED,
    webhook: WebhookOptions | None = None,
    http_port: int | None = None,
) -> Iterator[RunningShell]:
    """Serve while the context lasts; leaving it stops the shell the way SIGTERM does."""
    settings = settings_for(sandbox, folder)
    engine = open_store(settings)
    connection = Connection(sandbox.token, sandbox.url, limits, webhook, http_port)
    loop, stop = asyncio.new_event_loop(), asyncio.Event()
    shell = Shell(connection, assemble(settings, engine), engine)
    running = RunningShell(engine, lambda: loop.call_soon_threadsafe(shell.wake))

    def serve() -> None:
        try:
            with asyncio.Runner(loop_factory=lambda: loop) as runner:
                runner.run(shell.serve_until(stop))
        except Exception as error:
            running.failure = error

    thread = threading.Thread(target=serve)
    thread.start()
    try:
        yield running
    finally:
        if not loop.is_closed():
            loop.call_soon_threadsafe(stop.set)
        thread.join(15)
        assert not thread.is_alive(), "the shell does not stop"
        engine.dispose()
