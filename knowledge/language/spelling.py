"""Words as they were meant: apostrophes that a phone left out, and slips of a letter.

`douverture` is looked for as `d'ouverture`, `jpeux` as `je peux`, `réunoin` as `réunion`. A word that the language or
the documents know stays as it is, and so does one too short to tell.
"""

import re
from collections.abc import Collection, Iterable

from rapidfuzz.distance import DamerauLevenshtein
from rapidfuzz.process import extractOne

_ELIDED = re.compile(r"(lorsqu|puisqu|jusqu|qu|[djlmnst])([aeiouyh]\w{2,})")
_SHORTENED = re.compile(r"j([bcdfglmnpqrstvx]\w{2,})")
_LEAST = 5
_TWO_SLIPS = 9


class Spelling:
    """Knows the words of the documents and, by language, those in common use; all folded."""

    def __init__(self, documents: Iterable[str], common: Collection[str]) -> None:
        self._documents = frozenset(documents)
        self._common = common
        self._by_start: dict[str, list[str]] = {}
        for word in self._documents:
            if len(word) >= _LEAST and word.isalpha():
                self._by_start.setdefault(word[:1], []).append(word)

    def meant(self, word: str, language: str) -> str:
        """The folded word as it was meant; the same where it is known, or nothing known comes near."""
        if self._knows(word) or not word.isalpha():
            return word
        return (language == "fr" and self._unglued(word)) or self._nearest(word) or word

    def _unglued(self, word: str) -> str:
        if (found := _ELIDED.fullmatch(word)) and self._knows(found[2]):
            return f"{found[1]}'{found[2]}"
        if (found := _SHORTENED.fullmatch(word)) and self._knows(found[1]):
            return f"je {found[1]}"
        return ""

    def _nearest(self, word: str) -> str:
        """The documents' word that is one slip away (two for a long word) and begins alike."""
        if len(word) < _LEAST:
            return ""
        slips = 2 if len(word) >= _TWO_SLIPS else 1
        near = extractOne(
            word, self._by_start.get(word[:1], ()), scorer=DamerauLevenshtein.distance, score_cutoff=slips
        )
        return near[0] if near else ""

    def _knows(self, word: str) -> bool:
        return word in self._documents or word in self._common
