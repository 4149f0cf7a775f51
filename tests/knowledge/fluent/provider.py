"""A provider on loopback that speaks OpenAI's chat protocol and says what a script says."""

import json
import threading
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any

MODEL = "scripted"


@dataclass(frozen=True)
class Script:
    """One answer: `text` in `pieces` (words by default), after `first` seconds, with `pause` between two of them.

    `status` other than 200 is an error with its body; `raw` replaces the body of an answer; `cut_after` pieces the
    connection is closed; `counted` tells whether the tokens are told.
    """

    text: str = ""
    first: float = 0.0
    pause: float = 0.0
    status: int = 200
    raw: str | None = None
    cut_after: int | None = None
    counted: bool = True

    @property
    def pieces(self) -> list[str]:
        """The words, each with the space after it."""
        return [f"{word} " for word in self.text.split(" ")]


Writes = Callable[[dict[str, Any]], Script]


@dataclass
class Provider:
    """What answers; `requests` holds the bodies that came, `at` when each answer's first word left."""

    writes: Writes = lambda body: Script()
    requests: list[dict[str, Any]] = field(default_factory=list)
    at: list[float] = field(default_factory=list)
    url: str = ""

    def says(self, script: Script) -> None:
        """Give the same answer to everything."""
        self.writes = lambda body: script

    def told(self) -> str:
        """All that was sent here, as one text."""
        return json.dumps(self.requests, ensure_ascii=False)


@contextmanager
def running_provider() -> Iterator[Provider]:
    """A provider on a free port, while the context lasts."""
    provider = Provider()
    server = _Server(provider)
    provider.url = f"http://127.0.0.1:{server.server_port}/v1"
    thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.05}, daemon=True)
    thread.start()
    try:
        yield provider
    finally:
        server.shutdown()
        server.server_close()
        thread.join(5)


class _Server(ThreadingHTTPServer):
    daemon_threads = True

    def __init__(self, provider: Provider) -> None:
        super().__init__(("127.0.0.1", 0), _Handler)
        self.provider = provider


class _Handler(BaseHTTPRequestHandler):
    protocol_version = "HTTP/1.1"

    @property
    def provider(self) -> Provider:
        assert isinstance(self.server, _Server)
        return self.server.provider

    def log_message(self, *_: object) -> None:
        """Keep the test's output clean."""

    def do_POST(self) -> None:
        body = json.loads(self.rfile.read(int(self.headers["Content-Length"])))
        self.provider.requests.append(body)
        script = self.provider.writes(body)
        time.sleep(script.first)
        self.close_connection = True
        try:
            self._answer(body, script)
        except (BrokenPipeError, ConnectionResetError):
            return

    def _answer(self, body: dict[str, Any], script: Script) -> None:
        if script.status != 200:
            self._send("application/json", json.dumps({"error": {"message": "no", "type": "no"}}), script.status)
        elif script.raw is not None:
            self._send("text/event-stream" if body.get("stream") else "application/json", script.raw)
        elif body.get("stream"):
            self._stream(script)
        else:
            self._send("application/json", json.dumps(_whole(script)))

    def _send(self, kind: str, text: str, status: int = 200) -> None:
        content = text.encode()
        self.send_response(status)
        self.send_header("Content-Type", kind)
        # Said, so that the client does not send its next request down a connection that is about to close.
        self.send_header("Connection", "close")
        self.send_header("Content-Length", str(len(content)))
        self.end_headers()
        self.wfile.write(content)

    def _stream(self, script: Script) -> None:
        self.send_response(200)
        self.send_header("Content-Type", "text/event-stream")
        self.send_header("Connection", "close")
        # A length that a cut stream never reaches: the client sees the break.
        chunks = [_chunk(piece) for piece in script.pieces if script.text]
        chunks += [_chunk("", ends=True), *([_usage(script)] if script.counted else []), "data: [DONE]\n\n"]
        self.send_header("Content-Length", str(sum(len(chunk.encode()) for chunk in chunks)))
        self.end_headers()
        self.provider.at.append(time.monotonic())
        for number, chunk in enumerate(chunks):
            if script.cut_after is not None and number >= script.cut_after:
                return
            self.wfile.write(chunk.encode())
            self.wfile.flush()
            time.sleep(script.pause)


def _chunk(text: str, *, ends: bool = False) -> str:
    choice = {"index": 0, "delta": {"role": "assistant", "content": text}, "finish_reason": "stop" if ends else None}
    return _event({"choices": [choice]})


def _usage(script: Script) -> str:
    return _event({"choices": [], "usage": _counts(script)})


def _event(content: dict[str, Any]) -> str:
    envelope = {"id": "1", "object": "chat.completion.chunk", "created": 0, "model": MODEL}
    return f"data: {json.dumps(envelope | content)}\n\n"


def _whole(script: Script) -> dict[str, Any]:
    message = {"role": "assistant", "content": script.text}
    choice = {"index": 0, "message": message, "finish_reason": "stop"}
    whole = {"id": "1", "object": "chat.completion", "created": 0, "model": MODEL, "choices": [choice]}
    return whole | ({"usage": _counts(script)} if script.counted else {})


def _counts(script: Script) -> dict[str, int]:
    return {"prompt_tokens": 100, "completion_tokens": len(script.pieces), "total_tokens": 100 + len(script.pieces)}
