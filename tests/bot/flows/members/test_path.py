"""A company's path, from its agreement's dates: the stage, what is left and due, and the right appointment."""

from datetime import date

import pytest

from bot.changed_rules import ChangedRules
from bot.dialogue.member import Company, Role, Tenancy
from bot.flows.members.stages import Due, Stage, path_of
from bot.storage.outbox import OUTGOING
from bot.storage.retention import Retention
from bot.upkeep import Upkeep
from tests.bot.flows.house import ALICE, BRUNO, TEXTS, House, buttons
from tests.bot.flows.members.enrolling import company, enrol

BEGINS, ENDS = date(2025, 1, 6), date(2028, 1, 5)
ALGUES = Company(1, "Algues", Tenancy.HOSTED, BEGINS, ENDS)


def upkeep(house: House) -> Upkeep:
    return Upkeep(house.engine, TEXTS, lambda: house.nursery, ChangedRules(lambda: None), Retention())


@pytest.mark.parametrize(
    ("today", "stage", "months", "upcoming", "timely"),
    [
        (date(2024, 12, 1), Stage.INCUBATION, 37, Due.FIRST_REVIEW, None),
        (date(2025, 1, 6), Stage.PROOF, 36, Due.FIRST_REVIEW, None),
        (date(2025, 12, 10), Stage.PROOF, 24, Due.FIRST_REVIEW, Due.FIRST_REVIEW),
        (date(2026, 1, 7), Stage.CUSTOMERS, 23, Due.SECOND_REVIEW, None),
        (date(2027, 7, 4), Stage.PRODUCTION, 6, Due.EXIT, None),
        (date(2027, 7, 5), Stage.PRODUCTION, 6, Due.EXIT, Due.EXIT),
        (date(2028, 1, 5), Stage.PRODUCTION, 0, Due.END, Due.EXIT),
        (date(2028, 1, 6), Stage.OVER, 0, None, None),
    ],
)
def test_the_path_by_day(today: date, stage: Stage, months: int, upcoming: Due | None, timely: Due | None) -> None:
    path = path_of(ALGUES, today)
    assert path is not None
    seen = (path.stage, path.months_left, path.upcoming and path.upcoming.due, path.timely and path.timely.due)
    assert seen == (stage, months, upcoming, timely)


def test_an_agreement_without_an_end_runs_for_three_years() -> None:
    path = path_of(Company(1, "Algues", Tenancy.HOSTED, BEGINS), date(2026, 1, 1))
    assert path is not None and path.ends == ENDS


def test_a_short_agreement_has_no_review_after_its_exit() -> None:
    path = path_of(Company(1, "Algues", Tenancy.HOSTED, BEGINS, date(2026, 1, 5)), date(2025, 8, 1))
    assert path is not None and [one.due for one in path.milestones] == [Due.EXIT, Due.END]


def test_a_founder_sees_their_path_in_words_and_as_a_picture_with_a_button_that_books(house: House) -> None:
    enrol(house, ALICE, Role.FOUNDER, company(house, first=date(2023, 9, 1), last=date(2026, 8, 31)))
    told = house.says(ALICE, "/parcours")[0]
    assert "Algues" in told.text and "5 mois" in told.text and "année 3" in told.text
    assert told.file is not None and told.file.content.startswith(b"\x89PNG")
    book = next(one.action for one in buttons([told]) if one.action.startswith("book:"))
    assert any("?" in getattr(one, "text", "") for one in house.presses(ALICE, book))


@pytest.mark.parametrize("text", ["/parcours", "/path"])
def test_without_a_company_or_its_dates_the_path_says_what_is_missing(house: House, text: str) -> None:
    assert "invitation" in house.says(BRUNO, text)[0].text
    enrol(house, ALICE, Role.FOUNDER, company(house))
    assert "dates" in house.says(ALICE, text)[0].text


def test_founders_are_told_of_a_milestone_once_and_not_at_night(house: House) -> None:
    house.says(ALICE, "bonjour")
    enrol(house, ALICE, Role.FOUNDER, company(house, first=date(2023, 9, 1), last=date(2026, 8, 31)))
    enrol(house, BRUNO, Role.FOUNDER, company(house, first=date(2023, 9, 1)))
    before = house.last()
    house.now = house.now.replace(hour=22)
    for _ in range(2):
        upkeep(house).tell_paths(house.now)
        house.later(hours=1)
    told = [one for one in house.sent(before) if getattr(one, "chat_id", 0)]
    assert [getattr(one, "chat_id", 0) for one in told] == [ALICE]
    with house.engine.connect() as connection:
        waits = connection.execute(OUTGOING.select().where(OUTGOING.c.id > before)).one().not_before
    assert waits is not None and waits.hour == 7
