"""What the shell is given: the assistant's parts, and the way to Telegram."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field

from bot.telegram.commands import CommandTable
from bot.telegram.downloading import Downloads
from bot.telegram.drafts import Drafts
from bot.telegram.http import Resource
from bot.telegram.mishap import SILENCE, Apology
from bot.telegram.pace import Limits
from bot.telegram.periodic import Periodic
from bot.telegram.worker import Turn


@dataclass(frozen=True)
class Parts:
    """What is joined to Telegram: turns, chores, menus, words about mishaps, pages, drafts, files to fetch.

    `chat_commands` are the menus of single chats, such as the staff group's. `greeted` hears the bot's username once
    Telegram has answered.
    """

    turn: Turn
    periodic: Sequence[Periodic] = ()
    commands: CommandTable = field(default_factory=dict)
    chat_commands: Mapping[int, CommandTable] = field(default_factory=dict)
    apology: Apology = SILENCE
    resources: Sequence[Resource] = ()
    downloads: Downloads | None = None
    drafts: Drafts = field(default_factory=Drafts)
    greeted: Callable[[str], None] = lambda username: None


@dataclass(frozen=True)
class WebhookOptions:
    """The address that Telegram calls, the secret it shows there, and the port that listens for it."""

    url: str
    secret: str
    port: int


@dataclass(frozen=True)
class Connection:
    """How Telegram is reached: by polling where there is no `webhook`.

    `http_port` serves the resources and the health; nothing is served without it.
    """

    token: str
    api_url: str
    limits: Limits = field(default_factory=Limits)
    webhook: WebhookOptions | None = None
    http_port: int | None = None
