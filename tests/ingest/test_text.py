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
    assert "## RÈGLEMENT INTÉRIEUR" in marked
    assert "## Chapitre 2 - Accès" in marked
    assert "### Article 4 : Badges\nUn badge" in marked


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
