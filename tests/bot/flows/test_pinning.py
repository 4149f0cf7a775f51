"""What waits for a yes is pinned when a question comes in between, and let go of when it is settled."""

from datetime import datetime
from pathlib import Path

import pytest
from sqlalchemy import Engine

from bot.booking.service import PARIS
from bot.dialogue.reply import Reply
from tests.bot.flows.chat import Chat, chat, legal_advice

ANNA = 101


@pytest.fixture
def bot(engine: Engine, tmp_path: Path) -> Chat:
    """A nursery with one expert."""
    return chat(engine, tmp_path, datetime(2026, 3, 24, 10, tzinfo=PARIS), {"juridique": legal_advice()})


def _pins(replies: list[Reply]) -> list[tuple[bool, bool]]:
    return [(one.pins, one.unpins) for one in replies]


def test_a_yes_that_follows_at_once_pins_nothing(bot: Chat) -> None:
    replies = bot.says(ANNA, "rendez-vous juridique demain à 9h") + bot.says(ANNA, "oui")
    assert not any(pins or unpins for pins, unpins in _pins(replies))


def test_a_question_in_between_pins_the_proposal_and_the_yes_lets_go_of_it(bot: Chat) -> None:
    bot.says(ANNA, "rendez-vous juridique demain à 9h")
    first = bot.says(ANNA, "oui mais c'est où ?")
    again = bot.says(ANNA, "il y a un parking ?")
    agreed = bot.says(ANNA, "oui")
    assert _pins(first)[-1] == (True, False)
    assert _pins(again)[-1] == (True, True)
    assert any(unpins and not pins for pins, unpins in _pins(agreed))


def test_giving_up_lets_go_of_it_too(bot: Chat) -> None:
    bot.says(ANNA, "rendez-vous juridique demain à 9h", "oui mais c'est où ?")
    assert _pins(bot.says(ANNA, "non laisse tomber"))[-1] == (False, True)
