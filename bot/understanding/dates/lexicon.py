"""The word lists as rows of tokens, by their first token: the longest phrase is tried first."""

import re

from bot.understanding.dates.words import ENGLISH, FRENCH

TOKEN = re.compile(r"[0-9]+|[a-z]+|[^\sa-z0-9]")


def _build() -> tuple[dict[str, list[tuple[tuple[str, ...], dict[str, int]]]], frozenset[str]]:
    phrases: dict[tuple[str, ...], dict[str, int]] = {}
    for table in (FRENCH, ENGLISH):
        for kind, words in table.items():
            for phrase, value in words.items():
                phrases.setdefault(tuple(TOKEN.findall(phrase)), {}).setdefault(kind, value)
    by_first: dict[str, list[tuple[tuple[str, ...], dict[str, int]]]] = {}
    for tokens, kinds in sorted(phrases.items(), key=lambda item: -len(item[0])):
        if tokens:
            by_first.setdefault(tokens[0], []).append((tokens, kinds))
    return by_first, frozenset(token for tokens in phrases for token in tokens)


PHRASES, KNOWN = _build()
