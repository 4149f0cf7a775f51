"""Routes that arrange the world: people, groups, floods, faults, pace, token, clock, replays, reset."""

import dataclasses

from aiohttp import web

from bot.sandbox.control import acts
from bot.sandbox.control.bodies import body_of, chat_of
from bot.sandbox.control.errors import Unknown
from bot.sandbox.control.keys import CURRENT
from bot.sandbox.control.reading import answered, control
from bot.sandbox.options import GroupOption, PersonOption
from bot.sandbox.state.pacing import Pace, Pacer
from bot.sandbox.state.people import Person
from bot.sandbox.state.world import World
from bot.sandbox.wire.types import Json

routes = web.RouteTableDef()
CHANGEABLE = ("name", "language", "username", "role")


@routes.post("/sandbox/people")
@control
async def add_person(world: World, request: web.Request) -> Json:
    """{name, id?, language?, username?, role?, started?}: somebody new; `started` lets the bot write first."""
    body = await body_of(request)
    number = int(body.get("id") or max([*world.people, 1000]) + 1)
    named = {key: body[key] for key in ("language", "username", "started") if key in body}
    option = PersonOption(number, str(body["name"]), str(body.get("role", "founder")), **named)
    return world.add_person(option).view()


@routes.patch("/sandbox/people/{person}")
@control
async def change_person(world: World, request: web.Request) -> Json:
    """{name?, language?, username?, role?}: the next update shows it."""
    person, body = _person(world, request), await body_of(request)
    for key in CHANGEABLE:
        if key in body:
            setattr(person, key, body[key])
    world.hub.publish("person", person=person.view())
    return person.view()


@routes.post("/sandbox/groups")
@control
async def add_group(world: World, request: web.Request) -> Json:
    """{title, members, id?, topics?, bot?}: a group with the bot in it, an administrator unless said otherwise."""
    body = await body_of(request)
    number = int(body.get("id") or min([*world.chats, -1003000]) - 1)
    members = tuple(int(member) for member in body.get("members", ()))
    status = str(body.get("bot", "administrator"))
    option = GroupOption(number, str(body["title"]), members, bool(body.get("topics")), status)
    return world.add_group(option).view()


@routes.patch("/sandbox/groups/{chat}")
@control
async def change_group(world: World, request: web.Request) -> Json:
    """{members?: added, title?, topics?, bot?}: changes a group."""
    chat, body = chat_of(world, request), await body_of(request)
    for member in body.get("members", ()):
        chat.members.setdefault(int(member), "member")
    chat.title = str(body.get("title", chat.title))
    chat.forum = bool(body.get("topics", chat.forum))
    chat.bot_status = str(body.get("bot", chat.bot_status))
    world.tell(chat)
    return chat.view(chat.version)


@routes.post("/sandbox/flood")
@control
async def flood(world: World, request: web.Request) -> Json:
    """{texts: n each, people: ids or a number of new ones, text?: with {n} and {person}}: many at once, in turn."""
    body = await body_of(request)
    people = body.get("people", 1)
    if isinstance(people, int):
        first = max([*world.people, 100_000]) + 1
        options = [PersonOption(first + n, f"Essai {n + 1}", "load") for n in range(people)]
        people = [world.add_person(option).id for option in options]
    pattern = str(body.get("text", "message {n}"))
    first_update = world.updates.last + 1
    for n in range(int(body.get("texts", 1))):
        for number in people:
            text = pattern.replace("{n}", str(n)).replace("{person}", str(number))
            acts.say(world, world.chats[number], world.people[number], text, {})
    return {"people": people, "first_update": first_update, "last_update": world.updates.last}


@routes.post("/sandbox/updates/{update}/replay")
@control
async def replay(world: World, request: web.Request) -> Json:
    """{times}: deliver an update again under its old number."""
    number, body = int(request.match_info["update"]), await body_of(request)
    if number not in world.updates.log:
        raise Unknown(f"no update {number}")
    world.updates.replay(number, int(body.get("times", 1)))
    return {"update_id": number}


@routes.post("/sandbox/faults")
@control
async def add_fault(world: World, request: web.Request) -> Json:
    """{method, times?, skip?, status?, retry_after?, delay?, dropped?, lost?, chat?}: see Fault."""
    return dataclasses.asdict(world.faults.add(await body_of(request)))


@routes.get("/sandbox/faults")
@control
async def faults(world: World, request: web.Request) -> Json:
    """The faults still waiting to happen."""
    return {"faults": [dataclasses.asdict(fault) for fault in world.faults.waiting]}


@routes.delete("/sandbox/faults")
@control
async def clear_faults(world: World, request: web.Request) -> Json:
    """No more faults."""
    world.faults.waiting.clear()
    return {"faults": []}


@routes.post("/sandbox/pace")
@control
async def pace(world: World, request: web.Request) -> Json:
    """{on, overall?, chat?, burst?, group_minute?}: Telegram's speed limits from now on, or none."""
    body = await body_of(request)
    on = bool(body.pop("on", True))
    world.pacer = Pacer(Pace(**body) if on else None)
    return {"pace": dataclasses.asdict(world.pacer.pace) if world.pacer.pace else None}


@routes.post("/sandbox/token")
@control
async def token(world: World, request: web.Request) -> Json:
    """{revoked} or {token}: revoke the bot's token, or give it another."""
    body = await body_of(request)
    world.revoked = bool(body.get("revoked", False))
    world.token = str(body.get("token", world.token))
    if world.revoked:
        world.updates.interrupt()
    return {"revoked": world.revoked}


@routes.post("/sandbox/clock")
@control
async def clock(world: World, request: web.Request) -> Json:
    """{advance: seconds}: move the sandbox's time on."""
    world.skew += float((await body_of(request)).get("advance", 0))
    return {"now": world.now()}


@routes.post("/sandbox/reset")
async def reset(request: web.Request) -> web.StreamResponse:
    """Start over: people and groups as at the start, no message, no fault."""
    await request.app[CURRENT].reset()
    return answered({"reset": True})


def _person(world: World, request: web.Request) -> Person:
    number = int(request.match_info["person"])
    if number not in world.people:
        raise Unknown(f"no person {number}")
    return world.people[number]
