"""What a document is, by its front matter or by its file's properties."""

from datetime import date

import pytest

from ingest.converted import Converted
from ingest.describe import Description
from ingest.front_matter import FrontMatter
from ingest.problem import Reason
from knowledge.passage import EVERYONE


def described(source: str = "", **properties: object) -> Description:
    return Description(Converted("Texte", front_matter=FrontMatter(source), **properties))  # type: ignore[arg-type]


def test_what_is_stated_is_taken() -> None:
    said = described(
        "title: Accès\nkind: service\nlanguage: en\naudience: [hosted, domiciled]\nowner: Direction\nsample: true\n"
        "valid_from: 2026-01-01\nvalid_until: 31/12/2026\ntopics: [RH, paie]\n"
    )
    assert (said.title(), said.kind(), said.language(), said.owner()) == ("Accès", "service", "en", "Direction")
    assert said.audience() == {"hosted", "domiciled"}
    assert (said.valid_from(), said.valid_until()) == (date(2026, 1, 1), date(2026, 12, 31))
    assert (said.sample(), said.topics(), said.notes) == (True, ("RH", "paie"), [])


def test_without_front_matter_the_files_properties_count() -> None:
    said = described(title="Charte", author="Accueil", changed=date(2026, 3, 4), language="fr")
    assert (said.title(), said.owner(), said.valid_from(), said.language()) == (
        "Charte",
        "Accueil",
        date(2026, 3, 4),
        "fr",
    )
    assert (said.kind(), said.audience(), said.valid_until()) == ("rule", EVERYONE, None)


@pytest.mark.parametrize("title", ["Microsoft Word - bail.doc", "untitled", "Présentation PowerPoint", "bail.pdf"])
def test_a_title_that_a_program_made_is_none(title: str) -> None:
    assert described(title=title).title() == ""


@pytest.mark.parametrize(
    ("source", "key"),
    [
        ("kind: règlement", "kind"),
        ("language: de", "language"),
        ("valid_from: demain", "valid_from"),
        ("valid_until: 31/02/2026", "valid_until"),
        ("sample: peut-être", "sample"),
        ("title: [a, b]", "title"),
    ],
)
def test_a_value_that_says_nothing_is_reported_with_its_line_and_replaced(source: str, key: str) -> None:
    said = described("owner: Direction\n" + source)
    getattr(said, key)()
    (note,) = said.notes
    assert (note.reason, note.facts["key"], note.line) == (Reason.BAD_VALUE, key, 3)


def test_an_unknown_audience_never_opens_a_document_to_all() -> None:
    said = described("audience: [équipe]")
    assert said.audience() == {"staff"}
    assert said.notes[0].reason is Reason.BAD_AUDIENCE


def test_of_a_partly_known_audience_the_known_part_counts() -> None:
    said = described("audience: [hosted, résidents]")
    assert said.audience() == {"hosted"}
    assert said.notes
