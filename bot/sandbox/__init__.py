"""A Telegram on loopback: the Bot API over HTTP, and phones in a browser page. Imports nothing of the bot."""
