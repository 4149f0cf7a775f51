"""What was wrong with a file: facts for whoever words them."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum
from pathlib import Path
from typing import TypeAlias

Fact: TypeAlias = str | int


class Reason(StrEnum):
    """Why a file, or one value in it, was not taken as it is."""

    # The folder
    MISSING_FOLDER = "missing_folder"
    OUTSIDE = "outside"
    NOT_A_FILE = "not_a_file"
    SAME_NAME = "same_name"
    NO_DOCUMENTS = "no_documents"
    TOO_MUCH_GONE = "too_much_gone"
    BUSY = "busy"
    NO_MODEL = "no_model"
    # The file
    UNSUPPORTED = "unsupported"
    OLD_FORMAT = "old_format"
    VANISHED = "vanished"
    UNREADABLE = "unreadable"
    EMPTY = "empty"
    WRONG_TYPE = "wrong_type"
    ENCRYPTED = "encrypted"
    BROKEN = "broken"
    UNSAFE_ARCHIVE = "unsafe_archive"
    # Its content
    SCANNED = "scanned"
    PARTLY_SCANNED = "partly_scanned"
    TABLES_LEFT = "tables_left"
    TOO_BIG = "too_big"
    TOO_MANY_PAGES = "too_many_pages"
    TOO_MUCH_TEXT = "too_much_text"
    TOO_MUCH_MEMORY = "too_much_memory"
    TOO_SLOW = "too_slow"
    # Its front matter
    BAD_YAML = "bad_yaml"
    BAD_VALUE = "bad_value"
    BAD_AUDIENCE = "bad_audience"


class Refused(Exception):
    """A file that cannot be taken in; carries the reason and the facts, no wording."""

    def __init__(self, reason: Reason, facts: Mapping[str, Fact] | None = None, *, line: int | None = None) -> None:
        super().__init__(reason, facts)
        self.reason = reason
        self.facts = facts or {}
        self.line = line


@dataclass(frozen=True)
class Problem:
    """Something wrong with the file at `path` (and `line`, from 1); `skipped` where the file was left out for it."""

    path: Path
    reason: Reason
    facts: Mapping[str, Fact] = field(default_factory=dict)
    line: int | None = None
    skipped: bool = True

    @classmethod
    def of(cls, path: Path, refusal: Refused) -> "Problem":
        """The problem that a refusal of the file at `path` amounts to."""
        return cls(path, refusal.reason, refusal.facts, refusal.line)
