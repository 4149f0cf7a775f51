"""Pépin, a Telegram assistant for a start-up nursery: it answers with its source and books by talking."""
