"""Showing an answer to a person while it is still being written."""

from collections.abc import Callable
from contextlib import AbstractContextManager, nullcontext

from bot.dialogue.incoming import Incoming

Show = Callable[[str], None]
"""Shows a text in the place of what it showed before."""
Stream = Callable[[Incoming], AbstractContextManager[Show]]
"""Gives the way to show the answer to an update; once the context is left, nothing more is shown."""


def unseen(incoming: Incoming) -> AbstractContextManager[Show]:
    """Shows nothing."""
    return nullcontext(lambda text: None)
