"""Public leaflets become questions and headings with what stands under them."""

import gzip
import json
from pathlib import Path
from typing import Any

import pytest

from knowledge.french.train import leaflets
from knowledge.french.train.corpus import read_corpus

ANSWER = "Oui, la carte est gratuite pour tous. Il faut la demander à la mairie au moins deux semaines à l'avance."


def element(name: str, *children: Any, **attributes: str) -> dict[str, Any]:
    parts = [{"type": "text", "text": c} if isinstance(c, str) else c for c in children]
    return {"type": "element", "name": name, "attributes": attributes, "children": parts}


def paragraph(text: str) -> dict[str, Any]:
    return element("Texte", element("Paragraphe", text))


QUESTION = element(
    "Publication",
    element("dc:title", "La carte est-elle gratuite ?"),
    element("OuSAdresser", paragraph("Mairie de Paris")),
    paragraph(ANSWER),
    type="Fiche Question-réponse",
)
INFORMATION = element(
    "Publication",
    element("dc:title", "Carte de stationnement"),
    element("Introduction", paragraph(ANSWER.replace("Oui", "Non"))),
    element("Texte", element("Chapitre", element("Titre", "Coût"), element("Paragraphe", ANSWER))),
    type="Fiche d'information",
)


@pytest.fixture
def packages(tmp_path: Path) -> Path:
    folder = tmp_path / "package" / "data" / "particuliers"
    folder.mkdir(parents=True)
    for name, root in (("F1", QUESTION), ("F2", INFORMATION)):
        (folder / f"{name}.json").write_text(json.dumps({"children": [root]}), encoding="utf-8")
    sections = [{"title": "Qui peut demander la carte ?", "text": ANSWER}, {"title": "Délai", "text": ANSWER}]
    other = [{"title": "La carte au travail", "sections": sections}]
    (folder.parent / "fiches-travail.json").write_text(json.dumps(other), encoding="utf-8")
    return tmp_path


def test_every_kind_of_leaflet_is_read(packages: Path) -> None:
    assert [entry.query for entry in leaflets.leaflets(packages)] == [
        "La carte est-elle gratuite ?",
        "Carte de stationnement",
        "Carte de stationnement : coût",
        "Qui peut demander la carte ?",
        "La carte au travail : délai",
    ]


def test_links_and_addresses_are_no_answer(packages: Path) -> None:
    assert next(leaflets.leaflets(packages)).passage == ANSWER


def test_a_long_answer_ends_with_a_sentence() -> None:
    long = element("Publication", element("dc:title", "Où ?"), paragraph(ANSWER * 20), type="Fiche Question-réponse")
    (entry,) = leaflets.of_publication(long)
    assert len(entry.passage) <= leaflets.LONGEST
    assert entry.passage.endswith(".")


def test_what_is_written_can_be_learned_from(packages: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    out = packages / "out"
    monkeypatch.setattr("sys.argv", ["leaflets", str(packages), "--out", str(out)])
    leaflets.main()
    (out / "parallel_a.jsonl.gz").write_bytes(gzip.compress(json.dumps({"en": "card", "fr": "carte"}).encode()))
    questions = read_corpus(out).questions
    assert {q.query for q in questions if q.source == "question_passage_leaflets"} == {
        "La carte est-elle gratuite ?",
        "Qui peut demander la carte ?",
    }
    assert {q.query for q in questions if q.source == "heading_section_leaflets"} == {
        "Carte de stationnement",
        "Carte de stationnement : coût",
        "La carte au travail : délai",
    }
