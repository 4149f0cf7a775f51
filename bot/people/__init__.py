"""People at a terminal: `python -m bot people`."""

from bot.people.main import main

__all__ = ["main"]
