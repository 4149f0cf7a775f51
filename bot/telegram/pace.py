"""How fast messages may leave: Telegram's own limits, with room for short bursts (pure: `now` is passed in)."""

from dataclasses import dataclass, field


@dataclass(frozen=True)
class Limit:
    """`rate` messages a second in the long run, and `burst` of them at once."""

    rate: float
    burst: float


@dataclass(frozen=True)
class Limits:
    """What Telegram asks of a bot: 30 messages a second in all, 1 in a private chat, 20 a minute in a group."""

    overall: Limit = Limit(30.0, 30.0)
    private: Limit = Limit(1.0, 20.0)
    group: Limit = Limit(20 / 60, 20.0)


UNLIMITED = Limits(*(Limit(1e9, 1e9),) * 3)


@dataclass
class Pace:
    """How much of the limits is used. Seconds are those of any clock that only goes forward."""

    limits: Limits = field(default_factory=Limits)
    _overall: "_Bucket | None" = None
    _chats: dict[int, "_Bucket"] = field(default_factory=dict)

    def overall_wait(self, now: float) -> float:
        """Seconds until a message may leave, to whatever chat."""
        return self._overall.wait(now) if self._overall else 0.0

    def chat_wait(self, chat_id: int, now: float) -> float:
        """Seconds until a message may leave to this chat, as far as the chat is concerned."""
        bucket = self._chats.get(chat_id)
        return bucket.wait(now) if bucket else 0.0

    def take(self, chat_id: int, now: float) -> None:
        """Note that a message leaves."""
        if self._overall is None:
            self._overall = _Bucket(self.limits.overall, now)
        self._overall.take(now)
        if chat_id not in self._chats:
            self._forget_idle(now)
            self._chats[chat_id] = _Bucket(self.limits.private if chat_id > 0 else self.limits.group, now)
        self._chats[chat_id].take(now)

    def _forget_idle(self, now: float) -> None:
        if len(self._chats) >= 1000:
            self._chats = {chat: bucket for chat, bucket in self._chats.items() if not bucket.full(now)}


class _Bucket:
    def __init__(self, limit: Limit, now: float) -> None:
        self._limit = limit
        self._tokens = limit.burst
        self._at = now

    def wait(self, now: float) -> float:
        return max(0.0, (1.0 - self._level(now)) / self._limit.rate)

    def take(self, now: float) -> None:
        self._tokens = self._level(now) - 1.0
        self._at = now

    def full(self, now: float) -> bool:
        return self._level(now) >= self._limit.burst

    def _level(self, now: float) -> float:
        return min(self._limit.burst, self._tokens + (now - self._at) * self._limit.rate)
