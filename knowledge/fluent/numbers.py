"""Numbers written as words, French and English, turned into digits."""

import re

_SMALL = (
    "zero|0 deux|two|2 trois|three|3 quatre|four|4 cinq|five|5 six|6 sept|seven|7 huit|eight|8 neuf|nine|9 dix|ten|10 "
    "onze|eleven|11 douze|twelve|12 treize|thirteen|13 quatorze|fourteen|14 quinze|fifteen|15 seize|sixteen|16 "
    "seventeen|17 eighteen|18 nineteen|19 vingt|vingts|twenty|20 trente|thirty|30 quarante|forty|40 "
    "cinquante|fifty|50 soixante|sixty|60 seventy|70 eighty|80 ninety|90 dizaine|10 douzaine|dozen|12 quinzaine|15 "
    "vingtaine|20 trentaine|30 cinquantaine|50"
)
_VALUES = {word: int(entry.split("|")[-1]) for entry in _SMALL.split() for word in entry.split("|")[:-1]}
_TIMES = {"cent": 100, "cents": 100, "centaine": 100, "hundred": 100, "mille": 1000, "thousand": 1000}
_ONE = ("un", "une", "one")
_WORD = "|".join(sorted((*_VALUES, *_TIMES), key=len, reverse=True))
_JOINT = r"(?:[ -](?:et[ -]|and )?)"
_NUMBER = re.compile(rf"\b(?:{_WORD})(?:{_JOINT}(?:{_WORD}|{'|'.join(_ONE)}))*\b")


def in_digits(folded: str) -> str:
    """A folded text with its number words as digits: `vingt-cinq euros` gives `25 euros`.

    One alone stays a word: `un`, `une` and `a` are articles as often as numbers.
    """
    return _NUMBER.sub(lambda match: str(_value(re.findall(r"[a-z]+", match.group()))), folded)


def _value(words: list[str]) -> int:
    total = current = 0
    for word in words:
        if word in _TIMES:
            scale = _TIMES[word]
            current = max(current, 1) * scale
            if scale == 1000:
                total, current = total + current, 0
        elif word.startswith("vingt") and current % 100 == 4:  # quatre-vingts is four times twenty
            current += 76
        else:
            current += 1 if word in _ONE else _VALUES.get(word, 0)
    return total + current
