"""Updates by webhook, those of Telegram and those of others."""

import json
import random
import socket
import urllib.error
import urllib.request
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import pytest
from sqlalchemy import text

from bot.sandbox import RunningSandbox
from bot.storage.database import transaction
from bot.telegram.parts import WebhookOptions
from bot.telegram.webhook import SECRET_HEADER
from tests.bot.reliability.waiting import wait_until
from tests.bot.telegram.running import RunningShell, running_shell

SECRET = "un-secret-de-plus-de-seize-signes"
ALICE = 1001
UPDATE = {
    "update_id": 77,
    "message": {
        "message_id": 3,
        "date": 1_773_650_000,
        "text": "bonjour",
        "chat": {"id": ALICE, "type": "private", "first_name": "Alice"},
        "from": {"id": ALICE, "is_bot": False, "first_name": "Alice"},
    },
}


@dataclass
class Hook:
    """The address that Telegram calls, and how others call it."""

    url: str
    shell: RunningShell

    def post(self, body: bytes, **headers: str) -> int:
        """The status of a call with Telegram's headers, some of them changed."""
        given = {"Content-Type": "application/json", SECRET_HEADER: SECRET}
        given |= {name.replace("_", "-"): value for name, value in headers.items()}
        try:
            with urllib.request.urlopen(urllib.request.Request(self.url, body, given), timeout=10) as response:
                return int(response.status)
        except urllib.error.HTTPError as error:
            return error.code

    def received(self) -> int:
        """How many updates are known."""
        with transaction(self.shell.engine) as session:
            return int(session.connection().execute(text("SELECT count(*) FROM incoming")).scalar_one())


@pytest.fixture
def hook(sandbox: RunningSandbox, tmp_path: Path) -> Iterator[Hook]:
    with socket.socket() as trial:
        trial.bind(("127.0.0.1", 0))
        port = trial.getsockname()[1]
    url = f"http://127.0.0.1:{port}/telegram"
    with running_shell(sandbox, tmp_path, webhook=WebhookOptions(url, SECRET, port)) as shell:
        wait_until(lambda: sandbox.client.calls("setWebhook"))
        yield Hook(url, shell)


def test_telegram_calls_and_is_answered(sandbox: RunningSandbox, hook: Hook) -> None:
    assert sandbox.client.ask(ALICE, "bonjour")["text"].endswith("bonjour")
    people = sandbox.client.flood(5, 10)["people"]
    for person in people:
        sandbox.client.wait(person, count=5)
    assert not sandbox.client.updates()["pending"]


def test_an_update_that_comes_a_hundred_times_is_kept_once(hook: Hook) -> None:
    assert {hook.post(json.dumps(UPDATE).encode()) for _ in range(100)} == {200}
    assert hook.received() == 1


def test_the_character_set_may_be_named(hook: Hook) -> None:
    assert hook.post(json.dumps(UPDATE).encode(), Content_Type="application/json; charset=utf-8") == 200


@pytest.mark.parametrize("secret", ["", "un-secret", SECRET + "x", SECRET[:-1], "é"])
def test_without_the_secret_nothing_comes_in(hook: Hook, secret: str) -> None:
    assert hook.post(json.dumps(UPDATE).encode(), **{SECRET_HEADER: secret}) == 403
    assert hook.received() == 0


def test_what_is_no_update_is_refused_and_never_an_error_of_ours(hook: Hook) -> None:
    chance = random.Random(7)
    whole = json.dumps(UPDATE).encode()
    bodies = [b"", b"[]", b"null", b"{", b"\xff\xfe", b"[" * 20_000, b'{"update_id": 1e999}', b'{"update_id": true}']
    bodies += [json.dumps({**UPDATE, "update_id": number}).encode() for number in (-1, 2**63, 10**40, "77")]
    bodies += [b" " * (2 << 20)]
    for _ in range(300):
        body = bytearray(whole)
        for _ in range(chance.randint(1, 6)):
            body[chance.randrange(len(body))] = chance.randrange(256)
        bodies.append(bytes(body))
    statuses = [hook.post(body) for body in bodies]
    assert set(statuses[:13]) <= {400, 413}
    assert set(statuses) <= {200, 400, 413}


def test_another_kind_of_content_is_refused(hook: Hook) -> None:
    assert hook.post(json.dumps(UPDATE).encode(), Content_Type="text/plain") == 415
