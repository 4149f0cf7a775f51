"""Answers that staff approved: where a question is one of theirs, theirs is given."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import NamedTuple, Protocol

import numpy as np

from knowledge.answer import Answer, Source, Status
from knowledge.embedder import Detail, DetailedEmbedder, TextEmbedder
from knowledge.language.query import Query, spell_out
from knowledge.language.terms import content_spans
from knowledge.passage import EVERYONE

DOCUMENT = "curated"
"""Stands in a source for the document of an approved answer; its section is the question approved."""
_SAME, _EACH = 0.8, 0.6


@dataclass(frozen=True)
class CuratedAnswer:
    """A question and the answer that staff approved for it."""

    id: str
    question: str
    text: str
    language: str = "fr"
    audience: frozenset[str] = EVERYONE
    approved_on: date | None = None


class CuratedAnswers(Protocol):
    """Where the approved answers are kept; asked at every question, so cheap."""

    def current(self) -> Sequence[CuratedAnswer]:
        """The approved answers that hold now."""


class Match(NamedTuple):
    """An approved answer and how alike its question is, in [0, 1]."""

    answer: CuratedAnswer
    likeness: float


class Matcher:
    """Finds the approved question that a question is the same as, if any."""

    def __init__(self, embedder: TextEmbedder, answers: CuratedAnswers) -> None:
        self._embedder = embedder
        self._answers = answers
        self._known: dict[tuple[str, str], Detail] = {}

    def match(self, query: Query, audience: frozenset[str]) -> Match | None:
        """The likest approved answer meant for the audience; None where no approved question is the same."""
        fit = [answer for answer in self._answers.current() if answer.audience & audience]
        if not fit or not isinstance(self._embedder, DetailedEmbedder):
            return None
        asked = self._read(query.text, query.language)
        best = max((Match(answer, _likeness(asked, self._of(answer))) for answer in fit), key=lambda one: one.likeness)
        return best if best.likeness >= _SAME else None

    def _of(self, answer: CuratedAnswer) -> Detail:
        key = (answer.question, answer.language)
        if key not in self._known:
            self._known[key] = self._read(spell_out(answer.question, answer.language), answer.language)
        return self._known[key]

    def _read(self, text: str, language: str) -> Detail:
        assert isinstance(self._embedder, DetailedEmbedder)  # noqa: S101
        return self._embedder.question(text, [(word.start, word.end) for word in content_spans(text, language)])


def from_curated(question: str, language: str, matched: Match) -> Answer:
    """The approved answer as an answer, its source saying what was approved and when."""
    answer = matched.answer
    likeness = round(matched.likeness, 4)
    source = Source(DOCUMENT, "", answer.question, None, answer.text, likeness, valid_from=answer.approved_on)
    return Answer(question, language, Status.ANSWERED, answer.text, likeness, (source,))


def _likeness(one: Detail, other: Detail) -> float:
    """The lesser of the cosine and of the mean best match of either side's words; 0 where any word finds no match.

    Both sides' words must be matched: `price of a badge` is not `price of a second badge`.
    """
    matches = one.words @ other.words.T
    if not matches.size:
        return 0.0
    sides = (matches.max(axis=1), matches.max(axis=0))
    if min(side.min() for side in sides) < _EACH:
        return 0.0
    return float(np.clip(min(float(one.vector @ other.vector), *(float(side.mean()) for side in sides)), 0.0, 1.0))
