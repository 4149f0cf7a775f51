"""OpenDocument texts, read from the archive's content.xml (OpenDocument 1.3, part 3)."""

from collections.abc import Callable, Iterator
from xml.etree.ElementTree import Element

from ingest.archive import checked, properties, utc_today, xml
from ingest.converted import Converted
from ingest.limits import Limits
from ingest.problem import Reason, Refused
from ingest.tables import markdown_table
from ingest.text import with_headings

_TEXT = "{urn:oasis:names:tc:opendocument:xmlns:text:1.0}"
_TABLE = "{urn:oasis:names:tc:opendocument:xmlns:table:1.0}"
_STYLE = "{urn:oasis:names:tc:opendocument:xmlns:style:1.0}"
_OFFICE = "{urn:oasis:names:tc:opendocument:xmlns:office:1.0}"
_UNSEEN = {f"{_TEXT}note", f"{_OFFICE}annotation", f"{_TEXT}tracked-changes"}
_PARAGRAPHS = {f"{_TEXT}p", f"{_TEXT}h"}
_SPACES: dict[str, Callable[[Element], str]] = {
    f"{_TEXT}s": lambda element: " " * min(int(element.get(f"{_TEXT}c", "1")), 80),
    f"{_TEXT}tab": lambda element: " ",
    f"{_TEXT}line-break": lambda element: "\n",
}


def convert(content: bytes, suffix: str, limits: Limits) -> Converted:
    """An .odt file as Markdown.

    Raises:
        Refused: the archive is broken, protected, a bomb, or holds no text document.
    """
    archive = checked(content)
    if any(entry.tag.endswith("encryption-data") for entry in xml(archive, "META-INF/manifest.xml").iter()):
        raise Refused(Reason.ENCRYPTED)
    root = xml(archive, "content.xml")
    body = root.find(f"{_OFFICE}body/{_OFFICE}text")
    if body is None:
        raise Refused(Reason.BROKEN, {"error": "no text"})
    blocks = list(_blocks(body, _titles(root)))
    text = "\n\n".join(block for block in blocks if block.strip())
    said = properties(archive, "meta.xml", utc_today())
    marked = text if any(block.startswith("#") for block in blocks) else with_headings(text)
    return Converted(marked, (), said.title, said.author, said.changed, said.language)


def _titles(root: Element) -> set[str]:
    """The names of the styles that make a paragraph the title: Title, and the automatic ones made from it."""
    made = {
        style.get(f"{_STYLE}name", "")
        for style in root.iter(f"{_STYLE}style")
        if style.get(f"{_STYLE}parent-style-name") == "Title"
    }
    return made | {"Title"}


def _blocks(parent: Element, titles: set[str]) -> Iterator[str]:
    for element in parent:
        if element.tag == f"{_TEXT}h":
            yield f"{'#' * min(6, int(element.get(f'{_TEXT}outline-level', '1')))} {_line(element)}"
        elif element.tag == f"{_TEXT}p":
            title = element.get(f"{_TEXT}style-name") in titles and _line(element)
            yield f"# {title}" if title else _words(element).strip()
        elif element.tag == f"{_TEXT}list":
            yield "\n".join(_items(element, titles))
        elif element.tag == f"{_TABLE}table":
            yield markdown_table([[_line(cell) for cell in row] for row in element.iter(f"{_TABLE}table-row")])
        elif element.tag not in _UNSEEN:
            yield from _blocks(element, titles)


def _items(element: Element, titles: set[str], indent: str = "") -> Iterator[str]:
    for item in element:
        for part in item:
            if part.tag == f"{_TEXT}list":
                yield from _items(part, titles, indent + "  ")
            elif words := _line(part):
                yield f"{indent}- {words}"


def _line(element: Element) -> str:
    return " ".join(_words(element).split())


def _words(element: Element) -> str:
    """The text of an element and of what is in it, without notes and comments."""
    if element.tag in _UNSEEN:
        return ""
    if element.tag in _SPACES:
        return _SPACES[element.tag](element)
    inner = (_words(part) + ("\n" if part.tag in _PARAGRAPHS else "") + (part.tail or "") for part in element)
    return (element.text or "") + "".join(inner)
