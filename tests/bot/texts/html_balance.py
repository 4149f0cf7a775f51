"""Whether every tag that opens closes, in order."""

from html.parser import HTMLParser


class _Balance(HTMLParser):
    def __init__(self) -> None:
        super().__init__()
        self.open: list[str] = []
        self.crossed = False

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.open.append(tag)

    def handle_endtag(self, tag: str) -> None:
        self.crossed |= not self.open or self.open.pop() != tag


def balanced(html: str) -> bool:
    """Whether the tags of `html` are balanced and nested."""
    parser = _Balance()
    parser.feed(html)
    parser.close()
    return not parser.crossed and not parser.open
