"""What the Bot API takes and what it refuses."""

import json
import urllib.request
from typing import Any

import pytest

from bot.sandbox import RunningSandbox
from tests.bot.sandbox.conftest import Caller

ALICE, CLAIRE, GROUP = 1001, 2001, -1003001


def keyboard(*rows: list[dict[str, Any]]) -> dict[str, Any]:
    return {"inline_keyboard": list(rows)}


def button(data: str, text: str = "Oui", **more: Any) -> dict[str, Any]:
    return {"text": text, "callback_data": data, **more}


def test_a_message_arrives_parsed_and_trimmed(call: Caller) -> None:
    message = call("sendMessage", chat_id=ALICE, text="  <b>Bon</b>jour \n", parse_mode="HTML")
    assert message["text"] == "Bonjour"
    assert message["entities"] == [{"type": "bold", "offset": 0, "length": 3}]


def test_text_fields_are_never_decoded_as_json(call: Caller) -> None:
    assert call("sendMessage", chat_id=ALICE, text='{"a": 1}')["text"] == '{"a": 1}'


def test_json_bodies_are_read_as_well(sandbox: RunningSandbox, call: Caller) -> None:
    url = f"{sandbox.url}/bot{sandbox.token}/sendMessage"
    body = json.dumps({"chat_id": ALICE, "text": "x", "reply_markup": keyboard([button("a")])}).encode()
    request = urllib.request.Request(url, body, {"Content-Type": "application/json"})
    with urllib.request.urlopen(request, timeout=10) as response:
        assert json.load(response)["result"]["reply_markup"] == keyboard([button("a")])


def test_length_is_counted_in_utf16_units_after_parsing(call: Caller) -> None:
    call("sendMessage", chat_id=ALICE, text="<b>" + "🌱" * 2048 + "</b>", parse_mode="HTML")
    assert call.refusal("sendMessage", chat_id=ALICE, text="🌱" * 2048 + "a") == "Bad Request: message is too long"


@pytest.mark.parametrize(
    ("parameters", "reason"),
    [
        ({"text": " \n "}, "message text is empty"),
        ({"text": "<b>", "parse_mode": "HTML"}, "can't parse entities"),
        ({"text": "x", "parse_mode": "BBCode"}, "unsupported parse_mode"),
        ({"text": "x", "chat_id": 42}, "chat not found"),
        ({"text": "x", "chat_id": "@nobody"}, "chat not found"),
        ({"text": "x", "chat_id": ""}, "chat_id is empty"),
        ({"text": "x", "message_thread_id": 7}, "message thread not found"),
        ({"text": "x", "reply_parameters": {"message_id": 999}}, "message to be replied not found"),
        ({"text": "x", "reply_parameters": {"message_id": 1, "quote": "rien"}}, "QUOTE_TEXT_INVALID"),
        ({"text": "x", "reply_markup": "{"}, "can't parse reply_markup JSON object"),
        ({"text": "x", "reply_markup": keyboard([button("é" * 33)])}, "BUTTON_DATA_INVALID"),
        ({"text": "x", "reply_markup": keyboard([button("")])}, "BUTTON_DATA_INVALID"),
        ({"text": "x", "reply_markup": keyboard([button("a", text="")])}, "non-empty text"),
        ({"text": "x", "reply_markup": keyboard([{"text": "Oui"}])}, "Text buttons are unallowed"),
        ({"text": "x", "reply_markup": keyboard([button("a", url="https://example.org")])}, "exactly one action"),
        ({"text": "x", "reply_markup": keyboard([{"text": "x", "url": "nowhere"}])}, "Wrong HTTP URL"),
        ({"text": "x", "reply_markup": keyboard([button("a", style="purple")])}, "BUTTON_STYLE_INVALID"),
        ({"text": "x", "reply_markup": keyboard([button("a")] * 9)}, "BUTTON_ROW_TOO_LONG"),
        ({"text": "x", "reply_markup": keyboard(*[[button("a")] * 8] * 13)}, "reply markup is too long"),
    ],
)
def test_telegram_refuses(call: Caller, parameters: dict[str, Any], reason: str) -> None:
    assert reason in call.refusal("sendMessage", **{"chat_id": ALICE, **parameters})


def test_a_hundred_buttons_of_64_bytes_are_taken(call: Caller) -> None:
    rows = [[button("é" * 32)] * 8] * 12 + [[button("b" * 64, style="danger")] * 4]
    assert call("sendMessage", chat_id=ALICE, text="x", reply_markup=keyboard(*rows))["reply_markup"]


def test_the_bot_may_not_write_first(call: Caller) -> None:
    assert call.refusal("sendMessage", chat_id=CLAIRE, text="x") == "Bad Request: chat not found"
    assert "can't initiate conversation" in call.refusal("sendMessage", chat_id=3001, text="x")


def test_a_blocked_bot_is_told_so_until_the_person_writes_again(sandbox: RunningSandbox, call: Caller) -> None:
    sandbox.client.block(ALICE)
    assert call.refusal("sendMessage", chat_id=ALICE, text="x") == "Forbidden: bot was blocked by the user"
    sandbox.client.say(ALICE, "me revoilà")
    call("sendMessage", chat_id=ALICE, text="x")
    kinds = [next(key for key in update if key != "update_id") for update in call("getUpdates")]
    assert kinds == ["message", "my_chat_member", "my_chat_member", "message"]


def test_a_reply_carries_what_it_answers_and_quotes(sandbox: RunningSandbox, call: Caller) -> None:
    asked = sandbox.client.say(ALICE, "À quelle heure 🌱 ouvre la pépinière ?")["message"]["message_id"]
    quoted = {"message_id": asked, "quote": "ouvre la pépinière"}
    message = call("sendMessage", chat_id=ALICE, text="À 8 h.", reply_parameters=quoted)
    assert message["reply_to_message"]["message_id"] == asked
    assert message["quote"] == {"text": "ouvre la pépinière", "position": 18, "is_manual": True}
    lenient = {"message_id": 999, "allow_sending_without_reply": True}
    assert "reply_to_message" not in call("sendMessage", chat_id=ALICE, text="x", reply_parameters=lenient)


def test_a_reply_keyboard_belongs_to_the_chat_until_it_is_removed(sandbox: RunningSandbox, call: Caller) -> None:
    shown = {"keyboard": [["Oui", "Non"]], "resize_keyboard": True}
    assert "reply_markup" not in call("sendMessage", chat_id=ALICE, text="x", reply_markup=shown)
    assert sandbox.client.chat(ALICE)["keyboard"]["keyboard"] == [[{"text": "Oui"}, {"text": "Non"}]]
    call("sendMessage", chat_id=ALICE, text="x", reply_markup={"remove_keyboard": True})
    assert sandbox.client.chat(ALICE)["keyboard"] is None


@pytest.mark.parametrize(("token", "status"), [("123:wrong", 401), ("nonsense", 404)])
def test_another_token_opens_nothing(call: Caller, token: str, status: int) -> None:
    assert call.raw("getMe", token=token)[0] == status


def test_an_unknown_method_is_not_found(call: Caller) -> None:
    assert call.refusal("sendPigeon", chat_id=ALICE) == "Not Found: method not found"


def test_methods_are_found_whatever_their_case(call: Caller) -> None:
    assert call("GETME")["is_bot"] is True
