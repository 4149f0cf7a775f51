"""What a person can learn of their data, and that nothing is left of them once they erase it."""

import json
from pathlib import Path
from typing import Any

from sqlalchemy import select
from sqlmodel import SQLModel

from bot.booking.agenda import Agenda
from bot.booking.request import BookingRequest
from bot.booking.window import Window
from bot.dialogue.incoming import Incoming, Person, Said
from bot.dialogue.member import Role
from bot.dialogue.reply import Outgoing, Reply
from bot.flows.finding import Finding, Found, Quote
from bot.storage import inbox
from bot.storage.answers import GivenAnswers
from bot.storage.database import transaction
from bot.storage.erasure import Erasures
from bot.storage.people import Contacts
from bot.storage.personal import present
from bot.storage.retention import Retention, forget
from bot.storage.told import Told
from tests.bot.flows.house import BRUNO, CLAIRE, GROUP, House, buttons, notices, replies
from tests.bot.flows.members.enrolling import company, enrol, revoke

ZELDA, NAME = 918273645546, "Zeldawyn"
SECRET = "puis-je garder mon perroquet turquoise"
DOGS = Finding(Found.ANSWERED, (Quote("interieur", "Règlement", "Animaux", "Ils restent dehors."),))


def lived(house: House) -> None:
    """A person who left something in every part of the store."""
    house.found = DOGS
    house.names[ZELDA] = NAME
    person = Person(ZELDA, NAME, "fr")
    enrol(house, ZELDA, Role.FOUNDER, company(house))
    for number, text in enumerate((SECRET, f"humain : {SECRET}", "un rdv RH jeudi à 10h")):
        update = Incoming(9_000 + number, ZELDA, True, person, Said(text), house.now)
        with transaction(house.engine) as session:
            inbox.receive(session, [update], house.now)
        house.assistant.take_turn(update)
    service = house.nursery.catalogue.services["service:ressources-humaines"]
    with transaction(house.engine) as session:
        agenda = Agenda(session, house.nursery.catalogue, house.now)
        slot = agenda.free(service.key, [Window(house.now, house.now.replace(day=31))], founder=ZELDA)[0]
        agenda.book(f"{ZELDA:x}.1", BookingRequest(service.key, ZELDA, slot.starts, slot.resource))
        agenda.join_waitlist(ZELDA, service.key, Window(house.now, house.now.replace(day=31)))
        agenda.feeds.new(f"founder:{ZELDA}")
        agenda.set_limit(ZELDA, 5)
        Contacts(session, house.now).link("expert:nora-petit", ZELDA)
        Told(session, house.now).first_time(ZELDA, "path:x")
    house.says(ZELDA, "/start invitation-fausse")


def deliver_all(house: House) -> None:
    outgoing = SQLModel.metadata.tables["outgoing"]
    with transaction(house.engine) as session:
        session.connection().execute(outgoing.update().values(payload="", content=None, sent_at=house.now))


def erased(house: House) -> list[Outgoing]:
    asked = house.says(ZELDA, "/effacer")
    yes = next(one.action for one in buttons(asked) if one.action.startswith("erase:") and one.action != "erase:no")
    return house.presses(ZELDA, yes)


def rows_naming(house: House, person: int) -> dict[str, int]:
    with transaction(house.engine) as session:
        counts = {
            f"{table.name}.{column.name}": len(
                session.connection().execute(select(column).where(column == one.value(person))).all()
            )
            for one, table, column in present()
        }
    return {name: count for name, count in counts.items() if count}


def test_the_first_contact_says_that_this_is_a_machine_and_where_to_read_what_is_kept(house: House) -> None:
    told = " ".join(one.text for one in house.says(ZELDA, "bonjour"))
    assert "assistant automatique" in told and "/vieprivee" in told


def test_what_is_kept_is_said_with_the_terms_that_are_kept(house: House) -> None:
    text = house.says(ZELDA, "/vieprivee")[0].text
    assert "12 mois" in text and "120 jours" in text and "3 ans" in text


def test_the_export_holds_every_table_in_which_the_person_is_named(house: House) -> None:
    lived(house)
    (told,) = house.says(ZELDA, "/mesdonnees")
    assert told.file is not None and told.file.mime_type == "application/json"
    tables: dict[str, list[dict[str, Any]]] = json.loads(told.file.content)["tables"]
    named = {name.partition(".")[0] for name in rows_naming(house, ZELDA)}
    assert {name for name, rows in tables.items() if rows} >= named
    assert {"person", "membership", "given_answer", "given_quote", "inquiry", "booking", "waitlist"} <= named | {
        name for name, rows in tables.items() if rows
    }
    assert SECRET in told.file.content.decode()


def test_the_export_holds_nothing_of_others(house: House) -> None:
    lived(house)
    house.says(BRUNO, "une question de Bruno sur son bail")
    (told,) = house.says(ZELDA, "/mesdonnees")
    assert told.file is not None
    content = told.file.content.decode()
    assert "Bruno" not in content and str(BRUNO) not in content


def test_erasing_asks_first_and_a_no_changes_nothing(house: House) -> None:
    lived(house)
    before = rows_naming(house, ZELDA)
    asked = house.says(ZELDA, "/effacer")
    assert "Votre rendez-vous à venir sera d'abord annulé" in asked[0].text
    house.presses(ZELDA, "erase:no")
    assert before.keys() <= rows_naming(house, ZELDA).keys()
    assert len(notices(house.presses(ZELDA, "erase:1"))) == 1


