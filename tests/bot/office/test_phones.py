"""Staff at their phones: figures as a picture, documents published and brought back; founders can do none of it."""

from collections.abc import Iterator
from typing import Any

import pytest
from sqlalchemy import text

from bot.storage.database import transaction
from tests.bot.office.phones import ALICE, CLAIRE, LAURE, STAFF, Phones, phones

NEW = "---\ntitle: Horaires\n---\n\n## Accueil\n\nL'accueil ouvre à 8 h 30.\n\n## Week-end\n\nLe samedi est ouvert.\n"


@pytest.fixture(scope="module")
def at_work(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Phones]:
    with phones(tmp_path_factory.mktemp("office")) as running:
        yield running


def count(at_work: Phones, table: str) -> int:
    with transaction(at_work.engine) as session:
        return int(session.connection().execute(text(f"SELECT count(*) FROM {table}")).scalar_one())


def send(at_work: Phones, chat: int, name: str, content: str | bytes, **given: Any) -> int:
    since = at_work.version(chat)
    data = content.encode() if isinstance(content, str) else content
    at_work.sandbox.client.send_file(chat, name, data, **given)
    return since


def answer(at_work: Phones, question: str) -> str:
    return str(at_work.sandbox.client.ask(ALICE, question)["text"])


def test_a_document_is_shown_published_and_brought_back_by_taps(at_work: Phones) -> None:
    assert "9 h" in answer(at_work, "à quelle heure ouvre l'accueil ?")
    since = send(at_work, STAFF, "Horaires (1).md", NEW, sender=LAURE)
    shown = at_work.wait(STAFF, since, "Ce qui change")
    assert "✏️ Accueil" in shown["text"] and "➕ Week-end" in shown["text"] and "➖ Bruit" in shown["text"]
    assert "9 h" in answer(at_work, "à quelle heure ouvre l'accueil ?"), "a preview publishes nothing"

    since = at_work.version(STAFF)
    at_work.sandbox.client.press(STAFF, "Remplacer", sender=LAURE)
    at_work.wait(STAFF, since, "est en service")
    assert "8 h 30" in answer(at_work, "à quelle heure ouvre l'accueil ?")
    assert "9 h" in (at_work.data.parent / "nursery" / "horaires.md").read_text(), "the folder itself is never written"

    since = at_work.version(STAFF)
    at_work.sandbox.client.press(STAFF, "Version d'origine", sender=LAURE)
    at_work.wait(STAFF, since, "de nouveau la version du dossier")
    assert "9 h" in answer(at_work, "à quelle heure ouvre l'accueil ?")

    since = at_work.version(STAFF)
    at_work.sandbox.client.say(STAFF, "/documents", sender=LAURE)
    at_work.wait(STAFF, since, "Documents publiés")
    since = at_work.version(STAFF)
    at_work.sandbox.client.press(STAFF, "horaires : version", sender=LAURE)
    at_work.wait(STAFF, since, "est en service")
    assert "8 h 30" in answer(at_work, "à quelle heure ouvre l'accueil ?")


def test_what_cannot_be_read_is_refused_with_a_sentence(at_work: Phones) -> None:
    since = send(at_work, STAFF, "plan.pdf", b"%PDF-1.4 nothing", sender=LAURE)
    assert "Rien n'a changé" in at_work.wait(STAFF, since, "ne peut pas être lu")["text"]


def test_a_founder_s_file_is_answered_kindly_and_never_taken_in(at_work: Phones) -> None:
    before = count(at_work, "submission")
    since = send(at_work, ALICE, "horaires.md", NEW)
    assert "/humain" in at_work.wait(ALICE, since, "fichiers")["text"]
    assert count(at_work, "submission") == before


def test_no_button_of_the_office_does_anything_for_a_founder(at_work: Phones) -> None:
    since = send(at_work, STAFF, "autre.md", NEW, sender=LAURE)
    at_work.wait(STAFF, since, "Nouveau document")
    with transaction(at_work.engine) as session:
        before = session.connection().execute(text("SELECT id, state FROM submission ORDER BY id")).all()
    at_work.sandbox.client.ask(ALICE, "bonjour")
    for number, _ in before:
        for verb in ("publish", "discard", "back", "origin"):
            at_work.sandbox.client.press(ALICE, forge=f"doc:{verb}:{number}")
    assert "8 h 30" in answer(at_work, "à quelle heure ouvre l'accueil ?")
    with transaction(at_work.engine) as session:
        assert session.connection().execute(text("SELECT id, state FROM submission ORDER BY id")).all() == before


