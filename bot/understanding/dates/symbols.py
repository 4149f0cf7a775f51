"""Text → symbols: the longest calendar phrase at each place, numbers, and the words between them."""

import re
import unicodedata
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace

from bot.understanding.dates.lexicon import PHRASES, TOKEN
from bot.understanding.dates.repairs import repair
from bot.understanding.dates.words import ENGLISH, FRENCH, listed

TELEPHONE = re.compile(r"(?<!\d)(?:\+33 ?|0033 ?|0)[1-9](?:[ .-]?\d\d){4}(?!\d)")
"""A French number, in groups of two figures or run together (https://www.arcep.fr, plan de numérotation)."""
LETTER_O = re.compile(r"(?<=\dh)oo\b|(?<=\dh\d)o\b|\b\do(?= ?h\b)")
PASSED = re.compile(r" l(?:e|a) \d")
WEEK_NUMBER = re.compile(r"\d{1,2}\b")
GLUE = frozenset("-'’‐‑–—_")
# Letters that stay letters when their accent goes, one for one, so that positions in the text are kept.
PLAIN = str.maketrans(
    {chr(code): unicodedata.normalize("NFD", chr(code))[0].lower() for code in range(0xC0, 0x180)}
    | {"œ": "o", "’": "'"}
)
LONGEST_TEXT = 2_000


@dataclass(frozen=True, slots=True)
class Symbol:
    """A phrase of the text: what it may be (kind → value), how it was written, and where `[start, end)`."""

    kinds: Mapping[str, int]
    text: str
    start: int
    end: int
    glued: bool = False
    joined: bool = False


@dataclass(frozen=True, slots=True)
class _Token:
    text: str
    start: int
    end: int
    glued: bool
    joined: bool


ORDINAL_ENDS = frozenset({"er", "st", "nd", "rd", "th"})
RANK_ENDS = frozenset({"re", "ere", "e", "eme", "ieme"})


def plain(text: str) -> str:
    """`text` in lower case without accents, letter for letter (same length as its NFC form)."""
    return "".join(
        c if len(c) == 1 else c[0] for c in map(str.lower, unicodedata.normalize("NFC", text).translate(PLAIN))
    )


def symbols(text: str) -> list[Symbol]:
    """Reads `text` (its NFC form, first 2,000 characters) as a list of symbols, left to right."""
    tokens = list(_tokens(unicodedata.normalize("NFC", text[:LONGEST_TEXT])))
    found: list[Symbol] = []
    at = 0
    while at < len(tokens):
        symbol, at = _symbol(tokens, at)
        found.append(symbol)
    return [replace(symbol, kinds=A_WORD) if _counts(found, place) else symbol for place, symbol in enumerate(found)]


A_WORD: Mapping[str, int] = {"word": 0}
NUMBERED = listed(
    "salle salles bureau bureaux room rooms office etage niveau batiment building box porte lot article numero sera"
    " serons sommes seront are be table places poste espace labo lab"
)
"""Words that take a number after them: "salle 12", "on sera 3", "we are three"."""
TIMED = frozenset({"hour", "ampm", ":", "/", ".", "oclock", "unit", "ordinal", "spelled", "and", "or"})


def _counts(line: list[Symbol], at: int) -> bool:
    """Whether the number at `at` tells which room or how many people, and nothing about time."""
    if at == 0 or line[at - 1].text not in NUMBERED or not line[at].kinds.keys() & {"number", "spelled"}:
        return False
    after, next_after, third = (line[place] if place < len(line) else None for place in range(at + 1, at + 4))
    if after is None:
        return True
    if (after.glued and "number" in after.kinds) or TIMED & after.kinds.keys():
        return False
    # "salle 3 avril" is a date; in "room 12 April 7" April has another number.
    numbered = next_after is not None and next_after.kinds.keys() & {"number", "ordinal"} and len(next_after.text) < 4
    timed = third is not None and (third.glued or TIMED & third.kinds.keys())
    return "month" not in after.kinds or bool(numbered and not timed)


def _tokens(text: str) -> Iterator[_Token]:
    bare = _figures(plain(text))
    glued, last = False, -1
    for match in TOKEN.finditer(bare):
        word = match.group()
        if word in GLUE:
            glued = True
            continue
        raw = text[match.start() : match.end()].lower()
        if raw == "où":
            word = "where"
        elif raw == "dès":
            word = "dès"
        elif raw == "passé" and PASSED.match(bare, match.end()):
            # "passé le 15" is after it; "je passe le 15" is on that day.
            word = "apres"
        elif word == "s" and text[match.start()] == "S" and WEEK_NUMBER.match(bare, match.end()):
            word = "semaine"
        yield _Token(repair(word), match.start(), match.end(), glued, match.start() == last)
        glued, last = False, match.end()


def _figures(text: str) -> str:
    """`text` with letters O typed for zeros put right, and without telephone numbers; of the same length."""
    text = TELEPHONE.sub(lambda found: " " * len(found.group()), text)
    return LETTER_O.sub(lambda found: found.group().replace("o", "0"), text)


def _symbol(tokens: list[_Token], at: int) -> tuple[Symbol, int]:
    first = tokens[at]
    since = first.text == "dès"
    for phrase, kinds in PHRASES.get("des" if since else first.text, ()):
        end = at + len(phrase)
        if since and len(phrase) == 1:
            return Symbol({"since": 0}, "des", first.start, first.end), at + 1
        if end <= len(tokens) and all(tokens[at + k].text == phrase[k] for k in range(1, len(phrase))):
            return Symbol(kinds, " ".join(phrase), first.start, tokens[end - 1].end, first.glued, first.joined), end
    if first.text.isascii() and first.text.isdigit() and len(first.text) <= 4:
        return _number(tokens, at)
    kind = "word" if first.text.isalnum() else first.text
    return Symbol({kind: 0}, first.text, first.start, first.end, first.glued, first.joined), at + 1


def _number(tokens: list[_Token], at: int) -> tuple[Symbol, int]:
    first, value = tokens[at], int(tokens[at].text)
    follower = tokens[at + 1] if at + 1 < len(tokens) else None
    if follower and (follower.joined or (value, follower.text) == (1, "er")) and follower.text in ORDINAL_ENDS:
        text = first.text + follower.text
        return Symbol({"ordinal": value}, text, first.start, follower.end, first.glued, first.joined), at + 2
    if follower and follower.joined and follower.text in RANK_ENDS:
        return Symbol({"rank": value}, first.text + follower.text, first.start, follower.end, first.glued), at + 2
    return Symbol({"number": value}, first.text, first.start, first.end, first.glued, first.joined), at + 1


def _only(table: dict[str, dict[str, int]], other: dict[str, dict[str, int]]) -> frozenset[str]:
    theirs = {" ".join(TOKEN.findall(phrase)) for words in other.values() for phrase in words}
    return frozenset({" ".join(TOKEN.findall(phrase)) for words in table.values() for phrase in words} - theirs)


ONLY_ENGLISH = _only(ENGLISH, FRENCH) - {"on"} | listed("i you we with is it please can could would thanks hi my")
ONLY_FRENCH = _only(FRENCH, ENGLISH) | listed("je vous nous avec est peut ca sera svp stp merci bonjour pour mon ma un")


def leans_english(line: list[Symbol]) -> bool:
    """Whether more phrases of the line are English alone than French alone."""
    texts = [symbol.text for symbol in line]
    return sum(text in ONLY_ENGLISH for text in texts) > sum(text in ONLY_FRENCH for text in texts)
