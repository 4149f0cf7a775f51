"""Edits, deletions, pins, reactions, callback answers, topics, and how the bot presents itself."""

from bot.sandbox import RunningSandbox
from tests.bot.sandbox.conftest import Caller
from tests.bot.sandbox.test_sending import ALICE, GROUP, button, keyboard


def test_an_edit_without_keyboard_removes_it_and_the_history_keeps_what_was(
    sandbox: RunningSandbox, call: Caller
) -> None:
    sent = call("sendMessage", chat_id=ALICE, text="un", reply_markup=keyboard([button("a")]))
    edited = call("editMessageText", chat_id=ALICE, message_id=sent["message_id"], text="deux")
    assert edited["text"] == "deux"
    assert "reply_markup" not in edited
    assert edited["edit_date"] >= sent["date"]
    record = sandbox.client.chat(ALICE)["messages"][-1]
    assert record["edits"] == [sent]


def test_an_edit_that_changes_nothing_is_refused(call: Caller) -> None:
    sent = call("sendMessage", chat_id=ALICE, text="<b>un</b>", parse_mode="HTML", reply_markup=keyboard([button("a")]))
    same = {"text": "<b>un</b>", "parse_mode": "HTML", "reply_markup": keyboard([button("a")])}
    refusal = call.refusal("editMessageText", chat_id=ALICE, message_id=sent["message_id"], **same)
    assert refusal.startswith("Bad Request: message is not modified")


def test_only_the_bots_own_living_messages_are_edited(sandbox: RunningSandbox, call: Caller) -> None:
    theirs = sandbox.client.say(ALICE, "à moi")["message"]["message_id"]
    assert "message can't be edited" in call.refusal("editMessageText", chat_id=ALICE, message_id=theirs, text="x")
    assert "message to edit not found" in call.refusal("editMessageText", chat_id=ALICE, message_id=999, text="x")
    mine = call("sendMessage", chat_id=ALICE, text="x")["message_id"]
    assert call("deleteMessage", chat_id=ALICE, message_id=mine) is True
    assert "message to delete not found" in call.refusal("deleteMessage", chat_id=ALICE, message_id=mine)
    assert "message to edit not found" in call.refusal("editMessageText", chat_id=ALICE, message_id=mine, text="y")


def test_the_keyboard_alone_is_replaced(call: Caller) -> None:
    sent = call("sendMessage", chat_id=ALICE, text="x", reply_markup=keyboard([button("a")]))["message_id"]
    changed = keyboard([button("b")])
    edit = call("editMessageReplyMarkup", chat_id=ALICE, message_id=sent, reply_markup=changed)
    assert (edit["text"], edit["reply_markup"]) == ("x", changed)
    assert "reply_markup" not in call("editMessageReplyMarkup", chat_id=ALICE, message_id=sent)


def test_a_pressed_button_asks_for_an_answer_that_the_person_sees(sandbox: RunningSandbox, call: Caller) -> None:
    call("sendMessage", chat_id=ALICE, text="x", reply_markup=keyboard([button("a", "Oui, volontiers")]))
    query = sandbox.client.press(ALICE, "volontiers")["query"]
    update = call("getUpdates")[-1]["callback_query"]
    assert (update["id"], update["data"], update["from"]["id"]) == (query, "a", ALICE)
    assert "MESSAGE_TOO_LONG" in call.refusal("answerCallbackQuery", callback_query_id=query, text="x" * 201)
    call("answerCallbackQuery", callback_query_id=query, text="Noté", show_alert=True)
    assert sandbox.client.queries(ALICE)[0]["answer"] == {"text": "Noté", "show_alert": True, "url": ""}


def test_a_press_answered_too_late_is_refused(sandbox: RunningSandbox, call: Caller) -> None:
    call("sendMessage", chat_id=ALICE, text="x", reply_markup=keyboard([button("a")]))
    query = sandbox.client.press(ALICE, data="a")["query"]
    sandbox.client.advance(3600)
    assert "query is too old" in call.refusal("answerCallbackQuery", callback_query_id=query)
    assert "query is too old" in call.refusal("answerCallbackQuery", callback_query_id="1")


def test_forged_data_reaches_the_bot(sandbox: RunningSandbox, call: Caller) -> None:
    sandbox.client.press(ALICE, forge="book:everything")
    assert call("getUpdates")[-1]["callback_query"]["data"] == "book:everything"


def test_reactions_go_both_ways(sandbox: RunningSandbox, call: Caller) -> None:
    sent = call("sendMessage", chat_id=ALICE, text="x")["message_id"]
    call("getUpdates", offset=-1, allowed_updates=["message", "message_reaction"])
    sandbox.client.react(ALICE, sent, "👍")
    sandbox.client.react(ALICE, sent, "👎")
    update = call("getUpdates")[-1]["message_reaction"]
    assert [r["emoji"] for r in update["old_reaction"] + update["new_reaction"]] == ["👍", "👎"]
    call("setMessageReaction", chat_id=ALICE, message_id=1, reaction=[{"type": "emoji", "emoji": "🎉"}])
    assert list(sandbox.client.chat(ALICE)["messages"][0]["reactions"].values()) == [["🎉"]]
    odd = [{"type": "emoji", "emoji": "🧪"}]
    assert "REACTION_INVALID" in call.refusal("setMessageReaction", chat_id=ALICE, message_id=1, reaction=odd)


