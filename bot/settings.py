"""Every setting, typed, from the environment and `.env`; nothing else in the bot reads either."""

import re
from pathlib import Path
from typing import Annotated, Any, Literal, Self
from zoneinfo import ZoneInfo

from pydantic import AfterValidator, BeforeValidator, Field, SecretStr, ValidationError, model_validator
from pydantic_settings import BaseSettings, SettingsConfigDict

from bot.settings_problem import SettingsError, problems

POSTGRES = "postgresql+psycopg://"


def _time_zone(name: Any) -> ZoneInfo:
    try:
        return name if isinstance(name, ZoneInfo) else ZoneInfo(str(name))
    except (KeyError, ValueError, OSError) as error:
        raise ValueError("is no time zone; use a name such as Europe/Paris") from error


def _http_address(address: str) -> str:
    if not re.fullmatch(r"https?://[^\s/]+\S*", address):
        raise ValueError("must be an address that begins with http:// or https://")
    return address.rstrip("/")


def _https_address(address: str) -> str:
    if not re.fullmatch(r"https://[^\s/]+\S*|http://(localhost|127\.0\.0\.1)(:\d+)?\S*", address):
        raise ValueError("must be an address that begins with https://")
    return address.rstrip("/")


def _token(token: SecretStr) -> SecretStr:
    if not re.fullmatch(r"\d+:[\w-]+", token.get_secret_value()):
        raise ValueError("must be the token that @BotFather gave, digits then a colon then letters")
    return token


def _webhook_secret(secret: SecretStr) -> SecretStr:
    if not re.fullmatch(r"[\w-]{16,256}", secret.get_secret_value()):
        raise ValueError("must be 16 to 256 letters, digits, - or _")
    return secret


def _database(url: SecretStr) -> SecretStr:
    address = re.sub(r"^postgres(ql)?://", POSTGRES, url.get_secret_value())
    if not address.startswith(("sqlite:///", POSTGRES)):
        raise ValueError("must begin with sqlite:/// or postgresql://")
    return SecretStr(address)


def _folder(path: Path) -> Path:
    if not path.is_dir():
        raise ValueError("is no folder; create it, or correct the path")
    return path


HttpAddress = Annotated[str, AfterValidator(_http_address)]
HttpsAddress = Annotated[str, AfterValidator(_https_address)]
Days = Annotated[int, Field(ge=1)]
Port = Annotated[int, Field(ge=1, le=65535)]


class Settings(BaseSettings):
    """What the operator decides; `.env.example` explains every name. Build it with `load_settings`."""

    model_config = SettingsConfigDict(
        env_file=".env", env_ignore_empty=True, extra="ignore", frozen=True, hide_input_in_errors=True
    )

    telegram_bot_token: Annotated[SecretStr, AfterValidator(_token)] | None = None
    telegram_api_url: HttpAddress = "https://api.telegram.org"
    telegram_pacing: bool = True
    staff_chat_id: int | None = None
    expert_chat_id: int | None = None
    data_dir: Path = Path("data")
    documents_dir: Annotated[Path, AfterValidator(_folder)] = Path("knowledge/documents")
    database_url: Annotated[SecretStr, AfterValidator(_database)] | None = None
    timezone: Annotated[ZoneInfo, BeforeValidator(_time_zone)] = ZoneInfo("Europe/Paris")
    embedding_model: str | None = None
    chroma_url: HttpAddress | None = None
    llm_model: str | None = None
    llm_base_url: HttpAddress | None = None
    llm_api_key: SecretStr | None = None
    llm_timeout: Annotated[float, Field(ge=0.5, le=8)] = 7
    llm_tokens_per_day: Annotated[int, Field(ge=0)] = 500_000
    llm_tokens_per_person: Annotated[int, Field(ge=0)] = 50_000
    public_url: HttpsAddress | None = None
    webhook_url: HttpsAddress | None = None
    webhook_secret: Annotated[SecretStr, AfterValidator(_webhook_secret)] | None = None
    webhook_port: Port = 8443
    http_port: Port | None = None
    privacy_url: HttpsAddress | None = None
    keep_questions_days: Days = 365
    keep_bookings_days: Days = 3 * 365
    keep_messages_days: Annotated[int, Field(ge=91)] = 120
    sandbox_port: Port = 8081
    log_level: Literal["DEBUG", "INFO", "WARNING", "ERROR"] = "INFO"

    @model_validator(mode="after")
    def _webhook_needs_its_secret(self) -> Self:
        if self.webhook_url and not self.webhook_secret:
            raise ValueError("WEBHOOK_URL needs WEBHOOK_SECRET: 16 to 256 letters, digits, - or _")
        return self

    def secrets(self) -> tuple[str, ...]:
        """What no log may show."""
        hidden = (self.telegram_bot_token, self.webhook_secret, self.database_url, self.llm_api_key)
        return tuple(one.get_secret_value() for one in hidden if one is not None)


def load_settings(**given: Any) -> Settings:
    """The settings of the environment and `.env`; `given` ones win.

    Raises:
        SettingsError: a setting is wrong; it holds one sentence a problem.
    """
    try:
        return Settings(**given)
    except ValidationError as error:
        raise SettingsError(problems(error)) from None
