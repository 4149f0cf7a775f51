"""Words are found however they are accented, inflected or shortened."""

import pytest

from knowledge.language.detect import detect
from knowledge.language.folding import fold, tokens
from knowledge.language.query import read
from knowledge.language.terms import content_words, terms


@pytest.mark.parametrize(
    ("written", "folded"),
    [("Dépôt", "depot"), ("cœur", "coeur"), ("1 200 €", "1200 €"), ("1\u202f200,50", "1200,50"), ("12 30", "12 30")],
)
def test_spellings_of_one_thing_fold_alike(written: str, folded: str) -> None:
    assert fold(written) == folded


def test_elisions_are_cut_off() -> None:
    assert tokens(fold("l’accès aujourd'hui")) == ["l", "acces", "aujourd", "hui"]


def test_missing_accents_change_nothing() -> None:
    assert terms("Les dépôts de garantie réglés", "fr") == terms("les depots de garantie regles", "fr")


def test_questions_are_asked_with_words_that_do_not_count() -> None:
    assert content_words("combien est-ce que coûte le badge ?", "fr") == ["coute", "badge"]
    assert content_words("how much does the badge cost?", "en") == ["badge", "cost"]


def test_each_language_has_its_own_stems() -> None:
    assert terms("réservations", "fr") == terms("réserver", "fr")
    assert terms("bookings", "en") == terms("booking", "en")


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("c koi les horaires", "fr"),
        ("where can I park my car", "en"),
        ("parking price?", "en"),
        ("je peux venir le dimanche", "fr"),
        ("do you have a printer", "en"),
        ("prix parking", "fr"),
        ("wifi", "fr"),
        ("what's the notice period", "en"),
        ("tarif domiciliation svp", "fr"),
        ("is coworking open on sunday", "en"),
    ],
)
def test_a_short_question_shows_its_language(text: str, language: str) -> None:
    assert detect(text) == language


def test_what_is_shortened_on_a_phone_is_read_in_full() -> None:
    assert read("cb pr un rdv").text == "combien pour un rendez-vous"


def test_an_english_word_is_looked_for_under_its_french_translations_too() -> None:
    query = read("lost badge", "en", lambda word: [("perdu", 0.7)] if word == "lost" else [])
    assert query.wanted[0].stems["perdu"] == 0.7
    assert "badg" in query.weights
