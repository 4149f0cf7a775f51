"""kill -9 at random points while a hundred updates are in flight: nothing is lost, nothing takes effect twice."""

import random
from collections import Counter
from pathlib import Path

import pytest

from bot.sandbox import RunningSandbox
from tests.bot.reliability.conftest import StartBot
from tests.bot.reliability.process import effects
from tests.bot.reliability.waiting import wait_until

ALICE = 1001
PEOPLE, TEXTS = 20, 5


def sent_texts(sandbox: RunningSandbox, people: list[int]) -> dict[int, list[str]]:
    """What the bot wrote to each person, in order."""
    return {
        person: [view["message"]["text"] for view in sandbox.client.chat(person)["messages"] if view["by_bot"]]
        for person in people
    }


def sent_messages(sandbox: RunningSandbox) -> int:
    """How many messages the bot has sent."""
    return int(sandbox.client.statistics()["messages"]["by_bot"])


def one_run(sandbox: RunningSandbox, start_bot: StartBot, folder: Path, chance: random.Random) -> int:
    """A hundred updates, a kill somewhere among them, a restart; returns how many messages came twice."""
    bot = start_bot()
    before = sent_messages(sandbox)
    flood = sandbox.client.flood(TEXTS, PEOPLE)
    updates, people = range(flood["first_update"], flood["last_update"] + 1), flood["people"]
    after = before + chance.randrange(len(updates))
    wait_until(lambda: sent_messages(sandbox) >= after, every=chance.random() / 200)
    bot.kill()

    bot = start_bot()
    sandbox.client.ask(ALICE, "de retour ?")
    wait_until(lambda: all(len(set(texts)) >= TEXTS for texts in sent_texts(sandbox, people).values()))
    code, _ = bot.stop()
    assert code == 0

    counts = Counter(number for number in effects(folder) if number in updates)
    assert counts == dict.fromkeys(updates, 1)
    texts = sent_texts(sandbox, people)
    assert all(first_seen(one) == sorted(set(one)) for one in texts.values()), "out of order"
    return sum(len(one) - len(set(one)) for one in texts.values())


def first_seen(texts: list[str]) -> list[str]:
    """The texts without their repetitions."""
    return list(dict.fromkeys(texts))


@pytest.mark.parametrize("seed", range(3))
def test_a_killed_bot_loses_nothing_and_repeats_one_message_at_most(
    sandbox: RunningSandbox, start_bot: StartBot, folder: Path, seed: int
) -> None:
    assert one_run(sandbox, start_bot, folder, random.Random(seed)) <= 1


@pytest.mark.prove
def test_twenty_kills_lose_nothing_and_repeat_one_message_each_at_most(
    sandbox: RunningSandbox, start_bot: StartBot, folder: Path
) -> None:
    chance = random.Random(2026)
    repeated = [one_run(sandbox, start_bot, folder, chance) for _ in range(20)]
    assert max(repeated) <= 1
    print("repeated messages per kill:", repeated)
