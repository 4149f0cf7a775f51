"""An hour that does not suit is ruled out, not wished for."""

from datetime import time

import pytest

from bot.understanding.denied import too_early_or_late, without_denied
from bot.understanding.understand import understand
from tests.bot.understanding.world import NOW, VOCABULARY


@pytest.mark.parametrize(
    "text", ["10h je ne peux pas", "je suis pris à 10h", "I'm busy at 10:00", "à 10h ça me va pas"]
)
def test_an_hour_that_does_not_suit_is_excluded(text: str) -> None:
    dates = understand(text, NOW, VOCABULARY, expecting="time").dates
    assert dates.at is None
    assert [one.hours[0] for one in dates.exclusions if one.hours] == [time(10)]


def test_the_hour_beside_it_is_wished_for() -> None:
    dates = understand("je ne peux pas à 10h, plutôt 11h", NOW, VOCABULARY, expecting="time").dates
    assert dates.clock == time(11)
    assert [one.hours[0] for one in dates.exclusions if one.hours] == [time(10)]


def test_a_time_that_suits_is_left_alone() -> None:
    assert without_denied("je peux à 10h", NOW) == ("je peux à 10h", None)


def test_too_early_wishes_for_later() -> None:
    assert too_early_or_late("c'est trop tôt") == "plus tard"
    assert too_early_or_late("a bit late for me") == "plus tôt"
    assert too_early_or_late("c'est parfait") == "c'est parfait"
