"""A company's path from incubation to production, from the dates of its agreement (pure)."""

from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum

from dateutil.relativedelta import relativedelta

from bot.dialogue.member import Company

TERM = relativedelta(years=3)
"""An agreement of a start-up nursery runs for three years at most where its end is not entered."""

LEAVING = relativedelta(months=6)
"""Before the end: the time it takes to find premises, or to ask for a longer stay."""

AHEAD = timedelta(days=30)
"""A review is talked about this long before its day."""


class Stage(StrEnum):
    """Where a company stands: an idea, its proof, its first customers, its production, or gone on."""

    INCUBATION = "incubation"
    PROOF = "proof"
    CUSTOMERS = "customers"
    PRODUCTION = "production"
    OVER = "over"


class Due(StrEnum):
    """What comes along the way."""

    FIRST_REVIEW = "first_review"
    SECOND_REVIEW = "second_review"
    EXIT = "exit"
    END = "end"


@dataclass(frozen=True)
class Milestone:
    """What is due, and on which day."""

    due: Due
    at: date


@dataclass(frozen=True)
class Path:
    """A company's path, seen on a day: whole months left, what comes next, and what should be talked about now."""

    company: str
    today: date
    begins: date
    ends: date
    stage: Stage
    months_left: int
    milestones: tuple[Milestone, ...]
    upcoming: Milestone | None
    timely: Milestone | None


def path_of(company: Company, today: date) -> Path | None:
    """The path of a company; None where its agreement's first day is not entered."""
    begins = company.agreement_from
    if begins is None:
        return None
    ends = company.agreement_until or begins + TERM - timedelta(days=1)
    milestones = _milestones(begins, ends)
    left = relativedelta(ends + timedelta(days=1), today)
    return Path(
        company.name,
        today,
        begins,
        ends,
        _stage(begins, ends, today),
        max(0, left.years * 12 + left.months),
        milestones,
        next((one for one in milestones if one.at >= today), None),
        next((one for one in milestones if _is_timely(one, ends, today)), None),
    )


def _stage(begins: date, ends: date, today: date) -> Stage:
    if today < begins:
        return Stage.INCUBATION
    if today > ends:
        return Stage.OVER
    years = relativedelta(today, begins).years
    return (Stage.PROOF, Stage.CUSTOMERS, Stage.PRODUCTION)[min(years, 2)]


def _milestones(begins: date, ends: date) -> tuple[Milestone, ...]:
    leaving = ends - LEAVING
    reviews = (
        (Due.FIRST_REVIEW, begins + relativedelta(years=1)),
        (Due.SECOND_REVIEW, begins + relativedelta(years=2)),
    )
    kept = [Milestone(due, at) for due, at in reviews if at < leaving]
    return (*kept, Milestone(Due.EXIT, max(leaving, begins)), Milestone(Due.END, ends))


def _is_timely(one: Milestone, ends: date, today: date) -> bool:
    if one.due is Due.EXIT:
        return one.at <= today <= ends
    return one.due is not Due.END and one.at - AHEAD <= today <= one.at
