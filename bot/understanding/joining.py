"""How many come beside those that were said, or fewer: "un collègue vient aussi", "one less". Pure."""

import re

from bot.understanding.people import NUMBERS

_N = r"(?P<n>\d{1,2}|" + "|".join(sorted(NUMBERS, key=len, reverse=True)) + r"|an?|another|un autre|une autre)"
_SOMEONE = (
    r"(?:autres? |other |more )?(?:collegues?|associee?s?|amis?|amies?|stagiaires?|clients?|personnes?|invitee?s?|"
    r"colleagues?|partners?|friends?|interns?|persons?|people|guests?|co ?fondat\w+|co ?founders?)"
)
_NOT_TIME = r"(?!heures?|jours?|fois|minutes?|semaines?|mois|questions?|creneaux?)"
MORE = (
    re.compile(rf"\b{_N} (?:{_NOT_TIME}\w+ )?(?:de plus|en plus|supplementaires?|additional|extra)\b"),
    re.compile(rf"\b{_N} (?:more|extra|additional)\b(?! (?:days?|hours?|times?|minutes?|questions?|things?|slots?))"),
    re.compile(
        rf"\b{_N} {_SOMEONE} (?:(?:\w+ )?(?:vient|viennent|viendra|viendront|sera|seront|se joint|se joignent|"
        r"m accompagne|nous accompagne|nous rejoint|me rejoint|is coming|are coming|will come|is joining|are joining|"
        r"will join|joins|comes|wants to come))\b"
    ),
    re.compile(rf"\b(?:j amene|je ramene|j emmene|on amene|on ramene|i m bringing|i ll bring|we ll bring|bringing) "
               rf"{_N} {_SOMEONE}\b"),
    re.compile(r"(?<!\w)\+ ?(?P<n>\d)(?!\w)"),
)  # fmt: skip
FEWER = (
    re.compile(rf"\b{_N} (?:\w+ )?(?:de moins|en moins)\b|\b{_N.replace('?P<n>', '?P<m>')} (?:less|fewer)\b"),
    re.compile(
        rf"\b{_N} {_SOMEONE} (?:(?:\w+ )?(?:vient|viennent|viendra|viendront) (?:pas|plus)|(?:isn t|is not|aren t|"
        r"are not|can t|won t be|no longer)\b)"
    ),
)  # fmt: skip
_ONE = {"a": 1, "an": 1, "another": 1, "un autre": 1, "une autre": 1}


def joining(words: str) -> int:
    """How many more come than was said before; fewer are negative, and 0 where nothing is said of it."""
    for sign, patterns in ((-1, FEWER), (1, MORE)):
        for pattern in patterns:
            match = pattern.search(words)
            if match is not None:
                return sign * _value(next(group for group in match.groups() if group))
    return 0


def _value(word: str) -> int:
    return int(word) if word.isdigit() else _ONE.get(word) or NUMBERS[word]
