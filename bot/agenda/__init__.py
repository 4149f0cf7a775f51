"""`python -m bot agenda`: the agenda at a terminal, for staff."""

from bot.agenda.main import main

__all__ = ["main"]
