"""The trainer on a corpus of a few lines: it learns, stops, goes on, and never learns what is asked in evaluation."""

import gzip
import json
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
import torch
from rich.progress import Progress

from knowledge.french.artefact import Vocabulary, read_vocabulary, write_vocabulary
from knowledge.french.lexicon import open_lexicon
from knowledge.french.load import load_model
from knowledge.french.train import __main__ as command
from knowledge.french.train import run
from knowledge.french.train.corpus import Corpus, Pair, Question, read_corpus
from knowledge.french.train.overlap import Guard, evaluation_texts, without_overlap
from knowledge.french.train.run import mean_of
from knowledge.french.train.settings import Training
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
    contrast_steps=2,
    contrast_size=2,
    replayed=2,
    longest=16,
)


@pytest.fixture
def corpus() -> Corpus:
    pairs = tuple(Pair(en, fr, "parallel_test") for en, fr in SENTENCES)
    questions = tuple(Question("fr", f"question {fr}", f"Réponse : {fr}.", "question_test", en) for en, fr in SENTENCES)
    return Corpus(pairs, questions)


def trained(corpus: Corpus, out: Path, training: Training = SETTINGS, *, resume: bool = False) -> Vocabulary:
    with Progress(disable=True) as progress:
        return train(corpus, out, training, progress, resume=resume)


def test_a_tiny_corpus_gives_a_vocabulary_that_loads(corpus: Corpus, tmp_path: Path) -> None:
    vocabulary = trained(corpus, tmp_path)
    assert "loyer" in vocabulary.words
    assert any(b.abs().sum() > 0 for _, b in vocabulary.delta.values())
    assert load_model(folder=tmp_path).encode(["le loyer"]).shape == (1, 384)


def test_a_stopped_run_goes_on_to_the_same_end(corpus: Corpus, tmp_path: Path) -> None:
    whole = trained(corpus, tmp_path / "whole")
    stopped = replace(SETTINGS, contrast_steps=0)
    trained(corpus, tmp_path / "parts", stopped)
    resumed = trained(corpus, tmp_path / "parts", resume=True)
    assert torch.allclose(whole.rows, resumed.rows, atol=1e-6)


def test_the_same_seed_learns_the_same_and_another_does_not(corpus: Corpus, tmp_path: Path) -> None:
    first, again = trained(corpus, tmp_path / "first"), trained(corpus, tmp_path / "again")
    other = trained(corpus, tmp_path / "other", replace(SETTINGS, seed=7))
    assert torch.equal(first.rows, again.rows)
    assert all(torch.equal(first.delta[layer][1], again.delta[layer][1]) for layer in first.delta)
    assert not torch.equal(first.rows, other.rows)


class Interrupted(Progress):
    """Somebody presses Ctrl-C while the third step is shown."""

    shown = 0

    def update(self, *args: Any, **fields: Any) -> None:
        self.shown += 1
        if self.shown == 3:
            raise KeyboardInterrupt
        super().update(*args, **fields)


