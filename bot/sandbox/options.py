"""What a sandbox is started with."""

from dataclasses import dataclass

from bot.sandbox.state.pacing import Pace

TOKEN = "7000000001:SandboxTokenThatOpensNothingElse"  # noqa: S105 - opens only the sandbox


@dataclass(frozen=True)
class PersonOption:
    """A person who exists from the start; `started` when the bot may already write to them."""

    id: int
    name: str
    role: str
    language: str = "fr"
    username: str | None = None
    started: bool = False


@dataclass(frozen=True)
class GroupOption:
    """A group that exists from the start, with the bot in it as `bot` (administrator or member)."""

    id: int
    title: str
    members: tuple[int, ...]
    topics: bool = False
    bot: str = "administrator"


FOUNDER = PersonOption(1001, "Alice", "founder", username="alice_essai")
EXPERT = PersonOption(2001, "Claire", "expert", username="claire_essai")
STAFF = PersonOption(3001, "Laure", "staff", username="laure_essai")
STAFF_GROUP = GroupOption(-1003001, "Équipe de la pépinière", (STAFF.id,))


@dataclass(frozen=True)
class Options:
    """The sandbox's settings; `port` 0 takes a free one, `pace` None lets everything through at once.

    `query_lifetime` is how many seconds a pressed button may wait for its answer; `webhook_retry` how many
    seconds pass before a refused webhook delivery is tried again (doubled up to a minute).
    """

    host: str = "127.0.0.1"
    port: int = 0
    token: str = TOKEN
    bot_name: str = "Pépin"
    bot_username: str = "pepin_sandbox_bot"
    people: tuple[PersonOption, ...] = (FOUNDER, EXPERT, STAFF)
    groups: tuple[GroupOption, ...] = (STAFF_GROUP,)
    pace: Pace | None = None
    query_lifetime: float = 60.0
    webhook_retry: float = 0.5
