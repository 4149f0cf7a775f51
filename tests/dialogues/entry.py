"""What an entry of an end says of a booking, and whether a booking is so."""

from collections.abc import Callable, Mapping
from datetime import datetime, timedelta
from typing import Any

from tests.dialogues.nursery import World
from tests.dialogues.store import Row
from tests.dialogues.words import fold

KEYS = {"founder", "expert", "visit", "room", "space", "office", "resource", "start", "starts", "end", "ends"}
KEYS |= {"seats", "seats_taken", "state", "id", "sequence", "minutes", "duration_min", "service", "topic", "note"}


def mismatches(world: World, entry: Mapping[str, Any], row: Row) -> list[str]:
    """How a booking differs from an entry; empty where it fits."""
    return [reason for check in _CHECKS for reason in check(world, entry, row)]


def describe_entry(entry: Mapping[str, Any]) -> str:
    """An entry on one line."""
    return " ".join(str(value) for key, value in entry.items() if key != "note")


def describe(world: World, row: Row, label: str = "") -> str:
    """A booking on one line."""
    who = world.resources.get(row.resource, row.resource)
    founder = world.founder_key(row.founder)
    return f"{label or row.id} {founder} {row.kind} {who} {row.starts:%Y-%m-%dT%H:%M} x{row.seats} {row.state}"


def _check_founder(world: World, entry: Mapping[str, Any], row: Row) -> list[str]:
    wanted = entry.get("founder")
    return (
        [] if not wanted or world.founder(wanted).id == row.founder else [f"founder {world.founder_key(row.founder)}"]
    )


def _check_resource(world: World, entry: Mapping[str, Any], row: Row) -> list[str]:
    reasons = []
    for key, kind in (
        ("expert", "service"),
        ("visit", "visit"),
        ("room", "room"),
        ("space", ""),
        ("office", ""),
        ("resource", ""),
    ):
        if key not in entry:
            continue
        wanted = str(entry[key]).partition("@")[0]
        if resource_key(world, wanted) != row.resource or (kind and kind != row.kind):
            reasons.append(f"{row.kind} {world.resources.get(row.resource, row.resource)}")
    return reasons


def resource_key(world: World, wanted: str) -> str:
    """The agenda's key of an expert or a space, by the world's key or by name."""
    named = {fold(world.expert_name(key)): resource for key, resource in world.experts.items()}
    return (world.experts | world.spaces | named).get(wanted, named.get(fold(wanted), wanted))


def _check_start(world: World, entry: Mapping[str, Any], row: Row) -> list[str]:
    written = (
        entry.get("start", entry.get("starts")) or str(entry.get("visit", entry.get("room", ""))).partition("@")[2]
    )
    return [] if not written or world.instant(str(written)) == row.starts else [f"starts {row.starts:%Y-%m-%dT%H:%M}"]


def _check_end(world: World, entry: Mapping[str, Any], row: Row) -> list[str]:
    written = entry.get("end", entry.get("ends"))
    wrong = bool(written) and _ending(world, str(written), row) != row.ends
    minutes = entry.get("minutes", entry.get("duration_min"))
    wrong = wrong or (minutes is not None and row.ends - row.starts != timedelta(minutes=float(minutes)))
    return [f"ends {row.ends:%H:%M}"] if wrong else []


def _ending(world: World, written: str, row: Row) -> datetime:
    if "T" in written:
        return world.instant(written)
    hour, _, minute = written.partition(":")
    return row.starts.replace(hour=int(hour), minute=int(minute or 0))


def _check_rest(world: World, entry: Mapping[str, Any], row: Row) -> list[str]:
    reasons = []
    seats = entry.get("seats", entry.get("seats_taken"))
    if seats is not None and int(seats) != row.seats:
        reasons.append(f"{row.seats} seats")
    if entry.get("state") and entry["state"] != row.state:
        reasons.append(f"it is {row.state}")
    if entry.get("sequence") is not None and int(entry["sequence"]) != row.version:
        reasons.append(f"sequence {row.version}")
    return reasons


_CHECKS: tuple[Callable[[World, Mapping[str, Any], Row], list[str]], ...] = (
    _check_founder,
    _check_resource,
    _check_start,
    _check_end,
    _check_rest,
)
