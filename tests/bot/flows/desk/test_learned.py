"""What staff answered once is known from then on, is kept, changed, joined, withdrawn and taken along."""

import json
import time
from pathlib import Path
from typing import Any

from bot.shelf import FRESH_SECONDS
from ingest.load import load_document
from knowledge.evaluation.question import load_questions
from tests.bot.flows.desk.world import House, Phone

SOON_SECONDS = 5


def answered(house: House, question: str, answer: str, name: str = "Oriane") -> tuple[Phone, dict[str, Any]]:
    """Staff answered a question; the group's phone, and the proposal on it."""
    founder = house.founder(name)
    staff, card = house.handed_over(founder, question)
    staff.reply(card, answer)
    return staff, staff.hear("Retenir cette réponse")


def test_a_kept_answer_is_given_within_five_seconds_signed_and_dated_and_becomes_a_case(house: House) -> None:
    staff, proposal = answered(house, "Bonjour, où se trouve la boîte à dons ? Merci, Oriane", "Oriane, à la cave.")
    assert "Question : Où se trouve la boîte à dons ?" in proposal["text"]
    staff.press(proposal, "✅ Retenir")
    staff.hear("Réponse retenue")
    kept_at = time.monotonic()
    other = house.founder("Tancrède")
    while True:
        other.say("Où est-ce que se trouve la boîte à dons ?")
        heard = other.hear()["text"]
        if "la cave" in heard:
            break
        assert time.monotonic() - kept_at < SOON_SECONDS, heard
    assert "Laure" in heard and "20" in heard
    assert _cases(house, "boîte à dons")


def _cases(house: House, words: str) -> list[dict[str, Any]]:
    path = house.folder / "evaluation" / "curated.jsonl"
    deadline = time.monotonic() + 3 * SOON_SECONDS
    while not (path.exists() and words in path.read_text(encoding="utf-8")):
        assert time.monotonic() < deadline, "no case was written"
        time.sleep(0.1)
    assert load_questions(path)
    return [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines() if words in line]


def test_a_dismissed_answer_is_not_given(house: House) -> None:
    staff, proposal = answered(house, "Où ranger les trottinettes cassées ?", "Au fond du jardin.")
    staff.press(proposal, "Non")
    staff.hear("Pas retenue")
    other = house.founder("Tancrède")
    other.say("Où ranger les trottinettes cassées ?")
    assert "Je ne sais pas" in other.hear()["text"]


def test_a_proposal_is_changed_by_a_reply_before_it_is_kept(house: House) -> None:
    staff, proposal = answered(house, "Quand passe le vitrier ?", "mardi")
    staff.press(proposal, "Modifier")
    staff.reply(staff.hear("Répondez à ce message"), "Question : Quel jour passe le vitrier ?\nLe mardi matin.")
    again = staff.hear("Le mardi matin.")
    assert "Quel jour passe le vitrier ?" in again["text"]
    staff.press(again, "Date de fin")
    staff.reply(staff.hear("Jusqu'à quand"), "31 décembre 2030")
    dated = staff.hear("31 décembre 2030")
    staff.press(dated, "Pour qui")
    staff.press(staff.hear("entreprises hébergées"), "✅ Retenir")
    staff.hear("Réponse retenue")


def test_nearly_the_same_question_is_joined_and_says_how_many_asked(house: House) -> None:
    staff, first = answered(house, "Comment réserver le barbecue ?", "Sur le tableau du hall.", "Oriane")
    staff.press(first, "✅ Retenir")
    staff.hear("Réponse retenue")
    time.sleep(FRESH_SECONDS)  # What was just approved is known this much later.
    founder = house.founder("Ulysse")
    founder.say("/humain Comment réserver le barbecue ?")
    card = staff.hear("Ulysse")
    staff.reply(card, "Voyez le tableau du hall.")
    second = staff.hear("déjà retenue")
    assert "1 personne" in second["text"]
    staff.press(second, "Garder la réponse connue")
    staff.hear("Réunie")
    staff.say("/reponses")
    listed = staff.hear("Réponses retenues")
    assert "barbecue" in listed["text"] and "demandée par 2" in listed["text"]


def test_a_withdrawn_answer_is_no_longer_given_and_the_rest_is_exported_as_a_document(
    house: House, tmp_path: Path
) -> None:
    staff, one = answered(house, "Qui répare la machine à bulles ?", "Le club science.")
    staff.press(one, "✅ Retenir")
    kept = staff.hear("Réponse retenue")
    _, two = answered(house, "Qui nourrit le poisson rouge ?", "# Personne\nIl est en plastique.")
    staff.press(two, "✅ Retenir")
    staff.hear("poisson rouge")
    staff.press(kept, "Retirer")
    staff.hear("elle n'est plus donnée")
    staff.say("/reponses")
    staff.press(staff.hear("Réponses retenues"), "Exporter")
    file = staff.hear("document")["document"]
    content = house.content(file)
    path = tmp_path / "reponses-de-l-equipe.md"
    path.write_bytes(content)
    read = load_document(path)
    assert (read.kind, "poisson rouge" in read.text, "bulles" in read.text) == ("faq", True, False)


def test_a_founder_cannot_list_or_keep_answers(house: House) -> None:
    founder = house.founder("Zélie")
    founder.say("/reponses")
    assert "Je ne connais pas cette commande" in founder.hear()["text"]


def test_a_similar_question_is_shown_with_its_whole_answer_and_a_founder_who_says_it_is_theirs_teaches_it(
    house: House,
) -> None:
    staff, proposal = answered(house, "Peut-on peindre les murs de son bureau ?", "Oui, en blanc, avec notre accord.")
    staff.press(proposal, "✅ Retenir")
    staff.hear("Réponse retenue")
    time.sleep(FRESH_SECONDS)
    asked = "on voudrait refaire la déco, la peinture au bureau c'est ok ?"
    founder = house.founder("Tancrède")
    founder.say(asked)
    near = founder.hear("une question qui s'en approche")
    assert "Peut-on peindre les murs de son bureau ?" in near["text"]
    assert "Oui, en blanc, avec notre accord." in near["text"]
    founder.press(near, "C'est ma question")
    founder.say("merci")
    founder.hear("Avec plaisir")
    time.sleep(FRESH_SECONDS)
    other = house.founder("Ulysse")
    other.say(asked)
    given = other.hear("avec notre accord")["text"]
    assert "approche" not in given and asked not in given
    founder.press(near, "👎")
    founder.hear("Qu'est-ce qui n'allait pas")
    time.sleep(FRESH_SECONDS)
    other.say(asked)
    other.hear("une question qui s'en approche")
