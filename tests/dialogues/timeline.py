"""What happened during a scenario, turn by turn."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from typing import Any

from tests.dialogues.acts import Act, NotUnderstood, Tap
from tests.dialogues.nursery import World
from tests.dialogues.scenario import Scenario
from tests.dialogues.store import Row, Snapshot

OTHERS = frozenset({"staged"})


@dataclass(frozen=True)
class Message:
    """A message of the bot in a founder's chat, as it was after the turn; `buttons` are (label, data)."""

    id: int
    text: str
    buttons: tuple[tuple[str, str], ...] = ()
    edited: bool = False


@dataclass(frozen=True)
class Step:
    """One turn: what the founder did, how the bot reacted, and the store afterwards.

    `did` says what the runner made of it (a label pressed, a text typed); `answers` are the notices of pressed buttons.
    """

    turn: str
    act: Act
    did: str
    messages: tuple[Message, ...]
    answers: tuple[str, ...]
    after: Snapshot
    pressed: str = ""
    reached_bot: bool = True
    staged: frozenset[int] = frozenset()


@dataclass(frozen=True)
class Timeline:
    """A scenario as it was played. `labels` gives the world's name (B1) of a booking that stood before."""

    scenario: Scenario
    world: World
    before: Snapshot
    labels: Mapping[int, str]
    steps: tuple[Step, ...] = ()
    failure: str = ""
    other_chats: Mapping[str, tuple[Message, ...]] = field(default_factory=dict)

    @property
    def after(self) -> Snapshot:
        """The store after the last turn."""
        return self.steps[-1].after if self.steps else self.before

    @property
    def staged(self) -> frozenset[int]:
        """The bookings that the runner itself made or ended."""
        return frozenset(number for step in self.steps for number in step.staged)

    def moments(self) -> Iterator[tuple[int, Step, Snapshot]]:
        """Each step with its number and the snapshot before it."""
        before = self.before
        for number, step in enumerate(self.steps):
            yield number, step, before
            before = step.after

    def booking(self, label: str) -> int | None:
        """The number of a booking that stood before, by the world's name."""
        return next((number for number, name in self.labels.items() if name == label), None)

    def conversation(self, snapshot: Snapshot) -> Mapping[str, Any]:
        """The conversation of the scenario's founder at a moment."""
        return snapshot.conversations.get(self.world.founder(self.scenario.founder).id, {})

    def not_understood(self) -> tuple[str, ...]:
        """The events that could not be staged."""
        return tuple(step.turn for step in self.steps if isinstance(step.act, NotUnderstood))


def changed(before: Snapshot, after: Snapshot) -> list[tuple[Row | None, Row]]:
    """The bookings that came, moved or ended between two moments; what is only held is nothing yet."""
    found: list[tuple[Row | None, Row]] = []
    for number, now in after.bookings.items():
        was = before.bookings.get(number)
        if (was is None or not was.stands) and now.stands:
            found.append((None, now))
        elif was is not None and was.stands and _face(was) != _face(now):
            found.append((was, now))
    return found


def _face(row: Row) -> tuple[object, ...]:
    return row.resource, row.starts, row.ends, row.seats, row.stands


def is_foreign(step: Step, timeline: Timeline) -> bool:
    """Whether a step was the act of somebody else than the scenario's founder."""
    founder = getattr(step.act, "founder", None)
    return isinstance(step.act, Tap) and founder is not None and founder != timeline.scenario.founder
