"""Changing what was sent: edits, deletions, pins, copies, reactions of the bot."""

from bot.sandbox.api.media import captioned
from bot.sandbox.api.sending import put, text_content
from bot.sandbox.api.targets import known_chat, living, needs_rights, writable_chat
from bot.sandbox.state.chats import Chat, Record
from bot.sandbox.state.world import World
from bot.sandbox.wire.errors import NOT_MODIFIED, BadRequest
from bot.sandbox.wire.keyboards import checked_markup, inline
from bot.sandbox.wire.parameters import Parameters
from bot.sandbox.wire.reactions import EMOJI
from bot.sandbox.wire.types import Json

TEXT_FIELDS = ("text", "entities", "link_preview_options")
CAPTION_FIELDS = ("caption", "caption_entities")
MEDIA = ("document", "photo", "voice", "video", "audio", "animation")
COPIED = (*TEXT_FIELDS, *CAPTION_FIELDS, *MEDIA, "sticker", "location", "contact")


def edit_message_text(world: World, parameters: Parameters) -> Json:
    """editMessageText; without reply_markup the keyboard goes."""
    content = text_content(parameters)
    chat, record = _own_message(world, parameters)
    if "text" not in record.message:
        raise BadRequest("there is no text in the message to edit")
    return _edited(world, chat, record, TEXT_FIELDS, content | _markup(parameters))


def edit_message_caption(world: World, parameters: Parameters) -> Json:
    """editMessageCaption; without reply_markup the keyboard goes."""
    content = captioned(parameters)
    chat, record = _own_message(world, parameters)
    if not any(kind in record.message for kind in MEDIA):
        raise BadRequest("there is no caption in the message to edit")
    return _edited(world, chat, record, CAPTION_FIELDS, content | _markup(parameters))


def edit_message_reply_markup(world: World, parameters: Parameters) -> Json:
    """editMessageReplyMarkup; without reply_markup the keyboard goes."""
    chat, record = _own_message(world, parameters)
    return _edited(world, chat, record, (), _markup(parameters))


def delete_message(world: World, parameters: Parameters) -> bool:
    """deleteMessage: gone for the chat, kept in the history."""
    chat = known_chat(world, parameters)
    record = living(chat, parameters.integer("message_id"))
    if record is None:
        raise BadRequest("message to delete not found")
    if world.now() - record.message["date"] > 48 * 3600:
        raise BadRequest("message can't be deleted")
    _delete(world, chat, record)
    return True


def delete_messages(world: World, parameters: Parameters) -> bool:
    """deleteMessages: those that are not there are passed over."""
    chat = known_chat(world, parameters)
    for message_id in parameters.array("message_ids", int):
        if record := living(chat, message_id):
            _delete(world, chat, record)
    return True


def pin_chat_message(world: World, parameters: Parameters) -> bool:
    """pinChatMessage."""
    chat = writable_chat(world, parameters)
    needs_rights(chat, "manage pinned messages in the chat")
    record = living(chat, parameters.integer("message_id"))
    if record is None:
        raise BadRequest("message to pin not found")
    if record.id not in chat.pinned:
        chat.pinned.append(record.id)
    world.tell(chat)
    return True


def unpin_chat_message(world: World, parameters: Parameters) -> bool:
    """unpinChatMessage: the one that is named, or the latest."""
    chat = writable_chat(world, parameters)
    wanted = parameters.integer("message_id") or (chat.pinned[-1] if chat.pinned else 0)
    if wanted not in chat.pinned:
        raise BadRequest("message to unpin not found")
    chat.pinned.remove(wanted)
    world.tell(chat)
    return True


def unpin_all_chat_messages(world: World, parameters: Parameters) -> bool:
    """unpinAllChatMessages."""
    chat = writable_chat(world, parameters)
    chat.pinned.clear()
    world.tell(chat)
    return True


def copy_message(world: World, parameters: Parameters) -> Json:
    """copyMessage: the content anew, without a link to where it was."""
    content = _source(world, parameters, "message to copy not found")
    caption = captioned(parameters) if parameters.text("caption") else {}
    return {"message_id": put(world, parameters, content | caption).id}


def forward_message(world: World, parameters: Parameters) -> Json:
    """forwardMessage: the content, and who wrote it when."""
    content = _source(world, parameters, "message to forward not found")
    source = world.chats[parameters.integer("from_chat_id")].records[parameters.integer("message_id")].message
    origin = {"type": "user", "date": source["date"], "sender_user": source["from"]}
    return put(world, parameters, content | {"forward_origin": origin}).message


def set_message_reaction(world: World, parameters: Parameters) -> bool:
    """setMessageReaction: the bot's own, replaced as a whole."""
    chat = writable_chat(world, parameters)
    record = living(chat, parameters.integer("message_id"))
    if record is None:
        raise BadRequest("message to react not found")
    given = parameters.array("reaction")
    if len(given) > 1:
        raise BadRequest("REACTIONS_TOO_MANY")
    emoji = [str(reaction.get("emoji", "")) for reaction in given]
    if any(one not in EMOJI for one in emoji):
        raise BadRequest("REACTION_INVALID")
    record.reactions[world.robot.id] = emoji
    world.touched(chat, record)
    return True


def _own_message(world: World, parameters: Parameters) -> tuple[Chat, Record]:
    if parameters.text("inline_message_id"):
        raise BadRequest("MESSAGE_ID_INVALID")
    chat = writable_chat(world, parameters)
    record = living(chat, parameters.integer("message_id"))
    if record is None:
        raise BadRequest("message to edit not found")
    if not record.by_bot or "forward_origin" in record.message:
        raise BadRequest("message can't be edited")
    return chat, record


def _markup(parameters: Parameters) -> Json:
    markup = checked_markup(parameters.structure("reply_markup"))
    if markup is not None and not inline(markup):
        raise BadRequest("inline keyboard expected")
    return {"reply_markup": markup} if markup else {}


def _edited(world: World, chat: Chat, record: Record, fields: tuple[str, ...], content: Json) -> Json:
    replaced = {*fields, "reply_markup"}
    if {key: value for key, value in record.message.items() if key in replaced} == content:
        raise BadRequest(NOT_MODIFIED)
    kept = {key: value for key, value in record.message.items() if key not in replaced}
    edited = {"edit_date": int(world.now())} if fields else {}
    return world.change(chat, record, kept | edited | content).message


def _delete(world: World, chat: Chat, record: Record) -> None:
    record.deleted = True
    if record.id in chat.pinned:
        chat.pinned.remove(record.id)
    world.touched(chat, record)


def _source(world: World, parameters: Parameters, missing: str) -> Json:
    chat = world.chats.get(parameters.integer("from_chat_id"))
    record = living(chat, parameters.integer("message_id")) if chat else None
    if record is None:
        raise BadRequest(missing)
    return {key: record.message[key] for key in COPIED if key in record.message}
