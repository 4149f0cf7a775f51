"""What a file may cost while it is parsed."""

from dataclasses import dataclass


@dataclass(frozen=True)
class Limits:
    """The bounds of the process that parses what is not the house's own.

    `seconds` are of wall time for one file, and `start_seconds` for a new process to load its libraries, which takes
    some seconds on a busy machine: a refusal is to come within 15 in all. `memory` is the resident bytes of the
    process; `pages` and `characters` those of one file.
    """

    seconds: float = 10.0
    start_seconds: float = 60.0
    memory: int = 512 * 1024 * 1024
    pages: int = 500
    characters: int = 2_000_000
