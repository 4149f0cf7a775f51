"""Where the bot is found, once Telegram has said so."""

from dataclasses import dataclass


@dataclass
class BotAddress:
    """The bot's username, without @; empty until it has greeted Telegram."""

    username: str = ""

    def link(self, token: str) -> str:
        """The link that opens the bot with a token (https://core.telegram.org/bots/features#deep-linking)."""
        return f"https://t.me/{self.username}?start={token}" if self.username else ""
