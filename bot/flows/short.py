"""Keys short enough for a button, whose action has 64 bytes at most."""

from hashlib import sha256


def short(key: str) -> str:
    """A key of any length as 10 characters for a button's action (first 40 bits of its SHA-256)."""
    return sha256(key.encode()).hexdigest()[:10]
