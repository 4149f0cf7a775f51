"""With a model: fluent where it works, the passages where it does not."""

import time
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from bot.storage.database import transaction
from bot.storage.token_use import use_by_day
from tests.bot.fluency.house import FLUENT, OTHER, QUESTION, Bot, House, running_bot
from tests.knowledge.fluent.provider import Provider, Script

QUOTED = "Un badge perdu est remplacé pour 25 € HT."


def test_an_answer_comes_in_the_models_words_with_its_numbered_sources(bot: Bot) -> None:
    bot.provider.says(Script(FLUENT))
    text = bot.ask(QUESTION)["text"]
    assert text.startswith(FLUENT)
    assert "[1] 📄 Règlement des badges › Article 1 – Perte" in text
    assert QUOTED in text.split("📄")[1]


@pytest.mark.parametrize(
    "script",
    [
        Script(""),
        Script(raw="{"),
        Script("Un badge perdu est remplacé pour 99 € HT [1]."),
        Script("Selon le règlement, « c'est gratuit » [1]."),
        Script(status=500),
        Script(FLUENT, cut_after=9),
    ],
    ids=["empty", "invalid", "a wrong figure", "a made-up quote", "error", "cut"],
)
def test_where_the_model_fails_the_passage_is_quoted(bot: Bot, script: Script) -> None:
    bot.provider.says(script)
    before = time.monotonic()
    text = bot.ask(QUESTION)["text"]
    assert time.monotonic() - before < 10
    assert QUOTED in text
    assert "📄 Règlement des badges › Article 1 – Perte" in text
    assert "99" not in text
    assert "gratuit" not in text


@pytest.mark.parametrize("bot", [1.5], indirect=True, ids=["impatient"])
def test_a_slow_model_is_not_waited_for(bot: Bot) -> None:
    bot.provider.says(Script(FLUENT, first=30))
    before = time.monotonic()
    assert QUOTED in bot.ask(QUESTION)["text"]
    assert time.monotonic() - before < 6


def test_what_the_documents_do_not_say_is_not_asked_of_the_model(bot: Bot) -> None:
    asked = len(bot.provider.requests)
    bot.provider.says(Script("Le restaurant ouvre à midi [1]."))
    assert "midi" not in bot.ask("Quel est le menu du restaurant japonais demain ?")["text"]
    assert all("Passage [1]" not in str(body) for body in bot.provider.requests[asked:])


def test_a_follow_up_is_made_whole_from_the_question_before(bot: Bot) -> None:
    bot.provider.says(Script(status=500))
    assert "trois mois" in bot.ask("Quel est le préavis pour une entreprise hébergée ?")["text"]
    assert "un mois" in bot.ask("et pour un domicilié ?")["text"]


def test_tokens_are_counted_by_day_and_person(bot: Bot) -> None:
    bot.provider.says(Script(FLUENT))
    bot.ask(QUESTION)
    today = datetime.now(UTC).date()
    with transaction(bot.shell.engine) as session:
        [use] = use_by_day(session, today - timedelta(1), today + timedelta(1))
    assert (use.tokens, use.calls, use.people) == (100 + len(FLUENT.split()), 1, 1)


def test_nobody_spends_more_than_a_day_allows(house: House, tmp_path: Path, provider: Provider) -> None:
    provider.says(Script(FLUENT))
    with running_bot(house, tmp_path / "thrifty", provider, llm_tokens_per_person=2_000) as bot:
        texts = [bot.ask(QUESTION)["text"] for _ in range(8)]
    assert texts[0].startswith(FLUENT)
    assert not texts[-1].startswith(FLUENT)
    assert QUOTED in texts[-1]


def test_while_the_model_writes_others_write_to_the_store(bot: Bot) -> None:
    bot.provider.says(Script(FLUENT, first=1.5))
    since = bot.client.version(OTHER)
    bot.client.say(1001, QUESTION)
    before = time.monotonic()
    bot.client.say(OTHER, "bonjour")
    bot.client.wait(OTHER, since)
    assert time.monotonic() - before < 1.2
