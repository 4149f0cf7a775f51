"""A message made plain: lower case, no accents, phone spellings written out, slips in the verbs that matter repaired."""

import re
from functools import lru_cache

from rapidfuzz import process
from rapidfuzz.distance import OSA

from bot.understanding.dates.symbols import plain

WORD = re.compile(r"[a-z0-9]+|[^\sa-z0-9]")
APART = re.compile(r"[’'\-‐‑–_]")
STRETCHED = re.compile(r"([a-z])\1{2,}")
BETWEEN = re.compile(r"([.!?;:,\n])")

SALLE = re.compile(r"\bsale(?= (?:pour|pr|de reunion|avec|demain|\d))")

PHONE = {
    "rdv": "rendez vous", "rdvs": "rendez vous", "rv": "rendez vous", "rdz": "rendez", "rendezvous": "rendez vous",
    "rvd": "rendez vous", "randez": "rendez", "slt": "salut", "bjr": "bonjour", "bsr": "bonsoir", "cc": "coucou",
    "jveux": "je veux", "jvoudrais": "je voudrais", "jvoudrai": "je voudrais", "jaimerais": "j aimerais",
    "jaimerai": "j aimerais", "jsuis": "je suis", "jpeux": "je peux", "jpe": "je peux", "jdois": "je dois", "jai": "j ai",
    "pr": "pour", "pq": "pourquoi", "pk": "pourquoi", "stp": "s il te plait", "svp": "s il vous plait", "pls": "please",
    "plz": "please", "thx": "thanks", "thks": "thanks", "ty": "thank you", "mci": "merci", "qd": "quand", "qq1": "quelqu un",
    "qqun": "quelqu un", "u": "you", "r": "are", "wanna": "want to", "gonna": "going to", "appt": "appointment",
    "appmt": "appointment", "mtg": "meeting", "resa": "reservation", "dispos": "dispo", "ac": "avec", "c": "c", "dac": "d accord",
    "dacc": "d accord", "daccord": "d accord", "oki": "ok", "okay": "ok", "okey": "ok", "k": "ok", "oué": "ouais", "oue": "ouais",
    "wi": "oui", "ui": "oui", "vi": "oui", "ouai": "ouais", "nn": "non", "nan": "non", "nop": "non", "cant": "can t",
    "dont": "don t", "id": "i d", "im": "i m", "chui": "je suis", "kel": "quel", "keske": "qu est ce que", "cest": "c est",
    "ya": "il y a", "ca": "ca", "auj": "aujourd hui", "mnt": "maintenant", "tt": "tout", "bcp": "beaucoup", "avc": "avec",
}  # fmt: skip

VERBS = tuple(
    "annuler annulez annulation decaler decalez deplacer deplacez reporter reportez repousser reserver reservez reservation"
    " rendez visiter visitez visite modifier changer bonjour bonsoir laisser tomber humain quelqu cancel cancelling reschedule"
    " postpone appointment booking expert visit meeting please voudrais aimerais confirmer confirme parler supprimer".split()
)
KEPT = frozenset(
    "human humans bookings annule annules annulee decale deplace reporte reserve reserves visites visits visited cancer experts experte export exports"
    " report reports reporters changes change change booked books meetings tombe humaine parle parles please pleased"
    " appointments cancels canceled cancelled laisse laissez confirmed confirm confirms modifie modifies bonjours tender render"
    " vendez rendre rendu rendus humains parlez partir parlera parler poster parker visiteur visiteurs visitor visitors".split()
)


def wording(text: str) -> str:
    """`text` as space-separated plain words and marks, ready for patterns."""
    words: list[str] = []
    for word in WORD.findall(APART.sub(" ", plain(text))):
        short = STRETCHED.sub(r"\1", word)
        words.append(PHONE.get(short) or repaired(short))
    return SALLE.sub("salle", " ".join(words))


def clauses(words: str) -> list[str]:
    """The clauses of a wording, each with the mark that ends it."""
    parts = re.split(r"(?<=[.!?;\n]) |(?<=,) (?:et|and|mais|but|sinon|au fait|by the way) ", words)
    return [part.strip() for part in parts if part.strip(" .!?;,")]


@lru_cache(maxsize=4096)
def repaired(word: str) -> str:
    """The verb or noun of asking that `word` is a slip for, or `word`."""
    if len(word) < 5 or not word.isalpha() or word in KEPT or word in VERBS:
        return word
    near = [verb for verb in VERBS if verb[0] == word[0]]
    best = process.extractOne(word, near, scorer=OSA.distance, score_cutoff=1 if len(word) < 9 else 2)
    return str(best[0]) if best else word
