"""What the Bot API refuses, worded like Telegram does."""

from typing import Any

from bot.sandbox.wire.types import Json

TOO_OLD = "query is too old and response timeout expired or query ID is invalid"
NOT_MODIFIED = (
    "message is not modified: specified new message content and reply markup are exactly the same "
    "as a current content and reply markup of the message"
)
OTHER_POLL = "terminated by other getUpdates request; make sure that only one bot instance is running"
WEBHOOK_ACTIVE = "can't use getUpdates method while webhook is active; use deleteWebhook to delete the webhook first"


class ApiError(Exception):
    """A refusal: HTTP status, description without its prefix, and the parameters of the answer (`retry_after`)."""

    status = 400
    prefix = "Bad Request"

    def __init__(self, description: str = "", **parameters: Any) -> None:
        super().__init__(description)
        self.description = f"{self.prefix}: {description}" if description else self.prefix
        self.parameters = parameters

    def answer(self) -> Json:
        """The JSON body of this refusal."""
        body: Json = {"ok": False, "error_code": self.status, "description": self.description}
        if self.parameters:
            body["parameters"] = self.parameters
        return body


class BadRequest(ApiError):
    """The request cannot be carried out as it stands."""


class Unauthorized(ApiError):
    """The token is revoked or was never given."""

    status, prefix = 401, "Unauthorized"


class Forbidden(ApiError):
    """The bot may not do this to this person or in this chat."""

    status, prefix = 403, "Forbidden"


class NotFound(ApiError):
    """No such method, or a token that is not even the shape of one."""

    status, prefix = 404, "Not Found"


class Conflict(ApiError):
    """Somebody else fetches the updates."""

    status, prefix = 409, "Conflict"


class TooManyRequests(ApiError):
    """Too fast: wait `retry_after` seconds."""

    status, prefix = 429, "Too Many Requests"

    def __init__(self, seconds: int) -> None:
        super().__init__(f"retry after {seconds}", retry_after=seconds)
