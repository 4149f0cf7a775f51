"""What of a message is read for a wish: of a long one its beginning and its end, where people say it. Pure."""

import re

LONGEST_TEXT, MOST_WORDS = 600, 90
"""Characters and words; a whole reading costs about 0.15 ms a word."""


PLUS = re.compile(r"(?<!\w)\+ ?(?=(?:t[ôo]t|tard|vite|loin|grande?|petite?)\b)", re.IGNORECASE)


def heard(text: str) -> str:
    """The text with "+ tot" as "plus tot"; of a long one the first and the last half of what is read."""
    return PLUS.sub("plus ", _shortened(text))


def _shortened(text: str) -> str:
    if len(text) <= LONGEST_TEXT and len(text.split()) <= MOST_WORDS:
        return text
    words = text.split()
    half = MOST_WORDS // 2
    first, last = (words[:half], words[-half:]) if len(words) > MOST_WORDS else (words, [])
    begins, ends = " ".join(first), " ".join(last)
    return f"{begins[: LONGEST_TEXT // 2]} … {(ends or begins)[-LONGEST_TEXT // 2 :]}"
