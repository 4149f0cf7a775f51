"""Puts lines together again, with or without the hyphen that ends the first."""

import re
from collections.abc import Iterable

_HYPHENATED = re.compile(r"(?<=[^\W\d_])[-‐\u00ad]$")
_LAST = re.compile(r"[^\W\d_]+[-‐\u00ad]$")
_FIRST = re.compile(r"^[^\W\d_]+")
_LONGEST_WORD = 40
_WORD = re.compile(r"[^\W\d_]+(?:-[^\W\d_]+)*")
_ENCLITIC = "je tu il elle on nous vous ils elles ce ci là le la les lui leur moi toi y en t être même"


class Joiner:
    """Joins lines of one document, in which a word that is elsewhere written with its hyphen keeps it."""

    def __init__(self, lines: Iterable[str]) -> None:
        self._words = {word.casefold() for line in lines for word in _WORD.findall(line)}

    def __call__(self, above: str, below: str) -> str:
        """One line of two."""
        return self._opened(above, below) + below

    def space(self, above: str) -> str:
        """A text to which the next page's is to be added; a hyphen at its end stays, since pages must stay apart."""
        return above if _HYPHENATED.search(above[-2:]) else above + " "

    def _opened(self, above: str, below: str) -> str:
        last, first = _LAST.search(above[-_LONGEST_WORD:]), _FIRST.search(below)
        if not last or not first:
            return self.space(above)
        left, right = last[0][:-1].casefold(), first[0].casefold()
        if last[0].endswith("\u00ad"):
            return above[:-1]
        kept = f"{left}-{right}" in self._words or right in _ENCLITIC.split() or not first[0][0].islower()
        return above if kept else above[:-1]
