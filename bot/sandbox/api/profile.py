"""How the bot presents itself: commands, menu button, name and descriptions."""

import re
from collections.abc import Callable
from typing import Any

from bot.sandbox.api.targets import known_chat
from bot.sandbox.state.world import World
from bot.sandbox.wire.errors import BadRequest
from bot.sandbox.wire.parameters import Parameters
from bot.sandbox.wire.types import Json

_COMMAND = re.compile(r"[a-z0-9_]{1,32}")
SCOPES = frozenset(
    {
        "default",
        "all_private_chats",
        "all_group_chats",
        "all_chat_administrators",
        "chat",
        "chat_administrators",
        "chat_member",
    }
)
LIMITS = {"name": 64, "description": 512, "short_description": 120}


def set_my_commands(world: World, parameters: Parameters) -> bool:
    """setMyCommands, by scope and language."""
    commands = parameters.array("commands")
    if len(commands) > 100:
        raise BadRequest("BOT_COMMANDS_TOO_MUCH")
    for command in commands:
        if not _COMMAND.fullmatch(str(command.get("command", "")).removeprefix("/")):
            raise BadRequest("BOT_COMMAND_INVALID")
        if not 1 <= len(str(command.get("description", ""))) <= 256:
            raise BadRequest("BOT_COMMAND_DESCRIPTION_INVALID")
    world.commands[_scope(parameters), parameters.text("language_code")] = commands
    _tell(world)
    return True


def get_my_commands(world: World, parameters: Parameters) -> list[Json]:
    """getMyCommands: exactly those of the scope and language."""
    return world.commands.get((_scope(parameters), parameters.text("language_code")), [])


def delete_my_commands(world: World, parameters: Parameters) -> bool:
    """deleteMyCommands."""
    world.commands.pop((_scope(parameters), parameters.text("language_code")), None)
    _tell(world)
    return True


def commands_for(world: World, chat: int, person: int, language: str) -> list[Json]:
    """The commands that somebody sees: https://core.telegram.org/bots/api#determining-list-of-commands."""
    kind = "all_private_chats" if chat > 0 else "all_group_chats"
    for scope in (f"chat_member:{chat}:{person}", f"chat:{chat}", kind, "default"):
        for code in (language, ""):
            if found := world.commands.get((scope, code)):
                return found
    return []


def set_chat_menu_button(world: World, parameters: Parameters) -> bool:
    """setChatMenuButton, of one private chat or of all."""
    button = parameters.object("menu_button") or {"type": "default"}
    if str(button.get("type")) not in {"commands", "web_app", "default"}:
        raise BadRequest("MENU_BUTTON_INVALID")
    if parameters.text("chat_id"):
        chat = known_chat(world, parameters)
        chat.menu = button
        world.tell(chat)
    else:
        world.menu = button
    return True


def get_chat_menu_button(world: World, parameters: Parameters) -> Json:
    """getChatMenuButton."""
    return known_chat(world, parameters).menu if parameters.text("chat_id") else world.menu


def setter(what: str) -> Callable[[World, Parameters], Any]:
    """The method that sets the bot's name, description or short description in a language."""

    def set_text(world: World, parameters: Parameters) -> bool:
        text = parameters.text(what)
        if len(text) > LIMITS[what]:
            raise BadRequest(f"bot {what.replace('_', ' ')} is too long")
        world.about[f"{what}:{parameters.text('language_code')}"] = text
        _tell(world)
        return True

    return set_text


def getter(what: str) -> Callable[[World, Parameters], Any]:
    """The method that reads the bot's name, description or short description in a language."""

    def get_text(world: World, parameters: Parameters) -> Json:
        default = world.robot.name if what == "name" else ""
        return {what: world.about.get(f"{what}:{parameters.text('language_code')}", default)}

    return get_text


def _scope(parameters: Parameters) -> str:
    scope = parameters.object("scope") or {"type": "default"}
    if str(scope.get("type")) not in SCOPES:
        raise BadRequest("unsupported BotCommandScope type specified")
    named = (scope["type"], scope.get("chat_id"), scope.get("user_id"))
    return ":".join(str(part) for part in named if part is not None)


def _tell(world: World) -> None:
    world.hub.publish("profile")
