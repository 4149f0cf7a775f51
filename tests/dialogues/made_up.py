"""Made-up timelines, to see that the judge condemns what it must."""

from collections.abc import Iterable, Mapping
from dataclasses import replace
from datetime import timedelta
from typing import Any

from tests.dialogues.nursery import World
from tests.dialogues.reading import read_turn
from tests.dialogues.scenario import Scenario, load_world
from tests.dialogues.store import Row, Snapshot
from tests.dialogues.timeline import Message, Step, Timeline

WORLD = World(load_world())


def row(number: int, founder: str, resource: str, at: str, **given: Any) -> Row:
    """A confirmed booking of an hour with an expert, a visit of a space where `resource` is one."""
    key = WORLD.experts.get(resource) or WORLD.spaces[resource]
    starts = WORLD.instant(at)
    service = "service:any" if resource in WORLD.experts else f"visit:{resource}"
    made = Row(number, WORLD.founder(founder).id, service, key, starts, starts + timedelta(hours=1), 1, "confirmed", 0)
    return replace(made, **given)


BEFORE = Snapshot(
    {
        1: row(1, "F1", "claire", "2026-03-31T14:00"),
        2: row(2, "F2", "claire", "2026-03-31T10:00"),
        3: row(3, "F1", "amine", "2026-03-24T16:00"),
        4: replace(row(4, "F2", "lab1", "2026-03-27T14:00", seats=5), founder=8001),
    }
)


def having(
    *rows: Row, conversation: Mapping[str, Any] | None = None, founder: str = "F4", handoff: bool = False
) -> Snapshot:
    """The store of the beginning, with these bookings in it."""
    states = {WORLD.founder(founder).id: conversation} if conversation is not None else {}
    inquiries = (WORLD.founder(founder).id,) if handoff else ()
    return Snapshot({**BEFORE.bookings, **{one.id: one for one in rows}}, inquiries, states)


def step(turn: str, after: Snapshot = BEFORE, *said: str, pressed: str = "") -> Step:
    """A turn after which the store is `after`; the bot says `said`, or a word."""
    messages = tuple(Message(number + 1, text) for number, text in enumerate(said or ("Bien.",)))
    return Step(turn, read_turn(turn), turn, messages, (), after, pressed)


def timeline(
    *steps: Step,
    founder: str = "F4",
    end: Mapping[str, Any] | None = None,
    never: Iterable[str] = (),
    most: int | None = None,
) -> Timeline:
    """A scenario in the project's own world, played as told."""
    turns = tuple(one.turn for one in steps)
    scenario = Scenario("X", "fr", founder, turns, end or {}, tuple(never), most)
    return Timeline(scenario, WORLD, BEFORE, {1: "B1", 2: "B2", 3: "B3", 4: "V1"}, steps)
