"""What a sync may not take away."""

import pytest

from ingest.guard import check
from ingest.problem import Reason, Refused

FOUR = {"a", "b", "c", "d"}


@pytest.mark.parametrize("read", [FOUR, FOUR | {"e"}, {"a", "b", "c"}, {"a", "b"}])
def test_up_to_half_of_the_documents_may_go(read: set[str]) -> None:
    check(FOUR, read, set())


def test_more_than_half_may_not_go() -> None:
    with pytest.raises(Refused) as refusal:
        check(FOUR, {"a"}, set())
    assert refusal.value.reason is Reason.TOO_MUCH_GONE
    assert refusal.value.facts == {"before": 4, "gone": 3, "unreadable": 0}


def test_unreadable_documents_count_as_gone() -> None:
    with pytest.raises(Refused) as refusal:
        check(FOUR, {"a"}, {"b", "c"})
    assert refusal.value.facts == {"before": 4, "gone": 1, "unreadable": 2}


@pytest.mark.parametrize("before", [FOUR, set()])
def test_nothing_read_is_refused(before: set[str]) -> None:
    with pytest.raises(Refused) as refusal:
        check(before, set(), set())
    assert refusal.value.reason is Reason.NO_DOCUMENTS


def test_a_first_ingest_has_nothing_to_lose() -> None:
    check(set(), {"a"}, {"b", "c"})