def test_the_figures_come_as_a_picture_to_staff_and_to_nobody_else(at_work: Phones) -> None:
    since = at_work.version(STAFF)
    at_work.sandbox.client.say(STAFF, "/stats", sender=LAURE)
    told = at_work.wait(STAFF, since, "Les chiffres de Pépin")
    assert (told["photo"][-1]["width"], "questions" in told["caption"]) == (1080, True)
    errands = count(at_work, "errand")
    assert "commande" in at_work.sandbox.client.ask(ALICE, "/stats")["text"]
    assert count(at_work, "errand") == errands


def test_an_announcement_reaches_its_audience_once_and_can_be_refused(at_work: Phones) -> None:
    since = at_work.version(ALICE)
    at_work.sandbox.client.ask(STAFF, "/annonce Café lundi à 9 h, tous les <fondateurs> sont là.", sender=LAURE)
    at_work.sandbox.client.press(STAFF, "À tous", sender=LAURE)
    at_work.wait(STAFF, 0, "Aperçu")
    for _ in range(3):
        at_work.sandbox.client.press(STAFF, forge="news:1:send", sender=LAURE)
    at_work.wait(ALICE, since, "Café lundi")
    at_work.wait(STAFF, 0, "L'annonce est partie")
    assert sum("<fondateurs>" in one.get("text", "") for one in at_work.said(ALICE, since)) == 1

    since = at_work.version(ALICE)
    at_work.sandbox.client.press(ALICE, "Ne plus recevoir")
    at_work.wait(ALICE, since, "plus d'annonces")
    at_work.sandbox.client.ask(STAFF, "/annonce Deuxième annonce", sender=LAURE)
    at_work.sandbox.client.press(STAFF, "À tous", sender=LAURE)
    at_work.wait(STAFF, 0, "1 ne veut plus d'annonces")
    since = at_work.version(ALICE)
    at_work.sandbox.client.press(ALICE, forge="news:2:send")
    at_work.sandbox.client.press(STAFF, "Envoyer", sender=LAURE)
    at_work.wait(CLAIRE, 0, "Deuxième annonce")
    assert not any("Deuxième" in one.get("text", "") for one in at_work.said(ALICE, since))


def test_a_closure_offers_other_times_to_whom_it_touches(at_work: Phones) -> None:
    at_work.sandbox.client.ask(ALICE, "réserver la salle Seine dans trois jours à 10h")
    at_work.sandbox.client.press(ALICE, "Confirmer")
    at_work.wait(ALICE, 0, "C'est réservé")
    since = at_work.version(ALICE)
    written = at_work.version(STAFF)
    at_work.sandbox.client.ask(STAFF, "/annonce La salle Seine est fermée dans trois jours (peinture).", sender=LAURE)
    at_work.sandbox.client.press(STAFF, "À tous", sender=LAURE)
    at_work.wait(STAFF, written, "Aperçu")
    at_work.sandbox.client.press(STAFF, "Fermer aussi", sender=LAURE)
    at_work.wait(STAFF, written, "1 réservation est concernée")
    at_work.sandbox.client.press(STAFF, "🔒 Fermer", sender=LAURE)
    told = at_work.wait(ALICE, since, "ne pourra pas avoir lieu")
    assert count(at_work, "agenda_exception") == 1
    rows = [button for row in told["reply_markup"]["inline_keyboard"] for button in row]
    offered = [button for button in rows if button["callback_data"].startswith("to:")]
    assert offered
    at_work.sandbox.client.press(CLAIRE, forge=offered[0]["callback_data"])
    at_work.sandbox.client.press(ALICE, forge=offered[0]["callback_data"])
    at_work.wait(ALICE, since, "Je déplace")
    at_work.sandbox.client.press(ALICE, "✅ Déplacer", times=2)
    at_work.wait(ALICE, since, "C'est déplacé")
    with transaction(at_work.engine) as session:
        assert session.connection().execute(text("SELECT version FROM booking")).all() == [(1,)]


@pytest.mark.parametrize("name", ["vectors.npy", pytest.param("chroma.sqlite3", marks=pytest.mark.prove)])
def test_a_damaged_index_is_told_once_and_mended_while_the_bot_answers(at_work: Phones, name: str) -> None:
    [damaged] = (at_work.data / "index" / "versions").rglob(name)
    since = at_work.version(STAFF)
    damaged.unlink()  # the running bot has the file mapped, and shortening it in place would take the process down
    damaged.write_bytes(b"damaged" * 100)
    at_work.wait(STAFF, since, "abîmé")
    assert "deux places" in answer(at_work, "combien de places de parking pour mon entreprise ?")
    at_work.wait(STAFF, since, "reconstruit, je réponds")
    assert sum("abîmé" in one.get("text", "") for one in at_work.said(STAFF, since)) == 1
    assert "deux places" in answer(at_work, "combien de places de parking pour mon entreprise ?")
