"""Plain text: its headings are found by how they look."""

import re

from ingest.converted import Converted
from ingest.reading import decode

_LONGEST_HEADING = 120
_NAMED = re.compile(
    r"(?:(?P<division>(?:titre|chapitre|partie|annexe|section|chapter|part|appendix)\s+(?:[IVX]+|\d+|[A-Z]))"
    r"|(?:article|art\.)\s+(?:n°\s*)?(?:[A-Z]?\d+(?:[.-]\d+)*|1er|premier))\s*(?:[:.–—-]|$)",
    re.IGNORECASE,
)
_SENTENCE_END = re.compile(r"[.;:,!]\s*$")


def convert(content: bytes, suffix: str) -> Converted:
    """A plain text file as Markdown."""
    return Converted(with_headings(decode(content)))


def with_headings(text: str) -> str:
    """The text with a Markdown mark in front of the lines that look like headings.

    A heading follows a blank line, is short, does not end as a sentence does, and names a division ("Article 4 :
    Horaires"), or is written in capitals throughout and has a blank line after it too.
    """
    lines = ["", *text.split("\n"), ""]
    return "\n".join(_marked(*around) for around in zip(lines, lines[1:], lines[2:], strict=False))


def _marked(before: str, line: str, after: str) -> str:
    words = line.strip().strip("*_").strip()
    if before.strip() or not words or len(words) > _LONGEST_HEADING or line.lstrip().startswith(("#", "|", "-")):
        return line
    level = heading_level(words, alone=not after.strip())
    return f"{'#' * level} {words}" if level else line


def heading_level(words: str, *, alone: bool) -> int:
    """The level of a heading that a line's words make, 0 where they make none; `alone` if a blank line follows."""
    named = _NAMED.match(words)
    if named and not _SENTENCE_END.search(words):
        return 2 if named["division"] else 3
    capitals = words.isupper() and sum(letter.isalpha() for letter in words) >= 4
    return 2 if alone and capitals else 0
