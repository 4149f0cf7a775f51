"""Which of several choices on offer is meant by its place: "le deuxième", "the last one", "le suivant". Pure."""

import re

BEFORE = (
    r"je (?:prends|choisis|veux)|plutot|ok|oui|bon|alors|well|then|va pour|i ll take|give me|donne moi|mets moi|"
    r"d accord|the|le|la|l|a|au|avec|option|numero|number|en"
)
AFTER = (
    r"option|one|choix|creneau|proposition|propose|proposee|slot|solution|alors|du coup|then|dans ce cas|"
    r"que (?:tu proposes|vous proposez)|you (?:offer|propose|offered|proposed)|de la liste|on the list|"
    r"s il te plait|s il vous plait|please"
)
PLACE = (
    r"premiere?|premier|deuxieme|seconde?|troisieme|quatrieme|derniere?|dernier|first|second|third|fourth|last|"
    r"suivante?|prochaine?|next|plus proche|nearest|closest|plus tard possible|latest|"
    r"[1-9](?:er|ere|e|eme|nde?|st|rd|th)?"
)
CHOICES = re.compile(rf"\W*(?:(?:{BEFORE}) )*(?P<n>{PLACE})(?: (?:{AFTER}))*\W*")
RANKS = {
    "plus proche": 0, "nearest": 0, "closest": 0,
    "premier": 1, "premiere": 1, "first": 1, "suivant": 1, "suivante": 1, "prochain": 1, "prochaine": 1, "next": 1,
    "deuxieme": 2, "second": 2, "seconde": 2, "troisieme": 3, "third": 3, "quatrieme": 4, "fourth": 4,
    "plus tard possible": -1, "latest": -1, "dernier": -1, "derniere": -1, "last": -1,
}  # fmt: skip


NUMBERED = re.compile(rf"\W*(?:(?:{BEFORE}) )*(?:la|option|numero|number|choix|proposition) [1-9](?: (?:{AFTER}))*\W*")


def is_numbered(words: str) -> bool:
    """Whether a number can only be a place on the list: "la 2", "option 3"; "le 2" may be a day."""
    return NUMBERED.fullmatch(words) is not None


def choice(words: str) -> int | None:
    """The place that a whole message names, from 1, or -1 for the last; 0 is the nearest to the time wished for."""
    match = CHOICES.fullmatch(words)
    return (RANKS[match["n"]] if match["n"] in RANKS else int(match["n"][0])) if match else None


RANKED = re.compile(
    r"\b(?:le|la|the|mon|ma|my|celui|celle) (?P<n>premiere?|premier|deuxieme|seconde?|troisieme|quatrieme|derniere?|"
    r"dernier|first|"
    r"second|third|fourth|last|[2-9](?:e|eme|nde?|rd|th)|2nd)\b(?! (?:avril|mai|juin|semaine|week|jour|day|of|fois|"
    r"time))"
)


def ranked(words: str) -> int | None:
    """The place that a wish to change names among one's bookings: "annule le deuxième", "move my last one"."""
    match = RANKED.search(words)
    return (RANKS[match["n"]] if match["n"] in RANKS else int(match["n"][0])) if match else None
