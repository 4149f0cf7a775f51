"""A time that somebody leaves to others: "n'importe quand", "quand elle peut", "whenever". Pure."""

import re

from bot.understanding.cues import ANYONE

INDIFFERENT = re.compile(
    r"\b(?:(?:n importe|peu importe|any|whatever|whichever) (?:quelle |quel |l |la |le |the )?(?:heure|horaire|"
    r"creneau|moment|jour|"
    r"date|time|slot|hour|day)|whenever(?: you (?:want|like))?|n importe quand|quand (?:vous voulez|tu veux)|any "
    r"?time|peu importe quand|(?:quand|des que) (?:il|elle|ils|elles|on) (?:peut|peuvent|veut|veulent|est libre|"
    r"est dispo\w*|sera libre)|(?:when|whenever) (?:she|he|they) (?:can|is free|are free|likes?|is available)|"
    r"selon (?:ses|leurs|vos|tes) (?:dispo\w*)|je suis (?:flexible|souple|libre tout le temps)|i m flexible)\b"
)
LEFT = re.compile(
    r"\b(?:is|s|fine|ok|works|good|for|me|pour|moi|ca|va|c|est|egal|please|s il \w+ plait|merci|thanks|a)\b|[^a-z]"
)
SOONEST = "le plus tôt possible"
"""Of what is free, any will do."""


def indifferent(words: str) -> bool:
    """Whether any time that is offered will do: "n'importe quelle heure", "whenever"."""
    return INDIFFERENT.search(words) is not None or ANYONE.search(words) is not None


def only_indifferent(words: str) -> bool:
    """Whether a message says that and nothing else."""
    return INDIFFERENT.search(words) is not None and LEFT.sub("", INDIFFERENT.sub("", words)) == ""
