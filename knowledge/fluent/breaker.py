"""A circuit breaker: a provider that keeps failing is left alone for a while (M. Nygard, Release It!, 2007)."""

import threading
from dataclasses import dataclass, field

FAILURES = 3
REST = 30.0


@dataclass
class Breaker:
    """Opens after `failures` in a row for `rest` seconds; then one call tries. Seconds of a clock that goes forward."""

    failures: int = FAILURES
    rest: float = REST
    _in_a_row: int = 0
    _until: float = 0.0
    _lock: threading.Lock = field(default_factory=threading.Lock, repr=False)

    def lets_through(self, now: float) -> bool:
        """Whether to call; where the rest is over, this caller alone tries, and others wait for what becomes of it."""
        with self._lock:
            if self._in_a_row < self.failures:
                return True
            if now < self._until:
                return False
            self._until = now + self.rest
            return True

    def note(self, now: float, *, failed: bool) -> None:
        """What became of a call."""
        with self._lock:
            self._in_a_row = self._in_a_row + 1 if failed else 0
            if self._in_a_row >= self.failures:
                self._until = now + self.rest
