"""The measures, against values worked out by hand."""

from pathlib import Path

import pytest

from knowledge.answer import Status
from knowledge.evaluation import ranking, refusal
from knowledge.evaluation.question import Question, load_questions
from knowledge.evaluation.refusal import Outcome
from knowledge.passage import Passage

A, B, C = (Passage(name, name, name, (), f"le texte\n de {name}") for name in "abc")
QUESTION = Question("1", "fr", "answerable", "?", frozenset({"b"}), "texte de b")


def test_a_hit_is_the_right_document_and_its_span_whatever_the_white_space() -> None:
    assert QUESTION.is_answer(B)
    assert not QUESTION.is_answer(A)


def test_ranking_measures() -> None:
    scores = ranking.score([QUESTION, QUESTION], [[B, A], [A, C, B]])
    assert (scores.hit1, scores.hit5, scores.span_hit1) == (0.5, 1.0, 0.5)
    assert scores.mrr10 == pytest.approx((1 + 1 / 3) / 2)
    assert ranking.ndcg10([QUESTION], [[A, C, B]]) == pytest.approx(0.5)


def test_a_document_counts_once_however_many_of_its_passages_are_found() -> None:
    assert ranking.ndcg10([QUESTION], [[B, B, A, B]]) == 1.0


def test_auroc_counts_ties_half() -> None:
    assert refusal.auroc([0.9, 0.5], [0.5, 0.1]) == pytest.approx(0.875)


def test_risk_grows_with_the_wrong_ones_among_the_most_confident() -> None:
    coverage, risk = refusal.risk_coverage([0.9, 0.8, 0.7, 0.1], [True, False, True, True])
    assert coverage.tolist() == [0.25, 0.5, 0.75, 1.0]
    assert risk.tolist() == pytest.approx([0, 1 / 2, 1 / 3, 1 / 4])


def test_refusal_measures() -> None:
    outcomes = [
        Outcome("fr", "answerable", Status.ANSWERED, 0.9, True, True),
        Outcome("fr", "answerable", Status.NEAR, 0.4, True, True),
        Outcome("fr", "unanswerable", Status.ANSWERED, 0.6, False, False),
        Outcome("fr", "chitchat", Status.ANSWERED, 0.99, False, False),
    ]
    scores = refusal.score(outcomes, ("unanswerable",))
    assert (scores.questions, scores.auroc, scores.coverage, scores.wrong_passage) == (3, 0.5, 0.5, 0.5)
    assert scores.coverage_at_5 == 0.5


def test_questions_are_read_from_lines_of_json(tmp_path: Path) -> None:
    path = tmp_path / "questions.jsonl"
    path.write_text('{"id": "x", "lang": "en", "kind": "unanswerable", "question": "Why?", "doc": "", "docs": []}\n\n')
    assert load_questions(path) == [Question("x", "en", "unanswerable", "Why?", frozenset())]
