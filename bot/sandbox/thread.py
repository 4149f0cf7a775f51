"""A sandbox on a thread of its own, for callers that are not asynchronous."""

import asyncio
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass

from bot.sandbox.client import SandboxClient
from bot.sandbox.options import Options
from bot.sandbox.server import Sandbox

START_SECONDS = 10


@dataclass(frozen=True)
class RunningSandbox:
    """A sandbox that serves: where the bot finds it, the token to use, and the control surface."""

    url: str
    token: str
    client: SandboxClient


@contextmanager
def running_sandbox(options: Options | None = None) -> Iterator[RunningSandbox]:
    """Serve a sandbox on a thread while the context lasts."""
    loop, ready = asyncio.new_event_loop(), threading.Event()
    sandbox, stop = Sandbox(options), asyncio.Event()

    async def serve() -> None:
        async with sandbox:
            ready.set()
            await stop.wait()

    thread = threading.Thread(target=loop.run_until_complete, args=(serve(),), daemon=True)
    thread.start()
    if not ready.wait(START_SECONDS):
        raise TimeoutError("the sandbox did not start")
    try:
        yield RunningSandbox(sandbox.url, sandbox.token, SandboxClient(sandbox.url))
    finally:
        loop.call_soon_threadsafe(stop.set)
        thread.join(START_SECONDS)
        loop.close()
