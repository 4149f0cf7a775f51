"""Parses files in a child process, which a hostile file can exhaust or crash without harm here."""

import os
import subprocess
import sys
from multiprocessing import Pipe
from multiprocessing.connection import Connection
from pathlib import Path
from types import TracebackType
from typing import Self

from pydantic import TypeAdapter

from ingest.converted import Converted
from ingest.limits import Limits
from ingest.outcome import OUTCOME, READY, Outcome
from ingest.problem import Reason, Refused

_ROOT = Path(__file__).resolve().parents[1]
_LONGEST_ANSWER = 64_000_000


class Parser:
    """One warm child for many files, started for the first and replaced when one has spoiled it.

    Use as a context manager: the child ends with the block.
    """

    def __init__(self, limits: Limits | None = None) -> None:
        self._limits = limits or Limits()
        self._child: subprocess.Popen[bytes] | None = None
        self._pipe: Connection | None = None

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()

    def convert(self, content: bytes, suffix: str) -> Converted:
        """The file as Markdown.

        Raises:
            Refused: it is broken, protected, or over a limit.
        """
        try:
            outcome = self._ask(content, suffix)
        except TimeoutError as error:
            self.close()
            raise Refused(Reason.TOO_SLOW, {"seconds": int(self._limits.seconds)}) from error
        except (EOFError, OSError, ValueError) as error:
            self.close()
            raise Refused(Reason.BROKEN, {"error": "crash"}) from error
        if outcome.reason is Reason.TOO_MUCH_MEMORY or outcome.resident > self._limits.memory // 2:
            self.close()
        if outcome.converted is None:
            raise Refused(outcome.reason or Reason.BROKEN, outcome.facts)
        return outcome.converted

    def close(self) -> None:
        """End the child, if there is one."""
        if self._pipe:
            self._pipe.close()
        if self._child:
            self._child.kill()
            self._child.wait()
        self._pipe = self._child = None

    def _ask(self, content: bytes, suffix: str) -> Outcome:
        pipe = self._pipe or self._start()
        pipe.send_bytes(suffix.encode())
        pipe.send_bytes(content)
        if self._answer(pipe, self._limits.start_seconds) != READY:
            raise EOFError
        return OUTCOME.validate_json(self._answer(pipe, self._limits.seconds))

    def _answer(self, pipe: Connection, seconds: float) -> bytes:
        if not pipe.poll(seconds):
            raise TimeoutError
        return pipe.recv_bytes(_LONGEST_ANSWER)

    def _start(self) -> Connection:
        ours, theirs = Pipe()
        limits = TypeAdapter(Limits).dump_json(self._limits).decode()
        with theirs:
            self._child = subprocess.Popen(  # noqa: S603 -- our own module, no shell
                [sys.executable, "-m", "ingest.worker", str(theirs.fileno()), limits],
                pass_fds=[theirs.fileno()],
                stdin=subprocess.DEVNULL,
                stdout=subprocess.DEVNULL,
                stderr=subprocess.DEVNULL,
                env=_environment(),
            )
        self._pipe = ours
        return ours


def _environment() -> dict[str, str]:
    """Only what Python needs: a hostile file must find no token in the child."""
    kept = {name: os.environ[name] for name in ("PATH", "LANG", "LC_ALL", "TMPDIR") if name in os.environ}
    return kept | {"PYTHONPATH": str(_ROOT), "OMP_NUM_THREADS": "1", "HF_HUB_OFFLINE": "1"}
