"""Durable deflection: what the bot answered for good, without a person (pure)."""

from collections import defaultdict
from collections.abc import Mapping
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from bot.office.meaning import same
from bot.office.period import SETTLED, Period
from bot.storage.records import Asked, Records

Meanings = Mapping[str, NDArray[np.float32]]
"""The vector of each question's wording."""


@dataclass(frozen=True)
class Deflection:
    """Of `asked` settled questions, `durable` were answered for good; why the others were not, by the first reason."""

    asked: int = 0
    durable: int = 0
    unanswered: int = 0
    person: int = 0
    disliked: int = 0
    again: int = 0

    @property
    def share(self) -> float | None:
        """The share that was answered for good; None where nothing is settled yet."""
        return self.durable / self.asked if self.asked else None


def deflection(records: Records, period: Period, meanings: Meanings) -> Deflection:
    """Counts the questions whose seven days ended within the period.

    A question is durably answered where the bot was certain of its answer and, for seven days, the person neither had
    it taken care of by somebody, nor said that the answer did not help, nor asked the same again. Silence alone is no
    success: an unknown or near answer that nobody followed up counts as unanswered.
    """
    settled = [one for one in records.asked if period.settled.holds(one.at)]
    judge = _Judge(records, meanings)
    reasons = [judge.failure(one) for one in settled]
    return Deflection(
        asked=len(settled),
        durable=reasons.count(""),
        **{reason: reasons.count(reason) for reason in ("unanswered", "person", "disliked", "again")},
    )


class _Judge:
    def __init__(self, records: Records, meanings: Meanings) -> None:
        self._records = records
        self._meanings = meanings
        self._asked: dict[int, list[Asked]] = defaultdict(list)
        for one in records.asked:
            self._asked[one.person_id].append(one)

    def failure(self, one: Asked) -> str:
        """Why a question was not durably answered; empty where it was."""
        if one.found != "answered":
            return "unanswered"
        if self._by_a_person(one):
            return "person"
        if any(no.answer_id == one.id and no.at < one.at + SETTLED for no in self._records.disliked):
            return "disliked"
        return "again" if self._again(one) else ""

    def _by_a_person(self, one: Asked) -> bool:
        return any(
            handed.answer_id == one.id or self._same(handed.question, one.question)
            for handed in self._records.handed_over
            if handed.person_id == one.person_id and one.at <= handed.opened_at < one.at + SETTLED
        )

    def _again(self, one: Asked) -> bool:
        return any(
            self._same(later.question, one.question)
            for later in self._asked[one.person_id]
            if (later.at, later.id) > (one.at, one.id) and later.at < one.at + SETTLED
        )

    def _same(self, one: str, other: str) -> bool:
        return one == other or same(self._meanings[one], self._meanings[other])
