"""The lexicon: a large corpus says what a word means in general, the nursery's phrases what it means here."""

import numpy as np

from knowledge.french.train.alignment import Translations
from knowledge.french.train.entries import lexicon_entries

TABLE = {
    "room": {"chambre": 0.5, "piece": 0.4, "salle": 0.1},
    "notice": {"avis": 0.95, "preavis": 0.05},
    "meeting": {"reunion": 0.9},
    "the": {"la": 0.9, "pepiniere": 0.01},
    "law": {"loi": 0.8},
}
OWN = [(["meeting", "room"], ["salle", "reunion"]), (["room"], ["salle"]), (["the", "wifi"], ["le", "wifi"])]


def translations() -> Translations:
    english, french = sorted(TABLE), sorted({f for found in TABLE.values() for f in found})
    pairs = [(english.index(e), french.index(f), p) for e, found in TABLE.items() for f, p in found.items()]
    en, fr, p = (np.array(column) for column in zip(*pairs, strict=True))
    return Translations(english, french, en, fr, p, p)


def entries(own: list[tuple[list[str], list[str]]]) -> dict[str, list[tuple[str, float]]]:
    return lexicon_entries(translations(), ["la réunion, le préavis"], own)


def test_without_phrases_the_corpus_decides() -> None:
    assert entries([])["room"][0][0] == "chambre"


def test_a_word_means_what_the_phrases_of_the_domain_say() -> None:
    assert entries(OWN)["room"][0][0] == "salle"


def test_a_phrase_does_not_blur_its_other_word() -> None:
    (first, chance), *_ = entries(OWN)["meeting"]
    assert first == "réunion"
    assert chance > 0.9


def test_a_word_that_only_the_phrases_know_is_translated() -> None:
    assert entries(OWN)["wifi"] == [("wifi", 1.0)]


def test_a_word_of_no_phrase_stays_as_it_was() -> None:
    assert entries(OWN)["notice"] == entries([])["notice"]
    assert entries(OWN)["law"] == [("loi", 1.0)]


def test_grammar_learns_no_matter_from_phrases() -> None:
    assert "wifi" not in dict(entries(OWN).get("the", []))
