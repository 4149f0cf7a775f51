"""Headings and encodings of plain text, and the language of a text."""

import pytest

from ingest.language import language_of
from ingest.problem import Reason, Refused
from ingest.text import convert, with_headings

RULES = """RÈGLEMENT INTÉRIEUR

Chapitre 2 - Accès

Article 4 : Badges
Un badge par personne.

Article 5 du règlement s'applique à tous.

URGENT : appelez le 18.
"""


def test_named_divisions_and_capitals_are_headings() -> None:
    marked = with_headings(RULES)
    assert marked.startswith("# RÈGLEMENT INTÉRIEUR\n")
    assert "## Chapitre 2 - Accès" in marked
    assert "### Article 4 : Badges\nUn badge" in marked


CONTRACT = """CENTRE D'AFFAIRES
Conditions particulières

1. Formules
Essentielle : 29 euros par mois, courrier à retirer sur place.

2. Prix des salles (hors taxes)

Salle Saule ............ 12 euros
Salle Orme ............. 18 euros

Article 3. Loyer. 780 euros par mois, payables d'avance. Une franchise
de deux mois est accordée à l'entrée.

Article 4. Sous-location. Interdite.

NOTAIRE
Le premier lundi du mois.

Qui peut candidater ?
Toute équipe d'au moins deux personnes, avec un projet qui n'a pas encore
de chiffre d'affaires.

1. Remplissez le formulaire

2. Envoyez-le
"""


@pytest.mark.parametrize(
    "heading",
    [
        "# CENTRE D'AFFAIRES\nConditions",
        "### 1. Formules\nEssentielle",
        "### 2. Prix des salles (hors taxes)\n\nSalle",
        "## NOTAIRE\nLe premier",
        "### Qui peut candidater ?\nToute",
    ],
)
def test_what_stands_above_its_text_by_number_capitals_or_shortness_is_a_heading(heading: str) -> None:
    assert heading in with_headings(CONTRACT)


def test_a_heading_that_runs_into_its_paragraph_stands_above_it_and_the_paragraph_keeps_every_word() -> None:
    marked = with_headings(CONTRACT)
    assert (
        "### Article 3. Loyer\nArticle 3. Loyer. 780 euros par mois, payables d'avance. Une franchise\nde deux"
        in marked
    )
    assert "### Article 4. Sous-location\nArticle 4. Sous-location. Interdite." in marked


def test_a_numbered_list_with_blank_lines_has_no_headings() -> None:
    assert with_headings(CONTRACT).endswith("\n1. Remplissez le formulaire\n\n2. Envoyez-le\n")


def test_sentences_that_begin_like_one_are_not() -> None:
    marked = with_headings(RULES)
    assert "\nArticle 5 du règlement" in marked
    assert "\nURGENT : appelez" in marked


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "cp1252"])
def test_a_french_text_is_read_in_any_usual_encoding(encoding: str) -> None:
    text = "L'été, 15 € à l'accueil – œuvre"
    assert convert(f"{text}\r\n".encode(encoding), ".txt").text == f"{text}\n"


@pytest.mark.parametrize("content", [b"\x89PNG\r\n\x1a\n" + b"x" * 50, b"PK\x03\x04aaaa", b"abc\0def", b"caf\x81 \x8d"])
def test_what_is_no_text_is_refused(content: bytes) -> None:
    with pytest.raises(Refused) as refusal:
        convert(content, ".txt")
    assert refusal.value.reason is Reason.WRONG_TYPE


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("Le loyer est payé par la société au début du mois.", "fr"),
        ("The rent is paid by the company at the start of the month.", "en"),
        ("12 345", "fr"),
    ],
)
def test_the_language_is_told_by_its_commonest_words(text: str, language: str) -> None:
    assert language_of(text) == language
