"""What becomes of a message is kept: the topic opened for it, and what is said instead where it can never arrive."""

from datetime import UTC, datetime

from sqlalchemy import Engine

from bot.dialogue.reply import Reply
from bot.storage import outbox
from bot.storage.database import transaction
from bot.storage.settlement import Dead, InTopic, Sent, settle

NOW = datetime(2026, 3, 24, 9, 0, tzinfo=UTC)
GROUP, ALICE, BOSS = -1003001, 1001, 4001
TO_BOSS = Reply(BOSS, "une question", subject="inquiry:7", key="inquiry:7/card.0.4001")
CARD = Reply(
    GROUP,
    "une question",
    subject="inquiry:7",
    topic="n° 7",
    otherwise=(Reply(ALICE, "personne n'est joignable", subject="inquiry:7"), TO_BOSS),
)


def put_card(engine: Engine) -> int:
    with transaction(engine) as session:
        return outbox.put(session, (CARD,), key="inquiry:7/card.0", now=NOW)[0]


def test_a_message_is_sent_in_the_topic_that_was_opened_for_it_and_found_there(engine: Engine) -> None:
    number = put_card(engine)
    with transaction(engine) as session:
        settle(session, [InTopic(number, 55)], NOW)
        assert [(one.id, one.thread_id) for one in outbox.due(session, NOW)] == [(number, 55)]
        settle(session, [Sent(number, 56)], NOW)
        assert outbox.subject_of_topic(session, GROUP, 55) == "inquiry:7"
        assert outbox.subject_of_topic(session, GROUP, 56) == ""
        assert outbox.posted(session, "inquiry:7/card.0") == outbox.Posted(56, 55, dead=False)


def test_what_was_to_be_said_instead_takes_the_place_of_a_dead_message_once(engine: Engine) -> None:
    number = put_card(engine)
    with transaction(engine) as session:
        settle(session, [Dead(number, "blocked")], NOW)
        settle(session, [Dead(number, "blocked")], NOW)
        waiting = outbox.due(session, NOW)
        assert [one.chat_id for one in waiting] == [ALICE, BOSS]
        settle(session, [Sent(one.id, 90 + place) for place, one in enumerate(waiting)], NOW)
        assert outbox.subject_of(session, ALICE, 90) == outbox.subject_of(session, BOSS, 91) == "inquiry:7"


def test_a_message_that_arrived_has_nothing_said_instead(engine: Engine) -> None:
    number = put_card(engine)
    with transaction(engine) as session:
        settle(session, [Sent(number, 56)], NOW)
        assert outbox.count_pending(session) == 0
