from datetime import UTC, datetime
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from telegram import Bot, Update, User

from bot.dialogue.incoming import Attached, Commanded, Event, Incoming, Person, Pressed, Reacted, Said
from bot.telegram.incoming import clean
from bot.telegram.reading import Unreadable, read_update, read_updates

NOW = datetime(2026, 3, 16, 9, tzinfo=UTC)
SENT = datetime(2026, 3, 16, 8, 59, tzinfo=UTC)
ANA = {"id": 7, "is_bot": False, "first_name": "Ana", "language_code": "fr"}
CHAT = {"id": 7, "type": "private", "first_name": "Ana"}
FILE = {"file_id": "f", "file_unique_id": "u"}


def bot() -> Bot:
    robot = Bot("1:token")
    robot._bot_user = User(1, "Pépin", True, username="pepin_bot")
    return robot


def read(kind: str, content: dict[str, Any]) -> Incoming | None:
    return read_update({"update_id": 5, kind: content}, bot(), NOW)


def message(**content: Any) -> dict[str, Any]:
    return {"message_id": 3, "date": int(SENT.timestamp()), "from": ANA, "chat": CHAT, **content}


@pytest.mark.parametrize(
    ("content", "event"),
    [
        ({"text": "Bonjour"}, Said("Bonjour")),
        ({"text": ""}, Said("")),
        ({"text": "/start inv_4 "}, Commanded("start", "inv_4")),
        ({"text": "/Aide@Pepin_Bot"}, Commanded("aide")),
        ({"text": "/aide\nmoi"}, Commanded("aide", "moi")),
        ({"text": "/ non"}, Said("/ non")),
        ({"text": "/chemin/vers"}, Said("/chemin/vers")),
        ({"text": "1/2"}, Said("1/2")),
        (
            {"document": {**FILE, "file_name": "bail.pdf"}, "caption": "mon bail"},
            Attached("document", "f", "bail.pdf", "mon bail"),
        ),
        (
            {"photo": [{**FILE, "file_id": size, "width": 1, "height": 1} for size in ("small", "large")]},
            Attached("photo", "large"),
        ),
        ({"location": {"latitude": 48.6, "longitude": 2.4}}, Attached("location")),
        ({"contact": {"phone_number": "1", "first_name": "Ana"}}, Attached("contact")),
    ],
)
def test_a_message_is_read(content: dict[str, Any], event: Event) -> None:
    assert read("message", message(**content)) == Incoming(5, 7, True, Person(7, "Ana", "fr"), event, SENT, 3)


@pytest.mark.parametrize(
    ("kind", "content"),
    [
        ("message", message(text="/start@another_bot")),
        ("message", message(new_chat_title="Équipe")),
        ("message", message(text="au nom du groupe") | {"from": None}),
        ("message", message(text="un robot") | {"from": {**ANA, "is_bot": True}}),
        ("edited_message", message(text="Bonjour")),
        ("channel_post", message(text="Bonjour")),
        ("callback_query", {"id": "tap", "from": ANA, "chat_instance": "1", "data": "yes"}),
        ("something_new", {"id": 1}),
    ],
)
def test_what_nobody_says_to_the_bot_is_of_no_concern(kind: str, content: dict[str, Any]) -> None:
    assert read(kind, content) is None


def test_a_group_a_topic_and_an_answered_message_are_known() -> None:
    group = {"id": -100, "type": "supergroup", "title": "Équipe", "is_forum": True}
    answered = {"message_id": 2, "date": 1, "chat": group, "text": "?"}
    update = read(
        "message",
        message(text="oui", reply_to_message=answered, message_thread_id=9, is_topic_message=True) | {"chat": group},
    )
    assert update is not None
    assert (update.chat_id, update.private, update.thread_id, update.reply_to) == (-100, False, 9, 2)


def test_a_tap_carries_its_data_and_the_message_it_was_on() -> None:
    for on in (message(text="?"), {"chat": CHAT, "message_id": 3, "date": 0}):
        tap = {"id": "tap", "from": ANA, "chat_instance": "1", "data": "book:4", "message": on}
        expected = Incoming(5, 7, True, Person(7, "Ana", "fr"), Pressed("book:4", "tap", 3), NOW, 3)
        assert read("callback_query", tap) == expected


@pytest.mark.parametrize(("emoji", "seen"), [(["👍"], "👍"), ([], "")])
def test_a_reaction_is_the_latest_emoji(emoji: list[str], seen: str) -> None:
    reaction = {
        "chat": CHAT,
        "message_id": 3,
        "user": ANA,
        "date": int(SENT.timestamp()),
        "old_reaction": [],
        "new_reaction": [{"type": "emoji", "emoji": one} for one in emoji],
    }
    assert read("message_reaction", reaction) == Incoming(5, 7, True, Person(7, "Ana", "fr"), Reacted(seen, 3), SENT, 3)


def test_what_a_database_refuses_is_cleaned_away() -> None:
    assert clean("a\x00b\ud800c") == "ab\ufffdc"
    assert clean("é😀") == "é😀"


def test_one_update_that_cannot_be_read_harms_no_other() -> None:
    good = {"update_id": 6, "message": message(text="oui")}
    bad = {"update_id": 5, "message": {"message_id": "three"}}
    assert [one.update_id for one in read_updates([bad, "?", good], bot(), NOW)] == [6]


json = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats(allow_nan=False) | st.text(max_size=5),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.sampled_from([*CHAT, *message(), "text"]), inner),
    max_leaves=10,
)


@settings(deadline=None, max_examples=50)
@given(st.sampled_from([Update.MESSAGE, Update.CALLBACK_QUERY, Update.MESSAGE_REACTION]), json, st.integers())
def test_whatever_comes_is_read_or_refused(kind: str, content: Any, update_id: int) -> None:
    try:
        read_update({"update_id": update_id, kind: content}, bot(), NOW)
    except Unreadable:
        return
