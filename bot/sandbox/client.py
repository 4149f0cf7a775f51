"""A blocking client of the control surface, for tests and scripts."""

import base64
import http.client
import json
from typing import Any
from urllib.parse import quote, urlencode, urlsplit

from bot.sandbox.wire.types import Json


class Refused(Exception):
    """The control surface's answer was an error: HTTP status and reason."""

    def __init__(self, status: int, reason: str) -> None:
        super().__init__(f"{status}: {reason}")
        self.status, self.reason = status, reason


class NoReply(AssertionError):
    """The bot did not write in time; carries what it did write."""


class SandboxClient:
    """Acts for people and reads what the bot did; one connection a call, so any thread may use it."""

    def __init__(self, url: str) -> None:
        self.url = url
        self._address = urlsplit(url).netloc

    def request(self, method: str, path: str, body: Json | None = None, timeout: float = 30) -> Any:
        """One request of the control surface: `path` is what follows /sandbox/."""
        connection = http.client.HTTPConnection(self._address, timeout=timeout)
        try:
            payload = None if body is None else json.dumps(body)
            headers = {} if body is None else {"Content-Type": "application/json"}
            connection.request(method, f"/sandbox/{path}", payload, headers)
            response = connection.getresponse()
            answer = json.loads(response.read() or b"null")
        finally:
            connection.close()
        if response.status >= 400:
            raise Refused(response.status, answer["error"] if isinstance(answer, dict) else "")
        return answer

    def person(self, name: str, **given: Any) -> Json:
        """Create a person (id, language, username, role, started)."""
        return dict(self.request("POST", "people", {"name": name, **given}))

    def change_person(self, person: int, **given: Any) -> Json:
        """Change a person's name, language, username or role."""
        return dict(self.request("PATCH", f"people/{person}", given))

    def group(self, title: str, members: list[int], **given: Any) -> Json:
        """Create a group (id, topics, bot)."""
        return dict(self.request("POST", "groups", {"title": title, "members": members, **given}))

    def say(self, chat: int, text: str, **given: Any) -> Json:
        """Write a text (sender, reply_to, quote, thread, times); the answer holds message and update_id."""
        return self._act(chat, "text", {"text": text}, given)

    def send_file(self, chat: int, name: str, content: bytes, kind: str = "document", **given: Any) -> Json:
        """Send a document, a photo or a voice message (sender, mime, caption, thread)."""
        encoded = base64.b64encode(content).decode()
        return self._act(chat, "file", {"kind": kind, "name": name, "base64": encoded}, given)

    def sticker(self, chat: int, emoji: str = "👋", **given: Any) -> Json:
        """Send a sticker."""
        return self._act(chat, "sticker", {"emoji": emoji}, given)

    def press(self, chat: int, label: str = "", **given: Any) -> Json:
        """Press the button whose label contains `label` (or data=…, forge=…; message, sender, times)."""
        return self._act(chat, "press", {"label": label} if label else {}, given)

    def react(self, chat: int, message: int, *emoji: str, **given: Any) -> Json:
        """Set a person's reactions to a message."""
        return self._act(chat, "react", {"message": message, "emoji": list(emoji)}, given)

    def edit(self, chat: int, message: int, text: str) -> Json:
        """Change what a person wrote."""
        return self._act(chat, "edit", {"message": message, "text": text}, {})

    def block(self, person: int, *, blocked: bool = True) -> Json:
        """Stop the bot, or let it write again."""
        return self._act(person, "block", {"blocked": blocked}, {})

    def chat(self, chat: int, since: int = 0) -> Json:
        """A chat and its messages that changed after a version."""
        return dict(self.request("GET", f"chats/{chat}?since={since}"))

    def version(self, chat: int) -> int:
        """The chat's count of changes: pass it as `since` to see what comes after."""
        return int(self.chat(chat, since=10**9)["version"])

    def wait(self, chat: int, since: int = 0, *, contains: str = "", count: int = 1, timeout: float = 30) -> list[Json]:
        """The bot's messages, new or edited after a version, once there are `count`; NoReply otherwise."""
        query = urlencode({"since": since, "contains": contains, "count": count, "timeout": timeout}, quote_via=quote)
        answer = self.request("GET", f"chats/{chat}/wait?{query}", timeout=timeout + 10)
        messages = [dict(view["message"]) for view in answer["messages"]]
        if not answer["in_time"]:
            raise NoReply(f"{len(messages)} of {count} messages in chat {chat} within {timeout} s: {messages}")
        return messages

    def ask(self, chat: int, text: str, **given: Any) -> Json:
        """Write a text and wait for the bot's next message in the chat."""
        since = self.version(chat)
        self.say(chat, text, **given)
        return self.wait(chat, since)[-1]

    def flood(self, texts: int, people: int | list[int], text: str = "message {n}") -> Json:
        """Many texts at once, of people that exist or of so many new ones."""
        return dict(self.request("POST", "flood", {"texts": texts, "people": people, "text": text}))

    def replay(self, update: int, times: int = 1) -> None:
        """Deliver an update again under its old number."""
        self.request("POST", f"updates/{update}/replay", {"times": times})

    def fault(self, method: str, **given: Any) -> None:
        """Let calls fail: status, retry_after, delay, dropped, lost, times, skip, chat."""
        self.request("POST", "faults", {"method": method, **given})

    def pace(self, *, on: bool = True, **given: Any) -> None:
        """Turn Telegram's speed limits on or off."""
        self.request("POST", "pace", {"on": on, **given})

    def revoke(self, *, revoked: bool = True) -> None:
        """Revoke the token, or give it back."""
        self.request("POST", "token", {"revoked": revoked})

    def advance(self, seconds: float) -> None:
        """Move the sandbox's clock on."""
        self.request("POST", "clock", {"advance": seconds})

    def reset(self) -> None:
        """Start over."""
        self.request("POST", "reset", {})

    def statistics(self) -> Json:
        """Calls by method and status, messages, updates, duplicates."""
        return dict(self.request("GET", "statistics"))

    def calls(self, method: str = "", since: float = 0) -> list[Json]:
        """The calls of the Bot API, oldest first."""
        return list(self.request("GET", f"calls?method={method}&since={since}")["calls"])

    def updates(self, since: int = 0) -> Json:
        """The updates made after a number, and which of all are still pending."""
        return dict(self.request("GET", f"updates?since={since}"))

    def queries(self, chat: int = 0) -> list[Json]:
        """The presses and their answers."""
        return list(self.request("GET", f"queries?chat={chat}")["queries"])

    def _act(self, chat: int, what: str, body: Json, given: Json) -> Json:
        sender = given.pop("sender", None)
        named = {"from": sender} if sender else {}
        return dict(self.request("POST", f"chats/{chat}/{what}", {**body, **named, **given}))
