"""Instructions to an assistant that stand in a document: they are neither handed to a model nor quoted. Pure.

No list of patterns is complete. This one keeps the plain cases out of sight; what makes the rest harmless is that
nothing a document or a model says can act.
"""

import re
import tomllib
from functools import cache
from pathlib import Path

from knowledge.language.folding import fold
from knowledge.sentences import split

_BOOK = Path(__file__).with_suffix(".toml")
_REACH = re.compile(
    r"[a-z][\w+.-]*://|www\.|@\w|\b(?:[\w-]+\.)+[^\W\d_]{2,}(?:/|\b)|\+?\d(?:[ .-]?\d){8,}", re.IGNORECASE
)
_HIDDEN = re.compile(r"[\u200b-\u200f\u202a-\u202e\u2060-\u2064\ufeff\u00ad]")
CUT = " […] "


def is_injected(text: str) -> bool:
    """Whether a text speaks to an assistant rather than to people."""
    plain = _HIDDEN.sub("", text)
    # A sentence a line: some signs stand at the beginning of one, others run over two.
    return _signs().search("\n".join(fold(one.of(plain)) for one in split(plain))) is not None


@cache
def _signs() -> re.Pattern[str]:
    book = tomllib.loads(_BOOK.read_text(encoding="utf-8"))
    signs = "|".join(f"(?:{sign})" for sign in book["signs"])
    for name in ("model", "people", "rules", "all"):
        signs = signs.replace(f"{{{name}}}", book[name])
    return re.compile(signs, re.MULTILINE | re.DOTALL)


def without_injected(text: str) -> str:
    """The text without the sentences that speak to an assistant, and then without any that tells how to reach somebody.

    A text that speaks to nobody but people comes back as it is.
    """
    if not is_injected(text):
        return text
    sentences = [one.of(text) for one in split(text)]
    kept = [None if is_injected(one) or _REACH.search(one) else one for one in sentences]
    if all(kept):  # what it says to an assistant runs over several sentences
        return ""
    joined = "".join(one if one is not None else "\0" for one in _spaced(kept))
    return re.sub(r"\s*\0[\s\0]*", CUT, joined).strip()


def _spaced(kept: list[str | None]) -> list[str | None]:
    return [part for one in kept for part in (one, " ")][:-1]
