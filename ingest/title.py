"""What a document is called."""

import re
import unicodedata

from ingest.sections import Heading

_BY_PROGRAM = re.compile(
    r"untitled.*|sans (?:titre|nom).*|document ?\d*|presentation ?\d*|présentation powerpoint|powerpoint presentation|"
    r"microsoft (?:word|powerpoint|excel).*|.*\.(?:docx?|pptx?|xlsx?|odt|pdf|indd)|anonymous|unspecified|user|"
    r"utilisateur.*|administrateur|administrator|python-(?:docx|pptx)|openpyxl",
    re.IGNORECASE,
)


def title_of(stated: str, found: tuple[Heading, ...], text: str, stem: str) -> tuple[str, Heading | None]:
    """A document's title, and the heading that gives or repeats it, if any.

    The stated title wins; without one, a first heading that stands for the whole document; else the file's stem.
    """
    first = found[0] if found else None
    if stated:
        return stated, first if first and _same(first.words, stated) else None
    if first and _stands_for_all(found, text):
        return first.words, first
    return readable(stem), None


def meaningful(stated: str) -> str:
    """A title or author from a file's properties, unless it is what programs put there by themselves."""
    return "" if _BY_PROGRAM.fullmatch(stated.strip("() ")) else stated


def _stands_for_all(found: tuple[Heading, ...], text: str) -> bool:
    """Whether the first heading is above all others, or among the highest with nothing between it and the next."""
    first, others = found[0], found[1:]
    if all(first.level < other.level for other in others):
        return True
    return not text[first.end : others[0].start].strip() and all(first.level <= other.level for other in others)


def _same(one: str, other: str) -> bool:
    return one.casefold().strip(" .:") == other.casefold().strip(" .:")


def readable(stem: str) -> str:
    """A file's stem as a title: "reglement_interieur-2026" becomes "Reglement interieur 2026"."""
    words = " ".join(re.split(r"[\s_-]+", unicodedata.normalize("NFC", stem))).strip()
    return words[:1].upper() + words[1:] or stem
