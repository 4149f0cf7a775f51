"""The people of the sandbox, and the bot itself, as Telegram shows them."""

from dataclasses import dataclass

from bot.sandbox.wire.types import Json


@dataclass
class Person:
    """Somebody with a phone; `role` (founder, expert, staff) matters to the page alone."""

    id: int
    name: str
    language: str = "fr"
    username: str | None = None
    role: str = "founder"

    def user(self) -> Json:
        """The User object; a name of two words gives a first and a last name."""
        first, _, last = self.name.partition(" ")
        user: Json = {"id": self.id, "is_bot": False, "first_name": first, "language_code": self.language}
        if last:
            user["last_name"] = last
        if self.username:
            user["username"] = self.username
        return user

    def view(self) -> Json:
        """What the control surface and the page see."""
        return {
            "id": self.id,
            "name": self.name,
            "language": self.language,
            "username": self.username,
            "role": self.role,
        }


@dataclass
class Robot:
    """The bot: who it is and how it presents itself."""

    id: int
    name: str
    username: str

    def user(self) -> Json:
        """The User object, as messages carry it."""
        return {"id": self.id, "is_bot": True, "first_name": self.name, "username": self.username}

    def me(self) -> Json:
        """The User object that getMe answers."""
        return self.user() | {
            "can_join_groups": True,
            "can_read_all_group_messages": False,
            "supports_inline_queries": False,
            "can_connect_to_business": False,
            "has_main_web_app": False,
        }
