"""How the bot gets its updates: by polling or by webhook."""

import re
from urllib.parse import urlsplit

from bot.sandbox.state.webhook import Hook
from bot.sandbox.state.world import World
from bot.sandbox.wire.errors import BadRequest
from bot.sandbox.wire.parameters import Parameters
from bot.sandbox.wire.types import Json

LONGEST_POLL = 50.0
_SECRET = re.compile(r"[A-Za-z0-9_-]{0,256}")


async def get_updates(world: World, parameters: Parameters) -> list[Json]:
    """getUpdates: confirms what lies below the offset, then waits for what is next."""
    _allow(world, parameters)
    updates = world.updates
    updates.polled_at = world.now()
    if "offset" in parameters.values and not updates.webhook:
        updates.confirm(parameters.integer("offset"))
    limit = min(100, max(1, parameters.integer("limit", 100)))
    return await updates.fetch(limit, min(LONGEST_POLL, parameters.integer("timeout")))


async def set_webhook(world: World, parameters: Parameters) -> bool:
    """setWebhook; unlike Telegram's, plain http is taken, for everything here stays on loopback."""
    url = parameters.text("url")
    if not url:
        return await delete_webhook(world, parameters)
    if urlsplit(url).scheme not in {"http", "https"} or not urlsplit(url).hostname:
        raise BadRequest("bad webhook: invalid webhook URL specified")
    secret = parameters.text("secret_token")
    if not _SECRET.fullmatch(secret):
        raise BadRequest("secret token contains unallowed characters")
    await world.webhook.stop()
    _allow(world, parameters)
    _drop(world, parameters)
    world.webhook.start(Hook(url, secret, min(100, max(1, parameters.integer("max_connections", 40)))))
    return True


async def delete_webhook(world: World, parameters: Parameters) -> bool:
    """deleteWebhook; what was not delivered waits for getUpdates."""
    await world.webhook.stop()
    _drop(world, parameters)
    return True


def get_webhook_info(world: World, parameters: Parameters) -> Json:
    """getWebhookInfo."""
    return world.webhook.info()


def _allow(world: World, parameters: Parameters) -> None:
    if parameters.text("allowed_updates"):
        world.updates.allow(parameters.array("allowed_updates", str))


def _drop(world: World, parameters: Parameters) -> None:
    if parameters.boolean("drop_pending_updates"):
        world.updates.pending.clear()
