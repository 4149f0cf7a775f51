"""The index: passages, the searches over them, and their versions on disk."""

from knowledge.index.store import IndexBusy, IndexStore
from knowledge.index.version import Index

__all__ = ["Index", "IndexBusy", "IndexStore"]
