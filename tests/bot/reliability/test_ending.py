"""How the bot ends: when it is told to, when another works in its folder, when Telegram refuses it."""

from pathlib import Path

import pytest

from bot.sandbox import RunningSandbox
from bot.storage import inbox
from bot.storage.database import transaction
from tests.bot.reliability.conftest import StartBot
from tests.bot.reliability.process import effects, store
from tests.bot.reliability.waiting import wait_until

ALICE = 1001


def test_a_bot_that_is_told_to_stop_ends_its_turns_and_leaves_the_rest_for_the_next(
    sandbox: RunningSandbox, start_bot: StartBot, folder: Path
) -> None:
    bot = start_bot()
    sandbox.client.ask(ALICE, "bonjour")
    running = sandbox.client.say(ALICE, "sleep 1")["update_id"]
    left = sandbox.client.say(ALICE, "plus tard")["update_id"]
    wait_until(lambda: not sandbox.client.updates()["pending"] or sandbox.client.calls("sendChatAction"))
    code, _ = bot.stop(seconds=10)
    assert code == 0
    assert sandbox.client.wait(ALICE, contains="sleep 1", timeout=0.1)
    assert effects(folder)[-1] == running

    start_bot()
    assert sandbox.client.wait(ALICE, contains="plus tard")
    assert effects(folder)[-1] == left


def test_a_turn_that_never_ends_does_not_keep_it_alive_and_is_done_again(
    sandbox: RunningSandbox, start_bot: StartBot, folder: Path
) -> None:
    bot = start_bot()
    stuck = sandbox.client.say(ALICE, "sleep 60")["update_id"]
    wait_until(lambda: sandbox.client.calls("sendChatAction"))
    code, _ = bot.stop(seconds=10)
    assert code == 0
    engine = store(folder)
    with transaction(engine) as session:
        assert [one.update_id for one in inbox.pending(session)] == [stuck]
    engine.dispose()


def test_a_second_bot_in_the_same_folder_ends_at_once_with_a_sentence(
    sandbox: RunningSandbox, start_bot: StartBot, folder: Path
) -> None:
    start_bot()
    sandbox.client.ask(ALICE, "bonjour")
    code, written = start_bot().end(seconds=15)
    assert code == 1
    assert written.strip() == f"Another Pépin already works in {folder}: stop it, or set another DATA_DIR."
    assert sandbox.client.ask(ALICE, "encore là ?")


def test_a_token_that_telegram_does_not_know_ends_it_with_a_sentence(start_bot: StartBot) -> None:
    code, written = start_bot(TELEGRAM_BOT_TOKEN="1234:another").end(seconds=15)
    assert code == 1
    assert "Telegram refuses TELEGRAM_BOT_TOKEN" in written
    assert "1234:another" not in written


@pytest.mark.prove
def test_a_token_revoked_while_it_runs_ends_it_within_two_minutes(sandbox: RunningSandbox, start_bot: StartBot) -> None:
    bot = start_bot()
    sandbox.client.ask(ALICE, "bonjour")
    sandbox.client.revoke()
    code, written = bot.end(seconds=120)
    assert code == 1
    assert "Telegram refuses TELEGRAM_BOT_TOKEN" in written


def test_killed_between_a_turn_and_its_answer_it_answers_when_it_starts(
    sandbox: RunningSandbox, start_bot: StartBot, folder: Path
) -> None:
    bot = start_bot()
    sandbox.client.ask(ALICE, "bonjour")
    sandbox.client.fault("sendMessage", delay=30, dropped=True)
    update = sandbox.client.say(ALICE, "et alors ?")["update_id"]
    wait_until(lambda: update in effects(folder))
    bot.kill()
    sandbox.client.request("DELETE", "faults")
    start_bot()
    assert len(sandbox.client.wait(ALICE, contains="et alors")) == 1
    assert effects(folder).count(update) == 1


def test_nothing_that_people_write_and_no_secret_is_in_the_logs(
    sandbox: RunningSandbox, start_bot: StartBot, folder: Path
) -> None:
    bot = start_bot(LOG_LEVEL="DEBUG")
    canary = "le-canari-chante"
    sandbox.client.fault("sendMessage", status=500, times=2)
    sandbox.client.fault("getUpdates", status=502, times=1)
    sandbox.client.ask(ALICE, canary)
    sandbox.client.say(ALICE, f"fail {canary}")
    sandbox.client.wait(ALICE, contains="sorry")
    _, written = bot.stop()
    kept = (folder / "logs" / "pepin.log").read_text()
    assert "the turn of update" in kept
    for text in (written, kept):
        assert canary not in text
        assert sandbox.token.partition(":")[2] not in text
