"""Do two questions ask the same? What tells a paraphrase from a question that is merely similar.

Sentence vectors alone do not: `the canteen opens` lies closer to `the canteen closes` than most paraphrases do. So the
words are compared one by one, both ways, and what a question asks for (who, where, when, how much) and its marks
(days, months, numbers, languages, open or closed) have to agree.
"""

import re
from collections.abc import Iterable, Sequence
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from knowledge.details import asked
from knowledge.embedder import Detail
from knowledge.language.folding import fold, tokens
from knowledge.language.query import Query, Wanted

_LIGHT = frozenset(
    """
    avoir obtenir prendre faire mettre donner donne donnez trouver trouve cherche chercher aller savoir marche
    suivre possible permis autorise autorisee droit interdit accepte acceptez accepter existe propose proposez
    proposes vouloir voudrais aimerais souhaite besoin faut doit doivent jour date heure prix tarif tarifs coute
    couter montant nom endroit lieu moment cas sert servir utiliser chez vraiment gens pepiniere svp plait temps
    appelle appeler contacter contacte get have find obtain take make give allowed possible permitted permission
    offer offers provide does want would like day date time hour price cost costs much many amount name place need
    must please call contact able time kind long use nursery required
    """.split()  # noqa: SIM905
)
_MARKS: dict[str, str] = {
    "monday": r"lundis?|mondays?",
    "tuesday": r"mardis?|tuesdays?",
    "wednesday": r"mercredis?|wednesdays?",
    "thursday": r"jeudis?|thursdays?",
    "friday": r"vendredis?|fridays?",
    "saturday": r"samedis?|saturdays?",
    "sunday": r"dimanches?|sundays?",
    "weekend": r"week[- ]?ends?",
    "week": r"(la|en) semaine|weekdays?",
    "january": r"janvier|january",
    "february": r"fevrier|february",
    "march": r"mars|march",
    "april": r"avril|april",
    "may": r"mai",
    "june": r"juin|june",
    "july": r"juillet|july",
    "august": r"aout|august",
    "september": r"septembre|september",
    "october": r"octobre|october",
    "november": r"novembre|november",
    "december": r"decembre|december",
    "night": r"nuits?|night",
    "morning": r"matins?|mornings?",
    "evening": r"soirs?|soirees?|evenings?",
    "open": r"ouv(re|rir|rez|rent|ert|erts|erte|ertes|erture)|open(s|ing|ed)?",
    "close": r"ferm(e|er|ez|ent|es|ees?|eture)|clos(e|es|ed|ing)",
    "french": r"francais(es?)?|french",
    "english": r"anglais(es?)?|english",
    "german": r"allemande?s?|german",
    "spanish": r"espagnole?s?|spanish",
    "italian": r"italien(ne)?s?|italian",
    "first": r"premier|premiere|1er|1ere|first",
    "another": r"deuxieme|seconde?|2e|2eme|second|2nd|additional|extra|supplementaires?|en plus",
    "2": r"deux|two",
    "3": r"trois|troisieme|3e|3eme|three|third|3rd",
    "4": r"quatre|quatrieme|four|fourth",
    "5": r"cinq|five|fifth",
    "not": r"ne|n|jamais|sans|without|never|not|no|cannot|don|can t",
    "visitor": r"visiteurs?|visitors?|invites?|guests?",
    "lost": r"perdue?s?|perte|lost|loss|vole|vol|stolen",
    "broken": r"panne|casse|cassee|broken|marche plus|repar\w+|repair\w*",
    "cancel": r"annul\w+|cancel\w*",
}
_NAME = re.compile(r"(?<=[a-zé,'’] )[A-ZÉ]\w{2,}|(?<=['’])[A-ZÉ]\w{2,}")
_FIRM = 0.5
_PATTERNS = {mark: re.compile(rf"\b({pattern})\b") for mark, pattern in _MARKS.items()}
_GROUPS = {
    "money": "how much", "clock": "when", "date": "when", "often": "when", "duration": "how long",
    "person": "who", "name": "who", "contact": "who", "place": "where",
}  # fmt: skip
_MORE_ASKED = {
    "where": re.compile(
        r"\b(quel endroit|where|je cherche)\b|\bou\W*$|^(on |je |c |c est )?(\w+ )?(\w+ )?ou\b(?! pas)"
    ),
    "who": re.compile(r"\b(qui|who|whom|nom d|name of)\b"),
    "when": re.compile(r"\b(quel jour|quand|when|what time|(which|what) day|(quelle|l) heure|la date)\b"),
    "how much": re.compile(r"\b(montant|amount|prices?)\b"),
    "how many": re.compile(
        r"\b(capacite|capacity|how many|combien de (?!temps|jours|mois)|(tient|rentre) a combien)\b"
    ),
}


class Asked(NamedTuple):
    """A question read for comparing: its words, the vectors of its words and of the whole."""

    query: Query
    detail: Detail
    words: Sequence[str]

    @property
    def objects(self) -> list[Wanted]:
        """The words that say what the question is about; all of them where it has no such words."""
        kept = [wanted for wanted in self.query.wanted if wanted.word not in _LIGHT and not _is_mark(wanted.word)]
        return kept or list(self.query.wanted)


