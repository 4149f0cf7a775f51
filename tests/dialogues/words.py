"""Words compared without accents, case and spacing, and the times and days in a button's label."""

import re
import unicodedata

DAYS = {
    0: ("lundi", "monday"),
    1: ("mardi", "tuesday"),
    2: ("mercredi", "wednesday"),
    3: ("jeudi", "thursday"),
    4: ("vendredi", "friday"),
    5: ("samedi", "saturday"),
    6: ("dimanche", "sunday"),
}
MONTHS = {
    1: ("janvier", "january"),
    2: ("fevrier", "february"),
    3: ("mars", "march"),
    4: ("avril", "april"),
    5: ("mai", "may"),
    6: ("juin", "june"),
    7: ("juillet", "july"),
    8: ("aout", "august"),
    9: ("septembre", "september"),
    10: ("octobre", "october"),
    11: ("novembre", "november"),
    12: ("decembre", "december"),
}
_CLOCK = re.compile(r"\b(\d{1,2}) ?(?:[h:.] ?(\d{2})?|(?= ?[ap]m\b)) ?(am|pm)?\b")
_SAME = {"peu importe": "anyone", "n importe qui": "anyone", "n importe": "anyone", "any": "anyone"}


def fold(text: str) -> str:
    """Lower case, without accents, typographic apostrophes made plain, spaces single."""
    plain = unicodedata.normalize("NFKD", text.replace("’", "'").replace("\u202f", " ").replace("\xa0", " "))
    return re.sub(r"\s+", " ", "".join(sign for sign in plain if not unicodedata.combining(sign))).strip().casefold()


def tokens(text: str) -> tuple[str, ...]:
    """What a label or a wish names: days, months and clock times in one form whatever the language, and plain words."""
    words = re.sub(r"[^\w: ]+", " ", _CLOCK.sub(_clock, fold(text)))
    words = re.sub(r"\s+", " ", words).strip()
    for said, meant in _SAME.items():
        words = re.sub(rf"\b{said}\b", meant, words)
    return tuple(_calendar(word) for word in words.split())


def matches(wished: str, label: str) -> bool:
    """Whether a label has every word that was wished; a word may be cut short, a number or a time may not."""
    wanted, offered = tokens(wished), tokens(label)
    return bool(wanted) and all(any(_same(one, other) for other in offered) for one in wanted)


def _same(wished: str, offered: str) -> bool:
    return wished == offered or (wished.isalpha() and len(wished) >= 2 and offered.startswith(wished))


def _clock(found: "re.Match[str]") -> str:
    hour = int(found[1])
    if found[3] == "pm" and hour < 12:
        hour += 12
    return f" {hour:02}:{found[2] or '00'} "


def _calendar(word: str) -> str:
    if word in ("1er", "1st"):
        return "1"
    if ordinal := re.fullmatch(r"(\d{1,2})(?:nd|rd|th|e|eme)", word):
        return ordinal[1]
    for names, sign in ((DAYS, "day"), (MONTHS, "month")):
        for number, (french, english) in names.items():
            if len(word) >= 3 and (french.startswith(word) or english.startswith(word)):
                return f"{sign}{number}"
    return word
