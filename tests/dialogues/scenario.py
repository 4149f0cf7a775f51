"""Scenario files: the format of the shared cases, read and checked."""

import json
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from tests.dialogues.nursery import World

OWN_WORLD = Path(__file__).with_name("world.json")


@dataclass(frozen=True)
class Scenario:
    """One dialogue: what the founder does, and what the store must hold afterwards."""

    id: str
    language: str
    founder: str
    turns: tuple[str, ...]
    end: Mapping[str, Any]
    never: tuple[str, ...] = ()
    max_turns: int | None = None
    behaviours: tuple[str, ...] = ()
    note: str = ""


@dataclass(frozen=True)
class Suite:
    """The scenarios of a file, in one world."""

    path: Path
    world: World
    scenarios: tuple[Scenario, ...]


def load_suite(path: Path) -> Suite:
    """The scenarios of a file; `world` is an object, or the name of a file beside it, or absent for the project's own.

    Raises:
        ValueError: the file is not of the format, two scenarios share an id.
    """
    read = json.loads(path.read_text(encoding="utf-8"))
    if not isinstance(read, dict) or not isinstance(read.get("scenarios"), list):
        raise ValueError(f"{path}: an object with a list of scenarios is expected")
    scenarios = tuple(_scenario(one, path) for one in read["scenarios"])
    ids = [one.id for one in scenarios]
    twice = {one for one in ids if ids.count(one) > 1}
    if twice:
        raise ValueError(f"{path}: {', '.join(sorted(twice))} more than once")
    return Suite(path, World(_world(read.get("world"), path)), scenarios)


def load_world(path: Path = OWN_WORLD) -> Mapping[str, Any]:
    """A world by itself; the project's own where no file is named."""
    return dict(json.loads(path.read_text(encoding="utf-8")))


def _world(given: Any, path: Path) -> Mapping[str, Any]:
    if isinstance(given, dict):
        return given
    source = (path.parent / given) if isinstance(given, str) else OWN_WORLD
    return load_world(source)


def _scenario(given: Mapping[str, Any], path: Path) -> Scenario:
    try:
        return Scenario(
            id=str(given["id"]),
            language=str(given.get("lang", "fr")),
            founder=str(given["founder"]),
            turns=tuple(str(turn) for turn in given["user"]),
            end=dict(given.get("end") or {}),
            never=tuple(str(phrase) for phrase in given.get("never") or ()),
            max_turns=given.get("max_bot_turns_to_commit"),
            behaviours=tuple(given.get("behaviours") or ()),
            note=str(given.get("note") or ""),
        )
    except KeyError as missing:
        raise ValueError(f"{path}: scenario {given.get('id', '?')} lacks {missing}") from None
