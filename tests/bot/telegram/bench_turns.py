"""Turns a second and their delay, beside the library's bare echo on the same sandbox, in one run.

Four bots: the bare echo, an echo over the inbox and the outbox, and the whole assistant, once with a wish to book and
once with a question to the sample's documents. The sandbox runs in a process of its own, as Telegram does.
"""

import os
import shutil
import socket
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from statistics import median, quantiles

from bot.sandbox.client import SandboxClient
from bot.sandbox.options import TOKEN
from bot.sandbox.thread import RunningSandbox
from tests.bot.reliability.process import ECHO_BOT, ROOT, BotProcess, environment
from tests.bot.reliability.waiting import wait_until

ASSISTANT = (sys.executable, "-m", "bot")
DOCUMENTS = ROOT / "knowledge" / "documents"
ALICE = 1001
PEOPLE, TEXTS = 100, 20
RATE, SECONDS = 30, 10


@dataclass(frozen=True)
class Contender:
    """A bot to measure, and what people write to it; {n} is a number."""

    name: str
    command: Sequence[str]
    text: str = "message {n}"


BARE = Contender("bare echo", (sys.executable, "-m", "tests.bot.telegram.bare_echo"))
OURS = (
    Contender("echo, kept safe", ECHO_BOT),
    Contender("Pépin, booking", ASSISTANT, "je voudrais un rdv RH demain"),
    Contender("Pépin, a question", ASSISTANT, "combien coûte le parking visiteur ? {n}"),
)


def run() -> None:
    """Print what was measured: each of ours between two runs of the bare echo."""
    with tempfile.TemporaryDirectory() as folder:
        ingest(Path(folder))
        bare = [measured(BARE, Path(folder))]
        ours = [measured(one, Path(folder)) for one in OURS]
        bare.append(measured(BARE, Path(folder)))
    throughput = sum(one["turns/s"] for one in bare) / 2
    for contender, one in zip(OURS, ours, strict=True):
        print(f"{contender.name:18} saturated, to the bare echo: {one['turns/s'] / throughput:.2f}")


def measured(contender: Contender, data: Path) -> dict[str, float]:
    """Measure a contender and print its figures."""
    with a_sandbox() as sandbox:
        one = measure(sandbox, contender, data)
    print(f"{contender.name:18}", "  ".join(f"{what} {value:.1f}" for what, value in one.items()), flush=True)
    return one


def ingest(data: Path) -> None:
    """Take the sample's documents into a data folder."""
    given = {**os.environ, "DATA_DIR": str(data), "DOCUMENTS_DIR": str(DOCUMENTS)}
    subprocess.run([sys.executable, "-m", "ingest"], env=given, cwd=ROOT, check=True, capture_output=True)


def measure(sandbox: RunningSandbox, contender: Contender, data: Path) -> dict[str, float]:
    """Start a bot and measure it: seconds to its first answer, saturated turns a second, delays, memory."""
    with tempfile.TemporaryDirectory() as parent:
        folder = Path(shutil.copytree(data, Path(parent) / "data"))
        settings = environment(sandbox, folder) | {"DOCUMENTS_DIR": str(DOCUMENTS)}
        start = time.monotonic()
        bot = BotProcess(settings, contender.command).start()
        try:
            sandbox.client.ask(ALICE, "bonjour")
            first = time.monotonic() - start
            saturated = saturate(sandbox, contender.text)
            delays = sorted(steady(sandbox, contender.text))
            assert bot.process is not None
            memory = resident(bot.process.pid)
        finally:
            bot.stop()
    return {
        "start s": first,
        "turns/s": saturated,
        "p50 ms": 1000 * median(delays),
        "p95 ms": 1000 * quantiles(delays, n=20)[-1],
        "RSS MiB": memory,
    }


def resident(process: int) -> float:
    """The memory of a process, in MiB."""
    shown = subprocess.run(["ps", "-o", "rss=", "-p", str(process)], capture_output=True, check=True)
    return int(shown.stdout) / 1024


def saturate(sandbox: RunningSandbox, text: str) -> float:
    """Turns a second while many people have written at once, up to the last message."""
    start = time.time()
    sandbox.client.flood(TEXTS, PEOPLE, text)
    wait_for_silence(sandbox, PEOPLE * TEXTS)
    return PEOPLE * TEXTS / (max(at for _, at in sent(sandbox, start)) - start)


def steady(sandbox: RunningSandbox, text: str) -> list[float]:
    """Seconds from each text to its first answer, at `RATE` texts a second from as many people."""
    people = sandbox.client.flood(0, RATE)["people"]
    begin = time.monotonic()
    said: list[tuple[int, float]] = []
    for number in range(RATE * SECONDS):
        time.sleep(max(0.0, begin + number / RATE - time.monotonic()))
        said.append((people[number % RATE], time.time()))
        sandbox.client.say(said[-1][0], text.replace("{n}", str(number)))
    wait_for_silence(sandbox, 0)
    answers = sent(sandbox, said[0][1])
    return [min(at for chat, at in answers if chat == person and at >= asked) - asked for person, asked in said]


def wait_for_silence(sandbox: RunningSandbox, least: int) -> None:
    """Return once the bot has sent that many messages and sends no more."""
    counts = [-1]

    def has_fallen_silent() -> bool:
        counts.append(int(sandbox.client.statistics()["messages"]["by_bot"]))
        return counts[-1] >= least and counts[-1] == counts[-2]

    wait_until(has_fallen_silent, seconds=600, every=0.5)


def sent(sandbox: RunningSandbox, since: float) -> list[tuple[int, float]]:
    """Chat and time of each message sent, edits included."""
    calls = [*sandbox.client.calls("sendMessage", since), *sandbox.client.calls("editMessageText", since)]
    return [(call["chat"], call["at"]) for call in calls]


@contextmanager
def a_sandbox() -> Iterator[RunningSandbox]:
    """A sandbox in a process of its own."""
    with socket.socket() as trial:
        trial.bind(("127.0.0.1", 0))
        port = trial.getsockname()[1]
    process = subprocess.Popen(
        [sys.executable, "-m", "bot.sandbox", "--port", str(port)], stdout=subprocess.PIPE, cwd=ROOT
    )
    try:
        assert process.stdout is not None
        process.stdout.readline()
        url = f"http://127.0.0.1:{port}"
        yield RunningSandbox(url, TOKEN, SandboxClient(url))
    finally:
        process.terminate()
        process.wait(10)


if __name__ == "__main__":
    run()
