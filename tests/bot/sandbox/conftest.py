"""A sandbox for a test, and a bare way to call its Bot API."""

import json
import urllib.error
import urllib.parse
import urllib.request
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

import pytest

from bot.sandbox import RunningSandbox, running_sandbox


@dataclass(frozen=True)
class Caller:
    """Calls methods of the Bot API the way a library does: form-urlencoded, structures as JSON."""

    sandbox: RunningSandbox

    def __call__(self, method: str, **parameters: Any) -> Any:
        """The result of a call, or AssertionError with the description."""
        status, body = self.raw(method, **parameters)
        assert status == 200, body
        return body["result"]

    def refusal(self, method: str, **parameters: Any) -> str:
        """The description of a call that is refused."""
        status, body = self.raw(method, **parameters)
        assert status != 200, body
        assert body["error_code"] == status
        return str(body["description"])

    def raw(self, method: str, *, token: str = "", **parameters: Any) -> tuple[int, Any]:
        """HTTP status and body of a call."""
        fields = {name: value if isinstance(value, str) else json.dumps(value) for name, value in parameters.items()}
        url = f"{self.sandbox.url}/bot{token or self.sandbox.token}/{method}"
        request = urllib.request.Request(url, urllib.parse.urlencode(fields).encode())
        try:
            with urllib.request.urlopen(request, timeout=20) as response:
                return response.status, json.load(response)
        except urllib.error.HTTPError as error:
            return error.code, json.load(error)


@pytest.fixture
def sandbox() -> Iterator[RunningSandbox]:
    """A fresh sandbox on a free port."""
    with running_sandbox() as running:
        yield running


@pytest.fixture
def call(sandbox: RunningSandbox) -> Caller:
    """Calls the Bot API of the sandbox, in which Alice has already written to the bot."""
    sandbox.client.say(1001, "/start")
    return Caller(sandbox)
