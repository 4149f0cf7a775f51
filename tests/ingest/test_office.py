"""Word, PowerPoint, web pages and OpenDocument texts."""

from datetime import date

import pytest

from ingest import odt, office
from ingest.limits import Limits
from ingest.problem import Reason, Refused
from tests.ingest import makers


def test_a_word_file_keeps_headings_lists_and_tables_and_leaves_pictures() -> None:
    converted = office.convert(makers.word(), ".docx", Limits())
    assert converted.title == "Guide d'accueil"
    assert converted.author == "Accueil"
    assert "# Garanties\n\n" + makers.DEPOSIT in converted.text
    assert "## Article 2 – Pièces" in converted.text
    assert "un extrait K-bis" in converted.text
    assert "| Bureau | 300 € |" in converted.text
    assert "data:image" not in converted.text


def test_slides_are_pages() -> None:
    converted = office.convert(makers.slides(), ".pptx", Limits())
    assert converted.title == "Présentation de la pépinière"
    assert len(converted.page_starts) == 2
    assert converted.text[converted.page_starts[1] :].startswith("# Tarifs")
    assert "Slide number" not in converted.text


@pytest.mark.parametrize("encoding", ["utf-8", "cp1252"])
def test_a_web_page_keeps_its_text_and_its_underscores(encoding: str) -> None:
    page = (
        f"<html><head><meta charset='{encoding}'><title>Accès été</title><script>x()</script></head>"
        "<body><h1>Accès</h1><p>Écrire à <b>jean_du_fleuve@example.org</b>.</p></body></html>"
    )
    converted = office.convert(page.encode(encoding), ".html", Limits())
    assert converted.title == "Accès été"
    assert "# Accès" in converted.text
    assert "Écrire à **jean_du_fleuve@example.org**." in converted.text
    assert "x()" not in converted.text


ODT_BODY = (
    '<text:p text:style-name="Title">Charte</text:p>'
    '<text:h text:outline-level="1">Bruit</text:h>'
    '<text:p>Silence<text:s text:c="2"/>après 22 h<text:note><text:note-body><text:p>note</text:p></text:note-body>'
    "</text:note>.</text:p>"
    "<text:list><text:list-item><text:p>portes fermées</text:p><text:list><text:list-item><text:p>la nuit</text:p>"
    "</text:list-item></text:list></text:list-item></text:list>"
    "<table:table><table:table-row><table:table-cell><text:p>Jour</text:p></table:table-cell><table:table-cell>"
    "<text:p>Heure</text:p></table:table-cell></table:table-row><table:table-row><table:table-cell>"
    "<text:p>lundi</text:p><text:p>mardi</text:p></table:table-cell><table:table-cell><text:p>22 h</text:p>"
    "</table:table-cell></table:table-row>"
    "</table:table>"
)


def test_an_opendocument_text_keeps_its_structure() -> None:
    converted = odt.convert(makers.odt(ODT_BODY), ".odt", Limits())
    assert converted.text == (
        "# Charte\n\n# Bruit\n\nSilence  après 22 h.\n\n- portes fermées\n  - la nuit\n\n"
        "| Jour | Heure |\n| --- | --- |\n| lundi mardi | 22 h |"
    )
    assert (converted.title, converted.author, converted.language) == ("Charte", "Accueil", "fr")
    assert converted.changed == date(2026, 3, 4)


def test_an_encrypted_opendocument_text_is_refused() -> None:
    manifest = '<manifest><file-entry><encryption-data checksum="x"/></file-entry></manifest>'
    with pytest.raises(Refused) as refusal:
        odt.convert(makers.odt("", members={"META-INF/manifest.xml": manifest}), ".odt", Limits())
    assert refusal.value.reason is Reason.ENCRYPTED


def test_xml_entities_are_not_expanded() -> None:
    bomb = '<!DOCTYPE x [<!ENTITY a "aaaaaaaaaa"><!ENTITY b "&a;&a;&a;&a;">]><x>&b;</x>'
    with pytest.raises(ValueError, match="EntitiesForbidden"):
        odt.convert(makers.odt("", members={"content.xml": bomb}), ".odt", Limits())
