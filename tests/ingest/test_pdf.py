"""PDF files: pages, headings, tables, and what they say of themselves."""

import pytest

from ingest.hyphens import Joiner
from ingest.limits import Limits
from ingest.pdf import convert
from ingest.problem import Reason, Refused
from tests.ingest import makers


def test_headings_pages_and_tables_are_kept_and_footers_left_out() -> None:
    converted = convert(makers.pdf(), ".pdf", Limits())
    assert converted.text == (
        "# Règlement intérieur\n\n# 1. Loyers\n\n" + makers.DEPOSIT + "\n\n## Article 1.1 – Tarifs\n\n"
        "| Espace | Prix |\n| --- | --- |\n| Bureau | 300 € |\n| Laboratoire | 500 € |\n\n# 2. Départ\n\n"
        + makers.NOTICE
    )
    assert converted.page_starts == (0, converted.text.index("# 2. Départ"))
    assert (converted.title, converted.author) == ("Règlement intérieur", "Direction de la pépinière")
    assert converted.changed is not None


def test_an_outline_tells_the_headings() -> None:
    text = convert(makers.outlined_pdf(), ".pdf", Limits()).text
    assert "# Les badges\n\nUn badge perdu coûte 15 euros.\n\n# Les salles\n\nElles sont libres." in text


def test_a_scanned_file_is_refused_with_its_pages() -> None:
    with pytest.raises(Refused) as refusal:
        convert(makers.scanned_pdf(3), ".pdf", Limits())
    assert (refusal.value.reason, refusal.value.facts["pages"]) == (Reason.SCANNED, 3)


def test_scanned_pages_among_others_are_told() -> None:
    converted = convert(makers.scanned_pdf(2, text_pages=1), ".pdf", Limits())
    (note,) = converted.notes
    assert (note.reason, note.facts["pages"]) == (Reason.PARTLY_SCANNED, "2, 3")


def test_a_file_that_asks_a_password_is_refused_and_one_that_only_forbids_printing_is_read() -> None:
    with pytest.raises(Refused) as refusal:
        convert(makers.encrypted_pdf("secret"), ".pdf", Limits())
    assert refusal.value.reason is Reason.ENCRYPTED
    assert makers.NOTICE in convert(makers.encrypted_pdf(""), ".pdf", Limits()).text


def test_too_many_pages_or_too_much_text_is_refused() -> None:
    with pytest.raises(Refused) as refusal:
        convert(makers.pdf(), ".pdf", Limits(pages=1))
    assert refusal.value.reason is Reason.TOO_MANY_PAGES
    with pytest.raises(Refused) as refusal:
        convert(makers.pdf(), ".pdf", Limits(characters=100))
    assert refusal.value.reason is Reason.TOO_MUCH_TEXT


@pytest.mark.parametrize(
    ("above", "below", "joined"),
    [
        ("le règle-", "ment intérieur", "le règlement intérieur"),
        ("un rendez-", "vous manqué", "un rendez-vous manqué"),
        ("la sous-", "location interdite", "la sous-location interdite"),
        ("Saint-", "Denis", "Saint-Denis"),
        ("de 8 h -", "19 h", "de 8 h - 19 h"),
        ("fin de ligne", "et suite", "fin de ligne et suite"),
    ],
)
def test_words_cut_at_the_end_of_a_line_are_put_together(above: str, below: str, joined: str) -> None:
    assert Joiner(["toute sous-location"])(above, below) == joined
