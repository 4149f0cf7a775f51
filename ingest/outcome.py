"""What the parsing process answers for one file, as it crosses the pipe."""

from dataclasses import dataclass, field

from pydantic import TypeAdapter

from ingest.converted import Converted
from ingest.problem import Fact, Reason

READY = b"ready"


@dataclass(frozen=True)
class Outcome:
    """The converted file, or the reason and facts of its refusal; `resident` is the process's memory in bytes."""

    converted: Converted | None = None
    reason: Reason | None = None
    facts: dict[str, Fact] = field(default_factory=dict)
    resident: int = 0


# JSON, and never a pickle: what a hostile file made of the child must not run in the parent.
OUTCOME: TypeAdapter[Outcome] = TypeAdapter(Outcome)
