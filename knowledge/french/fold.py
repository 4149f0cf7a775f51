"""Words as the vocabulary sees them: lower case, without accents, elisions split off.

MiniLM's tokenizer lowers case, strips accents and splits at every punctuation mark; working in the same folded space
makes "Pépinière", "pépinière" and the "pepiniere" of a phone one word.
"""

import re
import unicodedata
from functools import lru_cache

_WORD = re.compile(r"[^\W_]+")
_LIGATURES = str.maketrans({"œ": "oe", "æ": "ae", "’": "'", "ʼ": "'"})
ELIDED = frozenset({"l", "d", "j", "m", "t", "s", "n", "c", "qu", "lorsqu", "puisqu", "quoiqu", "jusqu"})


@lru_cache(maxsize=1 << 18)
def fold(text: str) -> str:
    """`text` in lower case, ligatures undone, without accents."""
    plain = unicodedata.normalize("NFD", text.lower().translate(_LIGATURES))
    return "".join(c for c in plain if unicodedata.category(c) != "Mn")


def written_words(text: str) -> list[str]:
    """The words of `text` in lower case with their accents; apostrophes and hyphens separate words."""
    return _WORD.findall(unicodedata.normalize("NFC", text).lower())


def folded_words(text: str) -> list[str]:
    """The folded words of `text`, in order."""
    return [fold(word) for word in written_words(text)]


def content_words(text: str) -> list[str]:
    """Folded words without elided articles (l', d', qu' …) and bare numbers: what is worth aligning."""
    return [word for word in folded_words(text) if word not in ELIDED and not word.isdigit()]
