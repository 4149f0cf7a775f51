"""Telegram's speed limits (https://core.telegram.org/bots/faq#my-bot-is-hitting-limits-how-do-i-avoid-this)."""

from collections import deque
from dataclasses import dataclass, field
from math import ceil


@dataclass(frozen=True)
class Pace:
    """So many sends a second in all, a second in a chat (after a burst), and a minute in a group."""

    overall: int = 30
    chat: float = 1.0
    burst: int = 5
    group_minute: int = 20


@dataclass
class _Bucket:
    level: float
    at: float


@dataclass
class Pacer:
    """Decides whether a send may pass; refused sends do not count."""

    pace: Pace | None = None
    _second: deque[float] = field(default_factory=deque)
    _groups: dict[int, deque[float]] = field(default_factory=dict)
    _chats: dict[int, _Bucket] = field(default_factory=dict)

    def wait(self, chat: int, now: float) -> int:
        """Whole seconds the caller must wait, 0 where the send may pass at `now` (seconds); it is then counted."""
        if self.pace is None:
            return 0
        group = self._groups.setdefault(chat, deque()) if chat < 0 else deque[float]()
        bucket = self._bucket(chat, self.pace, now)
        waits = (
            _until_free(self._second, self.pace.overall, 1.0, now),
            _until_free(group, self.pace.group_minute, 60.0, now),
            (1 - bucket.level) / self.pace.chat if bucket.level < 1 else 0.0,
        )
        if max(waits) > 0:
            return max(1, ceil(max(waits)))
        self._second.append(now)
        group.append(now)
        bucket.level -= 1
        return 0

    def _bucket(self, chat: int, pace: Pace, now: float) -> _Bucket:
        bucket = self._chats.setdefault(chat, _Bucket(pace.burst, now))
        bucket.level = min(pace.burst, bucket.level + (now - bucket.at) * pace.chat)
        bucket.at = now
        return bucket


def _until_free(times: deque[float], limit: int, span: float, now: float) -> float:
    while times and times[0] <= now - span:
        times.popleft()
    return times[0] + span - now if len(times) >= limit else 0.0
