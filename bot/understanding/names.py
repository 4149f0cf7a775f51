"""Whom a message names: by first name, last name or both, with slips of the pen; all who may be meant."""

import re
from dataclasses import dataclass

from rapidfuzz.distance import OSA

from bot.understanding.dates.symbols import plain
from bot.understanding.dates.words import listed
from bot.understanding.vocabulary import Vocabulary

WORD = re.compile(r"[^\W\d_]+")
TITLES = listed("m mr mme mlle ms mrs dr monsieur madame mademoiselle docteur maitre miss")
BEFORE_A_NAME = TITLES | listed(
    "avec with voir see et and chez de d rencontrer meet plutot pour a l par parler talk to que ou or"
)
# Names that are more often words: names only with a capital, after "Mme", or beside the other half of the name.
ALSO_WORDS = listed(
    "petit grand roux blanc noir brun gros long court bon rose pierre will mark may bill grace hope"
    " art grant june france aime"
    " prudent marchand boulanger charpentier fontaine roi garde page paris berger marche"
)
NOT_BEFORE = listed("pas plus tres est assez moins trop")
RULES_OUT = re.compile(r"(?:^|[,;.!?]|\b(?:et|mais|surtout|sauf|but|and))\s*pas $")
""""…, et pas claire" rules Claire out; "c'est pas claire" is no name."""
UNWANTED = re.compile(
    r"(?:\bpas (?:avec )?|\bsauf |\bautre que |\bnot (?:with )?|\bother than |\bplutot que |"
    r"\bau lieu d e? ?|\binstead of |\bsans |\b(?:oublie[rz]?|laisse[rz]? tomber|tant pis pour|plus besoin d e? ?|"
    r"plus besoin de|forget|never ?mind|drop) (?:about )?)$"
)


@dataclass(frozen=True)
class Named:
    """Persons a message may mean, those it rules out, and where names stand in it."""

    persons: tuple[str, ...] = ()
    unwanted: tuple[str, ...] = ()
    spans: tuple[tuple[int, int], ...] = ()


def named(text: str, vocabulary: Vocabulary) -> Named:
    """Reads the names in `text`."""
    tokens = list(WORD.finditer(text))
    hits = [(match, keys) for k, match in enumerate(tokens) if (keys := _bearers(tokens, k, text, vocabulary))]
    wanted: list[frozenset[str]] = []
    unwanted: list[frozenset[str]] = []
    last_end, previous = -2, None
    for match, keys in hits:
        ruled_out = UNWANTED.search(plain(text[: match.start()])) is not None
        group = unwanted if ruled_out else wanted
        joined = previous is group and not text[last_end : match.start()].strip(" .-") and bool(group)
        if joined and group[-1] & keys:
            group[-1] &= keys
        else:
            group.append(keys)
        last_end, previous = match.end(), group
    out = tuple(dict.fromkeys(key for keys in unwanted for key in sorted(keys)))
    found = tuple(dict.fromkeys(key for keys in _narrowed(wanted) for key in sorted(keys) if key not in out))
    return Named(found, out, tuple((match.start(), match.end()) for match, _ in hits))


def _narrowed(groups: list[frozenset[str]]) -> list[frozenset[str]]:
    """Leaves out a first name whose bearer is named in full beside it: "Claire, Claire Martin"."""
    certain = {key for keys in groups if len(keys) == 1 for key in keys}
    return [keys & certain if len(keys) > 1 and keys & certain else keys for keys in groups]


def _bearers(tokens: list[re.Match[str]], at: int, text: str, vocabulary: Vocabulary) -> frozenset[str]:
    raw, word = tokens[at].group(), plain(tokens[at].group())
    before = plain(tokens[at - 1].group()) if at else ""
    exact = vocabulary.names.get(word)
    if exact is not None:
        if before in NOT_BEFORE and not (raw[0].isupper() or RULES_OUT.search(plain(text[: tokens[at].start()]))):
            return frozenset()
        if word in ALSO_WORDS and not _as_a_name(raw, at, before, text):
            beside = vocabulary.names.get(before, frozenset())
            return exact & beside
        return exact
    return _near(word, raw, before, vocabulary)


def _as_a_name(raw: str, at: int, before: str, text: str) -> bool:
    return before in TITLES or (raw[0].isupper() and not text.isupper() and (at > 0 or len(WORD.findall(text)) <= 4))


def _near(word: str, raw: str, before: str, vocabulary: Vocabulary) -> frozenset[str]:
    """A name one slip away, with the same first letter; short ones only where a name may stand."""
    if len(word) < 4 or word in NEVER:
        return frozenset()
    expected = raw[0].isupper() or before in BEFORE_A_NAME
    if len(word) < 6 and not expected:
        return frozenset()
    slips = 1 if len(word) < 8 else 2
    near = [
        keys
        for name, keys in vocabulary.names.items()
        if name[0] == word[0] and len(name) >= 4 and OSA.distance(word, name, score_cutoff=slips) <= slips
    ]
    return frozenset().union(*near)


# Words one slip away from common names.
NEVER = listed(
    "mardi mardis matin matins clair clairs clairement clear class claim chaire marin petite petites"
    " petits note notes notre votre"
    " nord mars mairie main demain amener ami amie amies hier hors rosse market make made more"
    " marche martial morning month minute"
    " minutes faire norme normes nota noté amende nous vous noir"
)
