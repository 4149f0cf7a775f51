"""An hour that does not suit is ruled out, not wished for."""

from datetime import time

import pytest

from bot.understanding.denied import too_early_or_late, without_denied
from tests.bot.understanding.world import NOW


@pytest.mark.parametrize(
    "text", ["10h je ne peux pas", "je suis pris à 10h", "I'm busy at 10:00", "à 10h ça me va pas"]
)
def test_an_hour_that_does_not_suit_is_excluded(text: str) -> None:
    left, denied = without_denied(text, NOW)
    assert not left.strip()
    assert denied is not None
    assert denied.exclusions[0].hours == (time(10), time(10, 1))


def test_the_hour_beside_it_stays_where_it_stands() -> None:
    left, _ = without_denied("je ne peux pas à 10h, plutôt 11h", NOW)
    assert left.lstrip() == ", plutôt 11h"
    assert len(left) == len("je ne peux pas à 10h, plutôt 11h")


def test_a_time_that_suits_is_left_alone() -> None:
    assert without_denied("je peux à 10h", NOW) == ("je peux à 10h", None)


def test_too_early_wishes_for_later() -> None:
    assert too_early_or_late("c'est trop tôt") == "plus tard"
    assert too_early_or_late("a bit late for me") == "plus tôt"
    assert too_early_or_late("c'est parfait") == "c'est parfait"
