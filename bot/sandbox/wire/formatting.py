"""A text with its entities, as it is kept: parsed, trimmed, measured, and with what Telegram finds by itself."""

import re

from bot.sandbox.wire.errors import BadRequest
from bot.sandbox.wire.html import parse_html
from bot.sandbox.wire.parameters import Parameters
from bot.sandbox.wire.types import Json
from bot.sandbox.wire.utf16 import units

TEXT_LIMIT, CAPTION_LIMIT = 4096, 1024
_SIGNS = frozenset("/@#.")
_FOUND = re.compile(
    r"(?P<url>https?://[^\s<>\"']*[^\s<>\"'.,;:!?)\]»]|\b(?:[a-z0-9-]+\.)+(?:fr|com|org|net|eu|io)\b(?:/[^\s<>\"']*)?)"
    r"|(?P<email>\b[\w.+-]+@[\w-]+(?:\.[\w-]+)+)"
    r"|(?<![\w/@])(?P<bot_command>/[A-Za-z0-9_]{1,64}(?:@\w{3,32})?)(?![\w/])"
    r"|(?<!\w)(?P<mention>@[A-Za-z]\w{2,31})"
    r"|(?<!\w)(?P<hashtag>#\w*[^\W\d]\w*)"
)
_OPAQUE = frozenset({"code", "pre", "text_link", "date_time"})


def formatted(
    parameters: Parameters, name: str, mode: str = "parse_mode", given: str = "entities"
) -> tuple[str, list[Json]]:
    """The text under a name and its entities, from HTML or from the explicit list."""
    text = parameters.text(name)
    parse_mode = parameters.text(mode).lower()
    if parse_mode == "html":
        text, entities = parse_html(text) if "<" in text or "&" in text else (text, [])
    elif parse_mode:
        raise BadRequest("unsupported parse_mode")
    else:
        entities = _explicit(parameters.array(given), units(text))
    text, entities = _trimmed(text, entities)
    return text, with_found(text, entities)


def measured(text: str, limit: int, what: str) -> None:
    """Raise where a text is longer than its limit in UTF-16 units; `what` words the refusal."""
    if len(text) > limit // 2 and units(text) > limit:
        raise BadRequest(what)


def with_found(text: str, entities: list[Json]) -> list[Json]:
    """Add the commands, addresses, mentions and tags that Telegram finds in a text by itself."""
    if _SIGNS.isdisjoint(text):
        return entities
    taken = [(e["offset"], e["offset"] + e["length"]) for e in entities if e["type"] in _OPAQUE]
    found = []
    for match in _FOUND.finditer(text):
        start = units(text[: match.start()])
        if not any(begin <= start < end for begin, end in taken):
            found.append({"type": match.lastgroup, "offset": start, "length": units(match[0])})
    if not found:
        return entities
    return sorted([*entities, *found], key=lambda entity: (entity["offset"], -entity["length"]))


def _explicit(given: list[Json], length: int) -> list[Json]:
    for entity in given:
        start, size = (Parameters(entity).integer(name, -1) for name in ("offset", "length"))
        if start < 0 or size < 1 or start + size > length or not isinstance(entity.get("type"), str):
            raise BadRequest("can't parse entities: an entity is out of the text")
    return given


def _trimmed(text: str, entities: list[Json]) -> tuple[str, list[Json]]:
    """Drop the white space around a text, as Telegram does, and move the entities with it."""
    short = text.strip()
    if short == text:
        return text, entities
    shift, end = units(text[: len(text) - len(text.lstrip())]), units(short)
    kept = []
    for entity in entities:
        start = max(0, entity["offset"] - shift)
        stop = min(end, entity["offset"] + entity["length"] - shift)
        if stop > start:
            kept.append({**entity, "offset": start, "length": stop - start})
    return short, kept
