"""getUpdates, its conflicts, and everything that goes wrong on request."""

import threading
from concurrent.futures import ThreadPoolExecutor
from http.client import RemoteDisconnected

import pytest

from bot.sandbox import Options, RunningSandbox, running_sandbox
from bot.sandbox.state.pacing import Pace, Pacer
from tests.bot.sandbox.conftest import Caller
from tests.bot.sandbox.test_sending import ALICE


def texts(updates: list[dict[str, dict[str, str]]]) -> list[str]:
    return [update["message"]["text"] for update in updates]


def test_updates_stay_until_a_higher_offset_confirms_them(sandbox: RunningSandbox, call: Caller) -> None:
    for text in ("un", "deux", "trois"):
        sandbox.client.say(ALICE, text)
    first = call("getUpdates", limit=2)
    assert texts(first) == ["/start", "un"]
    assert texts(call("getUpdates")) == ["/start", "un", "deux", "trois"]
    assert texts(call("getUpdates", offset=first[-1]["update_id"] + 1)) == ["deux", "trois"]
    assert sandbox.client.updates()["pending"] == [u["update_id"] for u in call("getUpdates")]
    assert texts(call("getUpdates", offset=-1)) == ["trois"]


def test_reading_shows_on_the_phone_once_confirmed(sandbox: RunningSandbox, call: Caller) -> None:
    [update] = call("getUpdates")
    assert sandbox.client.chat(ALICE)["messages"][0]["read"] is False
    call("getUpdates", offset=update["update_id"] + 1)
    assert sandbox.client.chat(ALICE)["messages"][0]["read"] is True


def test_a_long_poll_ends_as_soon_as_something_is_said(sandbox: RunningSandbox, call: Caller) -> None:
    with ThreadPoolExecutor() as pool:
        offset = call("getUpdates")[-1]["update_id"] + 1
        poll = pool.submit(call, "getUpdates", offset=offset, timeout=20)
        sandbox.client.say(ALICE, "me voici")
        assert texts(poll.result(timeout=10)) == ["me voici"]


def test_the_older_of_two_polls_is_ended_by_the_newer(sandbox: RunningSandbox, call: Caller) -> None:
    offset = call("getUpdates")[-1]["update_id"] + 1
    call("getUpdates", offset=offset)
    with ThreadPoolExecutor() as pool:
        older = pool.submit(call.raw, "getUpdates", timeout=20)
        while not older.done():
            call("getUpdates", timeout=0)
        status, body = older.result()
    assert status == 409
    assert "terminated by other getUpdates request" in body["description"]


def test_polling_is_refused_while_a_webhook_is_set(call: Caller) -> None:
    call("setWebhook", url="http://127.0.0.1:9/hook")
    assert "webhook is active" in call.refusal("getUpdates")
    call("deleteWebhook")
    assert len(call("getUpdates")) == 1


def test_only_the_kinds_that_were_asked_for_are_delivered(sandbox: RunningSandbox, call: Caller) -> None:
    call("getUpdates", offset=-1, allowed_updates=["callback_query"])
    assert sandbox.client.say(ALICE, "x")["update_id"] == 0
    assert sandbox.client.press(ALICE, forge="a")["update_id"] > 0
    call("getUpdates", allowed_updates=[])
    assert sandbox.client.say(ALICE, "x")["update_id"] > 0


def test_a_replay_comes_again_under_its_old_number(sandbox: RunningSandbox, call: Caller) -> None:
    number = call("getUpdates")[0]["update_id"]
    call("getUpdates", offset=number + 1)
    sandbox.client.replay(number, times=3)
    assert [update["update_id"] for update in call("getUpdates", offset=number + 1)] == [number] * 3
    assert call("getUpdates") == []


def test_a_flood_is_numbered_without_a_gap(sandbox: RunningSandbox, call: Caller) -> None:
    flood = sandbox.client.flood(texts=20, people=5, text="{person} {n}")
    assert flood["last_update"] - flood["first_update"] == 99
    updates = call("getUpdates", offset=flood["first_update"])
    assert [u["update_id"] for u in updates] == list(range(flood["first_update"], flood["last_update"] + 1))


