"""Spreadsheets: tables, questions and answers, and cells as their reader sees them."""

from datetime import date

from ingest.limits import Limits
from ingest.rows import convert
from tests.ingest.makers import workbook


def csv(text: str, encoding: str = "utf-8") -> tuple[str, str]:
    converted = convert(text.encode(encoding), ".csv", Limits())
    return converted.text, converted.kind


def test_question_and_answer_columns_become_a_faq() -> None:
    text, kind = csv(
        "Thème;Question;Réponse\nAccès;Où est l'accueil ?;Au bâtiment 1.\n"
        'Accès;"Qui ouvre ?";"Le ""poste"".\nJour et nuit."\n'
    )
    assert kind == "faq"
    assert text == (
        '## Accès\n\n### Où est l\'accueil ?\n\nAu bâtiment 1.\n\n### Qui ouvre ?\n\nLe "poste".\nJour et nuit.'
    )


def test_english_headers_and_windows_encoding_count_too() -> None:
    assert csv("Answer,Question\nDeux mois.,Quel dépôt de garantie ?\n", "cp1252") == (
        "## Quel dépôt de garantie ?\n\nDeux mois.",
        "faq",
    )


def test_two_columns_of_questions_need_no_header() -> None:
    assert csv("Où dormir ?;Nulle part.\nOù manger ?;À la cuisine.\n")[1] == "faq"


def test_any_other_table_is_a_table() -> None:
    text, kind = csv("Espace;Prix\nBureau;300 €\nLabo|P2;500 €\n")
    assert kind == ""
    assert text == "| Espace | Prix |\n| --- | --- |\n| Bureau | 300 € |\n| Labo\\|P2 | 500 € |"


def test_cells_read_as_a_person_sees_them() -> None:
    rows: list[list[object]] = [["loyer", 300], ["carte", 8.9], ["remise", 0.15], ["début", date(2026, 3, 2)]]
    content = workbook({"Tarifs": [["Poste", "Valeur"], *rows]}, {"B2": "#,##0 €", "B3": "#,##0.00 €", "B4": "0%"})
    text = convert(content, ".xlsx", Limits()).text
    for row in ("loyer | 300 €", "carte | 8,90 €", "remise | 15 %", "début | 02/03/2026"):
        assert row in text


def test_each_sheet_is_a_section() -> None:
    content = workbook({"Bureaux": [["a", "b"], ["1", "2"]], "Labos": [["c", "d"], ["3", "4"]], "Vide": []})
    assert convert(content, ".xlsx", Limits()).text == (
        "# Bureaux\n\n| a | b |\n| --- | --- |\n| 1 | 2 |\n\n# Labos\n\n| c | d |\n| --- | --- |\n| 3 | 4 |"
    )
