"""A button works for the person it was shown to; pressed by anybody else, from their own chat, it has no effect."""

from pathlib import Path

import pytest
from sqlalchemy import Table, inspect, select
from sqlmodel import SQLModel

from bot.dialogue.incoming import Attached
from bot.dialogue.member import Role
from bot.dialogue.reply import Reply
from bot.flows.finding import Finding, Found, Quote
from bot.office.document_files import DocumentFiles
from bot.office.documents import Documents
from bot.office.ingesting import Ingested
from bot.storage.database import transaction
from tests.bot.flows.house import ALICE, BRUNO, CLAIRE, GROUP, LAURE, TEXTS, House, buttons, replies
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


def lived(house: House, folder: Path) -> None:
    """Scenes that show every kind of button: bookings, answers, inquiries, people, privacy, the office."""
    algues = company(house)
    for person, role in ((ALICE, Role.FOUNDER), (BRUNO, Role.FOUNDER), (CLAIRE, Role.EXPERT)):
        enrol(house, person, role, algues if role is Role.FOUNDER else None)
        house.says(person, "bonjour")
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
    # What is the team's is shown in its group, and in private to one of it who is dismissed since.
    for person, chat in ((LAURE, GROUP), (DISMISSED, DISMISSED)):
        at_the_office(house, folder, person, chat)
    revoke(house, DISMISSED)


def at_the_office(house: House, folder: Path, person: int, chat: int) -> None:
    """Documents to publish and to bring back, an announcement that closes the agenda, answers to withdraw."""
    files = DocumentFiles(folder / "data")
    documents = Documents(house.engine, TEXTS, files, folder / "index", lambda: Ingested(True), GROUP)
    for number in range(3):
        house.does(person, Attached("document", f"file-{number}", "horaires.md"), chat)
        sent = documents.wanted(house.now)
        assert sent
        documents.arrived(sent.id, b"---\ntitle: Horaires\n---\n## Accueil\n\nIl ouvre.\n", house.now)
        documents.run(house.now)
        if number < 2:
            house.presses(person, f"doc:publish:{sent.id}", chat)
            documents.run(house.now)
    house.says(person, "/documents", chat)
    (asked,) = house.says(person, "/annonce La pépinière est fermée jeudi.", chat)
    to_all = next(one.action for one in buttons([asked]) if one.action.endswith(":all"))
    preview = replies(house.presses(person, to_all, chat))
    close = next(one.action for one in buttons(preview) if ":close:" in one.action)
    house.presses(person, close, chat)


def booked(house: House, person: int) -> None:
    told = house.says(person, "/rdv")
    for _ in range(8):
        actions = [one.action for one in buttons(told) if one.action.startswith(("yes:", "pick:"))]
        if not actions:
            return
        told = replies(house.presses(person, actions[0]))


def shown(house: House) -> set[tuple[int, str]]:
    """Every button that was shown, with the chat where it was, but those that do the same for anybody."""
    return {
        (one.chat_id, choice.action)
        for one in house.sent()
        if isinstance(one, Reply)
        for choice in buttons([one])
        if choice.action and not choice.action.startswith(ANYBODY)
    }


@pytest.mark.prove
def test_every_button_pressed_by_every_other_person_has_no_effect(house: House, tmp_path: Path) -> None:
    lived(house, tmp_path)
    seen = shown(house)
    verbs = {action.partition(":")[0] for _, action in seen}
    assert verbs >= {"pick", "yes", "undo", "move", "cancel", "inv", "drop", "inq", "doc", "news"}
    acts = {":".join(action.split(":")[::2]) for _, action in seen if action.startswith("news:")}
    acts |= {action.rpartition(":")[0] for _, action in seen if action.startswith("doc:")}
    assert acts >= {"doc:publish", "doc:back", "doc:origin", "doc:discard", "news:send", "news:close", "news:shut"}
    before = rows(house)
    for chat, action in sorted(seen):
        for person in (BRUNO, CLAIRE, STRANGER, DISMISSED):
            if person == chat and person != DISMISSED:
                continue
            house.presses(person, action)
            house.presses(person, action, chat=chat if chat > 0 else None)
            assert rows(house) == before, (chat, action, person)
    for action in sorted(action for chat, action in seen if chat in (GROUP, DISMISSED)):
        for person in (BRUNO, CLAIRE, DISMISSED):
            house.presses(person, action, GROUP)
            assert rows(house) == before, (GROUP, action, person)


@pytest.mark.prove
def test_forged_buttons_that_name_people_and_invitations_have_no_effect_for_founders(
    house: House, tmp_path: Path
) -> None:
    lived(house, tmp_path)
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
