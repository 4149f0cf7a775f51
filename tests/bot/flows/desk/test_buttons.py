"""Every button of the desk, pressed by every other person, has no effect."""

from typing import Any

from sqlalchemy import text

from tests.bot.flows.desk.world import House, Phone

TABLES = ("inquiry", "inquiry_message", "curated_answer", "curated_question", "feedback", "contact", "membership")


def kept(house: House) -> dict[str, list[tuple[Any, ...]]]:
    """All that the desk has written."""
    with house.engine.connect() as connection:
        return {
            table: [tuple(row) for row in connection.execute(text(f"SELECT * FROM {table} ORDER BY 1, 2"))]
            for table in TABLES
        }


def buttons(house: House, chat: int) -> list[tuple[int, str]]:
    """Every button that was ever shown in a chat, by its message."""
    found: dict[tuple[int, str], None] = {}
    for view in house.sandbox.client.chat(chat)["messages"]:
        for shape in (view["message"], *view["edits"]):
            for row in shape.get("reply_markup", {}).get("inline_keyboard", []):
                found |= {(int(view["message"]["message_id"]), one["callback_data"]): None for one in row}
    return list(found)


def test_no_button_acts_for_anybody_but_whom_it_was_shown_to(house: House) -> None:
    founder, other = house.founder("Oriane"), house.founder("Tancrède")
    _everything_shown(house, founder)
    for one in (founder, other):
        one.say("merci")
        one.hear()
    staff = house.staff()
    _settled(house, staff)
    before = kept(house)

    theirs, ours = buttons(house, founder.chat), buttons(house, house.group)
    assert len(theirs) > 8 and len(ours) > 12
    for message, data in theirs:
        _press(house, founder.chat, message, data, other.person)
        _press(house, other.chat, None, data, other.person)
    for message, data in ours:
        _press(house, house.group, message, data, founder.person)
        _press(house, founder.chat, None, data, founder.person)
        _press(house, other.chat, None, data, other.person)
    for one in (founder, other):
        one.say("merci")
        one.hear("plaisir")
    _settled(house, staff)
    assert kept(house) == before


def _everything_shown(house: House, founder: Phone) -> None:
    staff, card = house.handed_over(founder, "Qui tond la pelouse du toit ?")
    staff.press(card, "Un passage")
    staff.hear("passage")
    staff.press(card, "Je prends")
    staff.reply(staff.hear("Prise en charge"), "La mairie.")
    staff.press(staff.hear("Retenir cette réponse"), "✅ Retenir")
    staff.hear("Réponse retenue")
    staff.say("/reponses")
    staff.hear("Réponses retenues")
    founder.hear("La mairie.")
    founder.say("Le parking est-il réservé aux voitures des entreprises hébergées ?")
    founder.press(founder.hear("Stationnement"), "👎")
    founder.hear("Qu'est-ce qui")
    staff.hear("n'a pas été aidé")


def _press(house: House, chat: int, message: int | None, data: str, person: int) -> None:
    newest = message or max(
        view["message"]["message_id"] for view in house.sandbox.client.chat(chat)["messages"] if view["by_bot"]
    )
    house.sandbox.client.press(chat, message=newest, forge=data, sender=person)


def _settled(house: House, staff: Phone) -> None:
    """All that was pressed in the group before has been handled."""
    staff.say("/ici")
    staff.hear("Ce groupe reçoit")
