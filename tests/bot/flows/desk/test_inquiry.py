"""A question reaches a person and comes back, and both sides see where it stands."""

from tests.bot.flows.desk.world import House

WIFI = "Où trouver le mot de passe du wifi des invités ?"


def test_an_unknown_question_goes_to_the_group_and_comes_back_with_a_first_name_and_the_question(house: House) -> None:
    alice = house.founder("Oriane")
    staff, card = house.handed_over(alice, WIFI)
    assert "Oriane" in card["text"] and "En attente" in card["text"]
    staff.reply(card, "Il est affiché à l'accueil.")
    answer = alice.hear("Il est affiché")
    assert "Laure" in answer["text"] and WIFI in answer["text"]


def test_both_sides_see_who_took_it(house: House) -> None:
    alice = house.founder("Tancrède")
    staff, card = house.handed_over(alice, "Peut-on faire livrer un piano dans la nuit ?")
    staff.press(card, "Je prends")
    assert "Prise en charge par Laure" in staff.hear("Prise en charge")["text"]
    assert "n°" in alice.hear("Prise en charge par Laure")["text"]
