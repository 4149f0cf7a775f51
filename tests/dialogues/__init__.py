"""Dialogues as data: scenarios played through the whole application over the sandbox, and judged by the store."""
