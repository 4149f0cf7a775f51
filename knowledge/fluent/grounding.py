"""Whether a sentence stands in the passages that it cites. Pure."""

import re
import unicodedata
from collections.abc import Sequence

from knowledge.fluent.facts import Facts, facts_of
from knowledge.fluent.material import Material, Sentence
from knowledge.language.folding import fold

_QUOTED = re.compile(
    r"«\s*(.+?)\s*»|“(.+?)”|„(.+?)[”“]|\"(.+?)\"|‹\s*(.+?)\s*›|(?<!\w)['‘](.{2,}?)['’](?!\w)", re.DOTALL
)
_QUOTE_MARKS = re.compile(r"[«»“”„\"‹›]")
_NAMES = re.compile(r"\b[A-ZÀ-ÖØ-Þ][\w'’-]+(?: (?:de |du |des |d')?[A-ZÀ-ÖØ-Þ][\w'’-]+)+")
_FORMAL = re.compile(r"\b(?:M|Mme|Mlle|Mr|Mrs|Ms|Dr|Me)\.? +([A-ZÀ-ÖØ-Þ][\w'’-]+)")


def is_grounded(sentence: Sentence, passages: Sequence[Material]) -> bool:
    """Whether the sentence cites passages that were given, quotes them verbatim, and takes its facts from them.

    Facts are numbers, prices, times, dates, days, links, addresses, phone numbers, codes and names.
    """
    if not sentence.cited or not all(1 <= place <= len(passages) for place in sentence.cited):
        return False
    cited = "\n".join(passages[place - 1].searched for place in sentence.cited)
    return (
        _quotes_stand(sentence.text, cited)
        and _names_stand(sentence.text, cited)
        and _letters_stand(sentence.text, cited)
        and _facts_stand(facts_of(sentence.text), facts_of(cited))
    )


def adds_no_fact(text: str, given: str) -> bool:
    """Whether every fact of a text stands in another one."""
    return _facts_stand(facts_of(text), facts_of(given))


def harmless_start(words: str) -> str:
    """The longest beginning of an unfinished sentence that states no fact, quote or name: it may be shown unchecked."""
    shown = ""
    for match in re.finditer(r"\S+\s+", words):
        longer = words[: match.end()]
        if facts_of(longer) or _QUOTE_MARKS.search(longer) or _NAMES.search(longer) or not _is_plain(match.group()):
            break
        shown = longer
    return shown.rstrip()


def _is_plain(word: str) -> bool:
    return re.fullmatch(
        r"[^\W\d_]+(?:['’-][^\W\d_]+)*[,;:!?]?\s+|[•–-]\s+|[:;!?]\s+", word
    ) is not None and _letters_stand(word, "")


def _facts_stand(said: Facts, given: Facts) -> bool:
    return (
        all(any(one.is_said_by(other) for other in given.amounts) for one in said.amounts)
        and all(any(one.is_said_by(other) for other in given.dates) for one in said.dates)
        and said.days <= given.days
        and said.months <= given.months | {day.month for day in given.dates}
        and said.exact <= given.exact
        and (given.free or not said.free)
    )


def _quotes_stand(text: str, cited: str) -> bool:
    verbatim = _one_spelling(cited)
    quoted = [next(part for part in match.groups() if part) for match in _QUOTED.finditer(text)]
    if not all(_one_spelling(part).rstrip(".,;") in verbatim for part in quoted):
        return False
    return _QUOTE_MARKS.search(_QUOTED.sub("", text)) is None


def _names_stand(text: str, cited: str) -> bool:
    known = fold(cited)
    names = [*_NAMES.findall(text), *_FORMAL.findall(text)]
    # The first word of a sentence has its capital from the sentence.
    words = [
        word for name in names for word in (name.split()[1:] if text.lstrip("• ").startswith(name) else name.split())
    ]
    return all(re.search(rf"\b{re.escape(word)}\b", known) for word in (fold(word).strip("'-") for word in words))


def _letters_stand(text: str, cited: str) -> bool:
    return all(one in cited or "LATIN" in unicodedata.name(one, "") for one in text if one.isalpha() and ord(one) > 127)


def _one_spelling(text: str) -> str:
    return re.sub(r"\s+", " ", unicodedata.normalize("NFKC", text).replace("’", "'")).casefold().strip()
