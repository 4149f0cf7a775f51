"""The shell over the sandbox, with an assistant that repeats what it is told."""

import time
from pathlib import Path

import pytest
from sqlalchemy import text

from bot.dialogue.incoming import Incoming, Person, Said
from bot.dialogue.reply import Choice, File, Reply
from bot.sandbox import RunningSandbox
from bot.storage import inbox, outbox
from bot.storage.database import transaction
from bot.storage.settlement import has_blocked
from bot.telegram.shell import utc_now
from tests.bot.reliability.waiting import wait_until
from tests.bot.sandbox.test_library import PNG
from tests.bot.telegram.running import RunningShell, running_shell

ALICE, CLAIRE, STAFF = 1001, 2001, -1003001


def texts(sandbox: RunningSandbox, chat: int) -> list[str]:
    """What the bot wrote to a chat, in order."""
    return [view["message"].get("text", "") for view in sandbox.client.chat(chat)["messages"] if view["by_bot"]]


def test_a_text_is_answered_in_its_chat(sandbox: RunningSandbox, shell: RunningShell) -> None:
    assert sandbox.client.ask(ALICE, "bonjour")["text"].endswith(": bonjour")


def test_whatever_is_not_text_reaches_the_assistant_too(sandbox: RunningSandbox, shell: RunningShell) -> None:
    since = sandbox.client.version(ALICE)
    sandbox.client.sticker(ALICE)
    assert sandbox.client.wait(ALICE, since)[-1]["text"].endswith("Attached")


def test_an_update_delivered_a_hundred_times_has_one_effect(sandbox: RunningSandbox, shell: RunningShell) -> None:
    update = sandbox.client.say(ALICE, "une fois")["update_id"]
    sandbox.client.wait(ALICE)
    sandbox.client.replay(update, times=100)
    sandbox.client.ask(CLAIRE, "après")
    with transaction(shell.engine) as session:
        counted = session.connection().execute(text(f"SELECT count(*) FROM effect WHERE update_id = {update}"))
        assert counted.scalar_one() == 1
    assert len(texts(sandbox, ALICE)) == 1


def test_a_tap_is_answered(sandbox: RunningSandbox, shell: RunningShell) -> None:
    sandbox.client.ask(ALICE, "bonjour")
    shell.say(Reply(ALICE, "?", ((Choice("Oui", "yes"),),)))
    sandbox.client.wait(ALICE, contains="?")
    sandbox.client.press(ALICE, "Oui")
    [query] = wait_until(lambda: [one for one in sandbox.client.queries(ALICE) if one["answer"]])
    assert query["answer"]["text"] == "yes"


def test_chats_do_not_wait_for_one_another_and_a_long_turn_shows_that_it_is_at_work(
    sandbox: RunningSandbox, shell: RunningShell
) -> None:
    sandbox.client.say(ALICE, "sleep 2")
    start = time.monotonic()
    sandbox.client.ask(CLAIRE, "bonjour")
    assert time.monotonic() - start < 1.5
    sandbox.client.wait(ALICE, contains="sleep")
    assert sandbox.client.calls("sendChatAction")


def test_a_turn_that_keeps_failing_ends_with_a_sentence_and_staff_hear_of_it_once(
    sandbox: RunningSandbox, shell: RunningShell
) -> None:
    sandbox.client.say(ALICE, "fail")
    sandbox.client.say(ALICE, "fail")
    sandbox.client.say(ALICE, "et ensuite ?")
    sandbox.client.wait(ALICE, contains="et ensuite")
    assert texts(sandbox, ALICE)[:2] == ["sorry", "sorry"]
    [told] = texts(sandbox, STAFF)
    assert told.startswith("mishap: ValueError at echo_bot.py:")


