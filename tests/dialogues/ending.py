"""The store after the last turn, compared with what the scenario says it must be."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from typing import Any

from tests.dialogues.entry import KEYS, describe, describe_entry, mismatches
from tests.dialogues.nursery import World
from tests.dialogues.store import Row
from tests.dialogues.timeline import Timeline, changed

_KNOWN_ENDS = {"created", "moved", "cancelled", "canceled", "final", "handoff", "unchanged", "note"}


@dataclass
class Verdict:
    """What is wrong with an end, and what of it could not be compared."""

    wrong: list[str] = field(default_factory=list)
    unchecked: list[str] = field(default_factory=list)


@dataclass
class _Comparison:
    timeline: Timeline
    verdict: Verdict = field(default_factory=Verdict)
    explained: set[int] = field(default_factory=set)

    @property
    def world(self) -> World:
        return self.timeline.world

    def expect(self, entry: Mapping[str, Any], rows: Iterable[Row], what: str) -> None:
        """One entry of the end: some row that no other entry explains fits it."""
        for key in set(entry) - KEYS:
            self.verdict.unchecked.append(f"end: {what}: {key}")
        candidates = [row for row in rows if row.id not in self.explained]
        fitting = next((row for row in candidates if not mismatches(self.world, entry, row)), None)
        if fitting is not None:
            self.explained.add(fitting.id)
            return
        nearest = [", ".join(mismatches(self.world, entry, row)) for row in candidates]
        self.verdict.wrong.append(
            f"{what} {describe_entry(entry)} missing" + (f" ({'; '.join(nearest)})" if nearest else "")
        )


def compare(timeline: Timeline) -> Verdict:
    """Created, moved and cancelled must be exactly what the end lists; what stands, as `final` says."""
    end, comparison = timeline.scenario.end, _Comparison(timeline)
    for key in set(end) - _KNOWN_ENDS:
        comparison.verdict.unchecked.append(f"end: {key}")
    _created(comparison, _entries(end.get("created")))
    _moved(comparison, _entries(end.get("moved")))
    _cancelled(comparison, _labels(end.get("cancelled", end.get("canceled"))))
    if end.get("final") is not None:
        _final(comparison, end["final"])
    _nothing_else(comparison)
    _handoff(comparison, end.get("handoff"))
    return comparison.verdict


def _created(comparison: _Comparison, entries: list[Mapping[str, Any]]) -> None:
    timeline = comparison.timeline
    fresh = [row for row in timeline.after.bookings.values() if row.id not in timeline.before.bookings]
    for entry in entries:
        wanted = str(entry.get("state", ""))
        rows = [row for row in fresh if row.stands or (wanted and wanted == row.state)]
        comparison.expect(entry, rows, "created")


def _moved(comparison: _Comparison, entries: list[Mapping[str, Any]]) -> None:
    for entry in entries:
        row = _row(comparison, str(entry.get("id", "")))
        if row is not None:
            reasons = mismatches(comparison.world, entry, row)
            reasons += [] if row.stands else [f"it is {row.state}"]
            _judge(comparison, row, f"moved {describe_entry(entry)}", reasons)


def _cancelled(comparison: _Comparison, labels: list[str]) -> None:
    for label in labels:
        row = _row(comparison, label)
        if row is not None:
            _judge(comparison, row, f"cancelled {label}", [] if row.state == "cancelled" else [f"it is {row.state}"])


def _judge(comparison: _Comparison, row: Row, what: str, reasons: list[str]) -> None:
    comparison.explained.add(row.id)
    if reasons:
        comparison.verdict.wrong.append(f"{what}: {', '.join(reasons)}")


def _row(comparison: _Comparison, label: str) -> Row | None:
    number = comparison.timeline.booking(label)
    row = comparison.timeline.after.bookings.get(number) if number is not None else None
    if row is None:
        comparison.verdict.wrong.append(f"{label or 'an entry without id'} is no booking of the world")
    return row


def _final(comparison: _Comparison, final: Any) -> None:
    """`final` lists what stands: names of bookings, or entries as in `created`, or states by name."""
    if isinstance(final, str):
        comparison.verdict.unchecked.append(f"end: final: {final}")
        return
    if isinstance(final, Mapping) and not set(final) & KEYS:
        final = [
            {"id": name, **(told if isinstance(told, Mapping) else _state_or_start(told))}
            for name, told in final.items()
        ]
    standing = comparison.timeline.after.standing()
    listed: set[str] = set()
    for one in [final] if isinstance(final, Mapping) else final:
        entry = {"id": one} if isinstance(one, str) else one
        listed.add(str(entry.get("id", "")))
        if "id" in entry and comparison.timeline.booking(entry["id"]) is not None:
            _final_by_name(comparison, entry)
        else:
            _final_by_look(comparison, {key: told for key, told in entry.items() if key != "id"}, standing)
    _absent_from_final(comparison, listed)


def _state_or_start(told: Any) -> dict[str, Any]:
    return {"start": told} if str(told)[:4].isdigit() else {"state": told}


def _final_by_name(comparison: _Comparison, entry: Mapping[str, Any]) -> None:
    row = _row(comparison, str(entry["id"]))
    if row is not None:
        reasons = mismatches(comparison.world, entry, row)
        reasons += [] if row.stands or "state" in entry else [f"it is {row.state}"]
        _judge(comparison, row, f"final {describe_entry(entry)}", reasons)


def _final_by_look(comparison: _Comparison, entry: Mapping[str, Any], standing: list[Row]) -> None:
    if any(not mismatches(comparison.world, entry, row) for row in standing if row.id in comparison.explained):
        return
    comparison.expect(entry, standing, "final")


def _absent_from_final(comparison: _Comparison, listed: set[str]) -> None:
    # A list of names that leaves one of the same founder's bookings out says that it no longer stands.
    timeline = comparison.timeline
    founder = comparison.world.founder(timeline.scenario.founder).id
    if not listed & set(timeline.labels.values()):
        return
    for number, name in timeline.labels.items():
        row = timeline.after.bookings[number]
        if name not in listed and row.founder == founder and not row.stands:
            comparison.explained.add(number)


def _nothing_else(comparison: _Comparison) -> None:
    timeline = comparison.timeline
    for was, now in changed(timeline.before, timeline.after):
        if now.id in comparison.explained or now.id in timeline.staged:
            continue
        label = timeline.labels.get(now.id, "")
        what = "created" if was is None else "moved or changed" if now.stands else "ended"
        comparison.verdict.wrong.append(
            f"{what} though the end says nothing of it: {describe(comparison.world, now, label)}"
        )


def _handoff(comparison: _Comparison, wanted: Any) -> None:
    timeline = comparison.timeline
    opened = len(timeline.after.inquiries) - len(timeline.before.inquiries)
    if wanted and not opened:
        comparison.verdict.wrong.append("no inquiry was opened")
    if wanted is False and opened:
        comparison.verdict.wrong.append("an inquiry was opened")


def _entries(given: Any) -> list[Mapping[str, Any]]:
    if not given:
        return []
    return [given] if isinstance(given, Mapping) else [one for one in given if isinstance(one, Mapping)]


def _labels(given: Any) -> list[str]:
    if not given:
        return []
    many = [given] if isinstance(given, str | Mapping) else given
    return [str(one["id"]) if isinstance(one, Mapping) else str(one) for one in many]
