"""A button works for the person it was shown to; pressed by anybody else, from their own chat, it has no effect."""

import pytest
from sqlalchemy import Table, inspect, select
from sqlmodel import SQLModel

from bot.dialogue.member import Role
from bot.dialogue.reply import Reply
from bot.flows.finding import Finding, Found, Quote
from bot.storage.database import transaction
from tests.bot.flows.house import ALICE, BRUNO, CLAIRE, GROUP, LAURE, House, buttons, replies
from tests.bot.flows.members.enrolling import company, enrol, revoke

STRANGER, DISMISSED = 4001, 4002
# What a person does to their own chat is no effect on another's: what was said, sent, and how often they guessed.
OWN = {"incoming", "outgoing", "conversation", "person", "invitation_guess"}
# What everybody may do for themselves from a menu: to open it again is no effect of another's button.
ANYBODY = ("menu:", "book:", "lang:", "mydata:", "erase:ask", "erase:no", "changes:", "hear:", "human:ask")


def rows(house: House) -> dict[str, list[tuple[object, ...]]]:
    """Every row of the store but what talking leaves behind."""
    with transaction(house.engine) as session:
        connection = session.connection()
        stored = set(inspect(connection).get_table_names())
        tables: list[Table] = [SQLModel.metadata.tables[name] for name in stored & set(SQLModel.metadata.tables) - OWN]
        return {table.name: [tuple(row) for row in connection.execute(select(table))] for table in tables}


def lived(house: House) -> None:
    """Scenes that show every kind of button: bookings, answers, inquiries, invitations, people, privacy."""
    algues = company(house)
    for person, role in ((ALICE, Role.FOUNDER), (BRUNO, Role.FOUNDER), (CLAIRE, Role.EXPERT)):
        enrol(house, person, role, algues if role is Role.FOUNDER else None)
    enrol(house, LAURE, Role.ADMINISTRATOR)
    enrol(house, DISMISSED, Role.STAFF)
    quote = Quote("interieur", "Règlement", "Animaux", "Ils restent dehors.")
    house.found = Finding(Found.ANSWERED, (quote,))
    house.says(ALICE, "/rdv")
    booked(house, ALICE)
    house.says(ALICE, "puis-je garder mon chien au bureau ?")
    house.found = Finding(Found.UNKNOWN)
    house.says(ALICE, "peut-on élever des abeilles sur le toit ?")
    house.says(ALICE, "/humain peut-on élever des abeilles ?")
    house.says(LAURE, "/inviter", GROUP)
    house.presses(LAURE, f"inv:founder:{algues.id}", GROUP)
    house.says(LAURE, "/personnes", GROUP)
    house.presses(LAURE, f"drop:{ALICE}", GROUP)
    for text in ("/mesrdv", "/vieprivee", "/effacer", "/visite"):
        house.says(ALICE, text)
    revoke(house, DISMISSED)


def booked(house: House, person: int) -> None:
    told = house.says(person, "/rdv")
    for _ in range(8):
        actions = [one.action for one in buttons(told) if one.action.startswith(("yes:", "pick:"))]
        if not actions:
            return
        told = replies(house.presses(person, actions[0]))


@pytest.mark.prove
def test_every_button_pressed_by_every_other_person_has_no_effect(house: House) -> None:
    lived(house)
    shown = {
        (one.chat_id, choice.action)
        for one in house.sent()
        if isinstance(one, Reply)
        for choice in buttons([one])
        if choice.action and not choice.action.startswith(ANYBODY)
    }
    assert {action.partition(":")[0] for _, action in shown} >= {"pick", "yes", "undo", "move", "cancel", "inv", "drop"}
    before = rows(house)
    for chat, action in sorted(shown):
        for person in (BRUNO, CLAIRE, STRANGER, DISMISSED):
            if person == chat:
                continue
            house.presses(person, action)
            house.presses(person, action, chat=chat if chat > 0 else None)
            assert rows(house) == before, (chat, action, person)
    for action in sorted(action for chat, action in shown if chat == GROUP):
        house.presses(DISMISSED, action, GROUP)
        assert rows(house) == before, (GROUP, action, DISMISSED)


@pytest.mark.prove
def test_forged_buttons_that_name_people_and_invitations_have_no_effect_for_founders(house: House) -> None:
    lived(house)
    before = rows(house)
    for verb in ("drop", "dropyes", "uninv", "inv", "ppl", "erase", "changes"):
        for argument in (
            str(LAURE),
            str(ALICE),
            "1",
            "2",
            "administrator",
            "staff",
            "founder:1",
            "0",
            "",
            "x",
            "9" * 40,
        ):
            if (verb, argument) != ("erase", "ask"):
                house.presses(STRANGER, f"{verb}:{argument}")
    assert rows(house) == before
