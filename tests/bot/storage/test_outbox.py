from datetime import UTC, datetime, timedelta

import pytest
from sqlalchemy import Engine
from sqlmodel import select

from bot.dialogue.reply import Acknowledgement, Choice, File, Outgoing, Reply, Style
from bot.storage import outbox
from bot.storage.database import transaction
from bot.storage.outbox import OutgoingRow
from bot.storage.settlement import BLOCKED, Dead, Moved, PartSent, Postponed, Sent, Unanswered, has_blocked, settle

NOW = datetime(2026, 3, 16, 9, tzinfo=UTC)
HOUR = timedelta(hours=1)


def hello(number: int, chat_id: int = 7) -> Reply:
    return Reply(chat_id, f"bonjour {number}")


@pytest.mark.parametrize(
    "outgoing",
    [
        Reply(7, "<b>oui</b>", ((Choice("Oui", "yes", style=Style.SUCCESS), Choice("Carte", url="https://x.test")),)),
        Reply(7, "le rendez-vous", file=File("rdv.ics", bytes(range(256)), "text/calendar"), thread_id=3, silent=True),
        Reply(7, "corrigé", edits=12, reply_to=4),
        Acknowledgement("tap", "C'est noté.", alert=True),
    ],
)
def test_a_message_comes_back_as_it_went_in(engine: Engine, outgoing: Outgoing) -> None:
    with transaction(engine) as session:
        outbox.put(session, [outgoing], now=NOW)
        assert [parcel.outgoing for parcel in outbox.due(session, NOW)] == [outgoing]


def test_answers_to_taps_leave_first_then_messages_in_the_order_they_were_put(engine: Engine) -> None:
    with transaction(engine) as session:
        outbox.put(session, [hello(1), hello(2), Acknowledgement("tap")], now=NOW)
        assert [one.outgoing for one in outbox.due(session, NOW)] == [Acknowledgement("tap"), hello(1), hello(2)]


def test_chats_and_messages_in_flight_are_left_out(engine: Engine) -> None:
    with transaction(engine) as session:
        outbox.put(session, [hello(1, 7), hello(2, 8)], now=NOW)
        [tap] = outbox.put(session, [Acknowledgement("tap")], now=NOW)
        assert [one.outgoing for one in outbox.due(session, NOW, but_chats={7}, but_ids={tap})] == [hello(2, 8)]


def test_nothing_leaves_before_its_time(engine: Engine) -> None:
    with transaction(engine) as session:
        outbox.put(session, [hello(1)], not_before=NOW + HOUR, now=NOW)
        assert outbox.due(session, NOW) == []
        assert len(outbox.due(session, NOW + HOUR)) == 1


def test_what_has_a_key_is_put_once(engine: Engine) -> None:
    with transaction(engine) as session:
        assert len(outbox.put(session, [hello(1), hello(2)], key="reminder:4", now=NOW)) == 2
        assert outbox.put(session, [hello(1), hello(2)], key="reminder:4", now=NOW) == []
        assert outbox.count_pending(session) == 2


def test_what_waits_under_a_key_can_be_withdrawn_and_what_has_left_cannot(engine: Engine) -> None:
    with transaction(engine) as session:
        [sent] = outbox.put(session, [hello(1)], key="reminder:4:day", now=NOW)
        outbox.put(session, [hello(2)], key="reminder:4:hour", not_before=NOW + HOUR, now=NOW)
        outbox.put(session, [hello(3)], key="reminder:5:hour", now=NOW)
        settle(session, [Sent(sent, 31)], NOW)
        assert outbox.withdraw(session, "reminder:4:") == 1
        assert [one.outgoing for one in outbox.due(session, NOW + HOUR)] == [hello(3)]


def test_what_has_left_is_blank_and_no_longer_due(engine: Engine) -> None:
    with transaction(engine) as session:
        [number] = outbox.put(session, [hello(1)], now=NOW)
        settle(session, [Sent(number, 31)], NOW)
        assert outbox.due(session, NOW) == []
        row = session.exec(select(OutgoingRow)).one()
        assert (row.payload, row.message_id, row.sent_at) == ("", 31, NOW)


def test_what_failed_is_due_again_with_its_lost_answers_and_its_progress(engine: Engine) -> None:
    with transaction(engine) as session:
        [number] = outbox.put(session, [hello(1)], now=NOW)
        settle(session, [PartSent(number, 2), Postponed(number, "500"), Unanswered(number), Moved(number, -100)], NOW)
        [parcel] = outbox.due(session, NOW)
        assert (parcel.parts_sent, parcel.unanswered, parcel.chat_id) == (2, 1, -100)


def test_a_person_who_blocked_the_bot_is_remembered_until_a_message_gets_through(engine: Engine) -> None:
    with transaction(engine) as session:
        [first, second] = outbox.put(session, [hello(1), hello(2)], now=NOW)
        settle(session, [Dead(first, BLOCKED)], NOW)
        assert has_blocked(session, 7)
        settle(session, [Sent(second, 31)], NOW)
        assert not has_blocked(session, 7)


def test_a_message_that_another_version_wrote_is_set_aside_whole_and_the_rest_leaves(engine: Engine) -> None:
    with transaction(engine) as session:
        broken, _ = outbox.put(session, [hello(1), hello(2)], now=NOW)
        session.get_one(OutgoingRow, broken).payload = '{"shape": "of another version"}'
    with transaction(engine) as session:
        assert [one.outgoing for one in outbox.due(session, NOW)] == [hello(2)]
    with transaction(engine) as session:
        aside = session.get_one(OutgoingRow, broken)
        assert (aside.last_error, aside.payload) == (outbox.UNREADABLE, '{"shape": "of another version"}')
