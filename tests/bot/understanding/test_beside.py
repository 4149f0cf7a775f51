"""What a message says beside its wish: what it gives up, asks, counts, or only mentions."""

from datetime import timedelta
from time import perf_counter

import pytest

from bot.understanding.choice import choice, ranked
from bot.understanding.heard import LONGEST_TEXT, MOST_WORDS, heard
from bot.understanding.joining import joining
from bot.understanding.pausing import pauses
from bot.understanding.set_aside import without_reminder
from bot.understanding.understand import understand
from bot.understanding.understood import Intent
from bot.understanding.wording import wording
from tests.bot.understanding.world import NOW, VOCABULARY

ROOM_FOR_A_BUSY_MACHINE = timedelta(milliseconds=200)


def test_of_a_long_message_the_beginning_and_the_end_are_heard() -> None:
    told = "Nora jeudi " + "et puis voilà " * 200 + "à 10h"
    read = understand(told, NOW, VOCABULARY)
    assert read.persons == ("expert:nora-petit",)
    assert read.dates.at == NOW.replace(day=26, hour=10, minute=0)
    assert read.text == told[:2_000] or read.text == told


@pytest.mark.parametrize("text", ["a " * 1000, "x" * 2000, ", " * 1000, "mardi à 14h " * 160])
def test_no_text_takes_long_to_be_read(text: str) -> None:
    assert len(heard(text)) <= LONGEST_TEXT + 3
    assert len(heard(text).split()) <= MOST_WORDS + 1
    understand(text, NOW, VOCABULARY)
    started = perf_counter()
    understand(text, NOW, VOCABULARY, expecting="time", anchor=NOW)
    assert timedelta(seconds=perf_counter() - started) < ROOM_FOR_A_BUSY_MACHINE


@pytest.mark.parametrize(
    ("text", "hour"),
    [
        ("tant pis, 16h30", 16),
        ("laisse tomber jeudi, plutôt vendredi 9h", 9),
        ("never mind, 3pm then", 15),
        ("15h tant pis", 15),
    ],
)
def test_a_wish_beside_a_giving_up_is_a_wish(text: str, hour: int) -> None:
    read = understand(text, NOW, VOCABULARY, expecting="time")
    assert read.intent in (Intent.INFORM, Intent.BOOK)
    assert read.dates.clock is not None
    assert read.dates.clock.hour == hour


@pytest.mark.parametrize(
    "text", ["tant pis", "laisse tomber", "tant pis pour jeudi", "never mind, thanks", "oublie ça, merci"]
)
def test_a_giving_up_alone_stays_one(text: str) -> None:
    assert understand(text, NOW, VOCABULARY, expecting="confirm").intent is Intent.ABANDON


def test_whom_one_gives_up_is_not_wished_for() -> None:
    read = understand("oublie Nora, mets-moi Sofia", NOW, VOCABULARY, expecting="confirm")
    assert read.persons == ("expert:sofia-rossi",)
    assert read.unwanted == ("expert:nora-petit",)


def test_a_question_beside_a_wish_is_known_from_it() -> None:
    read = understand("le parking est payant ? et je voudrais Nora jeudi 10h", NOW, VOCABULARY)
    assert read.intent is Intent.BOOK
    assert read.aside == "le parking est payant ?"
    assert understand("Nora jeudi 10h ?", NOW, VOCABULARY).aside == ""


@pytest.mark.parametrize(
    ("text", "more"),
    [
        ("un ami se joint à nous", 1),
        ("un de plus", 1),
        ("one more person is coming", 1),
        ("j'amène deux collègues", 2),
        ("ah non un de moins", -1),
        ("un collègue ne vient plus", -1),
        ("une heure de plus", 0),
        ("on est trois", 0),
        ("plutôt 11h", 0),
    ],
)
def test_who_joins_is_counted(text: str, more: int) -> None:
    assert joining(wording(text)) == more


@pytest.mark.parametrize(
    "text",
    ["attends", "hmm je sais pas", "attends je regarde mon agenda", "let me check my calendar", "une minute svp"],
)
def test_a_hesitation_is_one(text: str) -> None:
    assert pauses(wording(text))


@pytest.mark.parametrize(
    "text",
    ["attends non", "attends, plutôt 11h", "je sais pas où c'est", "non", "je regarde Hugo plutôt", "wait for Hugo"],
)
def test_whatever_says_more_is_no_hesitation(text: str) -> None:
    assert not pauses(wording(text))


def test_a_reminder_is_left_out() -> None:
    assert without_reminder("oui et rappelle-moi la veille").strip() == "oui"
    assert without_reminder("rappelle-moi mes rendez-vous") == "rappelle-moi mes rendez-vous"


def test_a_place_on_a_list_is_named_in_figures_too() -> None:
    assert choice(wording("le 2e")) == 2
    assert choice(wording("the 3rd one")) == 3
    assert choice(wording("le plus proche")) == 0
    assert ranked(wording("annule le deuxième")) == 2
    assert ranked(wording("cancel my last one")) == -1
    assert ranked(wording("annule celui du 2 avril")) is None
