"""Telegram's HTML, read as strictly as Telegram reads it: (text, entities) or a refusal.

Supported tags: https://core.telegram.org/bots/api#html-style.
"""

import re
from dataclasses import dataclass, field
from html import unescape

from bot.sandbox.wire.errors import BadRequest
from bot.sandbox.wire.types import Json
from bot.sandbox.wire.utf16 import units

PLAIN = {
    "b": "bold",
    "strong": "bold",
    "i": "italic",
    "em": "italic",
    "u": "underline",
    "ins": "underline",
    "s": "strikethrough",
    "strike": "strikethrough",
    "del": "strikethrough",
    "code": "code",
    "pre": "pre",
    "blockquote": "blockquote",
    "tg-spoiler": "spoiler",
    "span": "spoiler",
    "a": "text_link",
    "tg-emoji": "custom_emoji",
    "tg-time": "date_time",
}
_TAG = re.compile(r"<(/?)([A-Za-z][A-Za-z0-9-]*)((?:[^<>\"']|\"[^\"]*\"|'[^']*')*)>")
_ATTRIBUTE = re.compile(r"([A-Za-z][A-Za-z0-9_-]*)(?:\s*=\s*(?:\"([^\"]*)\"|'([^']*)'|([^\s\"'>]+)))?")
_REFERENCE = re.compile(r"&(?:lt|gt|amp|quot|#[0-9]{1,7}|#x[0-9a-fA-F]{1,6});")
_TIME_FORMAT = re.compile(r"r|w?[dD]?[tT]?")


@dataclass
class _Open:
    tag: str
    start: int
    entity: Json | None
    at: int


@dataclass
class _Reader:
    source: str
    parts: list[str] = field(default_factory=list)
    length: int = 0
    stack: list[_Open] = field(default_factory=list)
    entities: list[Json] = field(default_factory=list)

    def text(self, raw: str, at: int) -> None:
        if "<" in raw:
            raise _cannot(f"Unclosed start tag at byte offset {self.bytes_before(at + raw.index('<'))}")
        plain = _REFERENCE.sub(lambda match: unescape(match[0]), raw) if "&" in raw else raw
        self.parts.append(plain)
        self.length += units(plain)

    def open(self, tag: str, attributes: str, at: int) -> None:
        if tag not in PLAIN:
            raise _cannot(f'Unsupported start tag "{tag}" at byte offset {self.bytes_before(at)}')
        self.stack.append(_Open(tag, self.length, self.entity(tag, attributes, at), at))

    def close(self, tag: str, at: int) -> None:
        if not self.stack:
            raise _cannot(f"Unexpected end tag at byte offset {self.bytes_before(at)}")
        opened = self.stack.pop()
        if opened.tag != tag:
            where = self.bytes_before(at)
            raise _cannot(f'Unmatched end tag at byte offset {where}, expected "</{opened.tag}>", found "</{tag}>"')
        if opened.entity is not None and self.length > opened.start:
            span = {"offset": opened.start, "length": self.length - opened.start}
            self.entities.append({"type": opened.entity["type"], **span, **opened.entity})

    def entity(self, tag: str, attributes: str, at: int) -> Json | None:
        """The entity a tag stands for, without its span; None for a link without address."""
        given = {m[1].lower(): m[2] or m[3] or m[4] or "" for m in _ATTRIBUTE.finditer(attributes)}
        match tag:
            case "span" if given.get("class") != "tg-spoiler":
                raise _cannot(f'Tag "span" must have class "tg-spoiler" at byte offset {self.bytes_before(at)}')
            case "code" if self.stack and self.stack[-1].tag == "pre":
                self.language(given.get("class", ""))
                return None
            case "a":
                return {"type": "text_link", "url": unescape(given["href"])} if given.get("href") else None
            case "tg-emoji":
                return {"type": "custom_emoji", "custom_emoji_id": given.get("emoji-id", "")}
            case "tg-time":
                return self.moment(given, at)
        return {"type": "expandable_blockquote" if tag == "blockquote" and "expandable" in given else PLAIN[tag]}

    def language(self, shown: str) -> None:
        """Code inside pre is no entity of its own: it names the language of the pre."""
        outer = self.stack[-1].entity
        if outer is not None and shown.startswith("language-"):
            outer["language"] = shown.removeprefix("language-")

    def moment(self, given: dict[str, str], at: int) -> Json:
        unix, shape = given.get("unix", ""), given.get("format", "")
        if not re.fullmatch(r"-?[0-9]{1,12}", unix):
            raise _cannot(f'Tag "tg-time" must have attribute "unix" at byte offset {self.bytes_before(at)}')
        if not _TIME_FORMAT.fullmatch(shape):
            raise _cannot(f"Invalid date-time format at byte offset {self.bytes_before(at)}")
        entity: Json = {"type": "date_time", "unix_time": int(unix)}
        return entity | {"date_time_format": shape} if shape else entity

    def bytes_before(self, at: int) -> int:
        return len(self.source[:at].encode())


def _cannot(reason: str) -> BadRequest:
    return BadRequest(f"can't parse entities: {reason}")


def parse_html(source: str) -> tuple[str, list[Json]]:
    """Read Telegram HTML into a text and its entities (offsets in UTF-16 units), or raise BadRequest."""
    reader = _Reader(source)
    end = 0
    for match in _TAG.finditer(source):
        reader.text(source[end : match.start()], end)
        end = match.end()
        if match[1]:
            reader.close(match[2].lower(), match.start())
        else:
            reader.open(match[2].lower(), match[3], match.start())
    reader.text(source[end:], end)
    if reader.stack:
        raise _cannot(f'Can\'t find end tag corresponding to start tag "{reader.stack[-1].tag}"')
    entities = sorted(reader.entities, key=lambda entity: (entity["offset"], -entity["length"]))
    return "".join(reader.parts), entities
