"""Reading about chats and members, and answering pressed buttons."""

from bot.sandbox.api.targets import known_chat
from bot.sandbox.state.chats import Chat
from bot.sandbox.state.world import World
from bot.sandbox.wire.errors import TOO_OLD, BadRequest
from bot.sandbox.wire.parameters import Parameters
from bot.sandbox.wire.types import Json
from bot.sandbox.wire.utf16 import units

ANSWER_LIMIT = 200
NO_GIFTS = dict.fromkeys(
    ("unlimited_gifts", "limited_gifts", "unique_gifts", "premium_subscription", "gifts_from_channels"), False
)


def get_me(world: World, parameters: Parameters) -> Json:
    """getMe."""
    return world.robot.me()


def get_chat(world: World, parameters: Parameters) -> Json:
    """getChat: the ChatFullInfo object."""
    chat = known_chat(world, parameters)
    full = chat.brief() | {"accent_color_id": chat.id % 7, "max_reaction_count": 11, "accepted_gift_types": NO_GIFTS}
    if chat.pinned:
        full["pinned_message"] = chat.records[chat.pinned[-1]].message
    return full


def get_chat_member(world: World, parameters: Parameters) -> Json:
    """getChatMember."""
    chat, user = known_chat(world, parameters), parameters.integer("user_id")
    if user not in world.people and user != world.robot.id:
        raise BadRequest("PARTICIPANT_ID_INVALID")
    return member_of(world, chat, user)


def get_chat_administrators(world: World, parameters: Parameters) -> list[Json]:
    """getChatAdministrators."""
    chat = known_chat(world, parameters)
    if chat.private:
        raise BadRequest("there are no administrators in the private chat")
    members = [member_of(world, chat, user) for user in (*chat.members, world.robot.id)]
    return [member for member in members if member["status"] in {"creator", "administrator"}]


def get_chat_member_count(world: World, parameters: Parameters) -> int:
    """getChatMemberCount, the bot included."""
    chat = known_chat(world, parameters)
    return 2 if chat.private else len(chat.members) + 1


def answer_callback_query(world: World, parameters: Parameters) -> bool:
    """answerCallbackQuery; the first answer is the one that is shown."""
    text = parameters.text("text")
    if len(text) > ANSWER_LIMIT // 2 and units(text) > ANSWER_LIMIT:
        raise BadRequest("MESSAGE_TOO_LONG")
    query = world.queries.answerable(parameters.text("callback_query_id"), world.now())
    if query is None:
        raise BadRequest(TOO_OLD)
    if query.answer is None:
        query.answer = {"text": text, "show_alert": parameters.boolean("show_alert"), "url": parameters.text("url")}
        query.answered_at = world.now()
        world.hub.publish("answer", chat=query.chat, person=query.person, message=query.message, **query.answer)
    return True


def get_user_profile_photos(world: World, parameters: Parameters) -> Json:
    """getUserProfilePhotos: nobody here has any."""
    return {"total_count": 0, "photos": []}


def member_of(world: World, chat: Chat, user: int) -> Json:
    """The ChatMember object of somebody in a chat."""
    if user == world.robot.id:
        status, person = ("member" if chat.private else chat.bot_status), world.robot.user()
    else:
        status, person = chat.members.get(user, "member" if user == chat.id else "left"), world.people[user].user()
    member: Json = {"status": status, "user": person}
    match status:
        case "administrator":
            return member | _rights()
        case "creator":
            return member | {"is_anonymous": False}
        case "kicked":
            return member | {"until_date": 0}
    return member


def _rights() -> Json:
    granted = (
        "can_be_edited can_manage_chat can_delete_messages can_manage_video_chats can_restrict_members "
        "can_promote_members can_change_info can_invite_users can_post_stories can_edit_stories can_delete_stories "
        "can_pin_messages can_manage_topics"
    )
    return dict.fromkeys(granted.split(), True) | {"is_anonymous": False}
