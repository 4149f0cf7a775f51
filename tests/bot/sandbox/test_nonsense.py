"""Whatever is sent, a method answers or refuses; it never breaks."""

import asyncio
import inspect

from hypothesis import given, settings
from hypothesis import strategies as st

from bot.sandbox.api.methods import METHODS
from bot.sandbox.options import Options
from bot.sandbox.state.world import new_world
from bot.sandbox.wire.errors import ApiError
from bot.sandbox.wire.parameters import Parameters
from bot.sandbox.wire.types import Json

NAMES = [
    *("chat_id", "text", "parse_mode", "entities", "caption", "caption_entities", "message_id", "message_ids"),
    *("reply_markup", "reply_parameters", "link_preview_options", "message_thread_id", "draft_id", "action"),
    *("document", "photo", "voice", "media", "file_id", "from_chat_id", "reaction", "callback_query_id", "user_id"),
    *("show_alert", "commands", "scope", "language_code", "menu_button", "name", "description", "icon_color"),
    *("offset", "limit", "allowed_updates", "url", "secret_token", "max_connections", "short_description"),
]
KEYS = [
    *("inline_keyboard", "keyboard", "text", "callback_data", "url", "copy_text", "style", "type", "emoji", "media"),
    *("offset", "length", "message_id", "quote", "chat_id", "user_id", "command", "description"),
]
LEAVES = (
    st.none()
    | st.booleans()
    | st.integers(-5, 1005)
    | st.sampled_from(["", "1001", "x", "<b>x</b>", "<", "[", "default", "photo"])
)
JSON = st.recursive(
    LEAVES | st.text(max_size=8),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.sampled_from(KEYS), inner, max_size=4),
    max_leaves=8,
)
CALLS = st.dictionaries(st.sampled_from(NAMES), JSON, max_size=6)


@settings(max_examples=300, deadline=None)
@given(method=st.sampled_from(sorted(METHODS)), values=CALLS, here=st.booleans())
def test_no_parameter_breaks_a_method(method: str, values: Json, *, here: bool) -> None:
    async def call() -> None:
        world = new_world(Options())
        world.chats[1001].started = True
        chat = {"chat_id": 1001} if here else {}
        result = METHODS[method](world, Parameters({**values, **chat, "timeout": 0}))
        if inspect.isawaitable(result):
            await result
        await world.webhook.stop()

    try:
        asyncio.run(call())
    except ApiError as refusal:
        assert refusal.description
