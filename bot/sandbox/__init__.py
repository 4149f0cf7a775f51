"""A Telegram on loopback: the Bot API over HTTP, and phones in a browser page. Imports nothing of the bot.

`python -m bot.sandbox` serves it; tests use `running_sandbox()` (a thread of its own) or `async with Sandbox()`.
"""

from bot.sandbox.client import SandboxClient
from bot.sandbox.options import Options
from bot.sandbox.server import Sandbox
from bot.sandbox.thread import RunningSandbox, running_sandbox

__all__ = ["Options", "RunningSandbox", "Sandbox", "SandboxClient", "running_sandbox"]
