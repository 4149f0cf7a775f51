"""What was found in the documents for a question, as the flows need it; filled by the assistant."""

from dataclasses import dataclass
from datetime import date
from enum import StrEnum


class Found(StrEnum):
    """How far the documents answer."""

    ANSWERED = "answered"
    NEAR = "near"
    UNKNOWN = "unknown"
    SMALLTALK = "smalltalk"


@dataclass(frozen=True)
class Quote:
    """A verbatim quote and where it stands."""

    document: str
    title: str
    section: str
    text: str
    page: int | None = None
    valid_from: date | None = None
    valid_until: date | None = None


@dataclass(frozen=True)
class Approved:
    """An answer that staff approved: its number, what it says, who signs it and since when it holds.

    `likeness` is the probability that it answers what was asked.
    """

    number: int
    question: str
    text: str
    author: str
    approved_on: date
    likeness: float = 1.0


@dataclass(frozen=True)
class Suggestion:
    """A passage that is near to a question, by its id in the index."""

    id: str
    title: str
    section: str
    text: str


@dataclass(frozen=True)
class Finding:
    """The outcome of a search: its quotes, best first, or the `approved` answer; for small talk, its topic.

    `passages` are whole passages that an answer may be written from; `text` is such an answer, which cites the quotes
    as [1], [2]… in their order.
    """

    found: Found
    quotes: tuple[Quote, ...] = ()
    topic: str = ""
    approved: Approved | None = None
    passages: tuple[Quote, ...] = ()
    text: str = ""


@dataclass(frozen=True)
class SectionText:
    """A whole section, to be read."""

    title: str
    section: str
    text: str
