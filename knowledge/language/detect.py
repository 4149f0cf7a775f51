"""French or English? Questions are a few words long, so the small words decide."""

import unicodedata

from knowledge.language.folding import fold, tokens
from knowledge.language.stopwords import ENGLISH, FRENCH

_FRENCH_ENDINGS = ("tion", "ment", "eur", "eurs", "eux", "euse", "ique", "aire", "ee", "ees", "ez", "age", "ure", "oir")
_ENGLISH_ENDINGS = ("ing", "ight", "ful", "ness", "ship", "ed", "ly", "wn", "ty", "ys", "ck", "sh")
_FRENCH_WORDS = """
prix tarif tarifs bureau bureaux salle salles loyer loyers horaire horaires courrier colis carte poste places duree
delai preavis depart clef cle cles velo frais caution facture travaux hotte rendez visite samedi dimanche lundi mardi
mercredi jeudi vendredi
"""
_ENGLISH_WORDS = """
price prices room rooms office offices rent fee fees hour hours mail parcel card desk length notice deposit invoice key
keys bike bikes lab labs lost late early open close closed booking meeting hiring saturday sunday monday tuesday
wednesday thursday friday
"""
_SIGNS = dict.fromkeys(_FRENCH_WORDS.split(), 1.0) | dict.fromkeys(_ENGLISH_WORDS.split(), -1.0)


def detect(text: str, default: str = "fr") -> str:
    """`fr` or `en`; `default` where nothing tells them apart.

    Words that both lists hold (on, me, a, …) do not count; accents and endings speak where the small words are silent.
    """
    words = tokens(fold(text))
    balance = sum((word in FRENCH - ENGLISH) - (word in ENGLISH - FRENCH) for word in words) * 2.0
    balance += sum(_SIGNS.get(word, 0.0) for word in words)
    balance += 1.5 * _accents(text)
    balance += 0.5 * sum(word.endswith(_FRENCH_ENDINGS) - word.endswith(_ENGLISH_ENDINGS) for word in words)
    if balance == 0:
        return default
    return "fr" if balance > 0 else "en"


def _accents(text: str) -> int:
    return sum(bool(unicodedata.combining(character)) for character in unicodedata.normalize("NFD", text))
