"""The approved answers where the knowledge looks for them: at every question, and right after a tap."""

import threading
import time
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from zoneinfo import ZoneInfo

from sqlalchemy import Engine

from bot.storage.curated import Curated, Wording
from bot.storage.database import transaction
from knowledge.curated import CuratedAnswer
from knowledge.passage import EVERYONE

FRESH_SECONDS = 0.2
"""What staff approve is given to the next person this much later at most."""


@dataclass
class Shelf:
    """Reads the approved answers from the store, five times a second at most. Threads may ask at once."""

    engine: Engine
    zone: ZoneInfo
    clock: Callable[[], datetime]
    _read_at: float = field(default=float("-inf"), repr=False)
    _wordings: tuple[Wording, ...] = ()
    _answers: tuple[CuratedAnswer, ...] = ()
    _lock: threading.Lock = field(default_factory=threading.Lock, repr=False)

    def current(self) -> Sequence[CuratedAnswer]:
        """The approved answers that hold today, one for each wording of their questions."""
        with self._lock:
            if time.monotonic() - self._read_at >= FRESH_SECONDS:
                self._wordings = self.wordings()
                self._answers = tuple(_answer(one) for one in self._wordings)
                self._read_at = time.monotonic()
            return self._answers

    def wordings(self) -> tuple[Wording, ...]:
        """The same as the store holds it, read now."""
        now = self.clock()
        with transaction(self.engine) as session:
            return Curated(session, now).wordings(now.astimezone(self.zone).date())

    def find(self, question: str, text: str) -> Wording | None:
        """The wording that stands behind an answer that was given."""
        return next((one for one in self._wordings if (one.question, one.text) == (question, text)), None)


def _answer(wording: Wording) -> CuratedAnswer:
    return CuratedAnswer(
        str(wording.id),
        wording.question,
        wording.text,
        wording.language,
        wording.audience or EVERYONE,
        wording.approved_on,
    )
