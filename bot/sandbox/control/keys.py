"""Where the application keeps the world it serves."""

from aiohttp import web

from bot.sandbox.state.world import Current

CURRENT = web.AppKey("current", Current)
