"""Names, numbers of people and ways to reach them, kept back from the provider and put back into what it writes."""

import re
from collections.abc import Iterable
from dataclasses import dataclass, field

_TITLE = r"(?:M|MM|Mme|Mmes|Mlle|Mr|Mrs|Ms|Dr|Me|Monsieur|Madame|Maître)\.?"
_CAPITAL = r"[A-ZÀ-ÖØ-Þ][a-zà-öø-ÿ'’-]+"
_PATTERNS = (
    ("EMAIL", re.compile(r"[\w.+-]+@[\w-]+(?:\.[\w-]+)+")),
    ("ACCOUNT", re.compile(r"(?<!\w)@\w{3,}")),
    ("IBAN", re.compile(r"\b[A-Z]{2}\d{2}(?: ?[A-Z0-9]{4}){3,7}(?: ?[A-Z0-9]{1,3})?\b")),
    ("PHONE", re.compile(r"(?<![\w/.-])(?:\+\d{1,3}|0)(?:[ .()-]{0,2}\d){8,12}(?!\w)")),
    ("NUMBER", re.compile(r"(?<![\w,.])\d(?:[ .-]?\d){6,}(?![\w,])")),
    ("NAME", re.compile(rf"\b(?:{_TITLE} +{_CAPITAL}(?: {_CAPITAL})?)")),
)
_INTRODUCED = re.compile(
    rf"(?i:\b(?:je suis|je m'appelle|mon nom est|c'est|i am|i'm|my name is|this is)\b) +({_CAPITAL}(?: {_CAPITAL})?)"
)
_TOKEN = re.compile(r"\b(?:EMAIL|ACCOUNT|IBAN|PHONE|NUMBER|NAME)_\d+\b")


@dataclass
class Mask:
    """What was hidden in the texts of one call, by the word that stands for it."""

    names: tuple[str, ...] = ()
    hidden: dict[str, str] = field(default_factory=dict)

    def hide(self, text: str) -> str:
        """The text with a word such as NAME_1 for each name, number and address; the same for the same."""
        for kind, pattern in _PATTERNS:
            text = pattern.sub(lambda match, kind=kind: self._word(kind, match.group()), text)  # type: ignore[misc]
        text = _INTRODUCED.sub(lambda match: match.group().replace(match[1], self._word("NAME", match[1])), text)
        for name in self.names:
            text = re.sub(rf"\b{re.escape(name)}\b", lambda match: self._word("NAME", match.group()), text)
        return text

    def show(self, text: str) -> str:
        """The text with what was hidden in its place again; a word that stands for nothing stays as it is."""
        return _TOKEN.sub(lambda match: self.hidden.get(match.group(), match.group()), text)

    def _word(self, kind: str, value: str) -> str:
        known = next((word for word, hidden in self.hidden.items() if hidden == value), None)
        if known is None:
            known = f"{kind}_{sum(word.startswith(kind) for word in self.hidden) + 1}"
            self.hidden[known] = value
        return known


def mask(names: Iterable[str]) -> Mask:
    """A mask that knows these names, whole and in their parts of three letters or more."""
    parts = {part for name in names for part in (name, *name.split()) if len(part) > 2}
    return Mask(tuple(sorted(parts, key=len, reverse=True)))
