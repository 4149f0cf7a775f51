"""The YAML in front of a document, and where each value stands."""

from datetime import date

import pytest

from ingest.front_matter import FrontMatter, cut
from ingest.problem import Reason, Refused

SERVICE = """---
title: Ressources humaines
valid_from: 2026-01-01
booking:
  length: 60 min
  experts:
    - id: claire-martin
      name: Claire Martin
    - id: ali-benali
      languages: [fr, en]
---
Corps du texte.
"""


def test_front_matter_is_cut_from_the_body() -> None:
    front_matter, body = cut(SERVICE)
    assert front_matter.mapping["title"] == "Ressources humaines"
    assert front_matter.mapping["valid_from"] == date(2026, 1, 1)
    assert body == "Corps du texte.\n"


def test_a_document_without_front_matter_is_all_body() -> None:
    front_matter, body = cut("# Titre\n\n---\n\nTexte")
    assert (front_matter.mapping, body) == ({}, "# Titre\n\n---\n\nTexte")


@pytest.mark.parametrize(
    ("key_path", "line"),
    [
        (("title",), 2),
        (("booking", "length"), 5),
        (("booking", "experts", 0, "name"), 8),
        (("booking", "experts", 1, "languages", 1), 10),
        (("booking", "experts", -1), 9),
        (("booking", "notice"), 4),
        (("nothing",), 2),
    ],
)
def test_every_value_knows_its_line_and_a_missing_one_its_parents(key_path: tuple[str | int, ...], line: int) -> None:
    assert cut(SERVICE)[0].line_of(key_path) == line


def test_an_unquoted_colon_is_mended_and_said() -> None:
    front_matter, _ = cut("---\ntitle: Règlement : l'accès\nkind: rule\n---\n")
    assert front_matter.mapping["title"] == "Règlement : l'accès"
    assert front_matter.mended


def test_broken_yaml_is_refused_with_its_line() -> None:
    with pytest.raises(Refused) as refusal:
        _ = FrontMatter("title: Accès\nhours: [9, 10\nkind: rule\n").mapping
    assert refusal.value.reason is Reason.BAD_YAML
    assert refusal.value.line in (3, 4)


def test_a_list_is_no_front_matter() -> None:
    with pytest.raises(Refused):
        _ = FrontMatter("- un\n- deux\n").mapping


def test_aliases_of_aliases_are_refused_before_they_unfold() -> None:
    levels = ["a0: &a0 [lol, lol, lol]"]
    levels += [f"a{i}: &a{i} [{', '.join([f'*a{i - 1}'] * 9)}]" for i in range(1, 10)]
    with pytest.raises(Refused):
        _ = FrontMatter("\n".join(levels)).mapping
