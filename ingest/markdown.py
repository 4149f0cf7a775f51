"""Markdown, the house's own format: taken as it is, without the comments that authors leave in it."""

import re

from ingest.converted import Converted
from ingest.front_matter import cut
from ingest.reading import decode

_COMMENT = re.compile(r"<!--.*?-->", re.DOTALL)


def convert(content: bytes, suffix: str) -> Converted:
    """The body of a Markdown file and its front matter."""
    front_matter, body = cut(decode(content))
    return Converted(_COMMENT.sub("", body), front_matter=front_matter)
