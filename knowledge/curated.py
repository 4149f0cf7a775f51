"""Answers that staff approved: where a question is one of theirs, theirs is given."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import NamedTuple, Protocol

from knowledge.answer import Answer, Source, Status
from knowledge.embedder import DetailedEmbedder, TextEmbedder
from knowledge.language.query import Query, Translate, read
from knowledge.language.terms import content_spans
from knowledge.passage import EVERYONE
from knowledge.sameness import Asked, sameness

DOCUMENT = "curated"
"""Stands in a source for the document of an approved answer; its section is the question approved."""
_SAME = 0.72
"""The least probability of being the same. Of the paraphrases of forty approved questions in both languages, each
judged by coefficients that had not seen it, 75 % reach it, and 2 % of the questions that differ in one thing."""
_NEAR = 0.45
"""Questions whose vectors are less alike than this are not compared word by word."""


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


class Matcher:
    """Finds the approved question that a question is the same as, if any."""

    def __init__(self, embedder: TextEmbedder, answers: CuratedAnswers, translate: Translate | None = None) -> None:
        self._embedder = embedder
        self._answers = answers
        self._translate = translate
        self._known: dict[tuple[str, str], Asked] = {}

    def match(self, query: Query, audience: frozenset[str]) -> Match | None:
        """The likest approved answer meant for the audience; None where no approved question is the same."""
        fit = [answer for answer in self._answers.current() if answer.audience & audience]
        if not fit or not query.wanted or not isinstance(self._embedder, DetailedEmbedder):
            return None
        asked = self._asked(query)
        near = [answer for answer in fit if float(asked.detail.vector @ self._of(answer).detail.vector) >= _NEAR]
        matches = (Match(answer, sameness(asked, self._of(answer))) for answer in near)
        best = max(matches, key=lambda one: one.likeness, default=None)
        return best if best and best.likeness >= _SAME else None

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
    """The approved answer as an answer, its source saying what was approved and when."""
    answer = matched.answer
    likeness = round(matched.likeness, 4)
    source = Source(DOCUMENT, "", answer.question, None, answer.text, likeness, valid_from=answer.approved_on)
    return Answer(question, language, Status.ANSWERED, answer.text, likeness, (source,))
