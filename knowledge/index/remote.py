"""Versions on a Chroma server, so that the machine that ingests and the one that answers need share nothing else."""

import logging
import threading
import time
from collections.abc import Callable, Sequence
from typing import Any, NamedTuple

import httpx
import numpy as np
from chromadb.errors import ChromaError
from numpy.typing import NDArray

from knowledge.index import vectors
from knowledge.passage import Passage

POINTER = "pepin-current"
_PREFIX = "pepin-"
_EVERY = 2.0
_LOG = logging.getLogger(__name__)


class Fetched(NamedTuple):
    """A version as it stands on the server, and the identity of the model that embedded it."""

    passages: Sequence[Passage]
    vectors: NDArray[np.float32]
    model: str


def publish(url: str, version: str, passages: Sequence[Passage], made: NDArray[np.float32], model: str) -> None:
    """Stores a version as a collection of its own, points to it, and drops the others.

    Raises ValueError or ChromaError where the server does not answer; the version pointed to is then still the old one.
    """
    with vectors.server_client(url) as client:
        vectors.store(client, _PREFIX + version, passages, made, {"model": model})
        pointer = client.get_or_create_collection(POINTER, embedding_function=None)
        pointer.modify(metadata={"version": version})
        for collection in client.list_collections():
            if collection.name.startswith(_PREFIX) and collection.name not in {POINTER, _PREFIX + version}:
                client.delete_collection(collection.name)


def pointed(client: Any) -> str:
    """The version the server points to; empty where there is none."""
    if POINTER not in {collection.name for collection in client.list_collections()}:
        return ""
    metadata = client.get_collection(POINTER, embedding_function=None).metadata or {}
    return str(metadata.get("version", ""))


def fetch(client: Any, version: str) -> Fetched:
    """A version's passages and vectors. Raises ChromaError where it is gone."""
    passages, made = vectors.fetch(client, _PREFIX + version)
    metadata = client.get_collection(_PREFIX + version, embedding_function=None).metadata or {}
    return Fetched(passages, made, str(metadata.get("model", "")))


class Follower:
    """Asks the server every two seconds whether it points to another version than the one here.

    The asking is done in a thread of its own: a server that hangs delays nobody's answer.
    """

    def __init__(self, url: str, local: Callable[[], str], adopt: Callable[[str, Fetched], None]) -> None:
        self.url = url
        self._local = local
        self._adopt = adopt
        self._starting = threading.Lock()
        self._thread: threading.Thread | None = None
        self._unreached = False

    def start(self) -> None:
        """Starts following, unless that is done already. Where nothing is here yet, the first look is waited for."""
        if self._thread is None:
            with self._starting:
                if self._thread is None:
                    if not self._local():
                        self.look()
                    self._thread = threading.Thread(target=self._go_on, name="index-follower", daemon=True)
                    self._thread.start()

    def look(self) -> None:
        """Looks at the server now and takes over the version it points to, if it is another one."""
        try:
            with vectors.server_client(self.url) as client:
                version = pointed(client)
                if version and version != self._local():
                    self._adopt(version, fetch(client, version))
        except (ValueError, OSError, ChromaError, httpx.HTTPError) as error:
            if not self._unreached:
                _LOG.warning("the Chroma server cannot be followed: %s", error)
            self._unreached = True
        else:
            if self._unreached:
                _LOG.info("the Chroma server is followed again")
            self._unreached = False

    def _go_on(self) -> None:
        while True:
            time.sleep(_EVERY)
            self.look()