@pytest.mark.parametrize("status", [429, 500, 502])
def test_a_call_fails_on_request_without_effect(sandbox: RunningSandbox, call: Caller, status: int) -> None:
    sandbox.client.fault("sendMessage", status=status, retry_after=7, skip=1)
    call("sendMessage", chat_id=ALICE, text="un")
    if status == 502:
        with pytest.raises(ValueError, match="Expecting value"):
            call.raw("sendMessage", chat_id=ALICE, text="deux")
    else:
        failed, body = call.raw("sendMessage", chat_id=ALICE, text="deux")
        assert (failed, body["error_code"]) == (status, status)
        assert body.get("parameters") == ({"retry_after": 7} if status == 429 else None)
    call("sendMessage", chat_id=ALICE, text="trois")
    assert [m["text"] for m in sandbox.client.wait(ALICE, count=2)] == ["un", "trois"]


@pytest.mark.parametrize(("kind", "sent"), [("lost", 1), ("dropped", 0)])
def test_an_answer_is_lost_after_or_a_call_before_its_effect(
    sandbox: RunningSandbox, call: Caller, kind: str, sent: int
) -> None:
    sandbox.client.fault("sendMessage", **{kind: True})
    with pytest.raises(RemoteDisconnected):
        call("sendMessage", chat_id=ALICE, text="x")
    assert sandbox.client.statistics()["messages"]["by_bot"] == sent


def test_a_call_is_delayed_on_request(sandbox: RunningSandbox, call: Caller) -> None:
    sandbox.client.fault("getMe", delay=0.2)
    before = call.sandbox.client.request("POST", "clock", {})["now"]
    call("getMe")
    assert call.sandbox.client.request("POST", "clock", {})["now"] - before >= 0.2


def test_a_revoked_token_ends_the_poll_and_every_call(sandbox: RunningSandbox, call: Caller) -> None:
    sandbox.client.revoke()
    assert call.refusal("getMe") == "Unauthorized"
    sandbox.client.revoke(revoked=False)
    assert call("getMe")["is_bot"]


def test_duplicates_are_counted(sandbox: RunningSandbox, call: Caller) -> None:
    for text in ("un", "un", "deux"):
        call("sendMessage", chat_id=ALICE, text=text)
    statistics = sandbox.client.statistics()
    assert statistics["duplicates"] == [{"chat": ALICE, "text": "un", "times": 2}]
    assert statistics["calls"]["sendMessage"] == {"200": 3}
    assert [c["text"] for c in sandbox.client.calls("sendMessage")] == ["un", "un", "deux"]


def test_a_reset_forgets_everything_but_the_commands(sandbox: RunningSandbox, call: Caller) -> None:
    call("setMyCommands", commands=[{"command": "aide", "description": "Aide"}])
    sandbox.client.reset()
    assert sandbox.client.chat(ALICE)["messages"] == []
    assert call("getMyCommands")
    assert call("getUpdates") == []


def test_pace_lets_a_burst_through_then_one_a_second() -> None:
    pacer = Pacer(Pace(burst=3))
    assert [pacer.wait(1, 0.0) for _ in range(4)] == [0, 0, 0, 1]
    assert [pacer.wait(1, 1.0) for _ in range(2)] == [0, 1]


def test_pace_allows_thirty_a_second_over_all_chats() -> None:
    pacer = Pacer(Pace())
    assert [pacer.wait(chat, 0.0) for chat in range(1, 32)] == [0] * 30 + [1]
    assert pacer.wait(31, 1.01) == 0


def test_pace_allows_twenty_a_minute_in_a_group() -> None:
    pacer = Pacer(Pace(burst=100))
    assert [pacer.wait(-1, 0.0) for _ in range(21)] == [0] * 20 + [60]
    assert pacer.wait(-1, 60.0) == 0


def test_too_fast_is_answered_429_and_edits_count_as_sends() -> None:
    with running_sandbox(Options(pace=Pace(burst=2))) as sandbox:
        call = Caller(sandbox)
        sandbox.client.say(ALICE, "/start")
        sent = call("sendMessage", chat_id=ALICE, text="un")["message_id"]
        call("editMessageText", chat_id=ALICE, message_id=sent, text="deux")
        status, body = call.raw("sendMessage", chat_id=ALICE, text="trois")
        assert (status, body["parameters"]) == (429, {"retry_after": 1})
        call("sendChatAction", chat_id=ALICE, action="typing")
        sandbox.client.pace(on=False)
        call("sendMessage", chat_id=ALICE, text="trois")


def test_many_threads_may_use_one_client(sandbox: RunningSandbox) -> None:
    threads = [threading.Thread(target=sandbox.client.say, args=(ALICE, f"texte {n}")) for n in range(20)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert len(sandbox.client.chat(ALICE)["messages"]) == 20
