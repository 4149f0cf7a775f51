"""The shape of what crosses: JSON objects."""

from typing import Any

Json = dict[str, Any]
