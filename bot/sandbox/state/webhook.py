"""The webhook: updates posted to the bot, one at a time a chat, again until they are taken."""

import asyncio
import json
import time
from collections import deque
from dataclasses import dataclass, field
from itertools import takewhile

from aiohttp import ClientError, ClientSession, ClientTimeout

from bot.sandbox.state.updates import UpdateQueue
from bot.sandbox.wire.types import Json


@dataclass(frozen=True)
class Hook:
    """Where updates go; `connections` posts at once at most."""

    url: str
    secret: str = ""
    connections: int = 40


@dataclass
class WebhookSender:
    """Posts every pending update to the hook; `retry` seconds after a refusal, doubled up to a minute."""

    updates: UpdateQueue
    retry: float
    hook: Hook | None = None
    error: str = ""
    error_at: float = 0.0
    delivered_at: float = 0.0
    _tasks: set[asyncio.Task[None]] = field(default_factory=set)

    def start(self, hook: Hook) -> None:
        """Send to this hook from now on."""
        self.hook, self.error = hook, ""
        self.updates.webhook = True
        self.updates.interrupt()
        self._spawn(hook)

    async def stop(self) -> None:
        """Send nothing any more; what was not taken stays pending."""
        self.hook = None
        self.updates.webhook = False
        for task in self._tasks:
            task.cancel()
        await asyncio.gather(*self._tasks, return_exceptions=True)
        self._tasks.clear()

    def info(self) -> Json:
        """The WebhookInfo object."""
        info: Json = {
            "url": self.hook.url if self.hook else "",
            "has_custom_certificate": False,
            "pending_update_count": len(self.updates.pending),
        }
        if self.hook:
            info |= {"max_connections": self.hook.connections, "allowed_updates": sorted(self.updates.allowed)}
        if self.error:
            info |= {"last_error_date": int(self.error_at), "last_error_message": self.error}
        return info

    def _spawn(self, hook: Hook) -> None:
        task = asyncio.create_task(self._run(hook))
        self._tasks.add(task)

    async def _run(self, hook: Hook) -> None:
        """Sort updates into one lane a chat as they come, each lane emptied by a task of its own."""
        lanes: dict[int, deque[Json]] = {}
        gate = asyncio.Semaphore(hook.connections)
        seen = 0
        async with ClientSession(timeout=ClientTimeout(total=30)) as session, asyncio.TaskGroup() as group:
            while True:
                self.updates.arrived.clear()
                fresh = self._after(seen)
                seen = self.updates.last
                while self.updates.replays:
                    fresh.append(self.updates.replays.popleft())
                for update in fresh:
                    lane = lanes.get(key := lane_of(update))
                    if lane is not None:
                        lane.append(update)
                        continue
                    lanes[key] = deque([update])
                    group.create_task(self._empty(session, hook, key, lanes, gate))
                await self.updates.arrived.wait()

    def _after(self, seen: int) -> list[Json]:
        """The pending updates above a number, read from the end so that a long backlog costs nothing."""
        fresh = takewhile(lambda item: item[0] > seen, reversed(self.updates.pending.items()))
        return [update for _, update in fresh][::-1]

    async def _empty(
        self, session: ClientSession, hook: Hook, key: int, lanes: dict[int, deque[Json]], gate: asyncio.Semaphore
    ) -> None:
        lane = lanes[key]
        while lane:
            async with gate:
                await self._deliver(session, hook, lane[0])
            lane.popleft()
        del lanes[key]

    async def _deliver(self, session: ClientSession, hook: Hook, update: Json) -> None:
        pause = self.retry
        while not await self._post(session, hook, update):
            await asyncio.sleep(pause)
            pause = min(60.0, pause * 2)
        self.updates.settle(update["update_id"])

    async def _post(self, session: ClientSession, hook: Hook, update: Json) -> bool:
        headers = {"Content-Type": "application/json"}
        if hook.secret:
            headers["X-Telegram-Bot-Api-Secret-Token"] = hook.secret
        try:
            async with session.post(hook.url, data=json.dumps(update).encode(), headers=headers) as response:
                taken = 200 <= response.status < 300
                reason = "" if taken else f"Wrong response from the webhook: {response.status} {response.reason}"
        except (ClientError, TimeoutError, OSError) as error:
            taken, reason = False, f"Connection failed: {type(error).__name__}"
        if taken:
            self.delivered_at = time.time()
        else:
            self.error, self.error_at = reason, time.time()
        return taken


def lane_of(update: Json) -> int:
    """The chat whose updates must stay in order, 0 where an update belongs to none."""
    content: Json = next((value for key, value in update.items() if key != "update_id"), {})
    chat = content.get("chat") or content.get("message", {}).get("chat") or {}
    return int(chat.get("id", 0))
