"""Plain text: its headings are found by how they look."""

import re

from ingest.converted import Converted
from ingest.reading import decode

_LONGEST_HEADING = 120
_LONGEST_ABOVE = 60
"""Characters of a line that is a heading for being short and standing above its paragraph."""
_ARTICLE = r"(?:article|art\.)\s+(?:n°\s*)?(?:1er|premier|[A-Z]?\d+(?:[.-]\d+)*)"
_NAMED = re.compile(
    r"(?:(?P<division>(?:titre|chapitre|partie|annexe|section|chapter|part|appendix)\s+(?:[IVX]+|\d+|[A-Z]))"
    rf"|{_ARTICLE})\s*(?:[:.–—-]|$)",
    re.IGNORECASE,
)
_NUMBERED = re.compile(r"\d{1,2}(?P<deeper>(?:\.\d{1,2})*)[.)]?\s+[A-ZÀ-ÖØ-Þ]")
_RUN_IN = re.compile(
    rf"(?:(?i:{_ARTICLE})\s*[.:–—-]\s*[A-ZÀ-ÖØ-Þ][^.:;!?–—]{{2,50}}?\s*[.:–—]"
    r"|\d{1,2}(?:\.\d{1,2})*[.)]\s+[A-ZÀ-ÖØ-Þ][^.:;!?–—]{2,40}?\.)\s+(?=[A-ZÀ-ÖØ-Þ0-9«\"(-])"
)
_LEAST_RUN_IN = 60
"""Characters of a line whose numbered first words may be the heading of the paragraph that they begin."""
_SENTENCE_END = re.compile(r"[.;:,!]\s*$")
_ITEM = re.compile(r"(?:[-*+•–—|>]|\d{1,3}[.)]|[a-zA-Z]\))\s")
_BOLD = re.compile(r"(\*\*|__)[^*_]+\1")


def convert(content: bytes, suffix: str) -> Converted:
    """A plain text file as Markdown."""
    return Converted(with_headings(decode(content)))


def with_headings(text: str) -> str:
    """The text with a Markdown mark in front of the lines that look like headings.

    A heading follows a blank line, is short and does not end as a sentence does. It names a division ("Article 4 :
    Horaires") or is numbered, is in bold or in capitals, or is much shorter than the line that follows. The first line
    is the title where it stands alone. "3. Loyer. Il est payé …" keeps its words and has them as its heading too.
    """
    lines = ["", *text.split("\n"), ""]
    written = [at for at, line in enumerate(lines) if line.strip()]
    first = written[0] if len(written) > 1 else 0
    around = zip(lines, lines[1:], lines[2:], [*lines[3:], ""], strict=False)
    return "\n".join(_marked(*four, title=at == first) for at, four in enumerate(around, 1))


def _marked(before: str, line: str, after: str, later: str, *, title: bool) -> str:
    words = line.strip().strip("*_").strip()
    if before.strip() or not words or line.lstrip().startswith(("#", "|", "-")):
        return line
    if found := run_in(words):
        return f"### {found}\n{line}"
    if len(words) > _LONGEST_HEADING or _SENTENCE_END.search(words):
        return line
    alone = not after.strip()
    level = heading_level(words, alone=alone) or _level_by_looks(line.strip(), words, (after or later).strip(), alone)
    if title and (alone or _capitals(words)) and not _NAMED.match(words):
        level = 1
    return f"{'#' * level} {words}" if level else line


def heading_level(words: str, *, alone: bool) -> int:
    """The level of a heading that a line's words make, 0 where they make none; `alone` if a blank line follows."""
    named = _NAMED.match(words)
    if named and not _SENTENCE_END.search(words) and not run_in(words):
        return 2 if named["division"] else 3
    return 2 if alone and _capitals(words) and not _NUMBERED.match(words) else 0


def run_in(words: str) -> str:
    """The heading that runs into its paragraph: "Article 3. Loyer" of "Article 3. Loyer. Il est payé …"; or nothing."""
    found = _RUN_IN.match(words)
    if not found or (words[0].isdigit() and len(words) < _LEAST_RUN_IN):
        return ""
    return found[0].rstrip(" .:–—")


def _level_by_looks(line: str, words: str, after: str, alone: bool) -> int:
    """The level of a heading that a number, bold, capitals, or its shortness above its text shows; 0 for none."""
    if _BOLD.fullmatch(line):
        return 3
    numbered = _NUMBERED.match(words)
    if numbered and len(words) <= (_LONGEST_HEADING if alone else _LONGEST_ABOVE):
        goes_on = not after or _NUMBERED.match(after) or after[:1].islower()
        return 0 if goes_on else min(6, 3 + numbered["deeper"].count("."))
    if alone:
        return 0
    if _capitals(words):
        return 0 if _capitals(after) else 2
    begins = after[:1].isupper() or after[:1].isdigit()
    above = len(words) <= _LONGEST_ABOVE and words[:1].isupper() and not _ITEM.match(line)
    return 3 if above and (_ITEM.match(after) or (begins and len(words) < 0.7 * len(after))) else 0


def _capitals(words: str) -> bool:
    return words.isupper() and sum(letter.isalpha() for letter in words) >= 4
