"""Passages as lines of JSON: what the index can always be rebuilt from."""

import json
import os
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import asdict
from datetime import date
from pathlib import Path
from typing import Any

from knowledge.passage import Passage


def encode(passage: Passage) -> str:
    """One line of JSON."""
    record = asdict(passage)
    record["audience"] = sorted(passage.audience)
    for name in ("valid_from", "valid_until"):
        record[name] = record[name].isoformat() if record[name] else None
    return json.dumps(record, ensure_ascii=False)


def decode(line: str) -> Passage:
    """The passage of a line. Raises ValueError, KeyError or TypeError where the line is damaged."""
    record: dict[str, Any] = json.loads(line)
    record["section"] = tuple(record["section"])
    record["topics"] = tuple(record.get("topics", ()))
    record["audience"] = frozenset(record["audience"])
    for name in ("valid_from", "valid_until"):
        record[name] = date.fromisoformat(record[name]) if record[name] else None
    return Passage(**record)


def save(passages: Iterable[Passage], path: Path) -> None:
    """Writes the passages in order and waits until they are on the disk."""
    with path.open("w", encoding="utf-8") as file:
        file.writelines(encode(passage) + "\n" for passage in passages)
        file.flush()
        os.fsync(file.fileno())


def load(path: Path) -> tuple[Sequence[Passage], Sequence[int]]:
    """The passages that can be read, and the row of each; a damaged line costs its own passage alone."""
    kept = list(_readable(path))
    return [passage for _, passage in kept], [row for row, _ in kept]


def _readable(path: Path) -> Iterator[tuple[int, Passage]]:
    with path.open("rb") as file:
        for row, line in enumerate(file):
            try:
                yield row, decode(line.decode("utf-8"))
            except (ValueError, KeyError, TypeError, AttributeError):
                continue
