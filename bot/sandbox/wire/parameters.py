"""The parameters of one Bot API call, whichever of the three ways its body was written."""

import json
import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any
from urllib.parse import parse_qsl

from aiohttp import web
from aiohttp.web_request import FileField

from bot.sandbox.wire.errors import BadRequest
from bot.sandbox.wire.types import Json

_NUMBER = re.compile(r"-?[0-9]{1,18}")


@dataclass(frozen=True)
class Upload:
    """A file that came in a multipart body."""

    name: str
    mime: str
    content: bytes


@dataclass(frozen=True)
class Parameters:
    """Values by name (texts from a form, typed values from JSON) and uploads by the name of their part."""

    values: Mapping[str, Any]
    uploads: Mapping[str, Upload] = field(default_factory=dict)

    def text(self, name: str) -> str:
        """The value as text, never JSON-decoded; empty where it is missing."""
        value = self.values.get(name)
        return "" if value is None else str(value)

    def integer(self, name: str, default: int = 0) -> int:
        """The value as a whole number; a BadRequest where it is none."""
        value = self.values.get(name)
        if value is None or value == "":
            return default
        if isinstance(value, bool) or not _NUMBER.fullmatch(str(value)):
            raise BadRequest(f'invalid parameter "{name}" specified')
        return int(value)

    def boolean(self, name: str) -> bool:
        """True for true, 1 and yes."""
        value = self.values.get(name, False)
        return value is True or str(value).lower() in {"true", "1", "yes"}

    def structure(self, name: str) -> Any:
        """A JSON-serialised value, or None where it is missing; a BadRequest where it does not parse."""
        value = self.values.get(name)
        if value is None or value == "":
            return None
        if not isinstance(value, str):
            return value
        try:
            return json.loads(value)
        except ValueError:
            raise BadRequest(f"can't parse {name} JSON object") from None

    def object(self, name: str) -> Json | None:
        """A JSON-serialised object, or None where it is missing."""
        value = self.structure(name)
        if value is not None and not isinstance(value, dict):
            raise BadRequest(f"can't parse {name} JSON object")
        return value

    def array(self, name: str, of: type = dict) -> list[Any]:
        """A JSON-serialised list of objects (or of another type), empty where it is missing."""
        value = self.structure(name)
        if value is None:
            return []
        if not isinstance(value, list) or not all(isinstance(item, of) for item in value):
            raise BadRequest(f"can't parse {name} JSON array")
        return value

    def chat(self) -> int:
        """The number under chat_id, 0 where there is none (a name, or nothing)."""
        given = self.text("chat_id")
        return int(given) if _NUMBER.fullmatch(given) else 0

    def upload(self, name: str) -> Upload | None:
        """The file under a name: a part of that name, or the part that `attach://…` names."""
        value = self.values.get(name)
        if isinstance(value, str) and value.startswith("attach://"):
            return self.uploads.get(value.removeprefix("attach://"))
        return self.uploads.get(name)


async def read_parameters(request: web.Request) -> Parameters:
    """Read a request's query and body: form-urlencoded, multipart or JSON."""
    values: dict[str, Any] = dict(request.query) if request.query_string else {}
    if request.content_type == "multipart/form-data":
        return await _multipart(request, values)
    body = await request.read()
    if not body:
        return Parameters(values)
    if request.content_type == "application/json":
        return Parameters(values | _json_object(body))
    try:
        values.update(parse_qsl(body.decode(), keep_blank_values=True))
    except UnicodeDecodeError:
        raise BadRequest("strings must be encoded in UTF-8") from None
    return Parameters(values)


def _json_object(body: bytes) -> dict[str, Any]:
    try:
        decoded = json.loads(body)
    except ValueError:
        raise BadRequest("can't parse JSON object") from None
    if not isinstance(decoded, dict):
        raise BadRequest("can't parse JSON object")
    return decoded


async def _multipart(request: web.Request, values: dict[str, Any]) -> Parameters:
    uploads: dict[str, Upload] = {}
    for name, part in (await request.post()).items():
        if isinstance(part, FileField):
            uploads[name] = Upload(part.filename, part.content_type, part.file.read())
        else:
            values[name] = part if isinstance(part, str) else bytes(part).decode()
    return Parameters(values, uploads)
