"""What comes back from a question."""

from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from knowledge.passage import Passage


class Status(StrEnum):
    """How sure the answer is: quoted, close to it, nothing, or no question at all."""

    ANSWERED = "answered"
    NEAR = "near"
    UNKNOWN = "unknown"
    SMALLTALK = "smalltalk"


@dataclass(frozen=True)
class Source:
    """Where a quote stands; `quote` is verbatim in the passage."""

    document: str
    title: str
    section: str
    page: int | None
    quote: str
    score: float
    valid_from: date | None = None
    valid_until: date | None = None


@dataclass(frozen=True)
class RankedPassage:
    """A passage and its fused score, in [0, 1] for the best ranked."""

    passage: Passage
    score: float


@dataclass(frozen=True)
class Answer:
    """The outcome of a question.

    `text` holds the quoted sentences (empty for small talk and where nothing is known); `confidence` is the calibrated
    probability that the first source answers the question; `topic` names the kind of small talk (greeting, thanks, …).
    """

    question: str
    language: str
    status: Status
    text: str
    confidence: float
    sources: tuple[Source, ...] = ()
    passages: tuple[RankedPassage, ...] = ()
    topic: str = ""
