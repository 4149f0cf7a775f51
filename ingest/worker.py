"""The process that parses files which are not the house's own: `python -m ingest.worker DESCRIPTOR LIMITS`.

It reads a suffix and a file's content from the pipe, answers READY once the libraries are loaded and the limits set,
then the outcome, and waits for the next file.
"""

import importlib
import resource
import sys
from multiprocessing.connection import Connection
from pathlib import Path
from types import ModuleType

from pydantic import TypeAdapter

from ingest.converted import Converted
from ingest.families import FAMILIES
from ingest.limits import Limits
from ingest.outcome import OUTCOME, READY, Outcome
from ingest.problem import Reason, Refused

_PAGE = resource.getpagesize()


def serve(pipe: Connection, limits: Limits) -> None:
    """Convert files until the other end closes, or until one has exhausted the memory."""
    while True:
        try:
            suffix, content = pipe.recv_bytes().decode(), pipe.recv_bytes()
        except EOFError:
            return
        _limit_memory(None)
        module = importlib.import_module(FAMILIES[suffix].module)
        _limit_memory(limits.memory)
        _limit_processor(limits.seconds)
        pipe.send_bytes(READY)
        outcome = _outcome(module, content, suffix, limits)
        del content
        _limit_memory(None)
        pipe.send_bytes(OUTCOME.dump_json(outcome))
        if outcome.reason is Reason.TOO_MUCH_MEMORY:
            return


def _outcome(module: ModuleType, content: bytes, suffix: str, limits: Limits) -> Outcome:
    try:
        converted: Converted = module.convert(content, suffix, limits)
        if len(converted.text) > limits.characters:
            raise Refused(Reason.TOO_MUCH_TEXT, {"most": limits.characters})
        if not converted.text.strip():
            raise Refused(Reason.EMPTY)
        return Outcome(converted, resident=_resident())
    except Refused as refusal:
        return Outcome(None, refusal.reason, dict(refusal.facts), _resident())
    except MemoryError:
        return Outcome(None, Reason.TOO_MUCH_MEMORY, {"megabytes": limits.memory // 2**20})
    except Exception as error:  # whatever a library raises over a file's content, the file is broken for it
        return Outcome(None, Reason.BROKEN, {"error": type(error).__name__}, _resident())


def _limit_memory(most: int | None) -> None:
    """Let the resident memory grow to `most` bytes, or freely.

    Libraries map far more address space than they ever touch (374 MB against 169 MB resident with all of them loaded),
    so the limit on the address space is what is mapped now plus what may still become resident.
    """
    hard = resource.getrlimit(resource.RLIMIT_AS)[1]
    soft = hard if most is None else _mapped() + max(0, most - _resident())
    resource.setrlimit(resource.RLIMIT_AS, (soft, hard))


def _limit_processor(seconds: float) -> None:
    """Bound the processor's time too, for the case that the parent is no more there to end this process."""
    used = resource.getrusage(resource.RUSAGE_SELF)
    hard = resource.getrlimit(resource.RLIMIT_CPU)[1]
    resource.setrlimit(resource.RLIMIT_CPU, (int(used.ru_utime + used.ru_stime + 2 * seconds) + 1, hard))


def _mapped() -> int:
    return int(_statm()[0]) * _PAGE


def _resident() -> int:
    return int(_statm()[1]) * _PAGE


def _statm() -> list[str]:
    return Path("/proc/self/statm").read_text().split()


def _main(descriptor: str, limits: str) -> None:
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
    serve(Connection(int(descriptor)), TypeAdapter(Limits).validate_json(limits))


if __name__ == "__main__":
    _main(*sys.argv[1:])
