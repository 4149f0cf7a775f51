"""Sending texts, and what every way of sending shares."""

from bot.sandbox.api.targets import answering, placed, writable_chat
from bot.sandbox.state.chats import Chat, Record
from bot.sandbox.state.world import World
from bot.sandbox.wire.errors import BadRequest
from bot.sandbox.wire.formatting import TEXT_LIMIT, formatted, measured
from bot.sandbox.wire.keyboards import checked_markup, inline
from bot.sandbox.wire.parameters import Parameters
from bot.sandbox.wire.types import Json


def put(world: World, parameters: Parameters, content: Json) -> Record:
    """Send a content to the chat that is named, in its topic, as an answer, with its keyboard."""
    chat = writable_chat(world, parameters)
    around = placed(chat, parameters) | answering(chat, parameters)
    markup = checked_markup(parameters.structure("reply_markup"))
    carried = {"reply_markup": markup} if inline(markup) else {}
    extra = {"has_protected_content": True} if parameters.boolean("protect_content") else {}
    record = world.post(chat, world.robot.user(), around | content | carried | extra, by_bot=True)
    if markup is not None and not carried:
        _set_keyboard(world, chat, markup)
    return record


def send_message(world: World, parameters: Parameters) -> Json:
    """sendMessage."""
    return put(world, parameters, text_content(parameters)).message


def text_content(parameters: Parameters) -> Json:
    """The text of a message with its entities and how its link is previewed, checked."""
    text, entities = formatted(parameters, "text")
    if not text:
        raise BadRequest("message text is empty")
    measured(text, TEXT_LIMIT, "message is too long")
    content: Json = {"text": text}
    if entities:
        content["entities"] = entities
    if preview := parameters.object("link_preview_options"):
        content["link_preview_options"] = preview
    return content


def send_message_draft(world: World, parameters: Parameters) -> bool:
    """sendMessageDraft: a preview in a private chat that nothing keeps."""
    chat = writable_chat(world, parameters)
    if not chat.private:
        raise BadRequest("message drafts can be sent to private chats only")
    if not parameters.integer("draft_id"):
        raise BadRequest("draft_id must be non-zero")
    text, entities = formatted(parameters, "text")
    measured(text, TEXT_LIMIT, "message is too long")
    world.hub.publish("draft", chat=chat.id, id=parameters.integer("draft_id"), text=text, entities=entities)
    return True


def send_chat_action(world: World, parameters: Parameters) -> bool:
    """sendChatAction."""
    chat = writable_chat(world, parameters)
    action = parameters.text("action")
    if not action.startswith(("typing", "upload_", "record_", "choose_", "find_")):
        raise BadRequest("wrong parameter action in request")
    world.hub.publish("action", chat=chat.id, action=action, thread=parameters.integer("message_thread_id"))
    return True


def _set_keyboard(world: World, chat: Chat, markup: Json) -> None:
    chat.keyboard = None if "remove_keyboard" in markup else markup
    world.tell(chat)
