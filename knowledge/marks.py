"""What two questions have to agree in, whatever their words: what is asked for, and days, numbers, sides taken.

Read the same in both languages, from the folded text.
"""

import re

from knowledge.details import asked
from knowledge.language.folding import fold, tokens

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
_PATTERNS = {mark: re.compile(rf"\b({pattern})\b") for mark, pattern in _MARKS.items()}
_SIDES: dict[str, str] = {
    "hosted": r"heberge\w*|hosted",
    "domiciled": r"domicili\w+",
    "send": r"envo(yer|ie|yez|i|is|ye)\w*|expedi\w+|poster|send\w*|sent|ship\w*|reexpedi\w+|forward\w*",
    "receive": r"recev\w+|recoi\w+|recu\w*|retir\w+|receiv\w+|collect\w*|pick",
    "in": r"entree?s?|entrer|arrivee?|emmenag\w+|move in|entry|enter|join\w*",
    "out": r"sorties?|sortir|depart|partir|quitt\w+|demenag\w+|leave|leaving|exit|move out",
    "on": r"allum\w+|activ\w+|(switch|turn)\w* on",
    "off": r"etein\w+|coup(er|e)|desactiv\w+|(switch|turn)\w* off",
    "up": r"augment\w+|hausse|increas\w+|go(es)? up|plus (cher|grand)",
    "down": r"baiss\w+|diminu\w+|reduc\w+|reduire|lower\w*|decreas\w+|moins",
    "book": r"reserv\w+|book\w*|retenir",
    "clean": r"nettoy\w+|nettoie|menage|clean\w*",
    "repair": r"repar\w+|repair\w*|entretien\w*|maint\w+",
    "buy": r"achet\w+|achat|buy\w*|purchas\w+",
    "sell": r"vend\w+|vente|sell\w*|sold",
    "lend": r"pret(er|ez|e)|emprunt\w+|lend\w*|borrow\w*",
    "rent": r"lou(er|e|ez)|location|rent|renting|hire",
    "fail": r"panne|casse(e|s|es)?|broken|marche (plus|pas)|hors service|fonctionne (pas|plus)|not work\w*",
}
_SIDE_PATTERNS = _PATTERNS | {side: re.compile(rf"\b({pattern})\b") for side, pattern in _SIDES.items()}
_RIVALS = tuple(
    frozenset(group.split())
    for group in (
        "monday tuesday wednesday thursday friday saturday sunday weekend week",
        "january february march april may june july august september october november december",
        "night morning evening",
        "open close",
        "french english german spanish italian",
        "hosted domiciled",
        "send receive",
        "in out",
        "on off",
        "up down",
        "book cancel repair clean buy sell lend rent lost fail",
    )
)
_JOINTS = re.compile(r"['’-]")
_GROUPS = {
    "money": "how much", "clock": "when", "date": "when", "often": "when", "duration": "how long",
    "person": "who", "name": "who", "contact": "who", "place": "where",
}  # fmt: skip
_MORE_ASKED = {
    "where": re.compile(
        r"\b((un|l|quel) endroit|where|je cherche|dans quel|place (to|for)|in which (room|building|place))\b"
        r"|\bou\W*$|^(on |je |c |c est )?(\w+ )?(\w+ )?ou\b(?! pas)"
    ),
    "who": re.compile(r"\b(qui|who|whom|nom d|name of)\b"),
    "when": re.compile(r"\b(quel jour|quand|when|what time|(which|what) day|(quelle|l) heure|la date)\b"),
    "how much": re.compile(r"\b(montant|amount|prices?)\b"),
    "how many": re.compile(
        r"\b(capacite|capacity|quota|nombre|how many|combien de (?!temps|jours|mois)|(tient|rentre) a combien)\b"
    ),
    "why": re.compile(r"\b(pourquoi|why)\b"),
    "papers": re.compile(r"\b(documents?|papiers|pieces|justificatifs|paperwork)\b"),
}
_HOW = re.compile(
    r"\b(comment|demarche|marche a suivre|procedure|faire quoi|quelle facon|how (do|can|does|to|is|are|should))\b"
)


def kinds(question: str) -> frozenset[str]:
    """What kind of answer a question asks for: who, where, when, how long, how much, how many, why, which papers."""
    folded = _plain(question)
    found = {_GROUPS[kind] for kind in asked(question) if kind in _GROUPS}
    found |= {kind for kind, pattern in _MORE_ASKED.items() if pattern.search(folded)}
    return frozenset(found - ({"how much"} if "how many" in found else set()))


def asks_how(question: str) -> bool:
    """Does a question ask how something is done?"""
    return bool(_HOW.search(_plain(question)))


def marks(question: str) -> frozenset[str]:
    """The days, months, numbers and the like of a question."""
    folded = _plain(question)
    numbers = {token for token in tokens(folded) if token.isdigit()}
    return frozenset(numbers | {mark for mark, pattern in _PATTERNS.items() if pattern.search(folded)})


def sides(question: str) -> frozenset[str]:
    """What a question says where another could say the contrary: which day, sent or received, book or sell."""
    folded = _plain(question)
    return frozenset(side for side, pattern in _SIDE_PATTERNS.items() if pattern.search(folded))


def rivalry(one: frozenset[str], other: frozenset[str]) -> int:
    """In how many matters two questions take different sides."""
    return sum(bool(group & one and group & other and not group & one & other) for group in _RIVALS)


def is_mark(word: str) -> bool:
    """Is a folded word a mark and nothing else?"""
    return word.isdigit() or any(pattern.fullmatch(word) for pattern in _PATTERNS.values())


def _plain(question: str) -> str:
    return _JOINTS.sub(" ", fold(question)).strip()
