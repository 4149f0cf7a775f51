"""Questions of fact that carry no question mark: « ca coute combien une salle », « on peut manger au bureau ». Pure."""

import re

_ASKED_IN_PLACE = re.compile(
    r"\bcombien\b|\b(?:c est|coute|a|fait|faut|pour) cb\b|\bcb (?:d|de|ca|coute|c est)\b|"
    r"\b(?:c est|(?:ca|cela|il|elle|on|je|tu|vous|nous) (?:\w+ ){0,2}?\w+) (?:quoi|ou|comment)\b(?= *(?:$|[.!,?]))|"
    r"\bc est (?:quoi|qui|comment)\b|\bil faut quoi\b|\bsert a quoi\b|"
    r"\b(?:garer?|trouve|trouver|mettre|jeter|poser|ranger|stocker|stationner) ou\b(?= *(?:$|[.!,?]))|"
    r"\b(?:on|je|tu|nous) (?:fait|fais|faisons) (?:comment|quoi)\b|\b(?:ouvre\w*|ouverte?s?|ferme\w*|valables?) "
    r"(?:\w+ )?(?:jusqu a quand|a quelle heure|quand|quels? jours?)\b|"
    r"\bpourquoi\b(?! pas\b)|\bcomment (?:on|je|ca|faire|fait|sont|est|marche\w*|fonctionne\w*)\b"
)
"""French of the telephone leaves the question's word where the answer would stand."""
_WANTS_TO_KNOW = re.compile(
    r"\b(?:savoir|(?:tu|vous) (?:sais|savez)|comprendre|know|understand|wondering|wonder) "
    r"(?:si|ce|comment|combien|quand|qui|quoi|ou|quels?|"
    r"quelles?|pourquoi|s il|if|whether|how|what|when|who|where|which|why)\b|"
    r"\b(?:m |nous )?(?:expliquer?|expliquez|renseigner?|explain)\b(?! a)|\btell me (?:if|how|what|whether|why)\b"
)
_RIGHT = re.compile(r"\b(?:le droit|droit (?:a|de|d)|autorisee?s?|interdite?s?|obligatoires?|allowed|permitted)\b")
_MAY = re.compile(
    r"\b(?:(?:je|j|on|nous|tu|vous|(?:mon|ma|mes|nos|notre|les|un|une|des) \w+) "
    r"(?:peux|peut|pouvons|peuvent|pouvez|pourrais?|pourrait)|"
    r"(?:can|could|may) (?:i|we|my \w+|our \w+)) "
    r"(?:(?:pas|aussi|se|s|me|m|nous|y|en|l|le|la|les|also) )?(?P<act>[a-z]+)"
)
_BOOKS = re.compile(
    r"(?:reserv|prend|vis(?:it|it)|voir|revoir|rencontr|ven|pass|cal|mett|fix|pos|decal|deplac|annul|chang|modif|fai|dir|"
    r"inscri|parl|discut|echang|recevoir|obten|planif|program|bloqu|lou|liber|arriv|etre|all|commenc|attend|confirm|"
    r"avoir|choisi|repouss|report|avanc|regard|tent|essay|propos|aid|donn|rappel|refai|part|rest|gard|consult|"
    r"book|have|get|see|meet|visit|come|make|schedul|mov|cancel|chang|reschedul|postpon|take|talk|speak|do|keep|"
    r"tour|attend|join|sign|go|help|give|be|pick|switch|start|reserve|rent|push|bring)\w*"
)
"""What one may wish to do by booking, or to have done."""
_USES = re.compile(r"(?:utilis|occup|acced|use|access)\w*")
_IN_GENERAL = re.compile(
    r"\b(?:la nuit|le soir|les? week ?ends?|(?:le|les|on) (?:lun|mar|mercre|jeu|vendre|same)dis?|le dimanche|"
    r"tous les|at night|"
    r"in the evenings?|(?:at|on) weekends?|on (?:mon|tues|wednes|thurs|fri|satur|sun)days)\b(?! (?:\d|prochain))"
)
_BRINGS = re.compile(r"\b(?:can|could|may) (?:i|we) bring\b")


def asks_a_fact(clause: str) -> bool:
    """Whether a clause asks how something is or whether it may be done, rather than that it be booked."""
    asks = (_ASKED_IN_PLACE, _WANTS_TO_KNOW, _RIGHT, _BRINGS)
    return any(one.search(clause) for one in asks) or asks_leave(clause)


def asks_leave(clause: str) -> bool:
    """Whether it asks if something may be done that is no booking: « on peut manger dans les bureaux »."""
    for may in _MAY.finditer(clause):
        act = may["act"]
        if _USES.fullmatch(act):
            return _IN_GENERAL.search(clause) is not None
        if act.endswith(("er", "ir", "re", "oir")) or clause[may.start() : may.start() + 3] in ("can", "cou", "may"):
            return _BOOKS.fullmatch(act) is None
    return False
