"""Brings the index in step with a folder of documents."""

import time
from collections.abc import Callable, Sequence
from dataclasses import asdict, dataclass
from pathlib import Path

from knowledge.settings import KnowledgeSettings

from ingest import guard
from ingest.load import LoadedFolder, load_folder
from ingest.record import Record
from ingest.split import split
from ingest.summary import Summary, compare
from knowledge.passage import Passage

Progress = Callable[[str, int, int], None]


@dataclass(frozen=True)
class Plan:
    """The passages that are to serve; `kept` are the documents among them that could not be read this time."""

    passages: tuple[Passage, ...]
    kept: tuple[str, ...]


def sync(
    folder: Path,
    settings: KnowledgeSettings,
    *,
    allow_empty: bool = False,
    progress: Progress = lambda stage, done, total: None,
) -> Summary:
    """Take in what is new or changed under `folder`, and drop from the index what is gone.

    The new version is built beside the one that serves, and switched to at the end. `progress` is told the stage
    ("read" or "embed"), how much of it is done, and of how much.

    Raises:
        Refused: there is no such folder, or most documents would be lost without `allow_empty`.
        IndexBusy: another process writes the index.
    """
    from ingest.writing import Writer

    started = time.monotonic()
    record = Record(settings.data_dir / "ingest" / "files")
    loaded = load_folder(folder, memory=record, progress=lambda done, total: progress("read", done, total))
    writer = Writer(settings)
    plan = plan_of(loaded, writer.served.passages, allow_empty=allow_empty)
    written = writer.write(plan.passages, lambda done, total: progress("embed", done, total))
    record.prune()
    return Summary(
        documents=len({passage.document for passage in plan.passages}),
        passages=len(plan.passages),
        kept=plan.kept,
        problems=loaded.problems,
        written=written,
        seconds=time.monotonic() - started,
        **asdict(compare(writer.served.passages, plan.passages)),
    )


def plan_of(loaded: LoadedFolder, before: Sequence[Passage], *, allow_empty: bool) -> Plan:
    """The passages to serve: those of the documents read, and the former ones of documents that cannot be read now.

    Raises:
        Refused: see `guard.check`.
    """
    read = {document.stem for document in loaded.documents}
    unreadable = {problem.path.stem for problem in loaded.problems if problem.skipped} - read
    if not allow_empty:
        guard.check({passage.document for passage in before}, read, unreadable)
    new = [passage for document in loaded.documents for passage in split(document)]
    kept = [passage for passage in before if passage.document in unreadable]
    return Plan((*new, *kept), tuple(dict.fromkeys(passage.document for passage in kept)))
