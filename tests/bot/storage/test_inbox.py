from datetime import UTC, datetime, timedelta

from sqlalchemy import Engine
from sqlmodel import Session, select

from bot.dialogue.incoming import Attached, Commanded, Event, Incoming, Person, Pressed, Reacted, Said
from bot.storage import inbox
from bot.storage.database import transaction
from bot.storage.inbox import IncomingRow

NOW = datetime(2026, 3, 16, 9, tzinfo=UTC)


def update(update_id: int, event: Event | None = None, chat_id: int = 7) -> Incoming:
    person = Person(chat_id, "Ana", "fr")
    return Incoming(update_id, chat_id, True, person, event or Said(f"message {update_id}"), NOW, message_id=update_id)


def row(session: Session, update_id: int) -> IncomingRow:
    return session.exec(select(IncomingRow).where(IncomingRow.update_id == update_id)).one()


def test_what_is_received_waits_in_the_order_of_its_arrival(engine: Engine) -> None:
    with transaction(engine) as session:
        assert inbox.receive(session, [update(12), update(13)], NOW) == {12, 13}
        assert inbox.receive(session, [update(3)], NOW + timedelta(seconds=1)) == {3}

    with transaction(engine) as session:
        assert inbox.pending(session) == [update(12), update(13), update(3)]


def test_every_kind_of_event_comes_back_as_it_went_in(engine: Engine) -> None:
    events: list[Event] = [
        Said("où déposer le courrier ?"),
        Commanded("start", "invitation"),
        Pressed("book:1", "tap", None),
        Attached("document", "f1", "bail.pdf", "mon bail"),
        Reacted("", 4),
    ]
    updates = [update(number, event) for number, event in enumerate(events)]
    with transaction(engine) as session:
        inbox.receive(session, updates, NOW)
        assert inbox.pending(session) == updates


def test_an_update_delivered_a_hundred_times_is_new_once_and_finished_once(engine: Engine) -> None:
    new, finished = 0, 0
    for _ in range(100):
        with transaction(engine) as session:
            new += len(inbox.receive(session, [update(5)], NOW))
            finished += inbox.finish(session, 5, NOW)
    assert (new, finished) == (1, 1)


def test_what_is_done_no_longer_waits_and_keeps_no_word_of_what_was_said(engine: Engine) -> None:
    with transaction(engine) as session:
        inbox.receive(session, [update(5)], NOW)
        assert inbox.finish(session, 5, NOW)
        assert inbox.pending(session) == []
        assert row(session, 5).payload == ""
        assert row(session, 5).done_at == NOW


def test_a_turn_that_is_rolled_back_leaves_its_update_waiting(engine: Engine) -> None:
    with transaction(engine) as session:
        inbox.receive(session, [update(5)], NOW)
    try:
        with transaction(engine) as session:
            inbox.finish(session, 5, NOW)
            raise RuntimeError
    except RuntimeError:
        pass
    with transaction(engine) as session:
        assert inbox.pending(session) == [update(5)]


def test_an_update_that_never_passed_through_the_inbox_finishes_once_too(engine: Engine) -> None:
    with transaction(engine) as session:
        assert inbox.finish(session, 99, NOW)
    with transaction(engine) as session:
        assert not inbox.finish(session, 99, NOW)
        assert not inbox.receive(session, [update(99)], NOW)


def test_attempts_are_counted_until_it_is_given_up_once(engine: Engine) -> None:
    with transaction(engine) as session:
        inbox.receive(session, [update(5)], NOW)
        assert [inbox.count_attempt(session, 5) for _ in range(3)] == [1, 2, 3]
        assert inbox.give_up(session, 5, "ValueError", NOW)
        assert not inbox.give_up(session, 5, "ValueError", NOW)
        assert inbox.count_pending(session) == 0
        assert row(session, 5).failure == "ValueError"


def test_only_what_is_done_is_forgotten(engine: Engine) -> None:
    with transaction(engine) as session:
        inbox.receive(session, [update(5), update(6)], NOW - timedelta(days=9))
        inbox.finish(session, 5, NOW - timedelta(days=8))
        assert inbox.forget_done(session, NOW - timedelta(days=7)) == 1
        assert inbox.pending(session) == [update(6)]


def test_an_update_that_another_version_wrote_is_set_aside_whole_and_the_rest_gets_its_turn(engine: Engine) -> None:
    with transaction(engine) as session:
        inbox.receive(session, [update(1), update(2)], NOW)
        row(session, 1).payload = '{"shape": "of another version"}'
    with transaction(engine) as session:
        assert inbox.pending(session) == [update(2)]
    with transaction(engine) as session:
        aside = row(session, 1)
        assert (aside.failure, aside.payload) == (inbox.UNREADABLE, '{"shape": "of another version"}')
        assert inbox.count_pending(session) == 1
