"""A question beside a wish: "le parking est payant ? et je voudrais un rdv jeudi". Pure."""

import re
from collections.abc import Callable

CLAUSES = re.compile(
    r"(?<=[.!?;\n])\s+|,\s*(?=(?:et|and|mais|but|sinon|au fait|by the way)\s)|(?<=\?)(?=\S)", re.IGNORECASE
)


def aside(text: str, asks: Callable[[str], bool]) -> str:
    """The clauses that are questions by themselves, where the message has others too; else nothing."""
    parts = [part for part in CLAUSES.split(text) if part.strip()]
    asking = [part for part in parts if asks(part)] if len(parts) > 1 else []
    return " ".join(asking) if len(asking) < len(parts) else ""
