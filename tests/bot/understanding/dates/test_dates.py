"""Phrases mean what people mean by them."""

from pathlib import Path

import pytest

from bot.understanding.dates import read_dates
from tests.bot.understanding.dates.table import Case, cases, written

TABLE = list(cases(Path(__file__).with_name("phrases.txt")))


@pytest.mark.parametrize("case", TABLE, ids=lambda case: f"{case.now:%y%m%d} {case.text}")
def test_a_phrase_means_what_the_table_says(case: Case) -> None:
    assert written(read_dates(case.text, case.now)) == case.meaning
