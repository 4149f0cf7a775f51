"""Word, PowerPoint and web pages, by markitdown's converters."""

import re
from io import BytesIO

from bs4 import UnicodeDammit
from markitdown import StreamInfo
from markitdown.converters import DocxConverter, HtmlConverter, PptxConverter

from ingest.archive import Properties, checked, properties, utc_today, without_media
from ingest.converted import Converted
from ingest.limits import Limits
from ingest.problem import Reason, Refused
from ingest.text import with_headings

_CORE = "docProps/core.xml"
_STYLES = "p[style-name='Title'] => h1:fresh\np[style-name='Titre'] => h1:fresh\np[style-name='Subtitle'] => p:fresh"
_AS_WRITTEN = {"escape_asterisks": False, "escape_underscores": False, "escape_misc": False}
_PICTURE = re.compile(r"!\[[^\]]*\]\([^)]*\)")
_SLIDE = re.compile(r"<!-- Slide number: \d+ -->\n?")
_HEADING = re.compile(r"^#{1,6} ", re.MULTILINE)


def convert(content: bytes, suffix: str, limits: Limits) -> Converted:
    """A .docx, .pptx or .html file as Markdown.

    Raises:
        Refused: the archive is broken, protected or a bomb, or the page is nested too deeply.
    """
    if suffix == ".docx":
        return _word(content)
    if suffix == ".pptx":
        return _slides(content)
    return _page(content)


def _word(content: bytes) -> Converted:
    archive = checked(content)
    converter = DocxConverter()  # type: ignore[no-untyped-call]
    info = StreamInfo(extension=".docx")
    result = converter.convert(without_media(archive), info, style_map=_STYLES, **_AS_WRITTEN)
    text = _without_pictures(result.markdown)
    said = properties(archive, _CORE, utc_today())
    return _described(text if _HEADING.search(text) else with_headings(text), said)


def _slides(content: bytes) -> Converted:
    archive = checked(content)
    converter = PptxConverter()  # type: ignore[no-untyped-call]
    result = converter.convert(without_media(archive), StreamInfo(extension=".pptx"), **_AS_WRITTEN)
    slides = [slide.strip() + "\n\n" for slide in _SLIDE.split(_without_pictures(result.markdown))[1:]]
    starts = tuple(sum(map(len, slides[:i])) for i in range(len(slides)))
    return _described("".join(slides), properties(archive, _CORE, utc_today()), starts)


def _page(content: bytes) -> Converted:
    html = UnicodeDammit(content, is_html=True, known_definite_encodings=["utf-8"]).unicode_markup
    if html is None:
        raise Refused(Reason.WRONG_TYPE, {"looks_like": "binary"})
    try:
        result = HtmlConverter().convert(
            BytesIO(html.encode()), StreamInfo(extension=".html", charset="utf-8"), strict=True, **_AS_WRITTEN
        )
    except RecursionError as error:
        raise Refused(Reason.BROKEN, {"error": "nested too deeply"}) from error
    return Converted(_without_pictures(result.markdown), title=" ".join((result.title or "").split()))


def _described(text: str, said: Properties, page_starts: tuple[int, ...] = ()) -> Converted:
    return Converted(text, page_starts, said.title, said.author, said.changed, said.language)


def _without_pictures(markdown: str) -> str:
    return _PICTURE.sub("", markdown)
