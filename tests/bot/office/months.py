"""Two months of a nursery, made up by a seed: questions of a few meanings, hand-offs, verdicts, bookings."""

import random
from collections.abc import Sequence
from datetime import datetime, timedelta

import numpy as np
from numpy.typing import NDArray
from sqlalchemy import insert
from sqlmodel import Session

from bot.booking.tables import booking
from bot.storage.answers import Given, GivenAnswers
from bot.storage.feedback import Feedback, Verdict
from bot.storage.inquiries import Inquiries
from bot.storage.token_use import Allowance, reserve, settle

MEANINGS = 12
DOCUMENTS = ("loyers", "badges", "horaires", "dechets", "salle-seine")
STATES = ("requested", "confirmed", "done", "no_show", "cancelled", "held")


def meaning_of(question: str) -> int:
    """The meaning of a question, which its first word names: `m3`."""
    return int(question.split(maxsplit=1)[0].removeprefix("m"))


def embed(questions: Sequence[str]) -> NDArray[np.float32]:
    """Questions of one meaning close together, of different meanings at right angles."""
    vectors = np.zeros((len(questions), MEANINGS + 3), dtype=np.float32)
    for row, question in enumerate(questions):
        vectors[row, meaning_of(question)] = 1.0
        vectors[row, MEANINGS + len(question) % 3] = 0.3
    return np.asarray(vectors / np.linalg.norm(vectors, axis=1, keepdims=True), dtype=np.float32)


def live(session: Session, start: datetime, days: int, seed: int) -> None:
    """Let a nursery live for so many days."""
    chance = random.Random(seed)
    for hour in sorted(chance.uniform(0, 24 * days) for _ in range(10 * days)):
        _ask(session, start + timedelta(hours=hour), chance)
    for number in range(2 * days):
        _book(session, start + timedelta(hours=chance.uniform(0, 24 * days)), number, chance)


def _ask(session: Session, at: datetime, chance: random.Random) -> None:
    person, meaning = chance.randrange(1, 15), chance.randrange(MEANINGS)
    question = f"m{meaning} {'un mot ' * chance.randrange(1, 4)}?"
    found = chance.choices(("answered", "near", "unknown"), (6, 2, 2))[0]
    documents = chance.sample(DOCUMENTS, chance.randrange(1, 4)) if found != "unknown" else []
    quotes = [Given(one, one.title(), f"Article {meaning % 3}", "…") for one in documents]
    answer = GivenAnswers(session, at).keep(
        person_id=person, chat_id=person, question=question, language="fr", found=found, quotes=quotes
    )
    if found == "answered":
        reserve(session, at.date(), person, 900, Allowance(10**9, 10**9))
        settle(session, at.date(), person, 900, chance.randrange(100, 900))
    if chance.random() < (0.5 if found == "unknown" else 0.08):
        asked = at + timedelta(hours=chance.uniform(0, 200))
        origin = answer if chance.random() < 0.7 else None
        inquiry = Inquiries(session, asked).open(person, person, question, answer_id=origin)
        if chance.random() < 0.8:
            Inquiries(session, asked + timedelta(hours=chance.uniform(0.1, 50))).answer(inquiry.id, 99, "Oui.")
    if chance.random() < 0.4:
        verdict = chance.choice((Verdict.UP, Verdict.DOWN))
        Feedback(session, at + timedelta(hours=chance.uniform(0, 220))).give(answer, person, verdict)


def _book(session: Session, starts: datetime, number: int, chance: random.Random) -> None:
    title = chance.choice(("Ressources humaines", "Salle Seine", "Visite du laboratoire"))
    values = {
        "uid": f"{number}@test",
        "draft": f"draft-{number}",
        "service": "service:rh",
        "document": "rh",
        "title": title,
        "founder": 1,
        "resource": "expert:a",
        "resource_title": "A",
        "also": [],
        "starts": starts,
        "ends": starts + timedelta(hours=1),
        "seats": 1,
        "place": "",
        "state": chance.choice(STATES),
        "version": 0,
        "late": False,
        "created_at": starts,
        "changed_at": starts,
    }
    session.connection().execute(insert(booking).values(**values))
