"""What an approved question is told by: its object, its marks, and what it asks for."""

import json
from pathlib import Path

import pytest

from knowledge.curated import CuratedAnswer, Matcher
from knowledge.embedder import Embedder
from knowledge.french.lexicon import translate
from knowledge.language.query import read
from knowledge.passage import EVERYONE
from knowledge.sameness import kinds, marks

ITEMS = [json.loads(line) for line in Path("tests/evaluation/curated.jsonl").read_text(encoding="utf-8").splitlines()]


class Approved:
    def current(self) -> list[CuratedAnswer]:
        return [CuratedAnswer(item["id"], item["question"], "Oui.") for item in ITEMS]


@pytest.mark.parametrize(
    ("question", "kind"),
    [("c ou la machine", "where"), ("qui répare ?", "who"), ("when is it?", "when"), ("prix du badge", "how much")],
)
def test_a_question_asks_for_a_kind_of_answer(question: str, kind: str) -> None:
    assert kinds(question) == {kind}


def test_marks_are_the_same_in_both_languages() -> None:
    assert marks("livrer le samedi 3 mars") == marks("deliver on Saturday 3 March") == {"saturday", "march", "3"}
    assert marks("la cantine ouvre") != marks("la cantine ferme")


def test_most_paraphrases_find_the_approved_question_and_hardly_any_similar_one_does(embedder: Embedder) -> None:
    matcher = Matcher(embedder, Approved(), translate)

    def found(text: str) -> str:
        match = matcher.match(read(text, None, translate), EVERYONE)
        return match.answer.id if match else ""

    same = [found(text) == item["id"] for item in ITEMS for text in item["same"]]
    similar = [found(text) != "" for item in ITEMS for text in item["similar"]]
    assert sum(same) / len(same) >= 0.7
    assert sum(similar) / len(similar) <= 0.03
