"""A file's bytes and its text, with refusals of what cannot be meant."""

import codecs
import os
import stat
from pathlib import Path

from ingest.problem import Reason, Refused

MOST_BYTES = 50_000_000
MOST_CHARACTERS = 2_000_000

_MAGIC = {
    "pdf": b"%PDF-",
    "zip": b"PK\x03\x04",
    "png": b"\x89PNG",
    "jpeg": b"\xff\xd8\xff",
    "gif": b"GIF8",
    "ole": b"\xd0\xcf\x11\xe0",  # Word, Excel and PowerPoint until 2003, and today's when encrypted
    "rtf": b"{\\rtf",
}
_BOMS = {codecs.BOM_UTF8: "utf-8-sig", codecs.BOM_UTF16_LE: "utf-16", codecs.BOM_UTF16_BE: "utf-16"}


def read_bytes(path: Path) -> bytes:
    """The whole file, read once.

    Raises:
        Refused: it vanished, may not be read, is no plain file, is empty, or holds more than MOST_BYTES.
    """
    try:
        with open(path, "rb", opener=_without_waiting) as file:
            status = os.fstat(file.fileno())
            if not stat.S_ISREG(status.st_mode):
                raise Refused(Reason.NOT_A_FILE)
            if status.st_size > MOST_BYTES:
                raise Refused(
                    Reason.TOO_BIG, {"megabytes": status.st_size // 1_000_000, "most": MOST_BYTES // 1_000_000}
                )
            content = file.read(MOST_BYTES + 1)
    except FileNotFoundError as error:
        raise Refused(Reason.VANISHED) from error
    except OSError as error:
        raise Refused(Reason.UNREADABLE, {"error": error.strerror or type(error).__name__}) from error
    if not content.strip():
        raise Refused(Reason.EMPTY)
    return content


def kind_of_content(content: bytes) -> str:
    """What the first bytes say that a file is: a key of the table of signatures, or "" where they say nothing."""
    if _MAGIC["pdf"] in content[:1024]:
        return "pdf"
    return next((kind for kind, magic in _MAGIC.items() if content.startswith(magic)), "")


def decode(content: bytes) -> str:
    """The text of a plain text file: UTF-8, UTF-16 with its mark, or Windows-1252, with "\\n" line ends.

    Raises:
        Refused: it is no text, or holds more than MOST_CHARACTERS.
    """
    encoding = next((name for bom, name in _BOMS.items() if content.startswith(bom)), None)
    kind = kind_of_content(content)
    if kind or (encoding is None and b"\0" in content[:8192]):
        raise Refused(Reason.WRONG_TYPE, {"looks_like": kind or "binary"})
    text = _decoded(content, encoding).replace("\r\n", "\n").replace("\r", "\n")
    if len(text) > MOST_CHARACTERS:
        raise Refused(Reason.TOO_MUCH_TEXT, {"most": MOST_CHARACTERS})
    if not text.strip():
        raise Refused(Reason.EMPTY)
    return text


def _decoded(content: bytes, encoding: str | None) -> str:
    for name in (encoding,) if encoding else ("utf-8", "cp1252"):
        try:
            return content.decode(name)
        except UnicodeDecodeError:
            continue
    raise Refused(Reason.WRONG_TYPE, {"looks_like": "binary"})


def _without_waiting(path: str, flags: int) -> int:
    return os.open(path, flags | os.O_NONBLOCK)  # a named pipe without a writer would hold a plain open for ever
