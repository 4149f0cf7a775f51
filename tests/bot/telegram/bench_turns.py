"""Turns a second and their delay, beside the library's bare echo on the same sandbox, in one run.

`python -m tests.bot.telegram.bench_turns [COMMAND …]` measures another bot than the echo with the inbox and the
outbox, for instance `python -m bot`; the sandbox runs in a process of its own, as Telegram does.
"""

import socket
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from statistics import median, quantiles

from bot.sandbox.client import SandboxClient
from bot.sandbox.options import TOKEN
from bot.sandbox.thread import RunningSandbox
from tests.bot.reliability.process import ECHO_BOT, ROOT, BotProcess, environment
from tests.bot.reliability.waiting import wait_until

BARE_ECHO = (sys.executable, "-m", "tests.bot.telegram.bare_echo")
ALICE = 1001
PEOPLE, TEXTS = 100, 20
RATE, SECONDS = 30, 10


def run(command: Sequence[str] = ECHO_BOT, text: str = "message {n}") -> None:
    """Print what was measured; `text` is what people write, in which {n} is a number."""
    with a_sandbox() as sandbox:
        bare = measure(sandbox, BARE_ECHO, text)
    with a_sandbox() as sandbox:
        ours = measure(sandbox, command, text)
    with a_sandbox() as sandbox:
        bare_again = measure(sandbox, BARE_ECHO, text)
    throughput = (bare["turns/s"] + bare_again["turns/s"]) / 2
    for name, one in (("bare echo", bare), ("Pépin", ours), ("bare echo, again", bare_again)):
        print(f"{name:18}", "  ".join(f"{what} {value:.1f}" for what, value in one.items()))
    print(f"{'ratio':18} saturated, Pépin to bare: {ours['turns/s'] / throughput:.2f}")


def measure(sandbox: RunningSandbox, command: Sequence[str], text: str) -> dict[str, float]:
    """Start a bot and measure it: seconds to its first answer, saturated turns a second, delays, memory."""
    with tempfile.TemporaryDirectory() as folder:
        documents = ROOT / "knowledge" / "documents"
        settings = environment(sandbox, Path(folder)) | (
            {"DOCUMENTS_DIR": str(documents)} if documents.is_dir() else {}
        )
        start = time.monotonic()
        bot = BotProcess(settings, command).start()
        try:
            sandbox.client.ask(ALICE, "bonjour")
            first = time.monotonic() - start
            saturated = saturate(sandbox, text)
            delays = sorted(steady(sandbox, text))
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
    counts = [-1]

    def has_fallen_silent() -> bool:
        counts.append(int(sandbox.client.statistics()["messages"]["by_bot"]))
        return counts[-1] >= PEOPLE * TEXTS and counts[-1] == counts[-2]

    wait_until(has_fallen_silent, seconds=600, every=0.5)
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
    time.sleep(1)
    answers = sent(sandbox, said[0][1])
    return [min(at for chat, at in answers if chat == person and at >= asked) - asked for person, asked in said]


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
    run(sys.argv[1:] or ECHO_BOT)
