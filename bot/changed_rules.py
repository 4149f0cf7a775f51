"""What a new version of the index changes in the documents' text, against the version that was looked at last."""

import zlib
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass

from pydantic import TypeAdapter
from sqlmodel import Session

from bot.findings import SEPARATOR
from bot.flows.members.changes import ChangedSection, differing
from bot.storage.told import ServedTextRow
from ingest.changes import Change, Kind, changes
from knowledge.index import Index
from knowledge.passage import Passage

ONLY_ROW = 1
_PASSAGES: TypeAdapter[tuple[Passage, ...]] = TypeAdapter(tuple[Passage, ...])


@dataclass(frozen=True)
class Seen:
    """A version of the documents' text, kept in the store so that a change is noticed over a restart too."""

    version: str
    passages: tuple[Passage, ...]


@dataclass(frozen=True)
class ChangedRules:
    """Compares the serving version with the one kept; `index` gives the serving one, None before there is any."""

    index: Callable[[], Index | None]

    def serving(self) -> Seen | None:
        """What serves now; None where nothing does, or nothing that can be compared."""
        index = self.index()
        if index is None or not index.passages:
            return None
        return Seen(index.manifest.version, tuple(index.passages))


def last_version(session: Session) -> str:
    """The version that was looked at last, empty where none was."""
    row = session.get(ServedTextRow, ONLY_ROW)
    return row.version if row else ""


def last_seen(session: Session) -> Seen | None:
    """The text that was looked at last."""
    row = session.get(ServedTextRow, ONLY_ROW)
    return Seen(row.version, _PASSAGES.validate_json(zlib.decompress(row.content))) if row else None


def keep(session: Session, seen: Seen) -> None:
    """Keeps a text as the one that was looked at last."""
    row = session.get(ServedTextRow, ONLY_ROW) or ServedTextRow(id=ONLY_ROW, version="", content=b"")
    row.version, row.content = seen.version, zlib.compress(_PASSAGES.dump_json(seen.passages))
    session.add(row)


def changed_sections(old: Seen, new: Seen) -> tuple[ChangedSection, ...]:
    """The sections in which a sentence changed, or that vanished; what merely appeared was quoted to nobody."""
    found = changes(old.passages, new.passages)
    return tuple(section for change in found if change.kind is not Kind.APPEARED for section in _sections(change))


def _sections(change: Change) -> Iterator[ChangedSection]:
    told = differing(_text(change.old), _text(change.new))
    if told is None:
        return
    passages = change.new or change.old
    yield ChangedSection(
        change.document,
        change.title,
        SEPARATOR.join(change.section),
        *told,
        audience=frozenset().union(*(one.audience for one in passages)),
        vanished=not change.new,
        valid_from=passages[0].valid_from,
    )


def _text(passages: Sequence[Passage]) -> str:
    return "\n".join(passage.text for passage in passages)
