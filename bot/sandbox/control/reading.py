"""Routes that show what is there, and the wrapper that all control routes share."""

import asyncio
import functools
import json
from collections.abc import Awaitable, Callable

from aiohttp import web

from bot.sandbox.control.bodies import chat_of
from bot.sandbox.control.errors import Unclear, Unknown
from bot.sandbox.control.keys import CURRENT
from bot.sandbox.state.chats import Chat
from bot.sandbox.state.world import World
from bot.sandbox.wire.errors import ApiError
from bot.sandbox.wire.types import Json

routes = web.RouteTableDef()
Action = Callable[[World, web.Request], Awaitable[Json]]
Handler = Callable[[web.Request], Awaitable[web.StreamResponse]]


def control(action: Action) -> Handler:
    """Make a route of an action: its JSON answered, its refusals worded as {"error": …}."""

    @functools.wraps(action)
    async def handler(request: web.Request) -> web.StreamResponse:
        try:
            return answered(await action(request.app[CURRENT].world, request))
        except Unknown as error:
            return answered({"error": str(error)}, 404)
        except KeyError as error:
            return answered({"error": f"{error.args[0]} is missing"}, 400)
        except (Unclear, ApiError, ValueError, TypeError) as error:
            return answered({"error": str(error)}, 400)

    return handler


def answered(body: Json, status: int = 200) -> web.Response:
    """A JSON response."""
    text = json.dumps(body, ensure_ascii=False)
    return web.Response(text=text, status=status, content_type="application/json")


@routes.get("/sandbox/chats/{chat}")
@control
async def read(world: World, request: web.Request) -> Json:
    """?since=VERSION: the chat, and the messages that changed after that version."""
    return chat_of(world, request).view(int(request.query.get("since", 0)))


@routes.get("/sandbox/chats/{chat}/wait")
@control
async def wait(world: World, request: web.Request) -> Json:
    """?since=VERSION&timeout=SECONDS&contains=TEXT&count=N: wait for messages of the bot, new or edited."""
    chat, query = chat_of(world, request), request.query
    since, count = int(query.get("since", 0)), int(query.get("count", 1))
    deadline = asyncio.get_running_loop().time() + float(query.get("timeout", 10))
    while True:
        changed = chat.changed
        found = _from_bot(chat, since, query.get("contains", ""))
        left = deadline - asyncio.get_running_loop().time()
        if len(found) >= count or left <= 0:
            return {"messages": found, "version": chat.version, "in_time": len(found) >= count}
        try:
            async with asyncio.timeout(left):
                await changed.wait()
        except TimeoutError:
            continue


@routes.get("/sandbox/people")
@control
async def people(world: World, request: web.Request) -> Json:
    """Everybody, and every chat without its messages."""
    return {
        "people": [person.view() for person in world.people.values()],
        "chats": [chat.view(chat.version) for chat in world.chats.values()],
    }


@routes.get("/sandbox/queries")
@control
async def queries(world: World, request: web.Request) -> Json:
    """?chat=ID: every press with its answer."""
    return {"queries": world.queries.view(int(request.query.get("chat", 0)))}


@routes.get("/sandbox/calls")
@control
async def calls(world: World, request: web.Request) -> Json:
    """?method=NAME&since=SECONDS: the calls of the Bot API, oldest first."""
    since = float(request.query.get("since", 0))
    return {"calls": world.journal.since(since, request.query.get("method", ""))}


@routes.get("/sandbox/updates")
@control
async def updates(world: World, request: web.Request) -> Json:
    """?since=UPDATE_ID: the updates made, and the numbers of those the bot has not confirmed."""
    since = int(request.query.get("since", 0))
    return {
        "updates": [update for number, update in world.updates.log.items() if number > since],
        "pending": list(world.updates.pending),
    }


@routes.get("/sandbox/statistics")
@control
async def statistics(world: World, request: web.Request) -> Json:
    """Calls by method and status, messages, updates, and what the bot sent more than once."""
    records = [record for chat in world.chats.values() for record in chat.records.values()]
    return {
        "calls": world.journal.counted(),
        "messages": {
            "by_bot": sum(record.by_bot for record in records),
            "by_people": sum(not record.by_bot for record in records),
        },
        "updates": {"made": len(world.updates.log), "pending": len(world.updates.pending)},
        "duplicates": duplicates(world),
    }


def duplicates(world: World) -> list[Json]:
    """The texts that the bot sent to one chat more than once, with how many times."""
    counts: dict[tuple[int, str], int] = {}
    for chat in world.chats.values():
        for record in chat.records.values():
            first = record.edits[0] if record.edits else record.message
            if record.by_bot and "text" in first:
                counts[chat.id, first["text"]] = counts.get((chat.id, first["text"]), 0) + 1
    return [{"chat": chat, "text": text, "times": n} for (chat, text), n in counts.items() if n > 1]


def _from_bot(chat: Chat, since: int, contains: str) -> list[Json]:
    found = []
    for record in reversed(chat.records.values()):
        if record.by_bot and not record.deleted and record.version > since:
            text = str(record.message.get("text") or record.message.get("caption") or "")
            if contains in text:
                found.append(record.view())
    return found[::-1]
