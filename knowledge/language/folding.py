"""One spelling for what is written in several: case, accents, ligatures, spaces inside numbers."""

import re
import unicodedata

_LIGATURES = str.maketrans({"œ": "oe", "Œ": "OE", "æ": "ae", "Æ": "AE", "ß": "ss", "’": "'", "ʼ": "'"})
_WORD = re.compile(r"[^\W_]+")
_THOUSANDS = re.compile(r"(?<=\d)[ \u00a0\u202f.](?=\d{3}(?!\d))")


def fold(text: str) -> str:
    """Lower case, without accents or ligatures; `1 200` becomes `1200`."""
    decomposed = unicodedata.normalize("NFKD", text.translate(_LIGATURES))
    plain = "".join(character for character in decomposed if not unicodedata.combining(character))
    return _THOUSANDS.sub("", plain.lower())


def tokens(folded: str) -> list[str]:
    """The words and numbers of a folded text, in order; `l'accès` gives `l` and `acces`."""
    return _WORD.findall(folded)
