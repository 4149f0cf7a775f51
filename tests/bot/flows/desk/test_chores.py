"""What waits a working day is raised, once a working day; what the group could not be told is told again."""

from datetime import datetime, timedelta
from pathlib import Path
from zoneinfo import ZoneInfo

import pytest
from sqlalchemy import Engine

from bot.booking.catalogue import Catalogue
from bot.booking.policy import HOUSE
from bot.dialogue.incoming import Person
from bot.dialogue.reply import Reply
from bot.flows.desk.card import announce
from bot.flows.desk.chores import look_after
from bot.flows.desk.desk import Desk, card_key
from bot.storage import outbox
from bot.storage.database import open_database, sqlite_url, transaction
from bot.storage.inquiries import InquiryState
from bot.storage.migrate import migrate
from bot.storage.settlement import Dead, settle
from bot.texts.words import load_texts

PARIS = ZoneInfo("Europe/Paris")
CATALOGUE = Catalogue({}, {}, {}, HOUSE, PARIS)
TEXTS = load_texts(PARIS)
TUESDAY = datetime(2026, 3, 24, 10, 0, tzinfo=PARIS)
ALICE, LAURE, GROUP = 1001, 3001, -1003001


@pytest.fixture
def engine(tmp_path: Path) -> Engine:
    opened = open_database(sqlite_url(tmp_path))
    migrate(opened)
    with transaction(opened) as session:
        desk = Desk(session, TUESDAY, TEXTS, GROUP)
        desk.contacts.meet(Person(ALICE, "Alice"), "fr")
        inquiry = desk.inquiries.open(ALICE, ALICE, "Où est le pont ?")
        outbox.put(session, announce(desk, inquiry)[:1], key=card_key(inquiry))
    return opened


def looked_after(engine: Engine, now: datetime) -> tuple[Reply, ...]:
    with transaction(engine) as session:
        replies = look_after(Desk(session, now, TEXTS, GROUP), CATALOGUE)
        for one in replies:
            outbox.put(session, (one,), key=one.key or None)
        return replies


def test_an_inquiry_is_raised_after_a_working_day_and_once_a_working_day(engine: Engine) -> None:
    times = [TUESDAY + timedelta(hours=hours) for hours in range(0, 24 * 7)]
    raised = [now for now in times if any("attend depuis" in one.text for one in looked_after(engine, now))]
    assert raised == [TUESDAY + timedelta(days=days) for days in (1, 2, 3, 6)]


def test_an_answered_inquiry_is_not_raised_and_is_closed_when_it_is_quiet(engine: Engine) -> None:
    with transaction(engine) as session:
        Desk(session, TUESDAY, TEXTS, GROUP).inquiries.answer(1, LAURE, "Derrière.")
    assert looked_after(engine, TUESDAY + timedelta(days=3)) == ()
    looked_after(engine, TUESDAY + timedelta(days=8))
    with transaction(engine) as session:
        found = Desk(session, TUESDAY, TEXTS, GROUP).inquiries.get(1)
    assert found is not None and found.state is InquiryState.CLOSED


def test_what_the_group_could_not_be_told_is_announced_again_every_hour_and_the_founder_told_once(
    engine: Engine,
) -> None:
    told = []
    for hour in range(3):
        now = TUESDAY + timedelta(hours=hour)
        looked_after(engine, now)
        with transaction(engine) as session:
            waiting = outbox.due(session, now)
            told += [one.outgoing.text for one in waiting if isinstance(one.outgoing, Reply) and one.chat_id == ALICE]
            settle(session, [Dead(one.id, "blocked") for one in waiting], now)
    with transaction(engine) as session:
        told += [one.outgoing.text for one in outbox.due(session, now) if one.chat_id == ALICE]
        announced = [outbox.posted(session, f"inquiry:1/card.{number}") for number in range(3)]
    assert all(announced)
    assert len(told) == 1 and "Je n'arrive pas à joindre" in told[0]