def test_a_long_message_arrives_whole_and_in_order(sandbox: RunningSandbox, shell: RunningShell) -> None:
    sandbox.client.ask(ALICE, "bonjour")
    paragraphs = [f"<b>Article {number}</b> " + "mot " * 200 for number in range(20)]
    shell.say(Reply(ALICE, "\n\n".join(paragraphs), ((Choice("Lu", "read"),),)))
    sandbox.client.wait(ALICE, contains="Article 19")
    parts = texts(sandbox, ALICE)[1:]
    assert all(len(part) <= 4096 for part in parts)
    assert " ".join(" ".join(parts).split()) == " ".join(
        " ".join(paragraphs).replace("<b>", "").replace("</b>", "").split()
    )
    assert sandbox.client.press(ALICE, "Lu")["button"]["callback_data"] == "read"


def test_text_that_is_no_html_arrives_as_it_reads(sandbox: RunningSandbox, shell: RunningShell) -> None:
    sandbox.client.ask(ALICE, "bonjour")
    shell.say(Reply(ALICE, "<b>mal fermé & seul"))
    assert sandbox.client.wait(ALICE, contains="mal fermé")[-1]["text"] == "mal fermé & seul"


def test_an_edit_that_changes_nothing_is_done_and_one_of_a_lost_message_becomes_a_new_one(
    sandbox: RunningSandbox, shell: RunningShell
) -> None:
    sent = sandbox.client.ask(ALICE, "bonjour")
    same, lost = shell.say(Reply(ALICE, sent["text"], edits=sent["message_id"]), Reply(ALICE, "nouveau", edits=999_999))
    sandbox.client.wait(ALICE, contains="nouveau")
    wait_until(lambda: is_sent(shell, same) and is_sent(shell, lost))


def is_sent(shell: RunningShell, number: int) -> bool:
    """Whether the outbox knows that the message has left."""
    with transaction(shell.engine) as session:
        query = text(f"SELECT sent_at IS NOT NULL FROM outgoing WHERE id = {number}")
        return bool(session.connection().execute(query).scalar_one())


def test_a_file_arrives_with_its_name_and_its_caption(sandbox: RunningSandbox, shell: RunningShell) -> None:
    sandbox.client.ask(ALICE, "bonjour")
    file = File("rendez-vous.ics", b"BEGIN:VCALENDAR\r\nEND:VCALENDAR\r\n", "text/calendar")
    shell.say(Reply(ALICE, "<i>À bientôt</i>", file=file))
    wait_until(lambda: "document" in sandbox.client.chat(ALICE)["messages"][-1]["message"])
    message = sandbox.client.chat(ALICE)["messages"][-1]["message"]
    assert (message["document"]["file_name"], message["document"]["mime_type"]) == (file.name, file.mime_type)
    assert message["caption"] == "À bientôt"


def test_a_picture_is_shown_with_its_caption_and_its_buttons(sandbox: RunningSandbox, shell: RunningShell) -> None:
    sandbox.client.ask(ALICE, "bonjour")
    shell.say(Reply(ALICE, "<b>Vu</b>", ((Choice("Oui", "yes"),),), File("figures.png", PNG, "image/png")))
    wait_until(lambda: "photo" in sandbox.client.chat(ALICE)["messages"][-1]["message"])
    message = sandbox.client.chat(ALICE)["messages"][-1]["message"]
    assert (message["caption"], message["photo"][-1]["width"]) == ("Vu", 1)
    assert sandbox.client.press(ALICE, "Oui")["button"]["callback_data"] == "yes"


def test_a_picture_that_telegram_takes_for_none_arrives_as_a_file(sandbox: RunningSandbox, shell: RunningShell) -> None:
    sandbox.client.ask(ALICE, "bonjour")
    shell.say(Reply(ALICE, "Vu", file=File("figures.png", b"no picture", "image/png")))
    wait_until(lambda: "document" in sandbox.client.chat(ALICE)["messages"][-1]["message"])