class Likeness(NamedTuple):
    """What speaks for two questions being one, and against it (the last three)."""

    cosine: float
    """Of the whole questions."""
    mean: float
    """The lesser of the two sides' mean best matches of object words, by stem, translation, spelling or sense."""
    worst: float
    """The worst best match of either side."""
    linked: float
    """The lesser share of object words that match by stem, translation or spelling."""
    kinds: float
    """Kinds of answer that one alone asks for."""
    marks: float
    """Marks that one alone bears."""
    names: float
    """Names that one alone bears."""


_WEIGHTS = Likeness(cosine=2.85, mean=3.33, worst=2.6, linked=1.82, kinds=-2.85, marks=-2.89, names=-2.65)
_ACROSS, _INTERCEPT = 1.87, -6.35
"""A logistic regression over tests/evaluation/curated.jsonl; `_ACROSS` is for questions in two languages."""


def sameness(one: Asked, other: Asked) -> float:
    """The probability that two questions ask the same, in [0, 1]; 0 where either has no word to go by."""
    if not one.objects or not other.objects:
        return 0.0
    across = _ACROSS * (one.query.language != other.query.language)
    total = _INTERCEPT + across + float(np.dot(_WEIGHTS, compare(one, other)))
    return float(1 / (1 + np.exp(-total)))


def compare(one: Asked, other: Asked) -> Likeness:
    """How alike two questions with words to go by are; the order does not matter."""
    links = np.asarray([[_linked(a, b) for b in other.objects] for a in one.objects])
    senses = _senses(one, other)
    best = np.maximum(links, senses)
    sides = (best.max(axis=1), best.max(axis=0))
    firm = (links.max(axis=1), links.max(axis=0))
    return Likeness(
        cosine=float(one.detail.vector @ other.detail.vector),
        mean=float(min(side.mean() for side in sides)),
        worst=float(min(side.min() for side in sides)),
        linked=float(min(side.mean() for side in firm)),
        kinds=float(len(kinds(one.query.text) ^ kinds(other.query.text))),
        marks=float(len(marks(one.query.text) ^ marks(other.query.text))),
        names=float(_strangers(one, firm[0]) + _strangers(other, firm[1])),
    )


def _strangers(side: Asked, links: NDArray[np.float64]) -> int:
    """How many words written as names find no match."""
    names = {fold(name) for name in _NAME.findall(side.query.asked)}
    return sum(wanted.word in names and link < _FIRM for wanted, link in zip(side.objects, links, strict=True))


def kinds(question: str) -> frozenset[str]:
    """What kind of answer a question asks for: who, where, when, how long, how much, how many."""
    folded = re.sub(r"['’-]", " ", fold(question)).strip()
    found = {_GROUPS[kind] for kind in asked(question) if kind in _GROUPS}
    found |= {kind for kind, pattern in _MORE_ASKED.items() if pattern.search(folded)}
    return frozenset(found - ({"how much"} if "how many" in found else set()))


def marks(question: str) -> frozenset[str]:
    """The days, months, numbers and the like of a question, the same in both languages."""
    folded = re.sub(r"['’]", " ", fold(question))
    numbers = {token for token in tokens(folded) if token.isdigit()}
    return frozenset(numbers | {mark for mark, pattern in _PATTERNS.items() if pattern.search(folded)})


def _is_mark(word: str) -> bool:
    return word.isdigit() or any(pattern.fullmatch(word) for pattern in _PATTERNS.values())


def _linked(one: Wanted, other: Wanted) -> float:
    """How surely two words are one: by stem, by translation, by spelling."""
    shared = max((min(a, other.stems[stem]) for stem, a in one.stems.items() if stem in other.stems), default=0.0)
    return max(min(1.0, 3 * shared), 1.0 if _alike(one.forms, other.forms) else 0.0)


def _alike(one: Iterable[str], other: Iterable[str]) -> bool:
    """Do any of the forms begin alike for most of their letters: `fumer`, `fumeurs`?"""
    return any(_shared_start(a, b) >= max(4, 0.65 * max(len(a), len(b))) for a in one for b in other)


def _shared_start(one: str, other: str) -> int:
    return next((at for at, (a, b) in enumerate(zip(one, other, strict=False)) if a != b), min(len(one), len(other)))


def _senses(one: Asked, other: Asked) -> NDArray[np.float32]:
    return np.asarray(np.clip(_vectors(one) @ _vectors(other).T, 0.0, 1.0), dtype=np.float32)


def _vectors(side: Asked) -> NDArray[np.float32]:
    """One row per object word; zeros for one that stands nowhere as it is, like `1200` written `1 200`."""
    none = np.zeros(side.detail.vector.shape, dtype=np.float32)
    at = {word: place for place, word in enumerate(side.words)}
    return np.stack([side.detail.words[at[one.word]] if one.word in at else none for one in side.objects])
