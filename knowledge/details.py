"""What kind of detail a question asks for, and whether a text holds one: an amount, a time, a duration, a person, …

A near miss often asks for a detail that the right passage lacks: the price of what is described without one.
"""

import re

from knowledge.language.folding import fold

_NUMBER = (
    r"\d+|un|une|deux|trois|quatre|cinq|six|sept|huit|neuf|dix|onze|douze|quinze|vingt|trente|quarante|cinquante|"
    r"soixante|cent|mille|one|two|three|four|five|six|seven|eight|nine|ten|twelve|fifteen|twenty|thirty"
)
_UNIT = r"jours?|mois|ans?|annees?|heures?|minutes?|min|semaines?|trimestres?|semestres?|h|days?|weeks?|months?"
r"|years?|hours?"
_WEEKDAY = (
    "lundis?|mardis?|mercredis?|jeudis?|vendredis?|samedis?|dimanches?|(mon|tues|wednes|thurs|fri|satur|sun)days?"
    "|week-?ends?|weekdays?"
)
_MONTH = (
    "janvier|fevrier|mars|avril|mai|juin|juillet|aout|septembre|octobre|novembre|decembre"
    "|january|february|march|april|june|july|august|september|october|november|december"
)
_CLOCK = r"\d{1,2} ?h\b|\b\d{1,2} ?h ?\d\d\b|\b\d{1,2}:\d\d\b|\b\d{1,2} ?[ap]m\b|midi\b|minuit|noon|24 ?h"
r"|jour et nuit"
_EVERY = r"\b(chaque|tous les|toutes les|par) \w+|\b(every|each)\b|hebdomadaire|mensuel|trimestriel|annuel"
r"|quotidien"
_MONEY = r"€|\beuros?\b|\beur\b|\bht\b|\bttc\b"
_FREE = r"gratuit|offert|sans frais|compr(is|end)|inclus|aux frais|a la charge|facture|\bfree\b|included"

