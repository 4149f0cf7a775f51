"""The shipped vocabulary, as whoever embeds text sees it."""

import shutil
from pathlib import Path

import numpy as np
import pytest
from sentence_transformers import SentenceTransformer

from knowledge.french.artefact import FOLDER, content_hash
from knowledge.french.load import bare_tokenizer, identity, load_english, load_model

ENGLISH = (
    "How do I book a meeting room?",
    "The rent is due on the first day of the month.",
    "Can I bring my dog to the office?",
    "A plane is taking off from the runway.",
)


@pytest.fixture(scope="module")
def french() -> SentenceTransformer:
    return load_model()


@pytest.fixture(scope="module")
def english() -> SentenceTransformer:
    return load_english()


def likeness(model: SentenceTransformer, left: str, right: str) -> float:
    first, second = model.encode([left, right])
    return float(first @ second)


def test_loads_as_a_plain_sentence_transformer_of_unit_vectors(french: SentenceTransformer) -> None:
    vectors = french.encode(["Où est la salle de réunion ?", "Where is the meeting room?"])
    assert type(french) is SentenceTransformer
    assert vectors.shape == (2, 384)
    assert np.allclose(np.linalg.norm(vectors, axis=1), 1, atol=1e-5)


def test_identity_names_the_content(tmp_path: Path) -> None:
    assert identity() == identity()
    assert identity().endswith(content_hash())
    shutil.copytree(FOLDER, tmp_path / "other")
    words = tmp_path / "other" / "words.txt"
    words.write_text(words.read_text(encoding="utf-8").replace("loyer", "loyeur"), encoding="utf-8")
    assert content_hash(tmp_path / "other") != content_hash()


def test_english_stays_where_it_was(french: SentenceTransformer, english: SentenceTransformer) -> None:
    before, after = english.encode(list(ENGLISH)), french.encode(list(ENGLISH))
    assert (before * after).sum(1).min() > 0.93


def test_english_is_cut_as_before(french: SentenceTransformer, english: SentenceTransformer) -> None:
    before, after = bare_tokenizer(english), bare_tokenizer(french)
    for text in (*ENGLISH, "The appellant's mandatary discontinued an inadmissible requisition."):
        assert before.encode(text).ids == after.encode(text).ids


@pytest.mark.parametrize("typed", ["la réunion annulée", "LA REUNION ANNULEE", "la reunion annulee"])
def test_accents_and_case_change_nothing(french: SentenceTransformer, typed: str) -> None:
    assert likeness(french, typed, "La réunion annulée") > 0.999


@pytest.mark.parametrize(
    ("text", "near", "far"),
    [
        ("Comment réserver une salle ?", "Réservation des salles de réunion", "Le loyer est payé chaque mois"),
        ("Je veux annuler mon rendez-vous", "Annulation d'un rendez-vous", "Recrutement du premier salarié"),
        ("Le chat dort sur le lit", "Un chat est couché", "La société verse une indemnité"),
    ],
)
def test_a_french_paraphrase_is_nearer_than_another_matter(
    french: SentenceTransformer, text: str, near: str, far: str
) -> None:
    assert likeness(french, text, near) > likeness(french, text, far) + 0.2


@pytest.mark.parametrize(
    ("english_text", "french_text"),
    [
        ("How do I book the meeting room?", "Comment réserver la salle de réunion ?"),
        ("The employment contract ends in May.", "Le contrat de travail se termine en mai."),
        ("Where is the car park?", "Où est le parking ?"),
    ],
)
def test_a_translation_lies_near(french: SentenceTransformer, english_text: str, french_text: str) -> None:
    others = ("Les animaux sont interdits.", "La facture est envoyée chaque mois.")
    near = likeness(french, english_text, french_text)
    assert near > 0.3
    assert all(near > likeness(french, english_text, other) + 0.15 for other in others)


def test_french_takes_fewer_tokens_than_before(french: SentenceTransformer, english: SentenceTransformer) -> None:
    text = "Les entreprises hébergées peuvent résilier la convention à tout moment, sous réserve du préavis."
    assert len(bare_tokenizer(french).encode(text)) < 0.8 * len(bare_tokenizer(english).encode(text))
