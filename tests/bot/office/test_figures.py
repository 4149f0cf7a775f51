"""The figures are what a second count of the same store, written apart, comes to."""

from datetime import UTC, date, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest
from sqlalchemy import Engine

from bot.office.counting import as_data
from bot.office.figures import Figures, figures
from bot.office.library import Shelved
from bot.office.period import Period, digest_due, last_days, week_before
from bot.storage.database import transaction
from bot.storage.records import read_records
from bot.storage.token_use import use_by_day
from tests.bot.office.months import DOCUMENTS, embed, live
from tests.bot.office.recount import recount

PARIS = ZoneInfo("Europe/Paris")
START = datetime(2026, 9, 21, tzinfo=UTC)
MONDAY = date(2026, 10, 26)  # the week before it holds the end of summer time
LIBRARY = {
    name: Shelved(name, name.title(), "rule" if name != "salle-seine" else "space", "", date(2025, 1, 1), None)
    for name in DOCUMENTS
}


def counted(engine: Engine, period: Period) -> Figures:
    with transaction(engine) as session:
        records = read_records(session, period.settled.start, period.end)
        model = use_by_day(session, period.days(PARIS)[0], period.days(PARIS)[-1])
    wordings = [one.question for one in records.asked] + [one.question for one in records.handed_over]
    meanings = dict(zip(wordings, embed(wordings), strict=True))
    return figures(records, period, meanings, LIBRARY, zone=PARIS, today=MONDAY, model=model)


@pytest.mark.parametrize("seed", [1, 2, 3])
def test_the_digest_is_what_the_store_says_when_counted_another_way(engine: Engine, seed: int) -> None:
    with transaction(engine) as session:
        live(session, START, 45, seed)
    period = week_before(MONDAY, PARIS)
    found = counted(engine, period)
    with engine.connect() as connection:
        expected = recount(connection, period.start, period.end, PARIS)
    days = {
        (one.day, name): getattr(one, name)
        for one in found.days
        for name in ("answered", "near", "unknown")
        if getattr(one, name)
    }
    assert days == expected["days"]
    assert found.people == expected["people"]
    assert (found.deflection.asked, found.deflection.durable) == expected["durable"]
    assert found.hand_off_hours == pytest.approx(expected["hand_off_hours"])
    assert {one.name: one.count for one in found.subjects} == expected["subjects"]
    assert {one.document.document: one.quoted for one in found.stale} == expected["stale"]
    assert [(one.people, one.times) for one in found.gaps] == expected["gaps"][:8]
    assert {one.title: (one.count, one.over, one.missed) for one in found.bookings} == expected["bookings"]
    assert {one.day: one.tokens for one in found.model} == expected["model"]
    assert found.tokens == sum(expected["model"].values()) > 0


def test_what_was_not_durable_is_told_by_its_reason_and_adds_up(engine: Engine) -> None:
    with transaction(engine) as session:
        live(session, START, 45, 4)
    one = counted(engine, last_days(datetime(2026, 10, 26, 9, tzinfo=UTC), PARIS)).deflection
    assert min(one.durable, one.unanswered, one.person, one.disliked, one.again) > 0
    assert one.durable + one.unanswered + one.person + one.disliked + one.again == one.asked


def test_nothing_asked_is_no_success(engine: Engine) -> None:
    found = counted(engine, week_before(MONDAY, PARIS))
    assert (found.asked, found.deflection.share, found.hand_off_hours, found.gaps) == (0, None, None, ())
    assert as_data(found)["deflection"]["share"] is None


def test_only_rules_are_named_among_the_rules(engine: Engine) -> None:
    with transaction(engine) as session:
        live(session, START, 45, 5)
    names = {one.name.partition(" › ")[0] for one in counted(engine, week_before(MONDAY, PARIS)).rules}
    assert names
    assert "Salle-Seine" not in names


@pytest.mark.parametrize(
    ("local", "due"),
    [
        ("2026-10-26T08:59", None),
        ("2026-10-26T09:00", MONDAY),
        ("2026-10-29T08:59", MONDAY),
        ("2026-10-29T09:01", None),
        ("2026-11-01T12:00", None),
    ],
)
def test_the_digest_is_due_on_monday_at_nine_and_for_three_days(local: str, due: date | None) -> None:
    now = datetime.fromisoformat(local).replace(tzinfo=PARIS).astimezone(UTC)
    assert digest_due(now, PARIS) == due


def test_a_week_has_seven_days_also_when_the_clocks_change() -> None:
    period = week_before(MONDAY, PARIS)
    assert len(period.days(PARIS)) == 7
    assert (period.end - period.start.astimezone(UTC)) == timedelta(hours=7 * 24 + 1)
