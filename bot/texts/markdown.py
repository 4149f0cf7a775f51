"""Markdown, as the documents hold it, as Telegram HTML: the same words, with what little formatting Telegram has."""

from collections.abc import Callable, Sequence
from html import escape

from markdown_it import MarkdownIt
from markdown_it.token import Token
from markupsafe import Markup

PARSER = "commonmark"
SAFE_LINKS = ("https://", "http://", "mailto:", "tel:")
BULLET = "• "

_OPEN = {"strong": "<b>", "em": "<i>", "s": "<s>", "heading": "<b>"}
_CLOSE = {"strong": "</b>", "em": "</i>", "s": "</s>", "heading": "</b>\n"}


def to_telegram(text: str) -> Markup:
    """The text of a passage as Telegram HTML, balanced and escaped (https://core.telegram.org/bots/api#html-style)."""
    tokens = MarkdownIt(PARSER, {"html": False}).enable(["table", "strikethrough"]).parse(text)
    return Markup("".join(_Writer().write(tokens)).strip())  # noqa: S704 - every text below is escaped


class _Writer:
    def __init__(self) -> None:
        self.numbers: list[int | None] = []
        self.links: list[bool] = []

    def write(self, tokens: Sequence[Token]) -> list[str]:
        return [self._token(token) for token in tokens]

    def _token(self, token: Token) -> str:
        if token.children is not None:
            return "".join(self.write(token.children))
        name, _, side = token.type.rpartition("_")
        if side in ("open", "close"):
            return self._opened(name, token) if side == "open" else self._closed(name)
        return _LEAVES.get(token.type, _text)(token)

    def _opened(self, name: str, token: Token) -> str:
        if name in ("bullet_list", "ordered_list"):
            self.numbers.append(int(token.attrGet("start") or 1) if name == "ordered_list" else None)
            return "\n" if len(self.numbers) > 1 else ""
        if name == "list_item":
            return self._item()
        if name == "link":
            return self._link(str(token.attrGet("href") or ""))
        return _OPEN.get(name, "")

    def _closed(self, name: str) -> str:
        if name in ("bullet_list", "ordered_list"):
            self.numbers.pop()
        if name == "link":
            return "</a>" if self.links.pop() else ""
        if name in ("td", "th"):
            return " | "
        if name in ("paragraph", "tr", "list_item"):
            return "\n" if name != "list_item" else ""
        return _CLOSE.get(name, "")

    def _item(self) -> str:
        number, indent = self.numbers[-1], "  " * (len(self.numbers) - 1)
        if number is None:
            return indent + BULLET
        self.numbers[-1] = number + 1
        return f"{indent}{number}. "

    def _link(self, target: str) -> str:
        safe = target.startswith(SAFE_LINKS)
        self.links.append(safe)
        return f'<a href="{escape(target)}">' if safe else ""


def _text(token: Token) -> str:
    return escape(token.content, quote=False)


def _code(token: Token) -> str:
    return f"<code>{escape(token.content.rstrip(), quote=False)}</code>"


_LEAVES: dict[str, Callable[[Token], str]] = {
    "code_inline": _code,
    "fence": _code,
    "code_block": _code,
    "softbreak": lambda token: "\n",
    "hardbreak": lambda token: "\n",
    "hr": lambda token: "\n",
}
