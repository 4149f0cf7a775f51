"""A paraphrase of an approved question is told from a question that is merely similar."""

from collections.abc import Sequence
from pathlib import Path
from statistics import fmean
from typing import Any, NamedTuple

import pytest

from knowledge.curated import Match, Matcher
from knowledge.embedder import Embedder
from knowledge.evaluation.approved import Approved, load
from knowledge.french.lexicon import translate
from knowledge.language.query import read
from knowledge.passage import EVERYONE

FOLDER = Path("tests/evaluation")


class Shares(NamedTuple):
    """The shares of paraphrases given or at least shown their answer, and of similar questions given or shown any."""

    given: float
    shown: float
    similar_given: float
    similar_shown: float


def shares(embedder: Embedder, items: Sequence[dict[str, Any]]) -> Shares:
    matcher = Matcher(embedder, Approved(items), translate)

    def found(text: str) -> tuple[str, bool]:
        match = matcher.match(read(text, None, translate), EVERYONE)
        return (match.answer.id, match.certain) if match else ("", False)

    same = [(item["id"], *found(text)) for item in items for text in item["same"]]
    similar = [found(text) for item in items for text in item["similar"]]
    return Shares(
        fmean(own == given and certain for own, given, certain in same),
        fmean(own == given for own, given, _ in same),
        fmean(certain for _, certain in similar),
        fmean(given != "" for given, _ in similar),
    )


@pytest.mark.parametrize(
    ("name", "bounds"),
    [
        ("curated.jsonl", Shares(0.75, 0.95, 0.03, 0.6)),
        ("curated_others.jsonl", Shares(0.42, 0.78, 0.04, 0.45)),
        ("curated_told.jsonl", Shares(0.3, 0.7, 0.02, 0.35)),
        ("curated_later.jsonl", Shares(0.3, 0.8, 0.04, 0.4)),  # Nothing was fitted on this one.
    ],
)
def test_paraphrases_find_the_approved_question_and_hardly_any_similar_one_does(
    embedder: Embedder, name: str, bounds: Shares
) -> None:
    found = shares(embedder, load(FOLDER / name))
    assert found.given >= bounds.given and found.shown >= bounds.shown
    assert found.similar_given <= bounds.similar_given and found.similar_shown <= bounds.similar_shown


def match_of(embedder: Embedder, approved: str, question: str) -> Match | None:
    matcher = Matcher(embedder, Approved([{"id": "1", "question": approved}]), translate)
    return matcher.match(read(question, None, translate), EVERYONE)


def test_a_doubtful_match_comes_near_and_is_not_certain(embedder: Embedder) -> None:
    match = match_of(embedder, "Où se trouve le local à poussettes ?", "où ranger sa poussette dans le local ?")
    assert match is not None and not match.certain


def test_a_question_about_something_else_is_no_match(embedder: Embedder) -> None:
    assert match_of(embedder, "Où se trouve le local à poussettes ?", "combien coûte un bureau ?") is None
