"""Routes for the page: the whole state at once, the live stream, the files."""

import asyncio
import json

from aiohttp import web

from bot.sandbox.api.profile import commands_for
from bot.sandbox.control.keys import CURRENT
from bot.sandbox.control.reading import control
from bot.sandbox.state.world import World
from bot.sandbox.wire.types import Json

routes = web.RouteTableDef()
SHOWN = frozenset({"image/png", "image/jpeg", "image/gif"})
QUIET = 10.0


@routes.get("/sandbox/state")
@control
async def state(world: World, request: web.Request) -> Json:
    """Everything the page shows: the bot, people, chats with their messages, commands by chat and person."""
    return {
        "bot": world.robot.user() | {"online": online(world), "about": world.about},
        "people": [person.view() for person in world.people.values() if person.role != "load"],
        "chats": [chat.view() for chat in world.chats.values() if _is_shown(world, chat.id)],
        "commands": _commands(world),
    }


@routes.get("/sandbox/events")
async def events(request: web.Request) -> web.StreamResponse:
    """The live stream, as server-sent events; a comment every ten seconds keeps it open."""
    response = web.StreamResponse(headers={"Content-Type": "text/event-stream", "Cache-Control": "no-store"})
    await response.prepare(request)
    current = request.app[CURRENT]
    with current.world.hub.listening() as queue:
        await response.write(b"retry: 500\n\n")
        while True:
            try:
                async with asyncio.timeout(QUIET):
                    event = await queue.get()
            except TimeoutError:
                await response.write(b": still here\n\n")
                continue
            await response.write(f"data: {json.dumps(event, ensure_ascii=False)}\n\n".encode())


@routes.get("/sandbox/files/{file}")
async def file(request: web.Request) -> web.StreamResponse:
    """A file's content: pictures to be shown, everything else to be saved."""
    stored = request.app[CURRENT].world.files.by_id.get(request.match_info["file"])
    if stored is None:
        raise web.HTTPNotFound
    shown = stored.mime in SHOWN
    response = web.Response(body=stored.content, content_type=stored.mime if shown else "application/octet-stream")
    response.headers["X-Content-Type-Options"] = "nosniff"
    if not shown:
        response.headers["Content-Disposition"] = "attachment"
    return response


def online(world: World) -> bool:
    """Whether somebody fetches the updates: a poll is waiting or was lately, or a webhook takes them."""
    if world.revoked:
        return False
    if world.webhook.hook is not None:
        return world.webhook.error_at <= world.webhook.delivered_at or not world.webhook.error
    return world.updates.polling > 0 or world.now() - world.updates.polled_at < 3


async def watch_presence(app: web.Application) -> None:
    """Tell the listeners when the bot comes or goes."""
    last = None
    while True:
        world = app[CURRENT].world
        if (now := online(world)) != last:
            world.hub.publish("presence", online=now)
            last = now
        await asyncio.sleep(0.5)


def _is_shown(world: World, chat: int) -> bool:
    person = world.people.get(chat)
    return person is None or person.role != "load"


def _commands(world: World) -> dict[str, list[Json]]:
    """Commands by `chat:person`."""
    table = {}
    for chat in world.chats.values():
        for person in [chat.person.id] if chat.person else list(chat.members):
            if _is_shown(world, person):
                language = world.people[person].language
                table[f"{chat.id}:{person}"] = commands_for(world, chat.id, person, language)
    return table
