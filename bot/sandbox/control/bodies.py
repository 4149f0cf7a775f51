"""Reading the control surface's requests, and finding what they name."""

import base64
import binascii
import json

from aiohttp import web

from bot.sandbox.api.targets import living, replied
from bot.sandbox.control.errors import Unclear, Unknown
from bot.sandbox.state.chats import Chat, Record
from bot.sandbox.state.world import World
from bot.sandbox.wire.types import Json


async def body_of(request: web.Request) -> Json:
    """The JSON object in a request's body, empty where there is no body."""
    raw = await request.read()
    if not raw:
        return {}
    if request.content_type != "application/json":
        raise Unclear("the body must be application/json")
    try:
        body = json.loads(raw)
    except ValueError:
        raise Unclear("the body is no JSON") from None
    if not isinstance(body, dict):
        raise Unclear("the body must be a JSON object")
    return body


def chat_of(world: World, request: web.Request) -> Chat:
    """The chat in the request's path."""
    given = request.match_info["chat"]
    chat = world.chats.get(int(given)) if given.lstrip("-").isdigit() else None
    if chat is None:
        raise Unknown(f"no chat {given}")
    return chat


def message_of(chat: Chat, number: int) -> Record:
    """A message that is still in the chat."""
    record = living(chat, number)
    if record is None:
        raise Unknown(f"no message {number} in chat {chat.id}")
    return record


def around_of(chat: Chat, body: Json) -> Json:
    """The topic and the answered message that a body names, as fields of a message."""
    fields: Json = {}
    if thread := body.get("thread"):
        if thread not in chat.topics:
            raise Unknown(f"no topic {thread} in chat {chat.id}")
        fields |= {"message_thread_id": thread, "is_topic_message": True}
    if answered := body.get("reply_to"):
        fields |= replied(message_of(chat, int(answered)).message)
    if quoted := body.get("quote"):
        fields["quote"] = {"text": str(quoted), "position": 0, "is_manual": True}
    return fields


def pressed_button(chat: Chat, body: Json) -> tuple[Record, Json]:
    """The button that a body names by label part, by data or by forged data, on a message or the latest with it."""
    if "forge" in body:
        record = message_of(chat, int(body["message"])) if body.get("message") else chat.newest()
        if record is None:
            raise Unknown(f"no message in chat {chat.id}")
        return record, {"text": "", "callback_data": str(body["forge"])}
    for record in _candidates(chat, body):
        for row in record.message.get("reply_markup", {}).get("inline_keyboard", []):
            for button in row:
                if _fits(button, body):
                    return record, button
    raise Unknown(f"no such button in chat {chat.id}")


def content_of(body: Json) -> bytes:
    """The bytes that a body carries as base64, or as text."""
    if "base64" not in body:
        return str(body.get("content", "")).encode()
    try:
        return base64.b64decode(body["base64"], validate=True)
    except (binascii.Error, TypeError):
        raise Unclear("base64 does not decode") from None


def _candidates(chat: Chat, body: Json) -> list[Record]:
    if body.get("message"):
        return [message_of(chat, int(body["message"]))]
    return [record for record in reversed(chat.records.values()) if not record.deleted]


def _fits(button: Json, body: Json) -> bool:
    if "data" in body:
        return bool(button.get("callback_data") == body["data"])
    label = str(body.get("label", ""))
    return bool(label) and label.casefold() in str(button.get("text", "")).casefold()
