"""Refuses a sync that would take most of the base away."""

from collections.abc import Set

from ingest.problem import Reason, Refused


def check(before: Set[str], read: Set[str], unreadable: Set[str]) -> None:
    """Refuse where nothing was read, or more than half of the documents served before are gone or unreadable.

    All three are documents by stem: those served `before`, those `read` now, and those there but `unreadable`.

    Raises:
        Refused: with the counts, for whoever decides whether that is meant.
    """
    gone = before - read
    facts = {"before": len(before), "gone": len(gone - unreadable), "unreadable": len(gone & unreadable)}
    if not read:
        raise Refused(Reason.NO_DOCUMENTS, facts)
    if 2 * len(gone) > len(before):
        raise Refused(Reason.TOO_MUCH_GONE, facts)
