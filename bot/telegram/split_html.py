"""A long text in Telegram's HTML, in parts that Telegram takes (pure)."""

import re
from collections.abc import Iterator
from html import unescape

MESSAGE_UNITS = 4096
CAPTION_UNITS = 1024

_TAG = re.compile(r"""<(/?)([a-zA-Z][\w-]*)(?:"[^"]*"|'[^']*'|[^<>"'])*>""")
# Telegram knows these references alone; any other is text (https://core.telegram.org/bots/api#html-style).
_REFERENCE = re.compile(r"&(?:#\d+|#x[0-9a-fA-F]+|lt|gt|amp|quot);")
_TOKEN = re.compile(f"{_TAG.pattern}|{_REFERENCE.pattern}|.", re.DOTALL)
# A part may end at a paragraph, a line, or a word; the earliest named that keeps half of the part wins.
_BOUNDARIES = ("\n\n", "\n", " ")


def utf16_units(text: str) -> int:
    """The length of a text as Telegram counts it."""
    return len(text) + sum(character > "\uffff" for character in text)


def plain(text: str) -> str:
    """The text as it reads, without its tags."""
    return _REFERENCE.sub(lambda reference: unescape(reference[0]), _TAG.sub("", text))


def split_html(text: str, limit: int = MESSAGE_UNITS) -> tuple[str, ...]:
    """The text in parts of at most `limit` UTF-16 units each once its tags are taken away.

    Parts end at a paragraph where one is near, else at a line, a word, a character; tags open at the end of a part
    are closed there and opened again in the next, so that each part is as balanced as the text. Blank parts are
    left out.
    """
    if utf16_units(text) <= limit:
        return (text,)
    tokens = [token[0] for token in _TOKEN.finditer(text)]
    parts = tuple(part for part in _parts(tokens, limit) if plain(part).strip())
    return parts or (text[:0],)


def _parts(tokens: list[str], limit: int) -> Iterator[str]:
    opened: list[str] = []
    start = 0
    while start < len(tokens):
        end = _end(tokens, start, limit)
        head = "".join(opened)
        for token in tokens[start:end]:
            _follow(opened, token)
        body = "".join(tokens[start:end])
        yield head + body.strip("\n ") + "".join(f"</{_name(tag)}>" for tag in reversed(opened))
        start = end


def _end(tokens: list[str], start: int, limit: int) -> int:
    end, units = start, 0
    while end < len(tokens) and units + _units(tokens[end]) <= limit:
        units += _units(tokens[end])
        end += 1
    if end == len(tokens):
        return end
    for boundary in _BOUNDARIES:
        found = _last(tokens, boundary, start + (end - start) // 2, end)
        if found is not None:
            return found
    return max(end, start + 1)


def _last(tokens: list[str], boundary: str, low: int, high: int) -> int | None:
    """The index just after the last boundary in `tokens[low:high]`."""
    size = len(boundary)
    for index in range(high - size, low - 1, -1):
        if tokens[index : index + size] == list(boundary):
            return index + size
    return None


def _units(token: str) -> int:
    return utf16_units(plain(token))


def _follow(opened: list[str], token: str) -> None:
    tag = _TAG.fullmatch(token)
    if tag is None:
        return
    if not tag[1]:
        opened.append(token)
    elif opened and _name(opened[-1]) == tag[2]:
        opened.pop()


def _name(tag: str) -> str:
    found = _TAG.fullmatch(tag)
    return found[2] if found else ""
