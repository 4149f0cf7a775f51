"""What the sender has in hand, and what may leave next (no input or output: `now` is passed in)."""

from collections import deque
from collections.abc import Iterable
from dataclasses import dataclass, field

from bot.dialogue.reply import Reply
from bot.storage.outbox import Parcel
from bot.storage.settlement import Settled
from bot.telegram.delivery import Outcome
from bot.telegram.pace import Pace

LONGEST_BACKOFF = 10.0

# Messages of one lane leave one after the other: those of a chat; each answer to a tap has its own.
Lane = tuple[str, int]


def lane(parcel: Parcel) -> Lane:
    """The lane of a message."""
    return ("tap", parcel.id) if parcel.chat_id is None else ("chat", parcel.chat_id)


def is_new_message(parcel: Parcel) -> bool:
    """Whether people see it twice if it is sent twice."""
    outgoing = parcel.outgoing
    return isinstance(outgoing, Reply) and (outgoing.edits is None or parcel.parts_sent > 0)


def backoff(failures: int) -> float:
    """Seconds until the next try: 0.5, 1, 2, 4, 8, then 10 each time."""
    return min(LONGEST_BACKOFF, 0.5 * float(1 << min(failures, 10)))


@dataclass
class Hold:
    """Messages taken from the outbox (`ready`), under way (`flying`), and settled but not yet written back."""

    pace: Pace
    at_once: int = 32
    ready: deque[Parcel] = field(default_factory=deque)
    flying: dict[int, Parcel] = field(default_factory=dict)
    _landed: list[tuple[Parcel, Settled]] = field(default_factory=list)
    _paused: dict[Lane, float] = field(default_factory=dict)
    _failures: dict[Lane, int] = field(default_factory=dict)

    def busy(self, now: float) -> set[Lane]:
        """The lanes from which nothing is to be taken: some of theirs is in hand, or they are paused."""
        self._paused = {one: until for one, until in self._paused.items() if until > now}
        return {lane(one) for one in (*self.ready, *self.flying.values())} | self._paused.keys()

    def next(self, now: float) -> Parcel | None:
        """Take the first message that may leave; from here on it is under way."""
        if len(self.flying) >= self.at_once:
            return None
        aloft = {lane(one) for one in self.flying.values()}
        crowded = self.pace.overall_wait(now) > 0
        for parcel in list(self.ready):
            if lane(parcel) in aloft or (crowded and parcel.chat_id is not None):
                continue
            if parcel.chat_id is not None and (wait := self.pace.chat_wait(parcel.chat_id, now)) > 0:
                self._pause(lane(parcel), now + wait)
                continue
            return self._take_off(parcel, now)
        return None

    def land(self, parcel: Parcel, outcome: Outcome, now: float) -> None:
        """Note what became of a message under way; its lane rests after a failure."""
        self._landed.append((parcel, outcome.settled))
        if not outcome.failed:
            self._failures.pop(lane(parcel), None)
            return
        failures = self._failures.get(lane(parcel), 0)
        self._failures[lane(parcel)] = failures + 1
        self._pause(lane(parcel), now + (outcome.pause or backoff(failures)))

    def take_landed(self) -> list[tuple[Parcel, Settled]]:
        """What is to be written back; no longer in hand."""
        landed, self._landed = self._landed, []
        for parcel, _ in landed:
            self.flying.pop(parcel.id, None)
        return landed

    def put_back(self, landed: Iterable[tuple[Parcel, Settled]]) -> None:
        """What could not be written back is in hand again."""
        self._landed = [*landed, *self._landed]
        self.flying.update({parcel.id: parcel for parcel, _ in landed})

    def wait(self, now: float) -> float:
        """Seconds until something may change by itself; infinity where nothing will."""
        waits = [until - now for until in self._paused.values()]
        if self.ready and not self.flying:
            waits.append(self.pace.overall_wait(now))
        return max(0.0, min(waits, default=float("inf")))

    def _take_off(self, parcel: Parcel, now: float) -> Parcel:
        self.ready.remove(parcel)
        self.flying[parcel.id] = parcel
        if parcel.chat_id is not None:
            self.pace.take(parcel.chat_id, now)
        return parcel

    def _pause(self, paused: Lane, until: float) -> None:
        """Rest a lane; what was taken from it goes back to the outbox, where it may still be withdrawn."""
        self._paused[paused] = until
        self.ready = deque(one for one in self.ready if lane(one) != paused)
