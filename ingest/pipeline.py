"""Brings the index in step with a folder of documents."""

import time
from collections.abc import Callable, Sequence
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from ingest import guard
from ingest.load import LoadedFolder, load_folder
from ingest.record import Record
from ingest.split import split
from ingest.stamp import Stamp
from ingest.summary import Summary, compare
from knowledge.passage import Passage
from knowledge.settings import KnowledgeSettings

if TYPE_CHECKING:
    from ingest.writing import Writer
    from knowledge.embedder import TextEmbedder

Progress = Callable[[str, int, int], None]


@dataclass(frozen=True)
class Plan:
    """The passages that are to serve; `kept` are the documents among them that could not be read this time."""

    passages: tuple[Passage, ...]
    kept: tuple[str, ...]


@dataclass(frozen=True)
class Outcome:
    """What serves after a sync and what served before."""

    plan: Plan
    before: Sequence[Passage]
    written: bool


def sync(
    folder: Path,
    settings: KnowledgeSettings,
    *,
    allow_empty: bool = False,
    embedder: "TextEmbedder | None" = None,
    progress: Progress = lambda stage, done, total: None,
) -> Summary:
    """Take in what is new or changed under `folder`, and drop from the index what is gone.

    The new version is built beside the one that serves, and switched to at the end. `progress` is told the stage
    ("read" or "embed"), how much of it is done, and of how much. Without an `embedder`, that of the settings is loaded
    where it is needed.

    Raises:
        Refused: there is no such folder, most documents would be lost without `allow_empty`, or another process writes.
    """
    started = time.monotonic()
    record = Record(settings.data_dir / "ingest" / "files")
    loaded = load_folder(
        folder,
        over=settings.published_folder,
        memory=record,
        progress=lambda done, total: progress("read", done, total),
    )
    new = tuple(passage for document in loaded.documents for passage in split(document))
    stamp = Stamp(settings.data_dir / "ingest" / "stamp.json", settings)
    outcome = Outcome(Plan(new, ()), new, written=False)
    if not stamp.vouches(new):
        from ingest.writing import Writer  # brings chromadb in, which an unchanged folder need not wait for

        outcome = _write(loaded, new, Writer(settings, embedder), allow_empty, progress)
        stamp.note(outcome.plan.passages)
    record.prune()
    return _summary(outcome, loaded, time.monotonic() - started)


def _write(
    loaded: LoadedFolder, new: Sequence[Passage], writer: "Writer", allow_empty: bool, progress: Progress
) -> Outcome:
    before = writer.served.passages
    plan = plan_of(loaded, new, before, allow_empty=allow_empty)
    written = writer.write(plan.passages, lambda done, total: progress("embed", done, total))
    return Outcome(plan, before, written)


def _summary(outcome: Outcome, loaded: LoadedFolder, seconds: float) -> Summary:
    passages = outcome.plan.passages
    return Summary(
        documents=len({passage.document for passage in passages}),
        passages=len(passages),
        kept=outcome.plan.kept,
        problems=loaded.problems,
        written=outcome.written,
        seconds=seconds,
        **asdict(compare(outcome.before, passages)),
    )


def plan_of(loaded: LoadedFolder, new: Sequence[Passage], before: Sequence[Passage], *, allow_empty: bool) -> Plan:
    """The passages to serve: those of the documents read, and the former ones of documents that cannot be read now.

    Raises:
        Refused: see `guard.check`.
    """
    read = {document.stem for document in loaded.documents}
    unreadable = {problem.path.stem for problem in loaded.problems if problem.skipped} - read
    if not allow_empty:
        guard.check({passage.document for passage in before}, read, unreadable)
    kept = [passage for passage in before if passage.document in unreadable]
    return Plan((*new, *kept), tuple(dict.fromkeys(passage.document for passage in kept)))
