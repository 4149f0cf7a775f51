"""Is a Chroma folder sound? Asked in a child process, which a damaged vector file may take down.

Run as `python -m knowledge.index.check FOLDER VECTORS`; it leaves with 0 where a few stored vectors find themselves.
"""

import subprocess
import sys
from pathlib import Path

import numpy as np

from knowledge.index.vectors import COLLECTION, local_client

SECONDS = 60.0


def fault_of(folder: Path, vectors: Path, *, seconds: float = SECONDS) -> str:
    """What is wrong with a Chroma folder, compared with the mapped vectors; empty where nothing is."""
    command = [sys.executable, "-m", "knowledge.index.check", str(folder), str(vectors)]
    try:
        done = subprocess.run(command, capture_output=True, text=True, timeout=seconds, check=False)  # noqa: S603
    except subprocess.TimeoutExpired:
        return f"no answer within {seconds:.0f} s"
    if done.returncode == 0:
        return ""
    if done.returncode < 0:
        return f"died of signal {-done.returncode}"
    return (done.stderr.strip().splitlines() or [f"exit status {done.returncode}"])[-1]


def examine(folder: Path, vectors: Path) -> str:
    """Opens the folder in this process: compares counts, and asks for the neighbours of a few vectors."""
    expected = np.load(vectors, mmap_mode="r")
    if not (folder / "chroma.sqlite3").is_file():
        return "chroma.sqlite3 is missing"
    with local_client(folder) as client:
        if COLLECTION not in {collection.name for collection in client.list_collections()}:
            return "the collection is missing"
        collection = client.get_collection(COLLECTION, embedding_function=None)
        if collection.count() != len(expected):
            return f"{collection.count()} vectors, wanted {len(expected)}"
        rows = sorted({0, len(expected) // 2, len(expected) - 1}) if len(expected) else []
        for row in rows:
            found = collection.query(query_embeddings=[expected[row]], n_results=1, include=["distances"])
            if not found["distances"][0] or found["distances"][0][0] > 0.01:
                return "a stored vector does not find itself"
    return ""


def main() -> int:
    """The child's side: the fault goes to standard error."""
    fault = examine(Path(sys.argv[1]), Path(sys.argv[2]))
    sys.stderr.write(fault)
    return 1 if fault else 0


if __name__ == "__main__":
    sys.exit(main())
