"""`python -m bot` runs the bot; `python -m bot COMMAND …` does one of the things in `COMMANDS`."""

import argparse
import importlib
import sys
from collections.abc import Sequence

from sqlalchemy import Engine

from bot.settings import Settings
from bot.start import leave, start
from bot.telegram.parts import Parts

# What is done at a terminal, beside running the bot; each is a function of `bot.terminal`.
COMMANDS = {
    "agenda": "the agenda: list, statistics, export, absences",
    "people": "people: roles, invitations, import of companies and founders",
    "stats": "the figures: questions, durable deflection, knowledge gaps, bookings",
}


def main(arguments: Sequence[str]) -> int:
    """What the command line asks for; returns the exit code."""
    parser = argparse.ArgumentParser(prog="python -m bot", description="Pépin, a Telegram assistant for nurseries.")
    commands = parser.add_subparsers(dest="command", metavar="COMMAND")
    commands.add_parser("run", help="run the bot until it is stopped (the default)")
    for name, does in COMMANDS.items():
        commands.add_parser(name, help=does, add_help=False)
    given, rest = parser.parse_known_args(arguments)
    if given.command in COMMANDS:
        return int(getattr(importlib.import_module("bot.terminal"), given.command)(rest))
    if rest:
        parser.error(f"unknown: {' '.join(rest)}")
    return start(_assistant)


def _assistant(settings: Settings, engine: Engine) -> Parts:
    # The models and the index take seconds to import, which neither --help nor a wrong setting should wait for.
    parts: Parts = importlib.import_module("bot.assembly").assistant(settings, engine)
    return parts


if __name__ == "__main__":
    leave(main(sys.argv[1:]))
