"""What a document sent from the phone holds, and what it would change; it is parsed in ingest's guarded process."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from zoneinfo import ZoneInfo

from bot.booking.front_matter import CatalogueProblem
from bot.nursery import read_nursery
from ingest.changes import Change, Kind, changes
from ingest.document import Document
from ingest.load import load_folder
from ingest.problem import Problem
from ingest.split import split
from ingest.wording import sentence
from knowledge.passage import EVERYONE, Passage


@dataclass(frozen=True)
class Read:
    """A document as it was read: counts, what changes, by section, and what is wrong, in sentences.

    `known` tells that a document of this stem serves already; `bookable` what it makes bookable, by name.
    """

    title: str
    kind: str
    everyone: bool
    audience: tuple[str, ...]
    valid_from: date | None
    valid_until: date | None
    sections: int
    passages: int
    known: bool
    changed: tuple[str, ...]
    added: tuple[str, ...]
    gone: tuple[str, ...]
    bookable: tuple[str, ...] = ()
    problems: tuple[str, ...] = ()
    mistakes: tuple[CatalogueProblem, ...] = ()


@dataclass(frozen=True)
class Unreadable:
    """A file that is no document; `why` is a sentence."""

    why: str


def preview(folder: Path, before: Sequence[Passage], zone: ZoneInfo, language: str) -> Read | Unreadable:
    """Reads the one file of a folder, beside the passages that its stem has now; sentences are in `language`."""
    loaded = load_folder(folder)
    told = tuple(_sentence(problem, language) for problem in loaded.problems)
    if not loaded.documents:
        return Unreadable(told[0] if told else "")
    document = loaded.documents[0]
    made = split(document)
    nursery = read_nursery(folder, zone)
    differing = changes(before, made)
    return Read(
        title=document.title,
        kind=document.kind,
        everyone=document.audience == EVERYONE,
        audience=tuple(sorted(document.audience)),
        valid_from=document.valid_from,
        valid_until=document.valid_until,
        sections=_sections(document),
        passages=len(made),
        known=bool(before),
        changed=_named(differing, Kind.CHANGED),
        added=_named(differing, Kind.APPEARED) if before else (),
        gone=_named(differing, Kind.VANISHED),
        bookable=tuple(service.title for service in nursery.catalogue.services.values()),
        problems=told,
        mistakes=nursery.problems,
    )


def _sections(document: Document) -> int:
    return sum(1 for section in document.sections if section.text.strip())


def _named(differing: Sequence[Change], kind: Kind) -> tuple[str, ...]:
    return tuple(" › ".join(one.section) or one.title for one in differing if one.kind is kind)


def _sentence(problem: Problem, language: str) -> str:
    said = sentence(problem.reason, problem.facts, language)
    return f"{said} (l. {problem.line})" if problem.line else said
