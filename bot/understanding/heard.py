"""How much of a long message is read for a wish: its beginning and its end, where people say it. Pure."""

LONGEST_TEXT, MOST_WORDS = 600, 90
"""Characters and words; a whole reading costs about 0.15 ms a word."""


def heard(text: str) -> str:
    """The text, or of a long one its first and its last half of what is read."""
    if len(text) <= LONGEST_TEXT and len(text.split()) <= MOST_WORDS:
        return text
    words = text.split()
    half = MOST_WORDS // 2
    first, last = (words[:half], words[-half:]) if len(words) > MOST_WORDS else (words, [])
    begins, ends = " ".join(first), " ".join(last)
    return f"{begins[: LONGEST_TEXT // 2]} … {(ends or begins)[-LONGEST_TEXT // 2 :]}"
