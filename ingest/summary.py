"""What a sync did."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from ingest.problem import Problem
from knowledge.passage import Passage


@dataclass(frozen=True)
class Summary:
    """Counts of documents by what became of them; `kept` ones could not be read, and their former passages serve on.

    `written` is whether a new version of the index was made: not where nothing changed.
    """

    documents: int
    passages: int
    added: int
    changed: int
    removed: int
    unchanged: int
    kept: tuple[str, ...]
    problems: tuple[Problem, ...]
    written: bool
    seconds: float


@dataclass(frozen=True)
class Counts:
    """How many documents were added, changed, removed or left as they were."""

    added: int
    changed: int
    removed: int
    unchanged: int


def compare(old: Sequence[Passage], new: Sequence[Passage]) -> Counts:
    """Count documents by whether any of their passages differs."""
    before, after = _ids(old), _ids(new)
    both = before.keys() & after.keys()
    same = sum(before[document] == after[document] for document in both)
    return Counts(len(after) - len(both), len(both) - same, len(before) - len(both), same)


def _ids(passages: Sequence[Passage]) -> Mapping[str, list[str]]:
    ids: dict[str, list[str]] = {}
    for passage in passages:
        ids.setdefault(passage.document, []).append(passage.id)
    return ids
