"""Reply markup, checked the way Telegram checks it."""

from typing import Any
from urllib.parse import urlsplit

from bot.sandbox.wire.errors import BadRequest
from bot.sandbox.wire.types import Json

BUTTONS, ROW, DATA_BYTES, COPY_UNITS = 100, 8, 64, 256
STYLES = frozenset({"primary", "success", "danger"})
ACTIONS = (
    "callback_data",
    "url",
    "copy_text",
    "web_app",
    "login_url",
    "switch_inline_query",
    "switch_inline_query_current_chat",
    "switch_inline_query_chosen_chat",
    "pay",
)
KINDS = ("inline_keyboard", "keyboard", "remove_keyboard", "force_reply")


def checked_markup(given: Any) -> Json | None:
    """The markup as it is kept, or None where there is none; BadRequest where Telegram would refuse it."""
    if given is None or given == {}:
        return None
    if not isinstance(given, dict) or not any(kind in given for kind in KINDS):
        raise BadRequest("object expected as reply markup")
    if "inline_keyboard" in given:
        rows = _rows(given["inline_keyboard"])
        for row in rows:
            for button in row:
                _check_inline(button)
        return {"inline_keyboard": rows} if rows else None
    if "keyboard" in given:
        rows = [[{"text": b} if isinstance(b, str) else b for b in row] for row in _rows(given["keyboard"])]
        for row in rows:
            for button in row:
                _check_label(button)
        return given | {"keyboard": rows}
    return given


def inline(markup: Json | None) -> Json | None:
    """The markup where it is an inline keyboard: the only kind that a message carries and an edit may set."""
    return markup if markup and "inline_keyboard" in markup else None


def _rows(given: Any) -> list[list[Json]]:
    if not isinstance(given, list) or not all(isinstance(row, list) for row in given):
        raise BadRequest("can't parse reply keyboard markup JSON object")
    rows = [row for row in given if row]
    if any(len(row) > ROW for row in rows):
        raise BadRequest("BUTTON_ROW_TOO_LONG")
    if sum(map(len, rows)) > BUTTONS:
        raise BadRequest("reply markup is too long")
    return rows


def _check_label(button: Any) -> None:
    if not isinstance(button, dict) or not str(button.get("text") or "").strip():
        raise BadRequest("can't parse keyboard button: Text buttons must have a non-empty text")
    if button.get("style") is not None and str(button["style"]) not in STYLES:
        raise BadRequest("BUTTON_STYLE_INVALID")


def _check_inline(button: Any) -> None:
    _check_label(button)
    actions = [name for name in ACTIONS if button.get(name) is not None]
    if not actions:
        raise BadRequest("can't parse inline keyboard button: Text buttons are unallowed in the inline keyboard")
    if len(actions) > 1:
        raise BadRequest("can't parse inline keyboard button: exactly one action must be given")
    data = button.get("callback_data")
    if data is not None and not 1 <= len(str(data).encode()) <= DATA_BYTES:
        raise BadRequest("BUTTON_DATA_INVALID")
    if button.get("url") is not None and not _is_url(str(button["url"])):
        raise BadRequest(f"inline keyboard button URL '{button['url']}' is invalid: Wrong HTTP URL")
    copied = button.get("copy_text")
    if copied is not None and not isinstance(copied, dict):
        raise BadRequest("can't parse inline keyboard button: copy_text must be an object")
    if copied is not None and not 1 <= len(str(copied.get("text", ""))) <= COPY_UNITS:
        raise BadRequest("BUTTON_COPY_TEXT_INVALID")


def _is_url(text: str) -> bool:
    try:
        parts = urlsplit(text)
    except ValueError:
        return False
    return (parts.scheme in {"http", "https"} and bool(parts.hostname)) or parts.scheme in {"tg", "mailto", "tel"}
