"""Markdown text to its sections, in order."""

import re
from dataclasses import dataclass

from markdown_it import MarkdownIt
from markdown_it.token import Token

from ingest.document import Section, page_at

_ARTICLE = re.compile(r"^(?:article|art\.?|§)\s*(?:n°\s*)?((?:[A-Z]\.?)?\d+(?:[.-]\d+)*)", re.IGNORECASE)


@dataclass(frozen=True)
class Heading:
    """A heading's words, its level (1 the outermost), and where its lines start and end in the text."""

    words: str
    level: int
    start: int
    end: int


def headings(text: str) -> tuple[Heading, ...]:
    """The headings of a Markdown text in order; those inside code, quotes and lists are none."""
    parser = MarkdownIt("commonmark").disable(["code", "inline"])
    starts = _line_starts(text)
    tokens = parser.parse(text)
    return tuple(
        Heading(_plain(tokens[i + 1].content), int(token.tag[1]), starts[token.map[0]], starts[token.map[1]])
        for i, token in enumerate(tokens)
        if token.type == "heading_open" and token.level == 0 and token.map and tokens[i + 1].content.strip()
    )


def sections(
    text: str, found: tuple[Heading, ...], title: Heading | None, page_starts: tuple[int, ...] = ()
) -> tuple[Section, ...]:
    """The sections that the headings `found` cut `text` into; the heading that is the document's title names none."""
    made = [_section(text, (), 0, (0, found[0].start if found else len(text)), page_starts)]
    open_headings: list[Heading] = []
    for i, heading in enumerate(found):
        open_headings = [outer for outer in open_headings if outer.level < heading.level] + [heading]
        path = tuple(outer.words for outer in open_headings if outer is not title)
        end = found[i + 1].start if i + 1 < len(found) else len(text)
        made.append(_section(text, path, heading.level, (heading.end, end), page_starts))
    return tuple(section for section in made if section.path or section.text)


def _section(
    text: str, path: tuple[str, ...], level: int, span: tuple[int, int], page_starts: tuple[int, ...]
) -> Section:
    start, end = span
    body = text[start:end]
    start += len(body) - len(body.lstrip())
    article = _ARTICLE.match(path[-1]) if path else None
    return Section(path, level, body.strip(), start, article[1] if article else "", page_at(page_starts, start))


def _plain(markdown: str) -> str:
    inline = MarkdownIt("commonmark").parseInline(markdown)
    children = [child for token in inline for child in token.children or []]
    return " ".join("".join(_words(child) for child in children).split())


def _words(token: Token) -> str:
    return " " if token.type in ("softbreak", "hardbreak") else token.content


def _line_starts(text: str) -> list[int]:
    return [0, *(found.end() for found in re.finditer("\n", text)), len(text)]
