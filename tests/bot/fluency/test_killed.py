"""kill -9 of the whole bot while a model's answer is streamed: the answer comes, whole and once."""

import json
import sys
import time
from pathlib import Path
from typing import Any

import pytest

from bot.sandbox import RunningSandbox, running_sandbox
from tests.bot.fluency.house import BADGES, FLUENT, FOUNDER, QUESTION, take_in
from tests.bot.reliability.process import BotProcess, environment
from tests.bot.reliability.waiting import wait_until
from tests.knowledge.fluent.provider import MODEL, Provider, Script

LONG = " ".join([FLUENT, "Le badge ouvre les bureaux de 7 h à 21 h, du lundi au samedi [2]."] * 3)
BOT = (sys.executable, "-m", "bot")
KILLS = 6


def answers(sandbox: RunningSandbox) -> list[str]:
    """What the bot wrote about the badge, in order."""
    records = sandbox.client.chat(FOUNDER)["messages"]
    return [one["message"]["text"] for one in records if one["by_bot"] and "25 € HT" in one["message"].get("text", "")]


def asked(provider: Provider) -> int:
    """How often the model was asked to answer."""
    return sum("Passage [1]" in json.dumps(body) for body in provider.requests)


def drafts(sandbox: RunningSandbox) -> list[dict[str, Any]]:
    """What was shown of answers under way."""
    return sandbox.client.calls("sendMessageDraft")


def kill_while_it_answers(bot: BotProcess, sandbox: RunningSandbox, provider: Provider, seen: int) -> None:
    """Ask, and kill the bot once the model was asked and so many beginnings of its answer were seen."""
    provider.says(Script(LONG, pause=0.08))
    shown, called = len(drafts(sandbox)) + seen, asked(provider) + 1
    sandbox.client.say(FOUNDER, QUESTION)
    wait_until(lambda: asked(provider) >= called and len(drafts(sandbox)) >= shown)
    bot.kill()


def start_and_answer(bot: BotProcess, sandbox: RunningSandbox, provider: Provider, count: int) -> float:
    """Start the bot and wait for the answer; the seconds from the model's first word to the first that was seen."""
    provider.says(Script(LONG, pause=0.04))
    shown = len(drafts(sandbox))
    bot.start()
    wait_until(lambda: len(answers(sandbox)) >= count, seconds=90)
    # Both clocks of this machine: the provider's instant is monotonic, the journal's is that of the day.
    since_start = time.time() - time.monotonic()
    return float(drafts(sandbox)[shown]["at"]) - (provider.at[-1] + since_start)


@pytest.mark.prove
def test_an_answer_is_whole_and_comes_once_however_often_the_bot_is_killed_while_it_is_streamed(
    tmp_path: Path, provider: Provider
) -> None:
    house = take_in(tmp_path, {"badges": BADGES})
    delays = []
    with running_sandbox() as sandbox:
        sandbox.client.person("Ada", id=FOUNDER, language="fr")
        given = {"DOCUMENTS_DIR": str(house.documents), "LLM_MODEL": f"openai:{MODEL}", "LLM_BASE_URL": provider.url}
        bot = BotProcess({**environment(sandbox, tmp_path), **given, "LLM_TIMEOUT": "8"}, BOT)
        try:
            bot.start()
            sandbox.client.say(FOUNDER, "bonjour")
            sandbox.client.wait(FOUNDER, count=2, timeout=90)
            for number in range(KILLS):
                # By turns while nothing is seen yet, after the first words that are, and after the second.
                kill_while_it_answers(bot, sandbox, provider, number % 3)
                assert len(answers(sandbox)) == number
                delays.append(start_and_answer(bot, sandbox, provider, number + 1))
                sandbox.client.ask(FOUNDER, "merci")
                assert len(answers(sandbox)) == number + 1
        finally:
            bot.kill()
        assert all(text.startswith(LONG) for text in answers(sandbox))
    assert max(delays) <= 1.0
    print("seconds from the model's first word to the first that was seen:", [round(one, 2) for one in delays])
