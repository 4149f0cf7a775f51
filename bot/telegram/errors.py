"""Why the bot cannot go on; the text of each is a sentence for the operator."""


class CannotGoOn(Exception):
    """The bot ends, with an exit code other than 0."""


class TokenRefused(CannotGoOn):
    """Telegram no longer knows the token."""

    def __init__(self) -> None:
        super().__init__("Telegram refuses TELEGRAM_BOT_TOKEN: ask @BotFather for the current one (/token).")


class AnotherPoller(CannotGoOn):
    """Another process asks for the same bot's updates."""

    def __init__(self) -> None:
        super().__init__(
            "Another program fetches this bot's updates: stop it, or give this one a token of its own from @BotFather."
        )


class PortTaken(CannotGoOn):
    """A port that the bot is to listen on is not free."""

    def __init__(self, port: int) -> None:
        super().__init__(f"Port {port} is not free: stop what listens there, or choose another one.")
