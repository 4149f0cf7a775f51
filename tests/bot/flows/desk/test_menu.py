"""Telegram's menu of commands: staff's own in the staff group, everybody's elsewhere."""

from tests.bot.flows.desk.world import BRUNO, GROUP, LAURE, House


def test_the_group_s_menu_shows_staff_s_commands_in_each_language_and_a_founder_s_does_not(house: House) -> None:
    founder = house.founder("Oriane")
    founder.say("merci")
    founder.hear("Avec plaisir")
    house.sandbox.client.change_person(BRUNO, language="en")
    seen = house.sandbox.client.request("GET", "state")["commands"]
    names = {who: {one["command"] for one in commands} for who, commands in seen.items()}
    assert {"stats", "documents", "annonce", "reponses", "inviter"} <= names[f"{GROUP}:{LAURE}"]
    assert {"stats", "announce"} <= names[f"{GROUP}:{BRUNO}"]
    assert "rdv" in names[f"{founder.person}:{founder.person}"]
    assert not {"stats", "annonce"} & names[f"{founder.person}:{founder.person}"]
