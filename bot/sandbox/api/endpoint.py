"""The HTTP side of the Bot API: token, body, faults, pace, method, answer, journal."""

import asyncio
import inspect
import json
import logging

from aiohttp import web

from bot.sandbox.api.methods import BY_NAME, is_paced
from bot.sandbox.state.faults import Fault
from bot.sandbox.state.journal import Call
from bot.sandbox.state.world import Current, World
from bot.sandbox.wire.errors import ApiError, NotFound, TooManyRequests, Unauthorized
from bot.sandbox.wire.parameters import Parameters, read_parameters
from bot.sandbox.wire.types import Json

log = logging.getLogger(__name__)
GATEWAY_PAGE = (
    "<html>\r\n<head><title>{0}</title></head>\r\n<body>\r\n<center><h1>{0}</h1></center>\r\n</body>\r\n</html>"
)


class BotApi:
    """Answers /bot<token>/<method> and /file/bot<token>/<path> for the world that `current` holds."""

    def __init__(self, current: Current) -> None:
        self._current = current

    async def call(self, request: web.Request) -> web.StreamResponse:
        """One call of a method."""
        world = self._current.world
        given = request.match_info["method"]
        name, _ = BY_NAME.get(given.lower(), (given, None))
        parameters = Parameters({})
        try:
            _admit(world, request.match_info["token"])
            parameters = await read_parameters(request)
            fault = world.faults.take(name, parameters.chat()) if world.faults.waiting else None
            response = await self._struck(fault, request, name, parameters)
        except ApiError as error:
            response = _json(error.answer(), error.status)
        status = response.status if response is not None else 0
        world.journal.note(Call(name, world.now(), parameters.chat(), status, parameters.text("text")[:200]))
        return response if response is not None else _hang_up(request)

    async def _struck(
        self, fault: Fault | None, request: web.Request, name: str, parameters: Parameters
    ) -> web.Response | None:
        """The answer to a call after its fault, if one strikes; None where no answer may arrive."""
        if fault is None:
            return await self._answer(name, parameters)
        if fault.delay:
            await asyncio.sleep(fault.delay)
        if fault.dropped:
            return None
        if fault.status:
            return _failure(fault)
        response = await self._answer(name, parameters)
        return None if fault.lost else response

    async def _answer(self, name: str, parameters: Parameters) -> web.Response:
        world = self._current.world
        found = BY_NAME.get(name.lower())
        if found is None:
            log.warning("the sandbox has no method %s", name[:64])
            raise NotFound("method not found")
        if is_paced(name) and (seconds := world.pacer.wait(parameters.chat(), world.now())):
            raise TooManyRequests(seconds)
        result = found[1](world, parameters)
        if inspect.isawaitable(result):
            result = await result
        return _json({"ok": True, "result": result}, 200)

    async def download(self, request: web.Request) -> web.StreamResponse:
        """The content of a file that the bot asked for."""
        world = self._current.world
        try:
            _admit(world, request.match_info["token"])
            file = world.files.by_path.get(request.match_info["path"])
            if file is None:
                raise NotFound("file not found")
        except ApiError as error:
            return _json(error.answer(), error.status)
        return web.Response(body=file.content, content_type="application/octet-stream")


def _admit(world: World, token: str) -> None:
    number, _, secret = token.partition(":")
    if not number.isdigit() or not secret:
        raise NotFound
    if token != world.token or world.revoked:
        raise Unauthorized


def _failure(fault: Fault) -> web.Response:
    if fault.status in {502, 503, 504}:
        title = f"{fault.status} {fault.description()}"
        return web.Response(text=GATEWAY_PAGE.format(title), status=fault.status, content_type="text/html")
    body: Json = {"ok": False, "error_code": fault.status, "description": fault.description()}
    if fault.status == 429:
        body["parameters"] = {"retry_after": fault.retry_after}
    return _json(body, fault.status)


def _json(body: Json, status: int) -> web.Response:
    return web.Response(body=json.dumps(body).encode(), status=status, content_type="application/json")


def _hang_up(request: web.Request) -> web.Response:
    if request.transport is not None:
        request.transport.close()
    return web.Response(status=500)
