"""The measure, the fusion, and the command that prints them, on a set of four questions."""

import gzip
import json
from pathlib import Path

import numpy as np
import pytest

from knowledge.french.evaluate import __main__ as command
from knowledge.french.evaluate.measure import ndcg
from knowledge.french.evaluate.search import expanded, fused, stems, word_scores
from knowledge.french.evaluate.sets import read_set, sample

CORPUS = {
    "rent": "Le loyer est payé au début de chaque mois.",
    "dog": "Les chiens ne sont pas admis dans les locaux.",
    "room": "La salle de réunion se réserve en ligne.",
    "post": "Le courrier arrive à dix heures.",
    "other": "Rien à voir.",
}
QUERIES = {
    "q1": "Quand payer le loyer ?",
    "q2": "Puis-je venir avec mon chien ?",
    "q3": "Comment réserver une salle ?",
    "q4": "À quelle heure arrive le courrier ?",
    "q5": "Une question sans réponse ?",
}
ANSWERS = {"q1": ["rent"], "q2": ["dog"], "q3": ["room"], "q4": ["post"]}
ENGLISH = {"q1": "When is the rent due?", "q3": "How do I book a room?"}


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    for name, queries in (("faq", QUERIES), ("faq_en_to_fr", ENGLISH)):
        data = {"queries": queries, "corpus": CORPUS, "qrels": ANSWERS}
        (tmp_path / f"{name}.json.gz").write_bytes(gzip.compress(json.dumps(data).encode()))
    return tmp_path


def test_the_first_place_counts_whole_and_the_second_less() -> None:
    scores = np.array([[3, 2, 1], [2, 3, 1]], dtype=np.float32)
    assert ndcg(scores[:1], [frozenset({0})]) == 100
    assert ndcg(scores[1:], [frozenset({0})]) == pytest.approx(100 / np.log2(3))
    assert ndcg(scores, [frozenset({0})] * 2, depth=1) == 50


def test_scores_of_any_scale_are_fused_alike() -> None:
    words, dense = np.array([[9, 5, 1]], dtype=np.float32), np.array([[0.1, 0.3, 0.2]], dtype=np.float32)
    assert np.allclose(fused((words, dense), (0.4, 0.6)), fused((10 * words, dense + 5), (0.4, 0.6)), atol=1e-4)


def test_questions_without_an_answer_are_left_out(folder: Path) -> None:
    asked = read_set(folder / "faq.json.gz")
    assert len(asked.questions) == 4
    assert len(asked.passages) == 5


def test_a_sample_keeps_every_answer(folder: Path) -> None:
    part = sample(read_set(folder / "faq.json.gz"), 2, 3)
    assert (len(part.questions), len(part.passages)) == (2, 3)
    assert all(0 <= place < 3 for places in part.relevant for place in places)


def test_word_search_finds_what_shares_a_stem(folder: Path) -> None:
    asked = read_set(folder / "faq.json.gz")
    assert ndcg(word_scores(stems(asked.questions), asked.passages), asked.relevant) == pytest.approx(100)


def test_an_english_question_reaches_french_stems() -> None:
    assert stems(["loyer"])[0][0] in [stem for stem, _ in expanded("When is the rent due?")]


def test_the_command_prints_a_row_per_set(
    folder: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr("sys.argv", ["evaluate", "--sets", str(folder), "--sample", "4"])
    monkeypatch.setenv("COLUMNS", "140")
    command.main()
    printed = capsys.readouterr().out
    rows = [line.split("│") for line in printed.splitlines() if line.startswith("│")]
    assert [row[1].strip() for row in rows] == ["faq", "faq_en_to_fr"]
    assert all(0 <= float(number) <= 100 for row in rows for number in row[4:9])
    assert float(rows[0][8]) > 90


def test_no_sets_is_said(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("sys.argv", ["evaluate", "--sets", str(tmp_path)])
    with pytest.raises(FileNotFoundError, match=str(tmp_path)):
        command.main()
