"""The approved answers as cases of the evaluation, in a file that follows them."""

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from bot.flows.desk.faq import regression_cases
from bot.storage.curated import Wording


@dataclass
class RegressionCases:
    """Keeps the file up to date: a case a line, the file whole at any instant."""

    path: Path
    _written: str | None = None

    def write(self, wordings: Sequence[Wording]) -> None:
        """Writes the file anew where the answers changed; raises OSError where the folder cannot be written."""
        cases = regression_cases(wordings)
        if cases == self._written:
            return
        self.path.parent.mkdir(parents=True, exist_ok=True)
        beside = self.path.with_suffix(".new")
        beside.write_text(cases, encoding="utf-8")
        beside.replace(self.path)
        self._written = cases
