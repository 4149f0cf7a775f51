"""A message made plain: lower case, no accents, phone spellings written out, slips in some verbs repaired."""

import json
import re
from functools import lru_cache
from importlib.resources import files

from rapidfuzz import process
from rapidfuzz.distance import OSA

from bot.understanding.dates.symbols import plain
from bot.understanding.dates.words import listed

WORD = re.compile(r"[a-z0-9]+|[^\sa-z0-9]")
APART = re.compile(r"[’'\-‐‑–_]")
STRETCHED = re.compile(r"([a-z])\1{2,}")

SALLE = re.compile(r"\bsale(?= (?:pour|pr|de reunion|avec|demain|\d))")
ELIDED = re.compile(r"\bj(?= [bcdfgjklmnpqrstvxz][a-z])")
"""« j'peux », « j peux »: before a consonant only speech elides."""

PHONE: dict[str, str] = json.loads(files("bot.understanding").joinpath("phone.json").read_text(encoding="utf-8"))
"""Spellings of the phone, plain → the words meant."""

VERBS = sorted(
    listed(
        "annuler annulez annulation decaler decalez deplacer deplacez reporter reportez repousser"
        " reserver reservez reservation"
        " rendez visiter visitez visite modifier changer bonjour bonsoir laisser tomber humain quelqu"
        " cancel cancelling reschedule"
        " postpone appointment booking expert visit meeting please voudrais aimerais confirmer confirme"
        " parler supprimer"
    )
)
KEPT = listed(
    "human humans bookings annule annules annulee decale deplace reporte reserve reserves visites"
    " visits visited cancer experts experte export exports"
    " report reports reporters changes changed change booked books meetings tombe humaine parle parles please pleased"
    " appointments cancels canceled cancelled laisse laissez confirmed confirm confirms modifie"
    " modifies bonjours tender render"
    " vendez rendre rendu rendus humains parlez partir parlera parler poster parker visiteur"
    " visiteurs visitor visitors visio visios vision expect expects expected chance charger chanter chargez"
    " melting bonsoirs vision pleasure"
)


def wording(text: str) -> str:
    """`text` as space-separated plain words and marks, ready for patterns."""
    words: list[str] = []
    for word in WORD.findall(APART.sub(" ", plain(text))):
        short = STRETCHED.sub(r"\1", word)
        words.append(PHONE.get(short) or repaired(short))
    return ELIDED.sub("je", SALLE.sub("salle", " ".join(words)))


def clauses(words: str) -> list[str]:
    """The clauses of a wording, each with the mark that ends it."""
    parts = re.split(r"(?<=[.!?;\n]) |(?<=,) (?:et|and|mais|but|sinon|au fait|by the way) ", words)
    return [part.strip() for part in parts if part.strip(" .!?;,")]


@lru_cache(maxsize=4096)
def repaired(word: str) -> str:
    """The verb or noun of asking that `word` is a slip for, or `word`."""
    if len(word) < 5 or not word.isalpha() or word in KEPT or word in VERBS or word.removesuffix("s") in VERBS:
        return word
    near = [verb for verb in VERBS if verb[0] == word[0]]
    best = process.extractOne(word, near, scorer=OSA.distance, score_cutoff=1 if len(word) < 9 else 2)
    return str(best[0]) if best else word
