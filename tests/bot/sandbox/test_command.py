"""`python -m bot.sandbox` serves until it is interrupted."""

import signal
import subprocess
import sys
import urllib.request

from bot.sandbox import SandboxClient
from tests.bot.sandbox.test_sending import ALICE


def test_the_command_prints_where_it_serves_and_ends_when_interrupted() -> None:
    arguments = ["--port", "0", "--pace", "--topics", "--staff-group", "-1007"]
    command = [sys.executable, "-u", "-m", "bot.sandbox", *arguments]
    with subprocess.Popen(command, stdout=subprocess.PIPE, text=True) as process:
        assert process.stdout is not None
        url = process.stdout.readline().split()[-1]
        assert process.stdout.readline() == f"TELEGRAM_API_URL={url}\n"
        client = SandboxClient(url)
        assert client.say(ALICE, "bonjour")["update_id"] > 0
        assert client.chat(-1007)["forum"] is True
        with urllib.request.urlopen(url, timeout=10) as page:
            assert "default-src 'self'" in page.headers["Content-Security-Policy"]
            assert b"<main" in page.read()
        process.send_signal(signal.SIGINT)
        assert process.wait(timeout=10) == 0
