"""When Telegram refuses to give updates."""

import asyncio
from pathlib import Path

import pytest

from bot.sandbox import Sandbox
from bot.storage.database import open_database, sqlite_url
from bot.storage.migrate import migrate
from bot.telegram.client import Client
from bot.telegram.errors import AnotherPoller, TokenRefused
from bot.telegram.intake import Intake
from bot.telegram.polling import Polling
from bot.telegram.shell import utc_now
from bot.telegram.threads import Threads
from bot.telegram.watch import watch_token
from bot.telegram.worker import Worker


async def polling(sandbox: Sandbox, folder: Path, heard: list[bool]) -> Polling:
    """Polling that gives up soon."""
    engine, threads = open_database(sqlite_url(folder)), Threads()
    migrate(engine)
    client = Client(sandbox.token, sandbox.url)
    await client.initialize()
    worker = Worker(lambda incoming: None, lambda incoming, failure: None, threads)
    intake = Intake(engine, threads, worker, utc_now)
    return Polling(client, intake, utc_now, heard.append, conflict_seconds=1.0, refusal_seconds=1.0)


@pytest.mark.parametrize(("status", "reason"), [(401, TokenRefused), (409, AnotherPoller)])
async def test_a_refusal_that_lasts_ends_it_with_a_sentence(
    tmp_path: Path, status: int, reason: type[Exception]
) -> None:
    heard: list[bool] = []
    async with Sandbox() as sandbox:
        sandbox.world.faults.add({"method": "getUpdates", "status": status, "times": 1000})
        with pytest.raises(reason):
            await (await polling(sandbox, tmp_path, heard)).run()
    assert set(heard) == {False}


@pytest.mark.parametrize("status", [401, 409, 500])
async def test_a_refusal_that_passes_is_survived(tmp_path: Path, status: int) -> None:
    heard: list[bool] = []
    async with Sandbox() as sandbox:
        sandbox.world.faults.add({"method": "getUpdates", "status": status, "times": 1})
        one = await polling(sandbox, tmp_path, heard)
        task = asyncio.create_task(one.run())
        async with asyncio.timeout(10):
            while not sandbox.world.updates.polling:
                await asyncio.sleep(0.01)
        assert not task.done()
        task.cancel()
    assert heard == [False]


async def test_a_webhook_notices_that_its_token_is_revoked() -> None:
    heard: list[bool] = []
    async with Sandbox() as sandbox:
        client = Client(sandbox.token, sandbox.url)
        await client.initialize()
        doubt = asyncio.Event()
        watch = asyncio.create_task(watch_token(client, heard.append, doubt, again=0.1))
        async with asyncio.timeout(20):
            while not heard:
                await asyncio.sleep(0.01)
            sandbox.world.revoked = True
            doubt.set()
            with pytest.raises(TokenRefused):
                await watch
        await client.shutdown()
    assert heard == [True, False, False]