def test_a_run_interrupted_within_a_stage_goes_on_to_the_same_end(
    corpus: Corpus, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(run, "SAVE_EVERY", 1)
    longer = replace(SETTINGS, distil_steps=8)
    whole = trained(corpus, tmp_path / "whole", longer)
    with Interrupted(disable=True) as progress, pytest.raises(KeyboardInterrupt):
        train(corpus, tmp_path / "parts", longer, progress)
    resumed = trained(corpus, tmp_path / "parts", longer, resume=True)
    assert torch.allclose(whole.rows, resumed.rows, atol=1e-6)
    assert all(torch.allclose(whole.delta[layer][1], resumed.delta[layer][1], atol=1e-6) for layer in whole.delta)


def test_what_is_kept_is_the_mean_of_the_last_states() -> None:
    def state(value: float) -> Vocabulary:
        return Vocabulary(
            ("a",), (False,), torch.full((1, 2), value), {"x": (torch.ones(1, 2), torch.full((2, 1), value))}
        )

    mean = mean_of([state(1.0), state(2.0), state(6.0)])
    assert torch.equal(mean.rows, torch.full((1, 2), 3.0))
    assert torch.equal(mean.delta["x"][1], torch.full((2, 1), 3.0))


def test_rows_survive_eight_bits_within_a_hundredth(tmp_path: Path) -> None:
    rows = torch.randn(5, 384, generator=torch.Generator().manual_seed(1))
    write_vocabulary(Vocabulary(tuple("abcde"), (False, True, False, True, False), rows), tmp_path)
    kept = read_vocabulary(tmp_path)
    assert kept.words == tuple("abcde")
    assert kept.alone == (False, True, False, True, False)
    assert torch.nn.functional.cosine_similarity(rows, kept.rows).min() > 0.999


def test_headings_of_one_section_in_two_languages_are_joined(tmp_path: Path) -> None:
    rows = [
        {"lang": "fr", "query": "Loyer", "passage": "Le loyer est dû."},
        {"lang": "en", "query": "Rent", "passage": "Rent is due."},
    ]
    (tmp_path / "heading_section.jsonl").write_text("\n".join(map(json.dumps, rows)), encoding="utf-8")
    (tmp_path / "parallel_a.jsonl").write_text(json.dumps({"en": "rent", "fr": "loyer"}), encoding="utf-8")
    french, english = read_corpus(tmp_path).questions
    assert french.translated == "Rent"
    assert english.translated == ""


def test_no_folder_without_parallel_text_is_accepted(tmp_path: Path) -> None:
    with pytest.raises(FileNotFoundError):
        read_corpus(tmp_path)


ASKED = "Que faire si mon badge d'accès au bâtiment de la pépinière est perdu ou volé pendant la nuit ?"


@pytest.mark.parametrize(
    ("learned", "exact"),
    [
        ("Que faire si mon badge d’acces au batiment de la pepiniere est perdu ou vole pendant la nuit", True),
        (f"Bonjour. {ASKED} Merci de votre réponse, je suis un peu inquiet.", False),
    ],
)
def test_a_planted_overlap_is_dropped_and_told(corpus: Corpus, learned: str, *, exact: bool) -> None:
    planted = Corpus((*corpus.pairs, Pair("a badge", learned, "planted")), corpus.questions)
    kept, dropped = without_overlap(planted, Guard([("faq", ASKED)]))
    assert kept == corpus
    assert [(o.source, o.set, o.exact) for o in dropped] == [("planted", "faq", exact)]


def test_the_command_drops_a_planted_overlap_before_it_learns(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    data, sets, out = tmp_path / "data", tmp_path / "sets", tmp_path / "out"
    data.mkdir()
    sets.mkdir()
    pairs = [{"en": en, "fr": fr} for en, fr in SENTENCES * 2] + [{"en": "a stolen zzyx badge", "fr": ASKED}] * 2
    (data / "parallel_planted.jsonl").write_text("\n".join(map(json.dumps, pairs)), encoding="utf-8")
    asked = {"queries": {"q": ASKED}, "corpus": {"1": "Ici."}, "qrels": {"q": ["1"]}}
    (sets / "faq.json.gz").write_bytes(gzip.compress(json.dumps(asked).encode()))
    folders = ["--data", str(data), "--evaluation", str(sets), "--out", str(out)]
    monkeypatch.setattr("sys.argv", ["train", *folders, "--distil-steps", "2", "--contrast-steps", "0"])
    command.main()
    assert "dropped 2 rows of parallel_planted that repeat faq exactly" in capsys.readouterr().out
    assert "zzyx" not in open_lexicon(out).exact
    assert "tenant" in open_lexicon(out).exact


def test_only_questions_and_their_answers_are_guarded(tmp_path: Path) -> None:
    data = {"queries": {"q": "Où ?"}, "corpus": {"1": "Ici.", "2": "Autre chose."}, "qrels": {"q": ["1"]}}
    (tmp_path / "faq.json.gz").write_bytes(gzip.compress(json.dumps(data).encode()))
    assert evaluation_texts(tmp_path) == [("faq", "Où ?"), ("faq", "Ici.")]
