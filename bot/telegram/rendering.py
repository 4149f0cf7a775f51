"""From the assistant's reply to the arguments of the Bot API (pure)."""

from typing import Any

from telegram import InlineKeyboardButton, InlineKeyboardMarkup, InputFile, LinkPreviewOptions, ReplyParameters
from telegram.constants import ParseMode

from bot.dialogue.reply import Acknowledgement, Choice, File, Keyboard, Reply
from bot.telegram.split_html import CAPTION_UNITS, MESSAGE_UNITS, plain, split_html, utf16_units

NOTICE_UNITS = 200
_NO_PREVIEW = LinkPreviewOptions(is_disabled=True)


def parts(reply: Reply) -> tuple[Reply, ...]:
    """The reply as messages that Telegram takes.

    The first one edits, or answers, what the reply does; the last one carries its choices and its file.
    """
    texts = split_html(reply.text, MESSAGE_UNITS)
    if reply.file is not None:
        if utf16_units(plain(reply.text)) <= CAPTION_UNITS:
            return (reply,)
        texts = (*texts, "")
    last = len(texts) - 1
    return tuple(
        Reply(
            reply.chat_id,
            text,
            reply.choices if number == last else (),
            reply.file if number == last else None,
            edits=reply.edits if number == 0 else None,
            reply_to=reply.reply_to if number == 0 else None,
            thread_id=reply.thread_id,
            silent=reply.silent,
        )
        for number, text in enumerate(texts)
    )


def message(reply: Reply) -> dict[str, Any]:
    """The arguments of `send_message`."""
    return {**_sending(reply), "text": reply.text, "parse_mode": ParseMode.HTML, "link_preview_options": _NO_PREVIEW}


def document(reply: Reply, file: File) -> dict[str, Any]:
    """The arguments of `send_document`."""
    return {**_sending(reply), **_caption(reply), "document": _upload(file)}


def photo(reply: Reply, file: File) -> dict[str, Any]:
    """The arguments of `send_photo`."""
    return {**_sending(reply), **_caption(reply), "photo": _upload(file)}


def edit(reply: Reply) -> dict[str, Any]:
    """The arguments of `edit_message_text`."""
    return {
        "chat_id": reply.chat_id,
        "message_id": reply.edits,
        "text": reply.text,
        "parse_mode": ParseMode.HTML,
        "link_preview_options": _NO_PREVIEW,
        "reply_markup": keyboard(reply.choices),
    }


def answer(acknowledgement: Acknowledgement) -> dict[str, Any]:
    """The arguments of `answer_callback_query`."""
    text = acknowledgement.text.encode("utf-16-le")[: 2 * NOTICE_UNITS].decode("utf-16-le", "ignore")
    return {
        "callback_query_id": acknowledgement.callback_id,
        "text": text or None,
        "show_alert": acknowledgement.alert or None,
    }


def keyboard(choices: Keyboard) -> InlineKeyboardMarkup | None:
    """The buttons under a message; None without any."""
    rows = [[_button(choice) for choice in row] for row in choices if row]
    return InlineKeyboardMarkup(rows) if rows else None


def _button(choice: Choice) -> InlineKeyboardButton:
    style = choice.style.value if choice.style else None
    if choice.url:
        return InlineKeyboardButton(choice.label, url=choice.url, style=style)
    return InlineKeyboardButton(choice.label, callback_data=choice.action, style=style)


def _caption(reply: Reply) -> dict[str, Any]:
    return {"caption": reply.text, "parse_mode": ParseMode.HTML} if reply.text else {}


def _upload(file: File) -> InputFile:
    upload = InputFile(file.content, filename=file.name)
    upload.mimetype = file.mime_type
    return upload


def _sending(reply: Reply) -> dict[str, Any]:
    replies_to = ReplyParameters(reply.reply_to, allow_sending_without_reply=True) if reply.reply_to else None
    return {
        "chat_id": reply.chat_id,
        "message_thread_id": reply.thread_id,
        "disable_notification": reply.silent or None,
        "reply_parameters": replies_to,
        "reply_markup": keyboard(reply.choices),
    }
