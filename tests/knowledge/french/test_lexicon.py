"""English words find the French ones."""

import pytest

from knowledge.french.fold import fold
from knowledge.french.lexicon import translate


@pytest.mark.parametrize(
    ("english", "french"),
    [
        ("rent", "loyer"),
        ("nursery", "pépinière"),
        ("invoice", "facture"),
        ("meeting", "réunion"),
        ("cancel", "annuler"),
        ("Badge", "badge"),
        ("company", "société"),
    ],
)
def test_a_known_word_is_translated_with_its_accents(english: str, french: str) -> None:
    assert french in [word for word, _ in translate(english)]


@pytest.mark.parametrize(
    ("english", "french"),
    [
        ("rent", "loyer"),
        ("key", "clé"),
        ("parking", "parking"),
        ("meeting", "réunion"),
        ("room", "salle"),
        ("desk", "bureau"),
        ("mail", "courrier"),
        ("bike", "vélo"),
        ("deposit", "dépôt"),
        ("wifi", "wifi"),
        ("printer", "imprimante"),
        ("trash", "poubelle"),
        ("lease", "bail"),
        ("notice", "préavis"),
        ("lab", "laboratoire"),
        ("waste", "déchets"),
    ],
)
def test_a_word_of_the_house_means_first_what_a_nursery_would_write(english: str, french: str) -> None:
    assert translate(english)[0][0] == french


@pytest.mark.parametrize("word", ["the", "of", "my"])
def test_grammar_translates_to_no_matter(word: str) -> None:
    assert translate(word) == []


def test_the_likeliest_comes_first_and_probabilities_sum_to_one() -> None:
    chances = [p for _, p in translate("company")]
    assert chances == sorted(chances, reverse=True)
    assert sum(chances) == pytest.approx(1, abs=0.03)


def test_a_form_never_seen_takes_what_its_stem_means() -> None:
    assert any(fold(word).startswith("reserv") for word, _ in translate("reserving"))


def test_a_word_of_no_language_has_no_translation() -> None:
    assert translate("zzxqv") == []


def test_the_caller_may_change_what_it_gets() -> None:
    translate("rent").clear()
    assert translate("rent")
