"""Sending files: documents, photos, albums and the rest."""

import mimetypes
from collections.abc import Callable

from bot.sandbox.api.sending import put
from bot.sandbox.state.files import StoredFile
from bot.sandbox.state.world import World
from bot.sandbox.wire.errors import BadRequest
from bot.sandbox.wire.formatting import CAPTION_LIMIT, formatted, measured
from bot.sandbox.wire.images import picture_size
from bot.sandbox.wire.parameters import Parameters
from bot.sandbox.wire.types import Json

Method = Callable[[World, Parameters], Json]


def captioned(parameters: Parameters) -> Json:
    """The caption with its entities, checked."""
    text, entities = formatted(parameters, "caption", given="caption_entities")
    measured(text, CAPTION_LIMIT, "message caption is too long")
    content: Json = {"caption": text} if text else {}
    return content | ({"caption_entities": entities} if entities else {})


def stored(world: World, parameters: Parameters, kind: str) -> StoredFile:
    """The file under a name: uploaded now, or known by its identifier."""
    upload = parameters.upload(kind)
    if upload is not None:
        if not upload.content:
            raise BadRequest("file must be non-empty")
        mime = mimetypes.guess_type(upload.name)[0] or upload.mime
        return world.files.add(upload.name, mime, upload.content, f"{kind}s")
    given = parameters.text(kind)
    if not given:
        raise BadRequest(f"there is no {kind} in the request")
    if given not in world.files.by_id:
        raise BadRequest("wrong remote file identifier specified: can't unserialize it")
    return world.files.by_id[given]


def document_field(file: StoredFile) -> Json:
    """The Document object."""
    return {"document": file.brief() | {"file_name": file.name, "mime_type": file.mime}}


def photo_field(file: StoredFile) -> Json:
    """The sizes of a photo: one, its own."""
    size = picture_size(file.content)
    if size is None:
        raise BadRequest("IMAGE_PROCESS_FAILED")
    return {"photo": [file.brief() | {"width": size[0], "height": size[1]}]}


def sound_field(file: StoredFile) -> Json:
    """The Voice object."""
    return {"voice": file.brief() | {"duration": 1, "mime_type": file.mime}}


FIELDS = {"document": document_field, "photo": photo_field, "voice": sound_field}


def sender(kind: str) -> Method:
    """The method that sends one kind of file."""

    def send(world: World, parameters: Parameters) -> Json:
        caption = captioned(parameters)
        return put(world, parameters, FIELDS[kind](stored(world, parameters, kind)) | caption).message

    return send


def send_media_group(world: World, parameters: Parameters) -> list[Json]:
    """sendMediaGroup: two to ten documents or photos that show together."""
    items = parameters.array("media")
    if not 2 <= len(items) <= 10:
        raise BadRequest("wrong number of media in the group: from 2 to 10 are expected")
    contents = []
    for item in items:
        if str(item.get("type")) not in {"document", "photo"}:
            raise BadRequest("media of this type can't be sent in the group")
        one = Parameters(item | {item["type"]: item.get("media")}, parameters.uploads)
        contents.append(FIELDS[item["type"]](stored(world, one, item["type"])) | captioned(one))
    group = {"media_group_id": str(world.updates.last) + str(len(world.files.by_id))}
    return [put(world, parameters, content | group).message for content in contents]


def get_file(world: World, parameters: Parameters) -> Json:
    """getFile."""
    file = world.files.by_id.get(parameters.text("file_id"))
    if file is None:
        raise BadRequest("invalid file_id")
    if len(file.content) > 20 * 1024 * 1024:
        raise BadRequest("file is too big")
    return file.brief() | {"file_path": file.path}
