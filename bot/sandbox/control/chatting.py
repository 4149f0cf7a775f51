"""Routes by which people act in chats."""

import mimetypes
from typing import Any

from aiohttp import web

from bot.sandbox.api.media import FIELDS
from bot.sandbox.api.topics import open_topic
from bot.sandbox.control import acts
from bot.sandbox.control.bodies import around_of, body_of, chat_of, content_of, message_of, pressed_button
from bot.sandbox.control.errors import Unclear
from bot.sandbox.control.reading import control
from bot.sandbox.state.chats import Record
from bot.sandbox.state.world import World
from bot.sandbox.wire.types import Json

routes = web.RouteTableDef()


def told(record: Record, update: Json | None) -> Json:
    """The answer to an act: the message, and the number of the update, 0 where the bot is not told."""
    return {"message": record.message, "update_id": update["update_id"] if update else 0}


@routes.post("/sandbox/chats/{chat}/text")
@control
async def text(world: World, request: web.Request) -> Json:
    """{text, from?, reply_to?, quote?, thread?, times?}: a person writes."""
    chat, body = chat_of(world, request), await body_of(request)
    person = acts.who(world, chat, int(body.get("from", 0)))
    around = around_of(chat, body)
    said = [acts.say(world, chat, person, str(body["text"]), around) for _ in range(int(body.get("times", 1)))]
    return told(*said[-1])


@routes.post("/sandbox/chats/{chat}/file")
@control
async def file(world: World, request: web.Request) -> Json:
    """{kind: document|photo|voice, name, base64|content, mime?, caption?, from?, reply_to?, thread?}."""
    chat, body = chat_of(world, request), await body_of(request)
    kind = str(body.get("kind", "document"))
    if kind not in FIELDS:
        raise Unclear(f"kind must be one of {', '.join(FIELDS)}")
    name = str(body.get("name", "fichier.bin"))
    mime = str(body.get("mime") or mimetypes.guess_type(name)[0] or "application/octet-stream")
    content = FIELDS[kind](world.files.add(name, mime, content_of(body), f"{kind}s"))
    caption = {"caption": str(body["caption"])} if body.get("caption") else {}
    person = acts.who(world, chat, int(body.get("from", 0)))
    return told(*acts.post_content(world, chat, person, content | caption, around_of(chat, body)))


@routes.post("/sandbox/chats/{chat}/sticker")
@control
async def sticker(world: World, request: web.Request) -> Json:
    """{emoji, from?}: a person sends a sticker."""
    chat, body = chat_of(world, request), await body_of(request)
    picture = world.files.add("sticker.webp", "image/webp", b"RIFF....WEBP", "stickers")
    shape = {"width": 512, "height": 512, "is_animated": False, "is_video": False, "type": "regular"}
    content = {"sticker": picture.brief() | shape | {"emoji": str(body.get("emoji", "👋"))}}
    person = acts.who(world, chat, int(body.get("from", 0)))
    return told(*acts.post_content(world, chat, person, content, around_of(chat, body)))


@routes.post("/sandbox/chats/{chat}/content")
@control
async def content(world: World, request: web.Request) -> Json:
    """{content: fields of a Message, from?}: a person sends anything else (location, contact, poll…)."""
    chat, body = chat_of(world, request), await body_of(request)
    person = acts.who(world, chat, int(body.get("from", 0)))
    return told(*acts.post_content(world, chat, person, dict(body.get("content", {})), around_of(chat, body)))


@routes.post("/sandbox/chats/{chat}/press")
@control
async def press(world: World, request: web.Request) -> Json:
    """{label|data|forge, message?, from?, times?}: a person presses a button; label is any part of it."""
    chat, body = chat_of(world, request), await body_of(request)
    record, button = pressed_button(chat, body)
    if button.get("callback_data") is None:
        return {"button": button, "update_id": 0}
    person = acts.who(world, chat, int(body.get("from", 0)))
    update: Any = None
    for _ in range(int(body.get("times", 1))):
        update = acts.press(world, chat, person, record, button["callback_data"])
    query = update["callback_query"]["id"] if update else ""
    return {"button": button, "query": query, **told(record, update)}


@routes.post("/sandbox/chats/{chat}/react")
@control
async def react(world: World, request: web.Request) -> Json:
    """{message, emoji: one or a list, from?}: a person's reaction, replaced as a whole."""
    chat, body = chat_of(world, request), await body_of(request)
    given = body.get("emoji") or []
    emoji = [given] if isinstance(given, str) else [str(one) for one in given]
    person = acts.who(world, chat, int(body.get("from", 0)))
    record = message_of(chat, int(body["message"]))
    return told(record, acts.react(world, chat, person, record, emoji))


@routes.post("/sandbox/chats/{chat}/edit")
@control
async def edit(world: World, request: web.Request) -> Json:
    """{message, text}: a person changes what they wrote."""
    chat, body = chat_of(world, request), await body_of(request)
    record = message_of(chat, int(body["message"]))
    if record.by_bot:
        raise Unclear("people edit their own messages only")
    return told(record, acts.edit(world, chat, record, str(body["text"])))


@routes.post("/sandbox/chats/{chat}/delete")
@control
async def delete(world: World, request: web.Request) -> Json:
    """{message}: a person deletes a message; Telegram tells the bot nothing."""
    chat, body = chat_of(world, request), await body_of(request)
    record = message_of(chat, int(body["message"]))
    record.deleted = True
    return told(world.touched(chat, record), None)


@routes.post("/sandbox/chats/{chat}/topics")
@control
async def topic(world: World, request: web.Request) -> Json:
    """{name, from?}: a person opens a topic."""
    chat, body = chat_of(world, request), await body_of(request)
    if not chat.forum:
        raise Unclear("the chat is not a forum")
    person = acts.who(world, chat, int(body.get("from", 0)))
    opened = open_topic(world, chat, str(body["name"]), person.user())
    world.update("message", chat.records[opened.id].message)
    return vars(opened)


@routes.post("/sandbox/chats/{chat}/block")
@control
async def block(world: World, request: web.Request) -> Json:
    """{blocked: true|false}: a person stops the bot, or lets it write again."""
    chat, body = chat_of(world, request), await body_of(request)
    update = acts.block(world, chat, blocked=bool(body.get("blocked", True)))
    return {"blocked": chat.blocked, "update_id": update["update_id"] if update else 0}
