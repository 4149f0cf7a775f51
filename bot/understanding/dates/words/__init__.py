"""The calendar's French and English, kept in JSON: kind → value → phrases, without accents, hyphens or apostrophes."""

import json
from importlib.resources import files

Table = dict[str, dict[str, int]]
"""Kind → phrase → value."""


def _load(name: str) -> Table:
    kinds: dict[str, dict[str, str]] = json.loads(files(__package__).joinpath(name).read_text(encoding="utf-8"))
    return {
        kind: {phrase: int(value) for value, phrases in values.items() for phrase in phrases.split(", ")}
        for kind, values in kinds.items()
    }


PLACES: dict[str, str] = json.loads(files(__package__).joinpath("places.json").read_text(encoding="utf-8"))
"""Places whose clocks people name, and their zones in the IANA database."""
FRENCH, ENGLISH = _load("french.json"), _load("english.json")


def listed(words: str) -> frozenset[str]:
    """A set of words written as one text."""
    return frozenset(words.split())
