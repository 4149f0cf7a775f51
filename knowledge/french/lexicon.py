"""English words to French words, with probabilities learned from parallel text: to search French text in English."""

import gzip
from collections import defaultdict
from collections.abc import Mapping, Sequence
from functools import lru_cache
from pathlib import Path

import Stemmer

from knowledge.french.artefact import FOLDER, LEXICON
from knowledge.french.fold import fold
from knowledge.language.terms import stem

Entry = list[tuple[str, float]]


def translate(word: str) -> Entry:
    """The French words for an English word, the likeliest first, in lower case with their accents; [] where unknown.

    Case and accents do not matter; a form never seen ("reserving") takes what words of its stem translate to.
    Probabilities sum to about 1.
    """
    lexicon = open_lexicon()
    return list(lexicon.exact.get(fold(word)) or lexicon.by_stem.get(_stem(fold(word)), []))


def back(french_stem: str) -> Mapping[str, float]:
    """The stems of the English words that a French stem translates, each with its probability; {} where unknown."""
    return _backwards().get(french_stem, {})


@lru_cache(maxsize=1)
def _backwards() -> dict[str, dict[str, float]]:
    found: dict[str, dict[str, float]] = defaultdict(dict)
    for english, entry in open_lexicon().exact.items():
        meaning = stem(fold(english), "en")
        for word, probability in entry:
            of_word = found[stem(fold(word), "fr")]
            of_word[meaning] = max(of_word.get(meaning, 0.0), probability)
    return found


class Lexicon:
    """A table of translations, by folded English word and by English stem."""

    def __init__(self, exact: Mapping[str, Entry]) -> None:
        self.exact = exact
        self.by_stem = _merged(exact)


@lru_cache(maxsize=2)
def open_lexicon(folder: Path = FOLDER) -> Lexicon:
    """The lexicon kept in `folder`. Raises FileNotFoundError where there is none."""
    lines = gzip.decompress((folder / LEXICON).read_bytes()).decode().splitlines()
    return Lexicon({english: _entry(rest.split()) for english, _, rest in (line.partition(" ") for line in lines)})


def write_lexicon(exact: Mapping[str, Sequence[tuple[str, float]]], folder: Path) -> None:
    """Write one line per English word: the word, then `french:percent` pairs."""
    folder.mkdir(parents=True, exist_ok=True)
    lines = [
        " ".join((word, *(f"{f}:{100 * p:.0f}" for f, p in entry))) + "\n" for word, entry in sorted(exact.items())
    ]
    (folder / LEXICON).write_bytes(gzip.compress("".join(lines).encode(), 9, mtime=0))


def _entry(fields: Sequence[str]) -> Entry:
    return [(french, int(percent) / 100) for french, percent in (field.split(":") for field in fields)]


def _merged(exact: Mapping[str, Entry]) -> dict[str, Entry]:
    """The mean of the entries of each stem."""
    by_stem: dict[str, list[Entry]] = defaultdict(list)
    for word, entry in exact.items():
        by_stem[_stem(word)].append(entry)
    return {stem: _mean(entries) for stem, entries in by_stem.items()}


def _mean(entries: Sequence[Entry]) -> Entry:
    total: dict[str, float] = defaultdict(float)
    for french, p in (pair for entry in entries for pair in entry):
        total[french] += p / len(entries)
    return sorted(total.items(), key=lambda pair: -pair[1])[:6]


def _stem(word: str) -> str:
    return str(Stemmer.Stemmer("english").stemWord(word))
