from datetime import date, timedelta
from threading import Thread

from sqlalchemy import Engine

from bot.storage.database import transaction
from bot.storage.token_use import Allowance, DayUse, forget_before, reserve, settle, use_by_day

DAY = date(2026, 3, 24)
ADA, BOB = 1001, 1002
ALLOWED = Allowance(per_day=1_000, per_person=600)


def test_what_was_taken_replaces_what_was_reserved(engine: Engine) -> None:
    with transaction(engine) as session:
        assert reserve(session, DAY, ADA, 500, ALLOWED)
        settle(session, DAY, ADA, 500, 120)
        assert reserve(session, DAY, BOB, 400, ALLOWED)
        assert list(use_by_day(session, DAY, DAY)) == [DayUse(DAY, 520, 2, 2)]


def test_a_person_and_a_day_have_their_limits_and_the_next_day_begins_anew(engine: Engine) -> None:
    with transaction(engine) as session:
        assert reserve(session, DAY, ADA, 600, ALLOWED)
        assert not reserve(session, DAY, ADA, 1, ALLOWED)
        assert not reserve(session, DAY, BOB, 401, ALLOWED)
        assert reserve(session, DAY, BOB, 400, ALLOWED)
        assert reserve(session, DAY + timedelta(1), ADA, 600, ALLOWED)
        assert list(use_by_day(session, DAY, DAY)) == [DayUse(DAY, 1_000, 2, 2)]


def test_many_at_once_do_not_spend_more_than_there_is(engine: Engine) -> None:
    granted: list[bool] = []

    def ask(person: int) -> None:
        with transaction(engine) as session:
            granted.append(reserve(session, DAY, person, 100, ALLOWED))

    threads = [Thread(target=ask, args=(person,)) for person in range(20)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert granted.count(True) == 10


def test_days_long_past_are_forgotten(engine: Engine) -> None:
    with transaction(engine) as session:
        reserve(session, DAY, ADA, 10, ALLOWED)
        assert forget_before(session, DAY) == 0
        assert forget_before(session, DAY + timedelta(1)) == 1