def test_a_person_who_blocked_the_bot_is_remembered(sandbox: RunningSandbox, shell: RunningShell) -> None:
    sandbox.client.ask(ALICE, "bonjour")
    sandbox.client.block(ALICE)
    shell.say(Reply(ALICE, "?"))

    def remembered() -> bool:
        with transaction(shell.engine) as session:
            return has_blocked(session, ALICE)

    wait_until(remembered)


def test_what_waited_when_the_bot_stopped_is_done_in_order_when_it_starts(
    sandbox: RunningSandbox, tmp_path: Path
) -> None:
    people = sandbox.client.flood(1, 10)["people"]
    with running_shell(sandbox, tmp_path):
        for person in people:
            sandbox.client.wait(person)
    with running_shell(sandbox, tmp_path) as shell:
        engine = shell.engine
    waiting = [
        Incoming(number, people[number % 10], True, Person(people[number % 10], "Essai"), Said(f"n{number}"), utc_now())
        for number in range(500)
    ]
    with transaction(engine) as session:
        inbox.receive(session, waiting)
    with running_shell(sandbox, tmp_path):
        wait_until(lambda: sandbox.client.statistics()["messages"]["by_bot"] >= 510, every=0.1)
    for place, person in enumerate(people):
        assert texts(sandbox, person)[1:] == [f"{number}: n{number}" for number in range(500) if number % 10 == place]


@pytest.mark.parametrize("status", [500, 502])
def test_what_telegram_cannot_take_for_a_while_arrives_afterwards(
    sandbox: RunningSandbox, shell: RunningShell, status: int
) -> None:
    sandbox.client.fault("sendMessage", status=status, times=30)
    people = sandbox.client.flood(2, 10)["people"]
    wait_until(lambda: all(len(texts(sandbox, person)) == 2 for person in people), every=0.1)
    assert all(one == sorted(one) for one in (texts(sandbox, person) for person in people))


def test_a_chat_that_must_wait_is_left_alone_for_as_long_as_told_and_holds_up_nobody(
    sandbox: RunningSandbox, shell: RunningShell
) -> None:
    sandbox.client.fault("sendMessage", status=429, retry_after=2, times=1, chat=ALICE)
    start = time.monotonic()
    sandbox.client.say(ALICE, "un")
    sandbox.client.say(ALICE, "deux")
    sandbox.client.ask(CLAIRE, "bonjour")
    assert time.monotonic() - start < 2
    wait_until(lambda: len(texts(sandbox, ALICE)) == 2)
    assert time.monotonic() - start >= 2
    assert [one.partition(": ")[2] for one in texts(sandbox, ALICE)] == ["un", "deux"]


def test_a_message_whose_answers_are_lost_is_not_repeated_for_ever(
    sandbox: RunningSandbox, shell: RunningShell
) -> None:
    sandbox.client.fault("sendMessage", lost=True, times=50, chat=ALICE)
    sandbox.client.say(ALICE, "bonjour")
    sandbox.client.ask(CLAIRE, "bonjour")

    def settled() -> bool:
        with transaction(shell.engine) as session:
            return outbox.count_pending(session) == 0

    wait_until(settled)
    assert 1 <= len(texts(sandbox, ALICE)) <= 3


def test_a_message_is_pinned_in_place_of_another_and_let_go_of(sandbox: RunningSandbox, shell: RunningShell) -> None:
    sandbox.client.ask(ALICE, "bonjour")

    def pinned_after(*replies: Reply) -> list[str]:
        for reply in replies:
            since = sandbox.client.version(ALICE)
            shell.say(reply)
            sandbox.client.wait(ALICE, since, contains=reply.text)
        sandbox.client.ask(ALICE, "et puis")
        chat = sandbox.client.chat(ALICE)
        told = {view["message"]["message_id"]: view["message"]["text"] for view in chat["messages"]}
        return [told[number] for number in chat["pinned"]]

    assert pinned_after(Reply(ALICE, "un", pins=True), Reply(ALICE, "deux", pins=True, unpins=True)) == ["deux"]
    assert pinned_after(Reply(ALICE, "fini", unpins=True)) == []
