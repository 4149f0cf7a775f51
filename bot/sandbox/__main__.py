"""`python -m bot.sandbox`: serve the sandbox until it is interrupted."""

import argparse
import asyncio
import signal
from dataclasses import replace

from bot.sandbox.options import STAFF_GROUP, TOKEN, Options
from bot.sandbox.server import Sandbox
from bot.sandbox.state.pacing import Pace


def _options() -> Options:
    parser = argparse.ArgumentParser(prog="python -m bot.sandbox", description=__doc__)
    parser.add_argument("--host", default="127.0.0.1")
    parser.add_argument("--port", type=int, default=8081)
    parser.add_argument("--token", default=TOKEN, help="the token that the bot must use")
    parser.add_argument("--pace", action="store_true", help="refuse what is faster than Telegram allows")
    parser.add_argument("--staff-group", type=int, default=STAFF_GROUP.id, help="the staff group's number")
    parser.add_argument("--topics", action="store_true", help="let the staff group have topics")
    given = parser.parse_args()
    group = replace(STAFF_GROUP, id=given.staff_group, topics=given.topics)
    pace = Pace() if given.pace else None
    return Options(host=given.host, port=given.port, token=given.token, groups=(group,), pace=pace)


async def _serve(options: Options) -> None:
    ended = asyncio.Event()
    # A handler of our own: where the shell had it ignore SIGINT, as for jobs in the background, Python sets none.
    for number in (signal.SIGINT, signal.SIGTERM):
        asyncio.get_running_loop().add_signal_handler(number, ended.set)
    async with Sandbox(options) as sandbox:
        print(f"Phones and Bot API: {sandbox.url}\nTELEGRAM_API_URL={sandbox.url}\nTELEGRAM_BOT_TOKEN={sandbox.token}")
        await ended.wait()


if __name__ == "__main__":
    asyncio.run(_serve(_options()))
