"""A question reaches a person and comes back, and both sides see where it stands."""

from datetime import UTC, datetime

from sqlalchemy import Engine, text

from bot.dialogue.member import Role
from bot.storage.database import transaction
from bot.storage.members import Members
from tests.bot.flows.desk.world import BRUNO, House

WIFI = "Où trouver le mot de passe du wifi des invités ?"


def state(engine: Engine, question: str) -> str:
    with engine.connect() as connection:
        found = connection.execute(text("SELECT state FROM inquiry WHERE question = :one"), {"one": question})
        return str(found.scalar())


def test_an_unknown_question_goes_to_the_group_and_comes_back_with_a_first_name_and_the_question(house: House) -> None:
    founder = house.founder("Oriane")
    staff, card = house.handed_over(founder, WIFI)
    assert "Oriane" in card["text"] and "En attente" in card["text"]
    staff.reply(card, "Il est affiché à l'accueil.")
    answer = founder.hear("Il est affiché")
    assert "Laure" in answer["text"] and WIFI in answer["text"]


def test_both_sides_see_who_took_it_and_that_it_was_answered(house: House) -> None:
    founder = house.founder("Tancrède")
    staff, card = house.handed_over(founder, "Peut-on faire livrer un piano dans la nuit ?")
    staff.press(card, "Je prends")
    assert "Prise en charge par Laure" in staff.hear("Prise en charge")["text"]
    assert "n°" in founder.hear("Prise en charge par Laure")["text"]
    staff.reply(card, "Non, pas la nuit.")
    assert staff.hear("Répondue par Laure")["message_id"] == card["message_id"]
    founder.hear("Répondue par Laure")


def test_what_the_founder_adds_goes_on_in_the_same_inquiry(house: House) -> None:
    founder = house.founder("Wilfrid")
    staff, card = house.handed_over(founder, "Puis-je peindre le mur en bleu ?")
    staff.reply(card, "De quel mur parlez-vous ?")
    founder.reply(founder.hear("De quel mur"), "Celui du fond.")
    more = staff.hear("Celui du fond.")
    staff.reply(more, "Alors oui.")
    assert "Celui du fond." in founder.hear("Alors oui.")["text"]


def test_the_button_under_an_answer_adds_a_word_or_closes(house: House) -> None:
    founder = house.founder("Ysaline")
    question = "Qui arrose les plantes du hall en août ?"
    staff, card = house.handed_over(founder, question)
    staff.reply(card, "Le jardinier.")
    answer = founder.hear("Le jardinier.")
    founder.press(answer, "Ajouter")
    founder.hear("Écrivez")
    founder.say("Et en juillet aussi")
    staff.hear("Et en juillet aussi")
    founder.press(answer, "réglé")
    founder.hear("close")
    assert state(house.engine, question) == "closed"
    founder.say("/mesquestions")
    assert "Le jardinier." in founder.hear("Vos questions")["text"]


def test_not_ours_is_told_and_a_passage_is_sent_with_its_place(house: House) -> None:
    founder = house.founder("Zélie")
    staff, card = house.handed_over(founder, "Connaissez-vous un bon dentiste dans le quartier ?")
    staff.press(card, "Pas pour nous")
    founder.hear("pas du ressort")
    founder.reply(founder.hear("pas du ressort"), "Alors où garer mon vélo ?")
    staff.press(staff.hear("où garer mon vélo"), "Je prends")
    staff.press(staff.hear("Prise en charge"), "Un passage")
    offered = staff.hear("Quel passage")
    staff.reply(offered, "parking des voitures et des vélos")
    staff.press(staff.hear("Quel passage"), "Voitures et vélos")
    assert "Stationnement" in founder.hear("abri fermé à clé")["text"]


def test_in_a_forum_each_inquiry_has_its_topic_and_what_is_written_there_is_the_answer(forum: House) -> None:
    founders = [forum.founder("Quentin"), forum.founder("Ulysse")]
    cards = [forum.handed_over(one, f"Combien de plantes dans le bureau de {one.name} ?")[1] for one in founders]
    topics = [card["message_thread_id"] for card in cards]
    assert len(set(topics)) == 2
    staff = forum.staff()
    staff.say("Trois.", thread=topics[1])
    assert "Ulysse" in founders[1].hear("Trois.")["text"]
    assert not any("Trois." in one for one in founders[0].texts())
    forum.staff(BRUNO, "Bruno").say("Je crois que c'est deux", thread=topics[0])
    assert "Bruno" in founders[0].hear("Je crois que c'est deux")["text"]


def test_a_word_to_a_colleague_in_the_topic_stays_there(forum: House) -> None:
    founder = forum.founder("Quentin")
    staff, card = forum.handed_over(founder, "Peut-on changer la serrure ?")
    topic = card["message_thread_id"]
    staff.say("C'est possible ?", thread=topic)
    founder.hear("C'est possible ?")
    own = [
        view["message"]
        for view in forum.sandbox.client.chat(forum.group)["messages"]
        if view["message"].get("text") == "C'est possible ?"
    ]
    forum.staff(BRUNO, "Bruno").reply(own[0], "Entre nous : non.", thread=topic)
    staff.say("Voilà, c'est tout.", thread=topic)
    founder.hear("Voilà, c'est tout.")
    assert not any("Entre nous" in one for one in founder.texts())


def test_where_the_group_is_gone_the_founder_is_told_and_an_administrator_answers_in_private(alone: House) -> None:
    boss = alone.founder("Violaine")
    boss.say("/start")
    boss.hear()
    with transaction(alone.engine) as session:
        Members(session, datetime.now(UTC)).grant(boss.person, Role.ADMINISTRATOR)
    alone.sandbox.client.request("PATCH", f"groups/{alone.group}", {"bot": "kicked"})
    founder = alone.founder("Oriane")
    founder.say("Où est le cadenas du portail ?")
    founder.press(founder.hear(), "💬")
    founder.hear("Je n'arrive pas à joindre le groupe")
    card = boss.hear("cadenas du portail")
    boss.reply(card, "Sous le tapis.")
    assert "Violaine" in founder.hear("Sous le tapis.")["text"]


def test_an_answer_that_cannot_be_delivered_is_told_to_staff_and_kept(house: House) -> None:
    founder = house.founder("Quentin")
    staff, card = house.handed_over(founder, "Le toit peut-il porter une ruche ?")
    house.sandbox.client.block(founder.person)
    staff.reply(card, "Oui, deux.")
    staff.hear("n'a pas pu être remise")
    founder.say("/mesquestions")
    assert "Oui, deux." in founder.hear("Vos questions")["text"]


def test_the_same_question_twice_is_one_inquiry(house: House) -> None:
    founder = house.founder("Tancrède")
    question = "Qui a la clé de la cave à vin ?"
    house.handed_over(founder, question)
    founder.say(question)
    founder.press(founder.hear(), "💬")
    founder.hear("déjà chez l'équipe")
    with house.engine.connect() as connection:
        same = connection.execute(text("SELECT count(*) FROM inquiry WHERE question = :one"), {"one": question})
        assert same.scalar() == 1


def test_a_file_under_a_card_is_not_lost_in_silence(house: House) -> None:
    founder = house.founder("Ulysse")
    staff, card = house.handed_over(founder, "Avez-vous le plan du sous-sol en couleurs ?")
    staff.read_to = house.sandbox.client.version(staff.chat)
    house.sandbox.client.send_file(staff.chat, "plan.pdf", b"%PDF", sender=staff.person, reply_to=card["message_id"])
    staff.hear("Seul le texte est transmis")
