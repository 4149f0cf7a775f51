"""Which converter reads which file, by its suffix and what its first bytes say."""

from dataclasses import dataclass
from pathlib import PurePath

from ingest.problem import Reason, Refused
from ingest.reading import kind_of_content


@dataclass(frozen=True)
class Family:
    """A kind of file: the module that converts it, the signature its content must bear, and whether it is ours.

    `trusted` families are read in this process; all others in a child with limits.
    """

    module: str
    signature: str = ""
    trusted: bool = False


FAMILIES = {
    ".md": Family("ingest.markdown", trusted=True),
    ".markdown": Family("ingest.markdown", trusted=True),
    ".txt": Family("ingest.text", trusted=True),
    ".pdf": Family("ingest.pdf", "pdf"),
    ".docx": Family("ingest.office", "zip"),
    ".pptx": Family("ingest.office", "zip"),
    ".xlsx": Family("ingest.rows", "zip"),
    ".csv": Family("ingest.rows"),
    ".html": Family("ingest.office"),
    ".htm": Family("ingest.office"),
    ".odt": Family("ingest.odt", "zip"),
}
OLD_FORMATS = {".doc": ".docx", ".xls": ".xlsx", ".ppt": ".pptx", ".rtf": ".docx", ".ods": ".xlsx", ".odp": ".pptx"}


def family_of(path: PurePath) -> Family:
    """The family of a file by its suffix.

    Raises:
        Refused: no converter reads it.
    """
    suffix = path.suffix.lower()
    if suffix in OLD_FORMATS:
        raise Refused(Reason.OLD_FORMAT, {"suffix": suffix, "instead": OLD_FORMATS[suffix]})
    if suffix not in FAMILIES:
        raise Refused(Reason.UNSUPPORTED, {"suffix": suffix})
    return FAMILIES[suffix]


def check_content(family: Family, content: bytes) -> None:
    """Refuse a file whose content is not what its suffix says; an encrypted office file is an OLE container."""
    kind = kind_of_content(content)
    if kind == family.signature:
        return
    if family.signature == "zip" and kind == "ole":
        raise Refused(Reason.ENCRYPTED)
    raise Refused(Reason.WRONG_TYPE, {"looks_like": kind or "text or unknown"})
