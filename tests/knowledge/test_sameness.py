"""A paraphrase of an approved question is told from a question that is merely similar."""

import json
from collections.abc import Sequence
from pathlib import Path
from typing import Any

import pytest

from knowledge.curated import CuratedAnswer, Match, Matcher
from knowledge.embedder import Embedder
from knowledge.french.lexicon import translate
from knowledge.language.query import read
from knowledge.passage import EVERYONE

FOLDER = Path("tests/evaluation")


def items(name: str, part: str = "") -> list[dict[str, Any]]:
    lines = (FOLDER / name).read_text(encoding="utf-8").splitlines()
    return [item for item in map(json.loads, lines) if item.get("part", "") == part]


class Approved:
    """The approved questions of the items, which all compete."""

    def __init__(self, of: Sequence[dict[str, Any]]) -> None:
        self._answers = [CuratedAnswer(item["id"], item["question"], item.get("answer", "Oui.")) for item in of]

    def current(self) -> list[CuratedAnswer]:
        return self._answers


def shares(embedder: Embedder, of: Sequence[dict[str, Any]]) -> tuple[float, float]:
    """Of the paraphrases, those given their answer as certain; of the similar questions, those given any as certain."""
    matcher = Matcher(embedder, Approved(of), translate)

    def given(text: str) -> str:
        match = matcher.match(read(text, None, translate), EVERYONE)
        return match.answer.id if match and match.certain else ""

    same = [given(text) == item["id"] for item in of for text in item["same"]]
    similar = [given(text) != "" for item in of for text in item["similar"]]
    return sum(same) / len(same), sum(similar) / len(similar)


@pytest.mark.parametrize(
    ("name", "part", "least", "most"),
    [
        ("curated.jsonl", "", 0.79, 0.025),
        ("curated_others.jsonl", "development", 0.46, 0.02),
        ("curated_others.jsonl", "kept", 0.42, 0.04),
    ],
)
def test_paraphrases_find_the_approved_question_and_hardly_any_similar_one_does(
    embedder: Embedder, name: str, part: str, least: float, most: float
) -> None:
    same, similar = shares(embedder, items(name, part))
    assert same >= least
    assert similar <= most


def match_of(embedder: Embedder, approved: str, question: str) -> Match | None:
    matcher = Matcher(embedder, Approved([{"id": "1", "question": approved}]), translate)
    return matcher.match(read(question, None, translate), EVERYONE)


def test_a_doubtful_match_comes_near_and_is_not_certain(embedder: Embedder) -> None:
    match = match_of(embedder, "Où se trouve le local à poussettes ?", "où ranger sa poussette dans le local ?")
    assert match is not None and not match.certain


def test_a_question_about_something_else_is_no_match(embedder: Embedder) -> None:
    assert match_of(embedder, "Où se trouve le local à poussettes ?", "combien coûte un bureau ?") is None
