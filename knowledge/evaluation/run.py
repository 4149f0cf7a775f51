"""Running every system over questions, and gathering what came of it."""

import time
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field

import numpy as np

from knowledge.answer import Answer, Source
from knowledge.answerer import Answerer
from knowledge.embedder import TextEmbedder
from knowledge.evaluation import ranking, refusal
from knowledge.evaluation.question import ANSWERABLE, Question
from knowledge.evaluation.refusal import Outcome, RefusalScores
from knowledge.evaluation.systems import Rank, bm25_alone, dense_alone, pepin, tutorial
from knowledge.index import Index
from knowledge.passage import Passage

NEAR_MISS = "unanswerable"
OFF_TOPIC = ("chitchat", "injection")


@dataclass(frozen=True)
class Result:
    """`rankings`: system → group of questions → measures; `refusals`: group → measures; `latency` in milliseconds."""

    rankings: dict[str, dict[str, dict[str, float]]]
    refusals: dict[str, RefusalScores] = field(default_factory=dict)
    outcomes: list[Outcome] = field(default_factory=list)
    latency: dict[str, float] = field(default_factory=dict)


def systems(answerer: Answerer, index: Index, embedder: TextEmbedder) -> dict[str, Rank]:
    """Pépin and the baselines over the same documents."""
    return {
        "pepin": pepin(answerer),
        "bm25": bm25_alone(index),
        "dense": dense_alone(index, embedder),
        "tutorial": tutorial(index.passages, embedder),
    }


def evaluate(
    questions: Sequence[Question], ranks: Mapping[str, Rank], answerer: Answerer, tick: Callable[[], None]
) -> Result:
    """Ranks the answerable questions by every system, and asks the answerer all of them."""
    answerable = [question for question in questions if question.kind == ANSWERABLE]
    rankings = {name: _scores(answerable, rank, tick) for name, rank in ranks.items()}
    outcomes, times = [], []
    for question in questions:
        start = time.perf_counter()
        answer = answerer.ask(question.question, language=question.lang, passages=1)
        times.append(1000 * (time.perf_counter() - start))
        outcomes.append(_outcome(question, answer, answerer))
        tick()
    latency = {"p50": float(np.percentile(times, 50)), "p95": float(np.percentile(times, 95))} if times else {}
    return Result(rankings, _refusals(outcomes), outcomes, latency)


def _scores(questions: Sequence[Question], rank: Rank, tick: Callable[[], None]) -> dict[str, dict[str, float]]:
    rankings = []
    for question in questions:
        rankings.append(rank(question))
        tick()
    groups = {"all": range(len(questions))} | {
        language: [at for at, question in enumerate(questions) if question.lang == language]
        for language in sorted({question.lang for question in questions})
    }
    measured = {}
    for name, rows in groups.items():
        asked, found = [questions[at] for at in rows], [rankings[at] for at in rows]
        measured[name] = ranking.score(asked, found).as_dict() | {"ndcg10": round(ranking.ndcg10(asked, found), 4)}
    return measured


def _outcome(question: Question, answer: Answer, answerer: Answerer) -> Outcome:
    quoted = [passage for source in answer.sources for passage in _quoted(source, answerer)]
    quoted = quoted or [ranked.passage for ranked in answer.passages]
    return Outcome(
        question.lang,
        question.kind,
        answer.status,
        answer.confidence,
        any(question.is_answer(passage) for passage in quoted),
        any(question.is_document(passage) for passage in quoted),
    )


def _quoted(source: Source, answerer: Answerer) -> list[Passage]:
    section = tuple(source.section.split(" › ")) if source.section else ()
    return [passage for passage in answerer.section(source.document, section) if source.quote in passage.text]


def _refusals(outcomes: Sequence[Outcome]) -> dict[str, RefusalScores]:
    """Near misses and off-topic apart, and near misses by language."""
    groups: dict[str, tuple[Iterable[Outcome], Sequence[str]]] = {
        "near misses": (outcomes, (NEAR_MISS,)),
        "off-topic": (outcomes, OFF_TOPIC),
    }
    for language in sorted({outcome.lang for outcome in outcomes}):
        of_language = [outcome for outcome in outcomes if outcome.lang == language]
        groups[f"near misses, {language}"] = (of_language, (NEAR_MISS,))
    return {name: refusal.score(list(group), negatives) for name, (group, negatives) in groups.items()}
