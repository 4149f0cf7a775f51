"""A question as the searches see it."""

import re
from collections.abc import Callable, Iterable
from dataclasses import dataclass, field

from knowledge.language.abbreviations import ABBREVIATIONS
from knowledge.language.detect import detect
from knowledge.language.folding import fold
from knowledge.language.spelling import Spelling
from knowledge.language.terms import content_words, question_spans, stem

Translate = Callable[[str], Iterable[tuple[str, float]]]
LIKELY = 0.2
_WORD = re.compile(r"\w+")


@dataclass(frozen=True)
class Wanted:
    """A content word of the question, the stems under which a passage may hold it with their weights, and its forms.

    `forms` are the folded words to look for by characters: the word itself and its likely translations.
    """

    word: str
    stems: dict[str, float] = field(default_factory=dict)
    forms: tuple[str, ...] = ()


@dataclass(frozen=True)
class Query:
    """A question: as asked, spelled out, its language, and what it wants."""

    asked: str
    text: str
    language: str
    wanted: tuple[Wanted, ...]

    @property
    def forms(self) -> list[str]:
        """The words to look for by characters, folded."""
        return list(dict.fromkeys(form for wanted in self.wanted for form in wanted.forms))

    @property
    def weights(self) -> dict[str, float]:
        """The weight of each stem over the whole question."""
        total: dict[str, float] = {}
        for wanted in self.wanted:
            for term, weight in wanted.stems.items():
                total[term] = total.get(term, 0.0) + weight
        return total


def read(
    question: str,
    language: str | None = None,
    translate: Translate | None = None,
    spelling: Spelling | None = None,
) -> Query:
    """Reads a question; `translate` gives the French words of an English one, with probabilities."""
    language = language or detect(question)
    text = spell_out(question, language, spelling)
    content = frozenset(content_words(text, language))
    spans = question_spans(text, language)
    words = list(dict.fromkeys(word.folded for word in spans if word.folded in content))
    return Query(question, text, language, tuple(_wanted(word, language, translate) for word in words))


def spell_out(question: str, language: str, spelling: Spelling | None = None) -> str:
    """The question with its abbreviations written in full: `c koi le num` asks what `c quoi le numéro` asks."""
    known = ABBREVIATIONS.get(language, {})

    def spelled(match: re.Match[str]) -> str:
        word = fold(match.group())
        if word in known:
            return known[word]
        meant = spelling.meant(word, language) if spelling else word
        return match.group() if meant == word else meant

    return _WORD.sub(spelled, question)


def _wanted(word: str, language: str, translate: Translate | None) -> Wanted:
    stems, forms = {stem(word, "fr"): 1.0}, [word]
    if language == "en":
        stems[stem(word, "en")] = 1.0
        for french, probability in translate(word) if translate else ():
            for part in content_words(french, "fr"):
                term = stem(part, "fr")
                stems[term] = max(stems.get(term, 0.0), probability)
                forms += [part] if probability >= LIKELY else []
    return Wanted(word, stems, tuple(dict.fromkeys(forms)))