_ASKED = {
    "money": r"\b((?<!dans le )prix|tarifs?|coute\w*|couts?|montant|combien (ca|c est|coute\w*|l |la |le |les "
    r"|un |une |par|pour|faut)"
    r"|(c est|c|est|fait|paye|payer|a) combien|(?<!les )(?<!partir de )combien\W*$|price\w*|costs?|how much (is"
    r"|are|for|does|do i|to)"
    r"|how much\W*$|expensive|surcout|loyer d)\b",
    "free": r"\b(gratuit\w*|payante?s?|(faut|va|vais|doit|on) payer|en plus|inclus|comprise?s?|facturee?s?|free"
    r"|included)\b",
    "clock": r"\b(quelles? heures?|horaires?|what time|opening hours|hours|how late)\b",
    "date": r"\b(quand|quels? jours?|quelles? dates?|dates? (limite|butoir)|when|(which|what) (days?|date))\b",
    "duration": r"\b(combien d[e ] ?(temps|jours|mois|semaines|heures|annees|ans)|delais?|duree|dure|preavis"
    r"|sous combien|how long|how many (days|weeks|months|years|hours)|notice period)\b",
    "often": r"\b(tous les combien|combien de fois|how often)\b",
    "number": r"\b(combien d\w*|nombre de|hauteur|taille|surface|poids|puissance|debit|how (many|big|large|high"
    r"|fast|heavy)"
    r"|how much (?!is|are|for|does|do i|to)\w+)\b",
    "person": r"^(et )?(c est )?qui\b|\b(a|avec|par|chez|de|c est|c|appelle|vois|demande|contacte) qui\b|\bqui\W*$"
    r"|\bqui (s occupe|gere|fait|peut|recoit|a)\b|\b(who|whom|whose)\b",
    "name": r"\b(qui|who) (est|sont|siege|dirige|preside|is|are|runs|chairs)\b|\bs appelle\b|\bquel(le)? nom\b"
    r"|\bname of\b",
    "contact": r"\b(quel(le)? (e ?mail|mail|adresse|numero)|(e ?mail|mail) (de|pour|du|of)\b|telephone d|numero d"
    r"|coordonnees"
    r"|(a|sur|par) quel(le)? (mail|adresse|numero)|phone number|e ?mail address|which (number|email))\b",
    "place": r"^ou\b|\b(c est|c|est|sont|faire|aller|garer|deposer|va|faut|je|se) ou\b|\bou (est|sont|se|je"
    r"|puis|faut|on|ca)\b"
    r"|\bou\W*$|\bwhere\b",
}
_HELD = {
    "money": rf"{_MONEY}|gratuit|offert|sans frais|\bfree\b",
    "free": rf"{_MONEY}|{_FREE}",
    "clock": rf"{_CLOCK}|\b({_WEEKDAY})\b",
    "date": rf"{_CLOCK}|\b({_WEEKDAY}|{_MONTH})\b|{_EVERY}|\bavant le\b|\ble \d|\b({_NUMBER}) ({_UNIT})\b"
    rf"|\b(des|avant|apres)\b",
    "duration": rf"\b({_NUMBER})\b[^.]{{0,15}}\b({_UNIT})\b|{_EVERY}|sans limite",
    "often": rf"{_EVERY}|\b({_NUMBER}) fois\b|\b({_WEEKDAY})\b|\bpremier|deuxieme|dernier|once|twice|month",
    "number": rf"\d|\b({_NUMBER}|double|moitie|demi|aucun|sans limite)\b",
    "contact": r"@|\b0\d([ .]?\d\d){4}\b|https?://|www\.|\bposte \d|\b\d{3,4}\b",
    "place": r"\b(etages?|sous-sol|batiments?|hall|accueil|local|guichet|cour|rez-de-chaussee|porte|zone"
    r"|salles?|couloirs?"
    r"|poste|armoire|parking|quai|cuisine|bureaux?|mezzanine|toit|floor|building|desk|room|basement|portail"
    r"|en ligne|site|rue"
    r"|parvis|laboratoire|placard|boite|ascenseur)\b|@",
}
_NAME = r"\b[A-Z][a-zéèêîôç-]+ [A-Z][A-Za-zéèêîôç-]+\b"
_OFFICE = (
    r"\b(service|accueil|direction|responsable|gardien|astreinte|techniciens?|equipe|expert\w*|mentors?|comite"
    r"|reception"
    r"|secretariat|association|analyste|animateur|staff|manager|poste \d+)\b"
)
_ASKS_LEAVE = re.compile(r"\b(peut|peux|pouvons|possible|droit|autoris\w*|interdit\w*|permis|can|may|allowed|ok)\b")
_GIVES_LEAVE = re.compile(
    r"\b(interdit\w*|autoris\w*|admis\w*|permis\w*|peut|peuvent|possible|exclu\w*|toler\w*|refus\w*|accept\w*"
    r"|libre\w*"
    r"|droit|ne \w+ (pas|jamais)|allowed|only|may|can|seul\w*)\b"
)
_ASKING = {
    "money": "prix tarif tarifs coute coutent couter cout couts montant payer paye paie payant payante payants cher "
    "chere price prices priced cost costs pay paid fee fees charge charged expensive",
    "free": "gratuit gratuite gratuits payer payant payante inclus incluse compris comprise facture free included pay",
    "clock": "heure heures horaire horaires ouvert ouverte ouvre ferme hours time late early open opens close closes",
    "date": "date dates jour jours limite day days deadline",
    "duration": "temps delai delais duree dure durent jours mois semaines heures annees ans minutes long time days "
    "weeks months years hours",
    "often": "fois frequence often times",
    "number": "nombre number",
    "person": "occupe gere appelle appeler contacter contacte responsable call contact handles",
    "contact": "mail email adresse numero telephone coordonnees number phone address",
    "place": "trouve trouver situe find located",
}
"""The words that ask for a kind of detail: the detail itself answers them, so the sentence need not hold the word."""
_ASKED_PATTERNS = {kind: re.compile(pattern) for kind, pattern in _ASKED.items()}
_HELD_PATTERNS = {kind: re.compile(pattern) for kind, pattern in _HELD.items()}
_ASKING_WORDS = {kind: frozenset(words.split()) for kind, words in _ASKING.items()}
_NAME_PATTERN, _OFFICE_PATTERN = re.compile(_NAME), re.compile(_OFFICE)
_JOINTS = re.compile(r"['’-]")


def asked(question: str) -> frozenset[str]:
    """The kinds of detail a question asks for: money, clock, date, duration, number, person, contact, place, …"""
    folded = _JOINTS.sub(" ", fold(question)).strip()
    found = frozenset(kind for kind, pattern in _ASKED_PATTERNS.items() if pattern.search(folded))
    return found or frozenset({"number"} if "combien" in folded else ())


def asking(word: str, kinds: frozenset[str]) -> frozenset[str]:
    """Those of the kinds that a folded word of the question asks for: `prix` asks for money."""
    return frozenset(kind for kind in kinds if word in _ASKING_WORDS.get(kind, ()))


def held(text: str, kinds: frozenset[str]) -> frozenset[str]:
    """Those of the kinds that a text holds a detail of."""
    folded = fold(text)
    return frozenset(kind for kind in kinds if _holds(kind, text, folded))


def _holds(kind: str, text: str, folded: str) -> bool:
    if kind == "name":
        return bool(_NAME_PATTERN.search(text))
    if kind == "person":
        return bool(_NAME_PATTERN.search(text) or _OFFICE_PATTERN.search(folded)) or _holds("contact", text, folded)
    return bool(_HELD_PATTERNS[kind].search(folded))


def asks_leave(question: str) -> bool:
    """Does a question ask whether something may be done?"""
    return bool(_ASKS_LEAVE.search(fold(question)))


def gives_leave(text: str) -> bool:
    """Does a text allow, forbid or restrict something?"""
    return bool(_GIVES_LEAVE.search(fold(text)))
