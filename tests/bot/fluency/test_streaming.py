"""An answer is seen while it is written, checked, paced, and arrives once."""

import time
from itertools import pairwise
from pathlib import Path
from typing import Any

import pytest

from bot.sandbox import running_sandbox
from tests.bot.fluency.house import FLUENT, FOUNDER, QUESTION, Bot, House, serving
from tests.knowledge.fluent.provider import Provider, Script

patient = pytest.mark.parametrize("bot", [8.0], indirect=True, ids=["patient"])
LONG = " ".join([FLUENT, "Le badge ouvre les bureaux de 7 h à 21 h, du lundi au samedi [2]."] * 2)


def texts(bot: Bot) -> list[str]:
    """What the drafts said."""
    return [str(call["text"]) for call in bot.drafts()]


def answers(bot: Bot, contains: str) -> list[dict[str, Any]]:
    """The bot's messages that say something."""
    records = bot.client.chat(FOUNDER)["messages"]
    return [one["message"] for one in records if one["by_bot"] and contains in one["message"].get("text", "")]


@patient
def test_the_first_words_are_seen_within_a_second_of_the_models_first(bot: Bot) -> None:
    bot.provider.says(Script(FLUENT, pause=0.08))
    bot.ask(QUESTION)
    first = bot.drafts()[0]
    assert FLUENT.startswith(str(first["text"]).rstrip("…"))
    # Both clocks of this machine: the provider's instant is monotonic, the journal's is that of the day.
    since_start = time.time() - time.monotonic()
    assert first["at"] - (bot.provider.at[-1] + since_start) <= 1.0


@patient
def test_drafts_keep_their_distance_and_none_follows_the_answer(bot: Bot) -> None:
    bot.provider.says(Script(LONG, pause=0.05))
    bot.ask(QUESTION)
    drafts = bot.drafts()
    assert len(drafts) >= 2
    assert all(later["at"] - earlier["at"] >= 1.4 for earlier, later in pairwise(drafts))
    [message] = answers(bot, "25 € HT [1]")
    assert drafts[-1]["at"] <= bot.client.calls("sendMessage")[-1]["at"]
    assert message["text"].count(FLUENT) == 2


@patient
def test_no_draft_shows_a_figure_or_a_quote_before_it_is_checked(bot: Bot) -> None:
    bot.provider.says(
        Script(
            "Il faut « ne rien payer » avant 99 jours [1]. Un badge coûte 77 € [1]. Voir evil.example [1].", pause=0.1
        )
    )
    bot.ask(QUESTION)
    assert texts(bot)
    assert not [text for text in texts(bot) if any(one in text for one in ("99", "77", "evil", "«", "payer"))]


def test_an_answer_cut_by_a_stop_is_given_once_after_the_start(
    house: House, tmp_path: Path, provider: Provider
) -> None:
    with running_sandbox() as sandbox:
        sandbox.client.person("Ada", id=FOUNDER, language="fr")
        provider.says(Script(FLUENT, pause=0.4))
        with serving(house, tmp_path, provider, sandbox, llm_timeout=8.0) as bot:
            sandbox.client.say(FOUNDER, QUESTION)
            deadline = time.monotonic() + 10
            while not bot.drafts() and time.monotonic() < deadline:
                sandbox.client.chat(FOUNDER)
        provider.says(Script(FLUENT))
        with serving(house, tmp_path, provider, sandbox) as bot:
            sandbox.client.wait(FOUNDER, count=2)
            bot.ask("merci")
            assert len(answers(bot, "25 € HT")) == 1
