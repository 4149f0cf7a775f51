"""The table of contents: every method that the sandbox answers."""

from collections.abc import Callable
from typing import Any

from bot.sandbox.api import asking, editing, fetching, media, profile, sending, topics
from bot.sandbox.state.world import World
from bot.sandbox.wire.parameters import Parameters

Method = Callable[[World, Parameters], Any]


def _yes(world: World, parameters: Parameters) -> bool:
    return True


METHODS: dict[str, Method] = {
    "getMe": asking.get_me,
    "logOut": _yes,
    "close": _yes,
    "getUpdates": fetching.get_updates,
    "setWebhook": fetching.set_webhook,
    "deleteWebhook": fetching.delete_webhook,
    "getWebhookInfo": fetching.get_webhook_info,
    "sendMessage": sending.send_message,
    "sendMessageDraft": sending.send_message_draft,
    "sendChatAction": sending.send_chat_action,
    "sendDocument": media.sender("document"),
    "sendPhoto": media.sender("photo"),
    "sendVoice": media.sender("voice"),
    "sendMediaGroup": media.send_media_group,
    "getFile": media.get_file,
    "editMessageText": editing.edit_message_text,
    "editMessageCaption": editing.edit_message_caption,
    "editMessageReplyMarkup": editing.edit_message_reply_markup,
    "deleteMessage": editing.delete_message,
    "deleteMessages": editing.delete_messages,
    "copyMessage": editing.copy_message,
    "forwardMessage": editing.forward_message,
    "pinChatMessage": editing.pin_chat_message,
    "unpinChatMessage": editing.unpin_chat_message,
    "unpinAllChatMessages": editing.unpin_all_chat_messages,
    "setMessageReaction": editing.set_message_reaction,
    "answerCallbackQuery": asking.answer_callback_query,
    "getChat": asking.get_chat,
    "getChatMember": asking.get_chat_member,
    "getChatAdministrators": asking.get_chat_administrators,
    "getChatMemberCount": asking.get_chat_member_count,
    "getUserProfilePhotos": asking.get_user_profile_photos,
    "createForumTopic": topics.create_forum_topic,
    "editForumTopic": topics.edit_forum_topic,
    "closeForumTopic": topics.close_forum_topic,
    "reopenForumTopic": topics.reopen_forum_topic,
    "deleteForumTopic": topics.delete_forum_topic,
    "setMyCommands": profile.set_my_commands,
    "getMyCommands": profile.get_my_commands,
    "deleteMyCommands": profile.delete_my_commands,
    "setChatMenuButton": profile.set_chat_menu_button,
    "getChatMenuButton": profile.get_chat_menu_button,
    "setMyName": profile.setter("name"),
    "getMyName": profile.getter("name"),
    "setMyDescription": profile.setter("description"),
    "getMyDescription": profile.getter("description"),
    "setMyShortDescription": profile.setter("short_description"),
    "getMyShortDescription": profile.getter("short_description"),
}
BY_NAME = {name.lower(): (name, method) for name, method in METHODS.items()}
UNPACED = frozenset({"sendChatAction", "sendMessageDraft"})


def is_paced(name: str) -> bool:
    """Whether a call counts against the speed limits: sends do, and edits like sends."""
    return name.startswith(("send", "edit", "copy", "forward")) and name not in UNPACED
