"""Who was quoted a rule that changed is told once what changed, if they may read it and want to know."""

from dataclasses import dataclass, replace
from typing import Any

import pytest

from bot.changed_rules import ChangedRules
from bot.dialogue.member import Role
from bot.dialogue.reply import Reply
from bot.flows.finding import Finding, Found, Quote
from bot.flows.members.changes import differing
from bot.storage.outbox import OUTGOING
from bot.storage.retention import Retention
from bot.upkeep import Upkeep
from knowledge.passage import Passage
from tests.bot.flows.house import ALICE, BRUNO, TEXTS, House, buttons, replies
from tests.bot.flows.members.enrolling import company, enrol

OLD = "Le préavis est de trois mois. Il se donne par écrit."
NEW = "Le préavis est de six mois. Il se donne par écrit."
NOTICE = Passage("1", "bail", "Bail", ("2. Départ", "Préavis"), OLD)
NOISE = Passage("2", "bail", "Bail", ("Bruit",), "Le calme est demandé après 20 h.")


@dataclass
class Served:
    """An index, as far as its text goes."""

    version: str
    passages: tuple[Passage, ...]

    @property
    def manifest(self) -> "Served":
        return self


@dataclass
class Bulletin:
    """A house whose documents change; `publish` serves a version and lets the chore look at it."""

    house: House
    served: Any = None
    published: int = 0

    def publish(self, *passages: Passage) -> list[Reply]:
        self.published += 1
        self.served = Served(f"v{self.published}", passages)
        return self.look()

    def look(self) -> list[Reply]:
        before = self.house.last()
        rules = ChangedRules(lambda: self.served)
        Upkeep(self.house.engine, TEXTS, lambda: self.house.nursery, rules, Retention()).tell_changes(self.house.now)
        return replies(self.house.sent(before))

    def quoted(self, person: int, passage: Passage = NOTICE) -> None:
        quote = Quote(passage.document, passage.title, " › ".join(passage.section), passage.text)
        self.house.found = Finding(Found.ANSWERED, (quote,))
        self.house.says(person, "quel est le délai, s'il vous plaît ?")


@pytest.fixture
def bulletin(house: House) -> Bulletin:
    bulletin = Bulletin(house)
    assert bulletin.publish(NOTICE, NOISE) == []
    return bulletin


def changed(text: str = NEW) -> Passage:
    return replace(NOTICE, id=text, text=text)


def test_who_was_quoted_the_old_rule_is_told_the_old_and_the_new_with_their_place(bulletin: Bulletin) -> None:
    bulletin.quoted(ALICE)
    bulletin.quoted(BRUNO, NOISE)
    (told,) = bulletin.publish(changed(), NOISE)
    assert told.chat_id == ALICE
    assert "trois mois" in told.text and "six mois" in told.text and "Préavis" in told.text and "Bail" in told.text
    assert "par écrit" not in told.text


def test_nobody_is_told_twice_of_the_same_change(bulletin: Bulletin) -> None:
    bulletin.quoted(ALICE)
    assert len(bulletin.publish(changed(), NOISE)) == 1
    assert bulletin.look() == []
    assert len(bulletin.publish(NOTICE, NOISE)) == 1
    assert bulletin.publish(changed(), NOISE) == []


def test_a_change_while_the_bot_was_down_is_told_when_it_is_back(bulletin: Bulletin) -> None:
    bulletin.quoted(ALICE)
    assert len(Bulletin(bulletin.house, published=7).publish(changed(), NOISE)) == 1


@pytest.mark.parametrize(
    "passages",
    [
        (NOISE, NOTICE),
        (changed("Il se donne par écrit. Le préavis est de trois mois."), NOISE),
        (replace(NOTICE, section=("3. Départ", "Préavis")), NOISE),
        (replace(NOTICE, text="Le préavis est de trois mois."), replace(NOTICE, id="x", text="Il se donne par écrit.")),
    ],
    ids=["sections moved", "sentences moved", "renumbered", "cut otherwise"],
)
def test_a_mere_re_ordering_is_not_told(bulletin: Bulletin, passages: tuple[Passage, ...]) -> None:
    bulletin.quoted(ALICE)
    assert bulletin.publish(*passages) == []


def test_a_section_that_vanished_is_told(bulletin: Bulletin) -> None:
    bulletin.quoted(ALICE)
    (told,) = bulletin.publish(NOISE)
    assert "ne figure plus" in told.text


def test_who_was_quoted_it_more_than_ninety_days_ago_is_not_told(bulletin: Bulletin) -> None:
    bulletin.quoted(ALICE)
    bulletin.house.later(days=91)
    assert bulletin.publish(changed(), NOISE) == []


def test_who_may_not_read_the_new_rule_is_not_told(bulletin: Bulletin) -> None:
    enrol(bulletin.house, ALICE, Role.FOUNDER, company(bulletin.house))
    bulletin.quoted(ALICE)
    assert bulletin.publish(replace(changed(), audience=frozenset({"domiciled", "staff"})), NOISE) == []


def test_who_opted_out_by_the_button_or_in_the_privacy_page_is_not_told(bulletin: Bulletin) -> None:
    bulletin.quoted(ALICE)
    (told,) = bulletin.publish(changed(), NOISE)
    bulletin.house.presses(ALICE, buttons([told])[0].action)
    assert bulletin.publish(changed("Le préavis est d'un an."), NOISE) == []
    again = next(one for one in buttons(bulletin.house.says(ALICE, "/vieprivee")) if one.action == "changes:on")
    bulletin.house.presses(ALICE, again.action)
    assert len(bulletin.publish(changed("Le préavis est de deux ans."), NOISE)) == 1


def test_at_night_it_waits_for_the_morning(bulletin: Bulletin) -> None:
    bulletin.quoted(ALICE)
    bulletin.house.now = bulletin.house.now.replace(hour=22)
    assert len(bulletin.publish(changed(), NOISE)) == 1
    with bulletin.house.engine.connect() as connection:
        row = connection.execute(OUTGOING.select().order_by(OUTGOING.c.id.desc())).first()
    assert row is not None and row.not_before is not None and row.not_before > bulletin.house.now


def test_many_changes_make_one_message(bulletin: Bulletin) -> None:
    sections = [replace(NOTICE, id=str(number), section=(f"Article {number}",)) for number in range(7)]
    bulletin.publish(*sections)
    for one in sections:
        bulletin.quoted(ALICE, one)
    (told,) = bulletin.publish(*(replace(one, text=NEW) for one in sections))
    assert "3 de plus" in told.text


def test_an_index_that_is_empty_or_gone_changes_nothing(bulletin: Bulletin) -> None:
    bulletin.quoted(ALICE)
    assert bulletin.publish() == []
    bulletin.served = None
    assert bulletin.look() == []
    assert bulletin.publish(NOTICE, NOISE) == []


def test_the_sentences_that_differ_are_told_apart() -> None:
    assert differing(OLD, NEW) == ("Le préavis est de trois mois.", "Le préavis est de six mois.")
    assert differing("A. B.", "B. A.") is None
    assert differing("A.", "A. B.") == ("", "B.")
