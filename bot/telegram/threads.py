"""The one hop from the event loop into threads: whatever is synchronous runs there."""

import asyncio
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from typing import TypeVar

T = TypeVar("T")

TURNS = 8


class Threads:
    """Threads for turns, one for the shell's own transactions, one for chores, one for those that take long.

    None waits for another kind.
    """

    def __init__(self, turns: int = TURNS) -> None:
        self._turns = ThreadPoolExecutor(turns, thread_name_prefix="turn")
        self._store = ThreadPoolExecutor(1, thread_name_prefix="store")
        self._chores = ThreadPoolExecutor(1, thread_name_prefix="chore")
        self._long = ThreadPoolExecutor(1, thread_name_prefix="long")

    async def turn(self, work: Callable[[], T]) -> T:
        """Run a turn."""
        return await asyncio.get_running_loop().run_in_executor(self._turns, work)

    async def store(self, work: Callable[[], T]) -> T:
        """Run a short transaction of the shell's."""
        return await asyncio.get_running_loop().run_in_executor(self._store, work)

    async def chore(self, work: Callable[[], T], *, long: bool = False) -> T:
        """Run something periodic; what takes `long` holds up no other chore."""
        return await asyncio.get_running_loop().run_in_executor(self._long if long else self._chores, work)

    def shutdown(self) -> None:
        """Let go of the threads; one that still works is not waited for."""
        for pool in (self._turns, self._store, self._chores, self._long):
            pool.shutdown(wait=False, cancel_futures=True)
