"""French and English as thumbs type them: slips, abbreviations, apostrophes lost or curled."""

import random
import re

KEYBOARD = ("azertyuiop", "qsdfghjklm", "wxcvbn")
SHORT_FORMS = {
    "rendez-vous": "rdv", "s'il vous plaît": "svp", "s'il te plaît": "stp", "beaucoup": "bcp", "pourquoi": "pk",
    "bonjour": "bjr", "combien": "cb", "quelqu'un": "qqn", "quelque chose": "qqch", "quand": "qd", "toujours": "tjrs",
    "maintenant": "mtn", "parce que": "pcq", "c'est": "c", "dans": "ds", "pour": "pr", "avec": "avc", "tout": "tt",
    "vous": "vs", "nous": "ns", "est-ce que": "esk", "message": "msg", "numéro": "num", "entreprise": "ent",
}  # fmt: skip
_SHORT = re.compile(r"\b(" + "|".join(sorted(SHORT_FORMS, key=len, reverse=True)) + r")\b", re.IGNORECASE)
_LONG_WORD = re.compile(r"[^\W\d_]{5,}")


def as_typed(text: str, chance: random.Random) -> str:
    """`text` with slips in some long words (one in twelve), some short forms, and apostrophes of any kind."""
    if chance.random() < 0.3:
        text = _SHORT.sub(lambda found: SHORT_FORMS[found[0].lower()] if chance.random() < 0.5 else found[0], text)
    text = _LONG_WORD.sub(lambda found: slip(found[0], chance) if chance.random() < 1 / 12 else found[0], text)
    if chance.random() < 0.3:
        text = text.replace("’", "'").replace("'", chance.choice(["’", " ", "", "'"]))
    return text.rstrip(" .?!") if chance.random() < 0.3 else text


def slip(word: str, chance: random.Random) -> str:
    """One slip: a letter lost, doubled, swapped with the next or replaced by its neighbour on the keyboard."""
    at = chance.randrange(1, len(word) - 1)
    kind = chance.randrange(4)
    if kind == 0:
        return word[:at] + word[at + 1 :]
    if kind == 1:
        return word[:at] + word[at] + word[at:]
    if kind == 2:
        return word[:at] + word[at + 1] + word[at] + word[at + 2 :]
    return word[:at] + _neighbour(word[at], chance) + word[at + 1 :]


def _neighbour(letter: str, chance: random.Random) -> str:
    for row in KEYBOARD:
        if (at := row.find(letter.lower())) >= 0:
            return chance.choice([row[i] for i in (at - 1, at + 1) if 0 <= i < len(row)])
    return letter
