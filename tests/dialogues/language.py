"""Whether a message mixes French and English names of days and months."""

import re

from tests.dialogues.words import DAYS, MONTHS, fold

_FRENCH = {names[0] for table in (DAYS, MONTHS) for names in table.values()} - {"mars", "mai"}
_ENGLISH = {names[1] for table in (DAYS, MONTHS) for names in table.values()} - {"may", "march"}


def mixed_words(text: str) -> list[str]:
    """The names of both languages, where a text has names of both; quotes of documents are left out."""
    own = re.sub(r"<blockquote.*?</blockquote>", " ", text, flags=re.DOTALL)
    words = set(re.findall(r"[a-z]+", fold(own)))
    french, english = sorted(words & _FRENCH), sorted(words & _ENGLISH)
    return french + english if french and english else []
