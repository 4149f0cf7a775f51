"""Taking the documents in, in a process of its own; the bot goes on answering and follows once the index switches."""

import os
import subprocess
import sys
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

import ingest

SECONDS = 3600.0
HIDDEN = ("TELEGRAM_BOT_TOKEN", "WEBHOOK_SECRET", "DATABASE_URL", "LLM_API_KEY")
"""What a process that reads other people's files need not know."""


@dataclass(frozen=True)
class Ingested:
    """Whether the index is in step now, and if not, why, in a sentence."""

    done: bool
    why: str = ""


TakeIn = Callable[[], Ingested]


@dataclass(frozen=True)
class IngestProcess:
    """Runs `python -m ingest` for the folders and the model of the bot."""

    documents: Path
    data_dir: Path
    model: str | None = None
    chroma_url: str | None = None

    def __call__(self) -> Ingested:
        """Brings the index in step with the documents; what serves goes on serving meanwhile, and where it fails."""
        command = [sys.executable, "-m", "ingest", str(self.documents.resolve()), "--quiet", "--language", "fr"]
        command += ["--data-dir", str(self.data_dir.resolve())]
        try:
            done = subprocess.run(  # noqa: S603 - the command is our own
                command, capture_output=True, text=True, timeout=SECONDS, check=False, env=self._environment()
            )
        except (OSError, subprocess.TimeoutExpired) as error:
            return Ingested(False, type(error).__name__)
        if done.returncode == 0:
            return Ingested(True)
        said = done.stderr.strip().splitlines()
        return Ingested(False, said[-1][:300] if said else f"code {done.returncode}")

    def _environment(self) -> dict[str, str]:
        kept = {name: value for name, value in os.environ.items() if name not in HIDDEN}
        given = {"EMBEDDING_MODEL": self.model or "", "CHROMA_URL": self.chroma_url or ""}
        return kept | given | {"PYTHONPATH": str(Path(ingest.__file__).parents[1])}
