"""Files to documents."""

import importlib
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Protocol, cast

from ingest.converted import Converted
from ingest.describe import Description
from ingest.document import Document
from ingest.families import check_content, family_of
from ingest.folder import files_over
from ingest.language import language_of
from ingest.parser import Parser
from ingest.problem import Problem, Reason, Refused
from ingest.reading import read_bytes
from ingest.sections import headings, sections
from ingest.title import title_of


@dataclass(frozen=True)
class Loaded:
    """What became of one file: a document, or none, and what was wrong with it."""

    document: Document | None
    problems: tuple[Problem, ...] = ()


@dataclass(frozen=True)
class LoadedFolder:
    """A folder's documents by path, and what was wrong with the other files or with single values."""

    documents: tuple[Document, ...]
    problems: tuple[Problem, ...]


class Memory(Protocol):
    """What remembers the outcome for a file's content, so that an unchanged file is not parsed again."""

    def recall(self, path: Path, content: bytes) -> Loaded | None:
        """What this content came to before, if known."""

    def keep(self, path: Path, content: bytes, loaded: Loaded) -> None:
        """Remember what this content came to."""


def load_document(path: Path) -> Document:
    """The document in the file at `path`.

    Raises:
        Refused: it cannot be taken in.
    """
    with Parser() as parser:
        return _document(path, read_bytes(path), parser)[0]


def load_folder(
    folder: Path,
    *,
    over: Path | None = None,
    memory: Memory | None = None,
    progress: Callable[[int, int], None] | None = None,
) -> LoadedFolder:
    """Every document under `folder`; a file that cannot be taken in is reported among the problems and skipped.

    A document of the folder `over`, if there is one, stands in the place of one of the same stem. `progress` is told
    how many files are done, and of how many.

    Raises:
        Refused: there is no such folder, or it may not be read.
    """
    found = list(files_over(folder, over))
    outcomes: list[Loaded] = []
    with Parser() as parser:
        for done, path in enumerate(found, 1):
            outcomes.append(Loaded(None, (path,)) if isinstance(path, Problem) else _load(path, parser, memory))
            if progress:
                progress(done, len(found))
    return _without_namesakes(outcomes)


def _load(path: Path, parser: Parser, memory: Memory | None) -> Loaded:
    try:
        family_of(path)
        content = read_bytes(path)
        if memory and (known := memory.recall(path, content)):
            return known
        loaded = _parse(path, content, parser)
        if memory:
            memory.keep(path, content, loaded)
        return loaded
    except Refused as refusal:
        return Loaded(None, (Problem.of(path, refusal),))


def _parse(path: Path, content: bytes, parser: Parser) -> Loaded:
    try:
        document, problems = _document(path, content, parser)
        return Loaded(document, tuple(problems))
    except Refused as refusal:
        return Loaded(None, (Problem.of(path, refusal),))


def _document(path: Path, content: bytes, parser: Parser) -> tuple[Document, list[Problem]]:
    converted = _convert(path, content, parser)
    description = Description(converted)
    found = headings(converted.text)
    title, title_heading = title_of(description.title(), found, converted.text, path.stem)
    document = Document(
        stem=path.stem,
        path=path,
        title=title,
        kind=description.kind(),
        language=description.language() or language_of(converted.text),
        audience=description.audience(),
        owner=description.owner(),
        valid_from=description.valid_from(),
        valid_until=description.valid_until(),
        sample=description.sample(),
        topics=description.topics(),
        front_matter=converted.front_matter,
        text=converted.text,
        page_starts=converted.page_starts,
        sections=sections(converted.text, found, title_heading, converted.page_starts),
    )
    if not any(section.text for section in document.sections):
        raise Refused(Reason.EMPTY)
    told = [Problem(path, note.reason, note.facts, note.line, skipped=False) for note in description.notes]
    return document, told


def _convert(path: Path, content: bytes, parser: Parser) -> Converted:
    family, suffix = family_of(path), path.suffix.lower()
    if not family.trusted:
        check_content(family, content)
        return parser.convert(content, suffix)
    module = importlib.import_module(family.module)
    return cast(Converted, module.convert(content, suffix))


def _without_namesakes(outcomes: list[Loaded]) -> LoadedFolder:
    kept: dict[str, Document] = {}
    problems: list[Problem] = []
    for outcome in outcomes:
        problems += outcome.problems
        if not outcome.document:
            continue
        first = kept.setdefault(outcome.document.stem, outcome.document)
        if first is not outcome.document:
            problems.append(Problem(outcome.document.path, Reason.SAME_NAME, {"other": str(first.path)}))
    return LoadedFolder(tuple(kept.values()), tuple(problems))
