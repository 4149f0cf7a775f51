"""What a file may cost while it is parsed."""

from dataclasses import dataclass


@dataclass(frozen=True)
class Limits:
    """The bounds of the process that parses what is not the house's own.

    `seconds` are of wall time for one file, `start_seconds` for the libraries to load; `memory` is the resident bytes
    of the process; `pages` and `characters` those of one file.
    """

    seconds: float = 15.0
    start_seconds: float = 60.0
    memory: int = 512 * 1024 * 1024
    pages: int = 500
    characters: int = 2_000_000
