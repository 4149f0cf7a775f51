"""What was answered is kept with its quotes, in their order."""

from datetime import UTC, datetime, timedelta

from sqlalchemy import Engine

from bot.storage.answers import Given, GivenAnswers
from bot.storage.database import transaction

NOW = datetime(2026, 3, 24, 9, 0, tzinfo=UTC)
DOGS = Given("interieur", "Règlement intérieur", "Animaux", "Les animaux ne sont pas admis.")
NOISE = Given("interieur", "Règlement intérieur", "Bruit", "Le calme est demandé après 20 h.")


def kept(engine: Engine, at: datetime) -> int:
    with transaction(engine) as session:
        return GivenAnswers(session, at).keep(
            person_id=7, chat_id=7, question="un chien ?", language="fr", found="answered", quotes=[DOGS, NOISE]
        )


def test_an_answer_is_found_again_by_its_number_with_its_quotes_best_first(engine: Engine) -> None:
    number = kept(engine, NOW)
    with transaction(engine) as session:
        given = GivenAnswers(session, NOW).get(number)
    assert given is not None
    assert (given.question, given.found, given.quotes) == ("un chien ?", "answered", (DOGS, NOISE))


def test_only_answers_since_a_date_are_looked_at(engine: Engine) -> None:
    kept(engine, NOW - timedelta(days=91))
    recent = kept(engine, NOW)
    with transaction(engine) as session:
        assert [one.id for one in GivenAnswers(session, NOW).since(NOW - timedelta(days=90))] == [recent]
