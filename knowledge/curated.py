"""Answers that staff approved: where a question is one of theirs, theirs is given."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import NamedTuple, Protocol

import numpy as np

from knowledge.answer import Answer, Source, Status
from knowledge.embedder import DetailedEmbedder, TextEmbedder
from knowledge.language.query import Query, Translate, read
from knowledge.language.terms import content_spans
from knowledge.passage import EVERYONE
from knowledge.sameness import Asked, sameness

DOCUMENT = "curated"
"""Stands in a source for the document of an approved answer; its section is the question approved."""
_SAME = 0.84
"""The least probability of being the same for the answer to be given as certain. Of the questions that differ in one
thing from one of 95 approved questions, 1.3 % reach it, each judged by coefficients that had not seen its question."""
_NEAR = 0.5
"""The least for it to be shown as coming near."""
_COMPARED = 16
"""How many questions, the likest by their vectors, are compared word by word."""


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
    """An approved answer and the probability that its question is the same, in [0, 1]."""

    answer: CuratedAnswer
    likeness: float

    @property
    def certain(self) -> bool:
        """Whether the question is taken for the same; else it only comes near."""
        return self.likeness >= _SAME


class Matcher:
    """Finds the approved question that a question is the same as, or comes near, if any."""

    def __init__(self, embedder: TextEmbedder, answers: CuratedAnswers, translate: Translate | None = None) -> None:
        self._embedder = embedder
        self._answers = answers
        self._translate = translate
        self._known: dict[tuple[str, str], Asked] = {}

    def match(self, query: Query, audience: frozenset[str]) -> Match | None:
        """The likest approved answer meant for the audience; None where no approved question even comes near."""
        fit = [answer for answer in self._answers.current() if answer.audience & audience]
        if not fit or not query.wanted or not isinstance(self._embedder, DetailedEmbedder):
            return None
        asked = self._asked(query)
        vectors = np.stack([self._of(answer).detail.vector for answer in fit])
        nearest = np.argsort(-(vectors @ asked.detail.vector), kind="stable")[:_COMPARED]
        matches = (Match(fit[at], sameness(asked, self._of(fit[at]))) for at in nearest)
        best = max(matches, key=lambda one: one.likeness)
        return best if best.likeness >= _NEAR else None

    def _of(self, answer: CuratedAnswer) -> Asked:
        key = (answer.question, answer.language)
        if key not in self._known:
            self._known[key] = self._asked(read(answer.question, answer.language, self._translate))
        return self._known[key]

    def _asked(self, query: Query) -> Asked:
        assert isinstance(self._embedder, DetailedEmbedder)  # noqa: S101
        words = content_spans(query.text, query.language)
        detail = self._embedder.question(query.text, [(word.start, word.end) for word in words])
        return Asked(query, detail, [word.folded for word in words])


def from_curated(question: str, language: str, matched: Match) -> Answer:
    """The approved answer as an answer, certain or near, its source saying what was approved and when."""
    answer = matched.answer
    likeness = round(matched.likeness, 4)
    source = Source(DOCUMENT, "", answer.question, None, answer.text, likeness, valid_from=answer.approved_on)
    status = Status.ANSWERED if matched.certain else Status.NEAR
    return Answer(question, language, status, answer.text, likeness, (source,))
