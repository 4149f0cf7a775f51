"""Going on from a vocabulary: batches in which texts are alike by degrees, their cosines as the teacher's, and back."""

import random
from dataclasses import replace
from pathlib import Path

import pytest
import torch
from rich.progress import Progress

from knowledge.french.artefact import Vocabulary, read_vocabulary
from knowledge.french.lexicon import open_lexicon
from knowledge.french.load import load_english
from knowledge.french.train.corpus import Corpus, Pair, Question
from knowledge.french.train.encoder import Encoder
from knowledge.french.train.further import halfway, train_further
from knowledge.french.train.graded import Placed, graded, graded_batches, placed_pairs
from knowledge.french.train.settings import Training
from knowledge.french.train.student import Student
from knowledge.french.train.trainer import train
from knowledge.french.train.words import Limits

SENTENCES = (
    ("the rent is due", "le loyer est exigible"),
    ("pay the rent", "payez le loyer"),
    ("the tenant pays the rent", "le locataire paie le loyer"),
    ("the tenant leaves", "le locataire part"),
    ("the office is open", "le bureau est ouvert"),
    ("an open office", "un bureau ouvert"),
)
SETTINGS = Training(
    limits=Limits(words=40, seen=1),
    rank=2,
    distil_steps=2,
    distil_size=3,
    contrast_steps=0,
    contrast_size=2,
    longest=16,
    further_rank=3,
    further_steps=4,
    further_size=4,
)


@pytest.fixture(scope="module")
def corpus() -> Corpus:
    pairs = tuple(Pair(en, fr, "parallel_test") for en, fr in SENTENCES)
    questions = tuple(Question("fr", f"question {fr}", f"Réponse : {fr}.", "question_test", en) for en, fr in SENTENCES)
    return Corpus(pairs, questions)


@pytest.fixture(scope="module")
def begun(corpus: Corpus, tmp_path_factory: pytest.TempPathFactory) -> Path:
    out = tmp_path_factory.mktemp("begun")
    with Progress(disable=True) as progress:
        train(corpus, out, SETTINGS, progress)
    return out


def gone_on(
    corpus: Corpus, begun: Path, out: Path, training: Training = SETTINGS, *, resume: bool = False
) -> Vocabulary:
    with Progress(disable=True) as progress:
        return train_further(corpus, begun, out, training, progress, resume=resume)


def test_it_goes_on_from_the_same_words_and_keeps_the_lexicon(corpus: Corpus, begun: Path, tmp_path: Path) -> None:
    before, after = read_vocabulary(begun), gone_on(corpus, begun, tmp_path)
    assert after.words == before.words
    assert not torch.allclose(after.rows, before.rows, atol=1e-4)
    assert torch.nn.functional.cosine_similarity(after.rows, before.rows).min() > 0.9
    assert open_lexicon(tmp_path).exact == open_lexicon(begun).exact


def test_a_stopped_run_goes_on_to_the_same_end(corpus: Corpus, begun: Path, tmp_path: Path) -> None:
    whole = gone_on(corpus, begun, tmp_path / "whole")
    gone_on(corpus, begun, tmp_path / "parts")
    resumed = gone_on(corpus, begun, tmp_path / "parts", resume=True)
    assert torch.allclose(whole.rows, resumed.rows, atol=1e-6)


def test_without_questions_it_learns_from_the_pairs_alone(corpus: Corpus, begun: Path, tmp_path: Path) -> None:
    after = gone_on(replace(corpus, questions=()), begun, tmp_path)
    assert not torch.allclose(after.rows, read_vocabulary(begun).rows, atol=1e-4)


def test_a_student_begins_where_a_vocabulary_of_lower_rank_is(begun: Path) -> None:
    start = read_vocabulary(begun)
    student = Student(load_english(), start, rank=5)
    student.take(start)
    delta = student.vocabulary().delta
    assert all(torch.allclose(b @ a, start.delta[layer][1] @ start.delta[layer][0]) for layer, (a, b) in delta.items())


def test_most_batches_hold_sentences_that_mean_nearly_the_same() -> None:
    chance = torch.Generator().manual_seed(1)
    goals = torch.nn.functional.normalize(torch.randn(60, 32, generator=chance), dim=1)
    pool = [Placed(Pair(f"{i}", f"{i}{twin}", "parallel_test"), goals[i]) for i in range(60) for twin in "ab"]
    batches = graded_batches(pool, size=6, steps=12, seed=1)
    with_twins = [batch for batch in batches if len({one.pair.en for one in batch}) < len(batch)]
    assert len(with_twins) >= 8
    assert all(len({one.pair.en for one in batch}) > 3 for batch in batches)


def test_the_large_sources_are_cut_and_long_sentences_left_out(corpus: Corpus, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("knowledge.french.train.graded.MOST", {"parallel_law": 2})
    law = tuple(Pair(f"section {i}", f"article {i}", "parallel_law") for i in range(5))
    long = Pair("long", "long " * 80, "parallel_test")
    placed = placed_pairs((*corpus.pairs, *law, long), Encoder(load_english()), 1)
    assert sum(one.pair.source == "parallel_law" for one in placed) == 2
    assert {one.pair for one in placed} >= set(corpus.pairs)
    assert long not in [one.pair for one in placed]


def test_what_lies_where_the_teacher_says_has_nothing_to_learn(begun: Path) -> None:
    start = read_vocabulary(begun)
    student = Student(load_english(), replace(start, delta={}), rank=1)
    english = [Pair(text, text, "parallel_test") for text in ("open", "window", "dog")]
    placed = placed_pairs(english, Encoder(load_english()), 1)
    moved = [Placed(one.pair, other.goal) for one, other in zip(placed, placed[1:] + placed[:1], strict=True)]
    still = random.Random(3)
    assert graded(student, placed, still).item() < 0.02
    assert graded(student, moved, still).item() > 0.5


def test_halfway_is_the_mean_of_rows_and_of_deltas() -> None:
    def state(value: float, seed: int) -> Vocabulary:
        chance = torch.Generator().manual_seed(seed)
        delta = {"x": (torch.randn(1, 4, generator=chance), torch.randn(3, 1, generator=chance))}
        return Vocabulary(("a",), (False,), torch.full((1, 2), value), delta)

    one, other = state(1.0, 1), state(3.0, 2)
    mean = halfway(one, other, rank=2)
    (a, b), (a1, b1), (a2, b2) = mean.delta["x"], one.delta["x"], other.delta["x"]
    assert torch.equal(mean.rows, torch.full((1, 2), 2.0))
    assert torch.allclose(b @ a, (b1 @ a1 + b2 @ a2) / 2, atol=1e-5)
    assert halfway(one, other, rank=1).delta["x"][0].shape == (1, 4)
