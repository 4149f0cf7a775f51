"""Deliveries by webhook: exactly the headers Telegram sends, again until they are taken."""

import asyncio
from dataclasses import dataclass, field
from functools import partial
from typing import Any

from aiohttp import web

from bot.sandbox import Options, running_sandbox
from tests.bot.sandbox.conftest import Caller
from tests.bot.sandbox.test_sending import ALICE

QUICK = Options(webhook_retry=0.01)


@dataclass
class Receiver:
    """Answers the first posts with the given statuses, then 200; keeps what came."""

    statuses: list[int]
    posts: list[tuple[dict[str, str], Any]] = field(default_factory=list)
    enough: asyncio.Event = field(default_factory=asyncio.Event)
    wanted: int = 1

    async def take(self, request: web.Request) -> web.Response:
        self.posts.append((dict(request.headers), await request.json()))
        if len(self.posts) >= self.wanted:
            self.enough.set()
        return web.Response(status=self.statuses.pop(0) if self.statuses else 200)

    async def serve(self) -> tuple[web.AppRunner, str]:
        app = web.Application()
        app.router.add_post("/hook", self.take)
        runner = web.AppRunner(app)
        await runner.setup()
        await web.TCPSite(runner, "127.0.0.1", 0).start()
        return runner, f"http://127.0.0.1:{runner.addresses[0][1]}/hook"


async def test_an_update_is_posted_with_its_secret_until_it_is_taken() -> None:
    receiver = Receiver([500, 502, 403], wanted=4)
    runner, url = await receiver.serve()
    with running_sandbox(QUICK) as sandbox:
        call = Caller(sandbox)
        await asyncio.to_thread(partial(call, "setWebhook", url=url, secret_token="s3cret-"))
        await asyncio.to_thread(sandbox.client.say, ALICE, "bonjour")
        await asyncio.wait_for(receiver.enough.wait(), 10)
        info = await asyncio.to_thread(call, "getWebhookInfo")
    await runner.cleanup()
    assert {update["update_id"] for _, update in receiver.posts} == {receiver.posts[0][1]["update_id"]}
    for headers, _ in receiver.posts:
        assert headers["Content-Type"] == "application/json"
        assert headers["X-Telegram-Bot-Api-Secret-Token"] == "s3cret-"
    assert info["url"] == url
    assert info["last_error_message"] == "Wrong response from the webhook: 403 Forbidden"


async def test_what_was_not_taken_waits_for_polling() -> None:
    receiver = Receiver([500] * 1000)
    runner, url = await receiver.serve()
    with running_sandbox(QUICK) as sandbox:
        call = Caller(sandbox)
        await asyncio.to_thread(sandbox.client.say, ALICE, "avant")
        await asyncio.to_thread(partial(call, "setWebhook", url=url))
        await asyncio.wait_for(receiver.enough.wait(), 10)
        assert (await asyncio.to_thread(call, "getWebhookInfo"))["pending_update_count"] == 1
        await asyncio.to_thread(call, "deleteWebhook")
        [update] = await asyncio.to_thread(call, "getUpdates")
    await runner.cleanup()
    assert update["message"]["text"] == "avant"


async def test_a_replay_is_posted_again() -> None:
    receiver = Receiver([], wanted=4)
    runner, url = await receiver.serve()
    with running_sandbox(QUICK) as sandbox:
        call = Caller(sandbox)
        await asyncio.to_thread(partial(call, "setWebhook", url=url))
        said = await asyncio.to_thread(sandbox.client.say, ALICE, "bonjour")
        await asyncio.to_thread(sandbox.client.replay, said["update_id"], 3)
        await asyncio.wait_for(receiver.enough.wait(), 10)
    await runner.cleanup()
    assert [update["update_id"] for _, update in receiver.posts] == [said["update_id"]] * 4


def test_a_bad_address_or_secret_is_refused() -> None:
    with running_sandbox() as sandbox:
        call = Caller(sandbox)
        assert "bad webhook" in call.refusal("setWebhook", url="ftp://example.org")
        assert "unallowed characters" in call.refusal("setWebhook", url="http://127.0.0.1:9", secret_token="a b")
