"""How many people come: "on est 3", "for 12 people", "moi et deux collègues"."""

import re

COUNTED = (
    "un|une|one",
    "deux|two|couple",
    "trois|three",
    "quatre|four",
    "cinq|five",
    "six",
    "sept|seven",
    "huit|eight",
    "neuf|nine",
    "dix|ten|dizaine",
    "onze|eleven",
    "douze|twelve|douzaine|dozen",
    "treize|thirteen",
    "quatorze|fourteen",
    "quinze|fifteen|quinzaine",
    "seize|sixteen",
)
NUMBERS = {word: number for number, names in enumerate(COUNTED, start=1) for word in names.split("|")} | {
    "vingt": 20,
    "twenty": 20,
    "vingtaine": 20,
    "trente": 30,
    "thirty": 30,
    "trentaine": 30,
    "cinquante": 50,
    "fifty": 50,
}
_WORDS = "|".join(sorted(NUMBERS, key=len, reverse=True))
_N = rf"(?P<n>\d{{1,3}}|{_WORDS})"
_PEOPLE = (
    r"(?:d |de )?(?:personnes?|pers|participants?|invites?|collegues?|places?|people|persons?|ppl|"
    r"guests?|attendees?|seats?|colleagues|visiteurs?|visitors?|adultes?|gens)"
)
TOTAL = re.compile(
    rf"\b(?:on (?:est|sera|serait|va etre|vient a)|nous (?:sommes|serons|serions|venons a)|we are|"
    rf"we re|we will (?:\w+ )?be|we ll (?:\w+ )?be|there are|there will be|there ll be|il y aura|us being|groupe "
    rf"de|"
    rf"group of|party of|table of|a table for) (?:a |une (?=\w+aine\b)|environ |about |around |actually |"
    rf"probably |only |just |en fait |finalement |plutot |que |seulement )*{_N}\b"
    rf"(?! (?:h|heures?|min|jours?|salarie|employ|ans|mois|years?|months?))"
)
"""How many there are in all."""
PARTY = (
    TOTAL,
    re.compile(
        rf"\b(?:moi et|moi avec|me and|avec|with|et moi|plus|bring|bringing|amener?|ramener?|emmener?) (?:mes |"
        rf"my )?(?P<others>\d{{1,3}}|{_WORDS}) "
        r"(?:autres? |other )?"
        r"(?:collegues?|associes?|colleagues|others?|amis|friends|partners?|personnes?|people)\b"
    ),
    re.compile(rf"\b{_N} (?:autres? |other )?{_PEOPLE}\b"),
    re.compile(rf"\b{_N} of us\b"),
    re.compile(r"\b(?:nous|tous les|toutes les|us|we) (?P<n>deux|trois|quatre|two|three|four)\b"),
    re.compile(r"\b(?P<pair>both of us)\b"),
    re.compile(
        rf"\b(?:pour|for) (?:environ |about |around |a )?{_N}\b(?= *(?:$|[,.?!]|(?:jeudi|lundi|mardi|"
        rf"mercredi|vendredi|demain|le|on|tomorrow|next|this|monday|tuesday|wednesday|thursday|friday|"
        rf"please|s il|avec|with)\b))(?! (?:h|heures?|min))"
    ),
    re.compile(rf"\b(?:a|en) (?P<if_asked>\d{{1,3}}|{_WORDS}) *(?:$|[,.?!])"),
    re.compile(r"\b(?P<alone>tout seul|toute seule|seul|seule|alone|just me|juste moi|moi seule?|on my own)\b"),
)
"""How many people are said to come, by the name of the group that matches."""


ANOTHER = re.compile(
    r"\b(?:pas (?:avec )?(?:elle|lui|eux)|not (?:with )?(?:her|him|them)|(?:quelqu un|une? personne|personne) d autre|"
    r"(?:une? )?autre (?:personne|expert\w*|conseiller\w*|collegue)|(?:someone|somebody|anyone|anybody) else|"
    r"(?:another|a different) (?:person|expert|adviser|advisor|one))\b"
)
"""Anybody but whom it is about."""
TOGETHER = re.compile(
    r"(?<!\w)(?:à|a|en groupe de) (?P<n>\d{1,2}|deux|trois|quatre|cinq|six|sept|huit)(?!\w)"
    r"(?! *(?:h|:|heures?|h\d|jours?|semaines?|/|-))",
    re.IGNORECASE,
)
"""French "à 4": four people together, where people gather; from nine on it is rather an hour."""
MOST_TOGETHER = 8
LONGEST_NUMBER = 6
"""Words: "ok, 6 alors" is how many come, where that was asked for."""
COMPANION = re.compile(
    r"\b(?:avec|with|et|and) (?:mon|ma|my|notre|our|un|une|a) (?:autre |other )?(?:associee?|collegue|colleague|"
    r"(?:business )?partner|partenaire|co ?fondat\w+|co ?founder|ami|amie|friend|stagiaire|conjoint|"
    r"mari|femme|client|investisseur)\b|"
    r"\b(?:mon|ma|my) (?:associee?|collegue|colleague|(?:business )?partner|co ?fondat\w+|co ?founder) (?:et|and) "
    r"(?:moi|i|me)\b"
)


def party(plain_words: str, *, expected: bool = False, gathers: bool = False) -> int | None:
    """How many people come, where the message says it; a number alone counts where it was asked for.

    `gathers`: people come together, so that "à 4" counts them.
    """
    together = TOGETHER.search(plain_words) if gathers else None
    if together and _value(together["n"]) <= MOST_TOGETHER:
        return _value(together["n"])
    return _counted(plain_words, expected=expected) or (2 if COMPANION.search(plain_words) else None)


def without_party(text: str, *, gathers: bool) -> str:
    """The text, of the same length, without the "à 4" that counts people."""
    if not gathers:
        return text
    return TOGETHER.sub(lambda m: " " * len(m.group()) if _value(m["n"].lower()) <= MOST_TOGETHER else m.group(), text)


def _counted(plain_words: str, *, expected: bool) -> int | None:
    for pattern in PARTY:
        match = pattern.search(plain_words)
        if match is None or (match.lastgroup == "if_asked" and not expected):
            continue
        if match.lastgroup in ("alone", "pair"):
            return 1 if match.lastgroup == "alone" else 2
        count = _value(match[match.lastgroup or "n"])
        return count + 1 if match.lastgroup == "others" else count
    alone = re.findall(rf"\b(?:\d{{1,3}}|{_WORDS})\b", plain_words) if expected else []
    return _value(alone[0]) if len(alone) == 1 and len(plain_words.split()) <= LONGEST_NUMBER else None


def _value(word: str) -> int:
    return int(word) if word.isdigit() else NUMBERS[word]
