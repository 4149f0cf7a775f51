"""Whether an answer helped: kept once, changeable, and told to who answers for the document."""

from typing import Any

from sqlalchemy import text

from tests.bot.flows.desk.world import LAURE, House, Phone

PARKING = "Le parking est-il réservé aux voitures des entreprises hébergées ?"


def answered(house: House, name: str) -> tuple[Phone, dict[str, Any]]:
    """A founder, and an answer out of the documents on their phone."""
    founder = house.founder(name)
    founder.say(PARKING)
    return founder, founder.hear("Stationnement")


def verdicts(house: House, founder: Phone) -> list[tuple[str, str | None]]:
    with house.engine.connect() as connection:
        query = text("SELECT verdict, reason FROM feedback WHERE person_id = :one")
        return [tuple(row) for row in connection.execute(query, {"one": founder.person})]


def test_a_thumb_down_asks_why_and_reaches_the_group_with_the_owner_s_name(house: House) -> None:
    founder, answer = answered(house, "Oriane")
    staff = house.staff()
    founder.press(answer, "👎")
    why = founder.hear("Qu'est-ce qui n'allait pas")
    report = staff.hear("n'a pas été aidé")
    assert "Direction de la pépinière" in report["text"] and PARKING in report["text"]
    founder.press(why, "plus à jour")
    founder.hear("C'est noté")
    assert staff.hear("plus à jour")["message_id"] == report["message_id"]
    assert verdicts(house, founder) == [("down", "outdated")]


def test_a_reaction_counts_as_a_button_and_may_be_changed_and_taken_back(house: House) -> None:
    founder, answer = answered(house, "Tancrède")
    staff = house.staff()
    founder.react(answer, "👎")
    founder.hear("Qu'est-ce qui n'allait pas")
    report = staff.hear("Tancrède")
    founder.react(answer, "👍")
    assert staff.hear("a changé d'avis")["message_id"] == report["message_id"]
    assert verdicts(house, founder) == [("up", None)]
    founder.react(answer, "")
    founder.say("merci")
    founder.hear()
    assert verdicts(house, founder) == [("none", None)]


def test_two_taps_are_one_report(house: House) -> None:
    founder, answer = answered(house, "Wilfrid")
    staff = house.staff()
    founder.press(answer, "👎")
    staff.hear("Wilfrid")
    founder.press(answer, "👎")
    founder.say("merci")
    founder.hear("Avec plaisir")
    assert sum("Wilfrid" in one for one in staff.texts()) == 1
    assert sum("Qu'est-ce qui" in one for one in founder.texts()) == 1


def test_what_did_not_help_opens_an_inquiry_when_the_founder_wants(house: House) -> None:
    founder, answer = answered(house, "Ysaline")
    staff = house.staff()
    founder.press(answer, "👎")
    founder.press(founder.hear("Qu'est-ce qui"), "💬")
    founder.hear("transmise")
    assert PARKING in staff.hear("En attente")["text"]
    with house.engine.connect() as connection:
        query = text("SELECT origin FROM inquiry WHERE person_id = :one")
        assert connection.execute(query, {"one": founder.person}).scalar() == "feedback"


def test_a_linked_owner_hears_in_private_and_the_group_where_the_owner_blocked_the_bot(alone: House) -> None:
    laure = Phone(alone.sandbox, alone.engine, LAURE, LAURE, "Laure")
    laure.say("/start")
    laure.hear()
    staff = alone.staff()
    staff.say("bonjour")
    founder, answer = answered(alone, "Zélie")
    founder.press(answer, "👎")
    staff.press(staff.hear("n'a pas été aidé"), "C'est moi")
    other, second = answered(alone, "Quentin")
    other.press(second, "👎")
    assert "Quentin" in laure.hear("n'a pas été aidé")["text"]
    alone.sandbox.client.block(LAURE)
    third, last = answered(alone, "Violaine")
    third.press(last, "👎")
    assert "Violaine" in staff.hear("Violaine")["text"]
