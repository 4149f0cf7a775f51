"""Once companies are entered, a stranger asks, and books a first visit only."""

from bot.booking.agenda import Agenda
from bot.booking.booking import Booking
from bot.dialogue.member import Role
from bot.storage.database import transaction
from tests.bot.flows.house import ALICE, House, buttons, replies
from tests.bot.flows.members.enrolling import company, enrol, revoke

REFUSED = "réservés aux entreprises"


def upcoming(house: House, person: int) -> tuple[Booking, ...]:
    with transaction(house.engine) as session:
        return Agenda(session, house.nursery.catalogue, house.now).upcoming(person)


def confirmed(house: House, person: int, text: str) -> None:
    """Says it, takes the first choice of each question, and confirms."""
    told = house.says(person, text)
    for _ in range(6):
        choices = [one.action for one in buttons(told) if one.action.startswith(("pick:", "yes:"))]
        if not choices:
            break
        told = replies(house.presses(person, choices[0]))


def test_in_a_nursery_without_companies_whoever_writes_books_an_expert(house: House) -> None:
    assert REFUSED not in house.says(ALICE, "un rdv RH")[0].text


def test_a_visitor_is_refused_experts_and_rooms_kindly_with_a_way_to_the_team(house: House) -> None:
    company(house)
    for text in ("/rdv", "un rdv RH demain à 10h", "/salle", "je veux réserver une salle pour 8"):
        told = house.says(ALICE, text)
        assert REFUSED in told[0].text, text
        assert "human:ask" in [one.action for one in buttons(told)]


def test_a_visitor_books_one_first_visit(house: House) -> None:
    company(house)
    confirmed(house, ALICE, "/visite")
    assert len(upcoming(house, ALICE)) == 1
    assert "première visite est déjà" in house.says(ALICE, "/visite")[0].text


def test_a_founder_of_a_company_books_an_expert(house: House) -> None:
    enrol(house, ALICE, Role.FOUNDER, company(house))
    assert REFUSED not in house.says(ALICE, "un rdv RH")[0].text


def test_who_is_revoked_between_the_proposal_and_the_yes_books_nothing(house: House) -> None:
    enrol(house, ALICE, Role.FOUNDER, company(house))
    told = house.says(ALICE, "/rdv")
    while not any(one.action.startswith("yes:") for one in buttons(told)):
        action = next(one.action for one in buttons(told) if one.action.startswith("pick:"))
        told = replies(house.presses(ALICE, action))
    revoke(house, ALICE)
    yes = next(one.action for one in buttons(told) if one.action.startswith("yes:"))
    assert any(REFUSED in getattr(one, "text", "") for one in house.presses(ALICE, yes))
    assert upcoming(house, ALICE) == ()
