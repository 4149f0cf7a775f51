"""The name that a file sent from a phone gets among the documents (pure)."""

import re
import unicodedata
from pathlib import PurePosixPath

LONGEST = 80
_COPY = re.compile(r"[ _-]*\((\d+|copie|copy)\)$", re.IGNORECASE)
_LIGATURES = str.maketrans({"œ": "oe", "æ": "ae", "Œ": "oe", "Æ": "ae"})


def stem_of(name: str) -> str:
    """What a file's name or a caption says, as a stem: "Règlement intérieur (1).docx" → "reglement-interieur"."""
    bare = _COPY.sub("", PurePosixPath(name.replace("\\", "/")).name.rsplit(".", 1)[0].strip())
    plain = unicodedata.normalize("NFKD", bare.translate(_LIGATURES)).encode("ascii", "ignore").decode().lower()
    return re.sub(r"[^a-z0-9]+", "-", plain).strip("-")[:LONGEST].strip("-")


def suffix_of(name: str) -> str:
    """The file's suffix with its dot, in lower case; empty where there is none worth the name."""
    suffix = PurePosixPath(name).suffix.lower()
    return suffix if re.fullmatch(r"\.[a-z0-9]{1,8}", suffix) else ""