def test_a_button_of_an_earlier_question_erases_nothing(house: House) -> None:
    lived(house)
    (yes, *_) = [one.action for one in buttons(house.says(ZELDA, "/effacer"))]
    house.presses(ZELDA, "erase:no")
    house.presses(ZELDA, yes)
    assert "person.id" in rows_naming(house, ZELDA)


def test_bookings_are_cancelled_first_and_the_people_concerned_told(house: House) -> None:
    lived(house)
    told = replies(erased(house))
    assert told[0].chat_id == ZELDA
    assert any(one.chat_id == GROUP and NAME in one.text for one in told)
    with transaction(house.engine) as session:
        assert Agenda(session, house.nursery.catalogue, house.now).upcoming(ZELDA) == ()


def test_after_an_erasure_no_row_names_the_person(house: House) -> None:
    lived(house)
    assert {"person.id", "booking.founder", "given_answer.person_id"} <= rows_naming(house, ZELDA).keys()
    erased(house)
    deliver_all(house)
    Erasures(house.engine).go_on(house.now)
    assert rows_naming(house, ZELDA) == {}


def test_after_an_erasure_no_byte_of_the_store_s_files_names_the_person(house: House, tmp_path: Path) -> None:
    lived(house)
    assert hits(tmp_path)
    erased(house)
    deliver_all(house)
    Erasures(house.engine).go_on(house.now)
    assert hits(tmp_path) == []


def test_of_a_revoked_person_an_erasure_leaves_a_digest_alone_which_the_export_holds(
    house: House, tmp_path: Path
) -> None:
    lived(house)
    revoke(house, ZELDA)
    assert "votre accès a été retiré" in house.says(ZELDA, "/effacer")[0].text
    erased(house)
    deliver_all(house)
    Erasures(house.engine).go_on(house.now)
    assert hits(tmp_path) == []
    assert rows_naming(house, ZELDA) == {"revocation.digest": 1}
    house.later(seconds=2)
    house.says(ZELDA, "bonjour")
    (told,) = house.says(ZELDA, "/mesdonnees")
    assert told.file is not None and json.loads(told.file.content)["tables"]["revocation"]


def hits(folder: Path) -> list[str]:
    marks = (NAME.encode(), SECRET.encode(), str(ZELDA).encode(), f"{ZELDA:x}".encode(), ZELDA.to_bytes(6, "big"))
    files = [path for path in folder.rglob("*") if path.is_file()]
    return [f"{path.name}: {mark!r}" for path in files for mark in marks if mark in path.read_bytes()]


def test_an_erasure_waits_for_its_farewell_to_leave_but_not_for_ever(house: House, tmp_path: Path) -> None:
    lived(house)
    erased(house)
    Erasures(house.engine).go_on(house.now)
    assert "outgoing.chat_id" in rows_naming(house, ZELDA)
    house.later(hours=1)
    Erasures(house.engine).go_on(house.now)
    assert rows_naming(house, ZELDA) == {}


def test_who_writes_again_is_met_anew_and_their_new_words_are_kept(house: House) -> None:
    lived(house)
    erased(house)
    deliver_all(house)
    house.later(seconds=2)
    assert any("assistant automatique" in one.text for one in house.says(ZELDA, "bonjour"))
    Erasures(house.engine).go_on(house.now)
    assert "person.id" in rows_naming(house, ZELDA)


def test_nobody_else_loses_anything(house: House) -> None:
    house.says(BRUNO, "puis-je venir le dimanche ?")
    before = rows_naming(house, BRUNO)
    lived(house)
    erased(house)
    assert rows_naming(house, BRUNO) == before


def test_an_inquiry_told_to_staff_is_gone_with_its_person(house: House) -> None:
    lived(house)
    erased(house)
    inquiry = SQLModel.metadata.tables["inquiry"]
    with transaction(house.engine) as session:
        assert session.connection().execute(select(inquiry)).all() == []


def test_questions_past_their_term_name_nobody_and_say_nothing(house: House) -> None:
    lived(house)
    house.later(days=366)
    with transaction(house.engine) as session:
        assert forget(session, Retention(), house.now) > 0
    with transaction(house.engine) as session:
        old = GivenAnswers(session, house.now).since(house.now.replace(year=2020))
        assert [(one.person_id, one.question) for one in old] == [(0, "")] * len(old)
        assert len(old) > 0
        assert forget(session, Retention(), house.now) == 0


def test_what_is_within_its_term_is_kept(house: House) -> None:
    lived(house)
    before = rows_naming(house, ZELDA)
    house.later(days=30)
    with transaction(house.engine) as session:
        forget(session, Retention(), house.now)
    after = rows_naming(house, ZELDA)
    assert {name for name in before if name.startswith(("given", "inquiry", "booking", "person"))} <= after.keys()


def test_claire_the_expert_can_leave_too(house: House) -> None:
    enrol(house, CLAIRE, Role.EXPERT)
    with transaction(house.engine) as session:
        Contacts(session, house.now).link("expert:claire-martin", CLAIRE)
    asked = house.says(CLAIRE, "/effacer")
    told = house.presses(CLAIRE, buttons(asked)[0].action)
    assert isinstance(replies(told)[0], Reply)
    deliver_all(house)
    Erasures(house.engine).go_on(house.now)
    assert rows_naming(house, CLAIRE) == {}
