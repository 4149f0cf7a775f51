"""Every call of the Bot API: when, what, and how it was answered."""

from collections import Counter, deque
from dataclasses import asdict, dataclass, field

from bot.sandbox.wire.types import Json

KEPT = 200_000


@dataclass(frozen=True, slots=True)
class Call:
    """One call; `status` 0 where the answer was withheld by a fault. Times in seconds since the epoch."""

    method: str
    at: float
    chat: int
    status: int
    text: str = ""


@dataclass
class Journal:
    """The latest calls, and counts over all of them."""

    calls: deque[Call] = field(default_factory=lambda: deque(maxlen=KEPT))
    counts: Counter[tuple[str, int]] = field(default_factory=Counter)

    def note(self, call: Call) -> None:
        """Keep a call."""
        self.calls.append(call)
        self.counts[call.method, call.status] += 1

    def counted(self) -> dict[str, dict[str, int]]:
        """How often each method was answered with each status."""
        table: dict[str, dict[str, int]] = {}
        for (method, status), count in sorted(self.counts.items()):
            table.setdefault(method, {})[str(status)] = count
        return table

    def since(self, at: float, method: str = "") -> list[Json]:
        """The calls after a time, of one method or of all."""
        return [asdict(call) for call in self.calls if call.at > at and method in {"", call.method}]