def test_reactions_are_not_sent_unless_asked_for(sandbox: RunningSandbox, call: Caller) -> None:
    assert sandbox.client.react(ALICE, 1, "👍")["update_id"] == 0


def test_pins_show_in_the_chat(call: Caller) -> None:
    sent = call("sendMessage", chat_id=ALICE, text="x")["message_id"]
    call("pinChatMessage", chat_id=ALICE, message_id=sent)
    assert call("getChat", chat_id=ALICE)["pinned_message"]["message_id"] == sent
    call("unpinChatMessage", chat_id=ALICE, message_id=sent)
    assert "pinned_message" not in call("getChat", chat_id=ALICE)
    assert "message to unpin not found" in call.refusal("unpinChatMessage", chat_id=ALICE)


def test_topics_hold_messages_and_can_be_closed(sandbox: RunningSandbox, call: Caller) -> None:
    assert "not a forum" in call.refusal("createForumTopic", chat_id=GROUP, name="Questions")
    forum = sandbox.client.group("Forum", [3001], topics=True)["id"]
    topic = call("createForumTopic", chat_id=forum, name="Questions")["message_thread_id"]
    message = call("sendMessage", chat_id=forum, text="x", message_thread_id=topic)
    assert (message["message_thread_id"], message["is_topic_message"]) == (topic, True)
    call("closeForumTopic", chat_id=forum, message_thread_id=topic)
    assert "TOPIC_CLOSED" in call.refusal("sendMessage", chat_id=forum, text="x", message_thread_id=topic)


def test_a_bot_that_is_a_mere_member_pins_nothing_and_hears_only_what_concerns_it(
    sandbox: RunningSandbox, call: Caller
) -> None:
    group = sandbox.client.group("Salon", [3001], bot="member")["id"]
    sent = call("sendMessage", chat_id=group, text="x")["message_id"]
    assert "not enough rights" in call.refusal("pinChatMessage", chat_id=group, message_id=sent)
    assert sandbox.client.say(group, "entre nous")["update_id"] == 0
    assert sandbox.client.say(group, "/aide")["update_id"] > 0
    assert sandbox.client.say(group, "oui", reply_to=sent)["update_id"] > 0


def test_members_have_their_status(call: Caller) -> None:
    assert call("getChatMember", chat_id=GROUP, user_id=3001)["status"] == "creator"
    assert call("getChatMember", chat_id=GROUP, user_id=ALICE)["status"] == "left"
    assert "PARTICIPANT_ID_INVALID" in call.refusal("getChatMember", chat_id=GROUP, user_id=5)


def test_commands_are_kept_by_scope_and_language(sandbox: RunningSandbox, call: Caller) -> None:
    french, english = [{"command": "aide", "description": "Aide"}], [{"command": "help", "description": "Help"}]
    call("setMyCommands", commands=french)
    call("setMyCommands", commands=english, language_code="en", scope={"type": "all_private_chats"})
    assert call("getMyCommands") == french
    seen = sandbox.client.request("GET", "state")["commands"]
    assert seen[f"{ALICE}:{ALICE}"] == french
    sandbox.client.change_person(ALICE, language="en")
    assert sandbox.client.request("GET", "state")["commands"][f"{ALICE}:{ALICE}"] == english
    bad = [{"command": "Aide!", "description": "x"}]
    assert "BOT_COMMAND_INVALID" in call.refusal("setMyCommands", commands=bad)


def test_drafts_are_for_private_chats_and_leave_nothing(sandbox: RunningSandbox, call: Caller) -> None:
    before = len(sandbox.client.chat(ALICE)["messages"])
    assert call("sendMessageDraft", chat_id=ALICE, draft_id=1, text="Je cher") is True
    assert len(sandbox.client.chat(ALICE)["messages"]) == before
    assert "private chats only" in call.refusal("sendMessageDraft", chat_id=GROUP, draft_id=1, text="x")


def test_messages_are_copied_and_forwarded(sandbox: RunningSandbox, call: Caller) -> None:
    source = {"from_chat_id": ALICE, "message_id": 1}
    copy = call("copyMessage", chat_id=GROUP, **source)["message_id"]
    forwarded = call("forwardMessage", chat_id=GROUP, **source)
    assert sandbox.client.chat(GROUP)["messages"][0]["message"]["message_id"] == copy
    assert forwarded["forward_origin"]["sender_user"]["id"] == ALICE
