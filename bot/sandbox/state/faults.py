"""Failures on request: what goes wrong with which calls, how many times."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

DESCRIPTIONS = {
    400: "Bad Request",
    401: "Unauthorized",
    403: "Forbidden",
    404: "Not Found",
    409: "Conflict: terminated by other getUpdates request; make sure that only one bot instance is running",
    429: "Too Many Requests: retry after {retry_after}",
    500: "Internal Server Error",
    502: "Bad Gateway",
    503: "Service Unavailable",
    504: "Gateway Timeout",
}


@dataclass
class Fault:
    """One trouble for calls of `method` (`*`: all but getUpdates), the first `skip` excepted, `times` times.

    `delay` seconds pass first. Then `status` (with `retry_after` for 429) is answered without any effect; or the
    connection is closed before (`dropped`) or after (`lost`) the call has taken effect.
    """

    method: str
    times: int = 1
    skip: int = 0
    status: int = 0
    retry_after: int = 1
    delay: float = 0.0
    dropped: bool = False
    lost: bool = False
    chat: int = 0

    def description(self) -> str:
        """What an answer with this status says."""
        return DESCRIPTIONS.get(self.status, "Bad Request").format(retry_after=self.retry_after)


@dataclass
class Faults:
    """The faults waiting to happen, in the order they were asked for."""

    waiting: list[Fault] = field(default_factory=list)

    def add(self, given: Mapping[str, Any]) -> Fault:
        """Take a fault from JSON; TypeError where a name is unknown."""
        fault = Fault(**given)
        self.waiting.append(fault)
        return fault

    def take(self, method: str, chat: int = 0) -> Fault | None:
        """The fault that strikes this call, if one does; it is then used up by one."""
        for fault in self.waiting:
            if not _concerns(fault, method, chat):
                continue
            if fault.skip > 0:
                fault.skip -= 1
                return None
            fault.times -= 1
            if fault.times <= 0:
                self.waiting.remove(fault)
            return fault
        return None


def _concerns(fault: Fault, method: str, chat: int) -> bool:
    named = fault.method.lower() == method.lower() or (fault.method == "*" and method.lower() != "getupdates")
    return named and fault.chat in {0, chat}
