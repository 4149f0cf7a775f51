"""What kind of detail a question asks for, and whether a text holds one: an amount, a time, a duration, a contact."""

import re

from knowledge.language.folding import fold

_NUMBER = (
    r"\d+|un|une|deux|trois|quatre|cinq|six|sept|huit|neuf|dix|onze|douze|quinze|vingt|trente|quarante|cinquante|"
    r"soixante|cent|mille|one|two|three|four|five|six|seven|eight|nine|ten|twelve|fifteen|twenty|thirty"
)
_ASKED = {
    "money": r"\b(prix|tarifs?|cout\w*|pay\w*|facture\w*|frais|cher\w*|montant|combien (ca|c est)|c combien|surcout"
    r"|gratuit\w*|price\w*|costs?|fees?|charged?|how much|expensive|cheap\w*|free)\b",
    "time": r"\b(quelle heure|horaires?|quels? jours?|quand|ouvert\w*|ferme\w*|when|what time|opening"
    r"|(which|what) days?)\b",
    "duration": r"\b(combien de (temps|jours|mois|semaines|tps)|delais?|duree|preavis|sous combien"
    r"|how long|how many (days|weeks|months)|notice)\b",
    "number": r"\b(combien|nombre|hauteur|taille|surface|poids|max\w*|debit|puissance|quota|plafond"
    r"|how (many|much|big|large|high|fast|heavy)|size)\b",
    "person": r"\b(qui|nom|s appel\w*|who|whom|name)\b",
    "contact": r"\b(e ?mail|mail|telephone|numero|adresse mail|contacter|joindre|url|site|lien|phone|contact|link)\b",
}
_HELD = {
    "money": r"€|\beuros?\b|\bHT\b|\bTTC\b|gratuit|offert|sans frais|\bfree\b",
    "time": r"\b\d{1,2} ?h\b|\b\d{1,2}h\d\d\b|\b\d{1,2}:\d\d\b|lundi|mardi|mercredi|jeudi|vendredi|samedi|dimanche"
    r"|24 ?h|monday|tuesday|wednesday|thursday|friday|saturday|sunday|\b\d ?[ap]m\b",
    "duration": rf"\b({_NUMBER})\b[^.]{{0,15}}\b(jours?|mois|ans?|ann[ée]es?|heures?|minutes?|semaines?|h|days?|weeks?"
    r"|months?|years?|hours?)\b",
    "number": rf"\d|\b({_NUMBER}|double|moitié|demi)\b",
    "person": r"\b[A-Z][a-zéèêîôç-]+ [A-Z][A-Za-zéèêîôç-]+\b",
    "contact": r"@|\b0\d([ .]?\d\d){4}\b|https?://|www\.",
}
_ASKED_PATTERNS = {kind: re.compile(pattern) for kind, pattern in _ASKED.items()}
_HELD_PATTERNS = {kind: re.compile(pattern, re.IGNORECASE * (kind != "person")) for kind, pattern in _HELD.items()}
_JOINTS = re.compile(r"['’-]")


def asked(question: str) -> frozenset[str]:
    """The kinds of detail a question asks for: money, time, duration, number, person, contact."""
    folded = _JOINTS.sub(" ", fold(question))
    return frozenset(kind for kind, pattern in _ASKED_PATTERNS.items() if pattern.search(folded))


def held(text: str, kinds: frozenset[str]) -> frozenset[str]:
    """Those of the kinds that a text holds a detail of."""
    return frozenset(kind for kind in kinds if _HELD_PATTERNS[kind].search(text))
