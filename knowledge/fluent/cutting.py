"""A model's words as they arrive, cut into whole sentences with their citations. Pure."""

import re
import unicodedata

from knowledge.fluent.material import Sentence
from knowledge.sentences import split

_CITATION = re.compile(r"\s*\[\s*(\d{1,3}(?:\s*[,;]\s*\d{1,3})*)\s*\]")
_MARKS = re.compile(r"\*\*|__|`|^\s*#{1,6}\s*|^\s*>\s?", re.MULTILINE)
_BULLET = re.compile(r"^\s*(?:[-*•–]|\d{1,2}[.)])\s+")
_GOES_ON = re.compile(r"\b(?:excl|incl|approx|resp|réf|ref|ht|ttc|etc)\.$", re.IGNORECASE)
_ONLY_CITATIONS = re.compile(rf"(?:{_CITATION.pattern})*[\s.,;]*")


def cut(text: str, *, ended: bool) -> tuple[list[Sentence], str]:
    """The sentences that are whole, and what is left; everything is whole once the text has `ended`.

    A citation after the full stop belongs to the sentence before it.
    """
    clean = _clean(text)
    stretches = [(one.start, one.end) for one in split(clean)]
    joined: list[tuple[int, int]] = []
    for start, end in stretches:
        same_line = bool(joined) and "\n" not in clean[joined[-1][1] : start]
        lead = _leading_citations(clean[start:end]) if same_line else 0
        if same_line and _GOES_ON.search(clean[: joined[-1][1]]):
            lead = end - start
        if lead:
            joined[-1] = (joined[-1][0], start + lead)
        if clean[start + lead : end].strip():
            joined.append((start + lead, end))
    whole = joined if ended else joined[: -1 if not clean.endswith("\n") else None]
    rest = "" if ended or len(whole) == len(joined) else clean[joined[-1][0] :]
    return [_sentence(clean, start, end) for start, end in whole], rest


def citations(text: str) -> tuple[int, ...]:
    """The places cited, in order, once each."""
    found = (int(number) for match in _CITATION.finditer(text) for number in re.findall(r"\d+", match[1]))
    return tuple(dict.fromkeys(found))


def _leading_citations(text: str) -> int:
    match = _ONLY_CITATIONS.match(text)
    return match.end() if match and "[" in match.group() else (len(text) if re.fullmatch(r"\[[\d\s,;]*", text) else 0)


def _sentence(text: str, start: int, end: int) -> Sentence:
    raw = text[start:end]
    plain = re.sub(r"\s+([.,])", r"\1", _CITATION.sub("", raw)).strip()
    begins = start == 0 or "\n" in text[max(0, start - 2) : start]
    bullet = _BULLET.match(raw) is not None
    return Sentence(f"• {_BULLET.sub('', plain)}" if bullet else plain, citations(raw), begins)


def _clean(text: str) -> str:
    """Without Markdown's marks, and without characters that show nothing."""
    visible = "".join(one for one in text if one == "\n" or unicodedata.category(one) not in ("Cf", "Cc", "Co", "Cs"))
    return _MARKS.sub("", visible)
