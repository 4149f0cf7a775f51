"""Sections of a Markdown text, and which heading is the document's title."""

from ingest.sections import headings, sections
from ingest.title import readable, title_of

TEXT = """# Règlement

Préambule.

## Chapitre 1 – **Accès**

Généralités.

### Article 1.2 – Badges

Un badge par personne.

```
# pas un titre
```

> ## ni celui-ci

## Départ
"""


def test_sections_carry_their_path_without_the_title() -> None:
    found = headings(TEXT)
    made = sections(TEXT, found, found[0])
    assert [section.path for section in made] == [
        (),
        ("Chapitre 1 – Accès",),
        ("Chapitre 1 – Accès", "Article 1.2 – Badges"),
        ("Départ",),
    ]
    assert [section.level for section in made] == [1, 2, 3, 2]
    assert [section.article for section in made] == ["", "", "1.2", ""]


def test_a_sections_text_is_where_it_says() -> None:
    for section in sections(TEXT, headings(TEXT), None):
        assert TEXT[section.start : section.start + len(section.text)] == section.text


def test_headings_in_code_and_quotes_are_text() -> None:
    badges = sections(TEXT, headings(TEXT), None)[2]
    assert "# pas un titre" in badges.text
    assert "> ## ni celui-ci" in badges.text


def test_a_section_knows_the_page_on_which_it_starts() -> None:
    starts = (0, TEXT.index("### Article"))
    pages = [section.page for section in sections(TEXT, headings(TEXT), None, starts)]
    assert pages == [1, 1, 2, 2]


def test_underlined_headings_count() -> None:
    assert [heading.words for heading in headings("Accès\n=====\n\ntexte\n\nBadges\n------\n")] == ["Accès", "Badges"]


def test_the_stated_title_wins_and_the_heading_that_repeats_it_is_dropped() -> None:
    title, heading = title_of("Règlement", headings(TEXT), TEXT, "fichier")
    assert title == "Règlement"
    assert heading and heading.words == "Règlement"


def test_a_heading_above_all_others_is_the_title() -> None:
    assert title_of("", headings(TEXT), TEXT, "fichier")[0] == "Règlement"


def test_a_first_heading_with_nothing_below_it_is_the_title_even_among_equals() -> None:
    text = "# Règlement\n\n# Accès\n\nOui.\n\n# Départ\n\nNon.\n"
    assert title_of("", headings(text), text, "fichier")[0] == "Règlement"


def test_a_first_chapter_is_not_the_title() -> None:
    text = "# Accès\n\nOui.\n\n# Départ\n\nNon.\n"
    assert title_of("", headings(text), text, "reglement_interieur-2026") == ("Reglement interieur 2026", None)


def test_a_stem_is_made_readable() -> None:
    assert readable("faq__domiciliation") == "Faq domiciliation"
