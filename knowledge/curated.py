"""Answers that staff approved: where a question is one of theirs, theirs is given."""

import threading
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from typing import NamedTuple, Protocol

import numpy as np

from knowledge.answer import Answer, Source, Status
from knowledge.asked import Floats, Read
from knowledge.embedder import DetailedEmbedder, TextEmbedder
from knowledge.language.query import Query, Translate, read
from knowledge.language.terms import content_spans
from knowledge.passage import EVERYONE
from knowledge.sameness import Known, Standing, decision, sameness

DOCUMENT = "curated"
"""Stands in a source for the document of an approved answer; its section is the question approved."""
_COMPARED = 5
"""How many answers, the likest by their vectors, are compared word by word."""

_ELSEWHERE = 0.3
"""How near, at least, the nearest other answer is taken to be: with few answers, leading by much says little."""


@dataclass(frozen=True)
class CuratedAnswer:
    """A question and the answer that staff approved for it; another wording of it bears the same `id`."""

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
    """An approved answer and the probability that it answers the question, in [0, 1]."""

    answer: CuratedAnswer
    likeness: float

    @property
    def certain(self) -> bool:
        """Whether the question is taken for the same; else it only comes near."""
        return decision().status(self.likeness) is Status.ANSWERED


class Candidate(NamedTuple):
    """An approved answer as read, and how it stands among the others."""

    answer: CuratedAnswer
    known: Known
    standing: Standing


class Matcher:
    """Finds the approved question that a question is the same as, or comes near, if any. Threads may ask at once."""

    def __init__(self, embedder: TextEmbedder, answers: CuratedAnswers, translate: Translate | None = None) -> None:
        self._embedder = embedder
        self._answers = answers
        self._translate = translate
        self._known: dict[CuratedAnswer, Known] = {}
        self._lock = threading.Lock()

    def match(self, query: Query, audience: frozenset[str]) -> Match | None:
        """The likest approved answer meant for the audience; None where no approved question even comes near."""
        found = self.candidates(query, audience)
        if found is None:
            return None
        asked, candidates = found
        matches = (Match(one.answer, sameness(asked, one.known, one.standing)) for one in candidates)
        best = max(matches, key=lambda one: one.likeness)
        return None if decision().status(best.likeness) is Status.UNKNOWN else best

    def candidates(self, query: Query, audience: frozenset[str]) -> tuple[Read, list[Candidate]] | None:
        """The question as read, and the likest wording of each of the likest answers; None where there is none."""
        self.prepare()
        fit = [answer for answer in self._answers.current() if answer.audience & audience and answer in self._known]
        if not fit or not query.wanted:
            return None
        known = [self._known[answer] for answer in fit]
        asked = self._read([query])[0]
        alone = np.stack([one.question.detail.vector for one in known]) @ asked.detail.vector
        near = (alone + np.stack([one.vector for one in known]) @ asked.detail.vector) / 2
        best: dict[str, int] = {}
        for at in np.argsort(-near, kind="stable").tolist():
            best.setdefault(fit[at].id, at)
        places = list(best.values())[:_COMPARED]
        return asked, list(
            map(Candidate, [fit[at] for at in places], [known[at] for at in places], _standings(near[places]))
        )

    def prepare(self) -> None:
        """Reads the approved answers that were not yet read, all at once: a question that comes then need not wait."""
        with self._lock:
            current = self._answers.current()
            fresh = [answer for answer in dict.fromkeys(current) if answer not in self._known]
            if fresh and isinstance(self._embedder, DetailedEmbedder):
                kept = {answer: self._known[answer] for answer in current if answer in self._known}
                self._known = kept | dict(zip(fresh, self._learn(fresh), strict=True))

    def _learn(self, answers: Sequence[CuratedAnswer]) -> Iterable[Known]:
        questions = self._read([read(one.question, one.language, self._translate) for one in answers])
        texts = self._read([read(one.text, None, self._translate) for one in answers])
        whole = self._embedder.passages([f"{one.question} {one.text}" for one in answers])
        return map(Known, questions, texts, whole)

    def _read(self, queries: Sequence[Query]) -> list[Read]:
        assert isinstance(self._embedder, DetailedEmbedder)  # noqa: S101
        words = [content_spans(query.text, query.language) for query in queries]
        places = [[(word.start, word.end) for word in spans] for spans in words]
        texts = [query.text for query in queries]
        if len(texts) == 1:  # remembered, for its search in the documents
            details = [self._embedder.question(texts[0], places[0])]
        else:
            details = self._embedder.detailed(texts, places)
        folded = ([word.folded for word in spans] for spans in words)
        return [Read(*read) for read in zip(queries, details, folded, strict=True)]


def _standings(near: Floats) -> list[Standing]:
    """How each stands whose nearness is given, the nearest first."""
    first, second = [*near.tolist(), _ELSEWHERE][:2]
    return [
        Standing(value - max(_ELSEWHERE, first if place else second), float(place == 0))
        for place, value in enumerate(near.tolist())
    ]


def from_curated(question: str, language: str, matched: Match) -> Answer:
    """The approved answer as an answer, certain or near, its source saying what was approved and when."""
    answer = matched.answer
    likeness = round(matched.likeness, 4)
    source = Source(DOCUMENT, "", answer.question, None, answer.text, likeness, valid_from=answer.approved_on)
    status = Status.ANSWERED if matched.certain else Status.NEAR
    return Answer(question, language, status, answer.text, likeness, (source,))
