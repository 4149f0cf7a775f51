import re
from pathlib import Path
from zoneinfo import ZoneInfo

import pytest

from bot.settings import Settings, load_settings
from bot.settings_problem import SettingsError

EXAMPLE = Path(__file__).parents[2] / ".env.example"


@pytest.fixture(autouse=True)
def only_documents_are_set(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    for name in Settings.model_fields:
        monkeypatch.delenv(name.upper(), raising=False)
    monkeypatch.setenv("DOCUMENTS_DIR", str(tmp_path))


def problems(monkeypatch: pytest.MonkeyPatch, **environment: str) -> tuple[str, ...]:
    """What is wrong with these variables."""
    for name, value in environment.items():
        monkeypatch.setenv(name, value)
    with pytest.raises(SettingsError) as caught:
        load_settings(_env_file=None)
    return caught.value.problems


def test_nothing_but_documents_needs_to_be_there() -> None:
    settings = load_settings(_env_file=None)
    assert settings.telegram_bot_token is None
    assert settings.timezone == ZoneInfo("Europe/Paris")
    assert settings.data_dir == Path("data")


def test_the_example_explains_every_setting_and_changes_none() -> None:
    text = EXAMPLE.read_text()
    named = re.findall(r"^(?:# )?([A-Z_]+)=", text, re.MULTILINE)
    assert sorted(named) == sorted(name.upper() for name in Settings.model_fields)
    assert load_settings(_env_file=EXAMPLE) == load_settings(_env_file=None)


def test_a_file_is_read_and_the_environment_wins(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    (tmp_path / ".env").write_text("STAFF_CHAT_ID=-5\nLLM_MODEL=small\nANOTHER_PROGRAM=1\n")
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("LLM_MODEL", "large")
    settings = load_settings()
    assert (settings.staff_chat_id, settings.llm_model) == (-5, "large")


def test_what_is_left_empty_counts_as_not_set(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("TELEGRAM_BOT_TOKEN", "")
    assert load_settings(_env_file=None).telegram_bot_token is None


@pytest.mark.parametrize(
    ("name", "value", "sentence"),
    [
        ("TELEGRAM_BOT_TOKEN", "s3cret", "TELEGRAM_BOT_TOKEN must be the token that @BotFather gave"),
        ("TELEGRAM_API_URL", "localhost:8081", "TELEGRAM_API_URL must be an address that begins with http://"),
        ("STAFF_CHAT_ID", "the team", "STAFF_CHAT_ID must be a whole number."),
        ("DOCUMENTS_DIR", "/nowhere/at/all", "DOCUMENTS_DIR is no folder; create it, or correct the path."),
        ("DATABASE_URL", "mysql://root:s3cret@db", "DATABASE_URL must begin with sqlite:/// or postgresql://."),
        ("TIMEZONE", "Mars/Base", "TIMEZONE is no time zone; use a name such as Europe/Paris."),
        ("TIMEZONE", "../../etc/passwd", "TIMEZONE is no time zone; use a name such as Europe/Paris."),
        ("WEBHOOK_PORT", "99999", "WEBHOOK_PORT must be 65535 or less."),
        ("WEBHOOK_SECRET", "s3cret", "WEBHOOK_SECRET must be 16 to 256 letters, digits, - or _."),
        ("WEBHOOK_URL", "https://bot.example.org/hook", "WEBHOOK_URL needs WEBHOOK_SECRET"),
        ("PUBLIC_URL", "http://bot.example.org", "PUBLIC_URL must be an address that begins with https://."),
        ("TELEGRAM_PACING", "perhaps", "TELEGRAM_PACING must be true or false."),
        ("LOG_LEVEL", "LOUD", "LOG_LEVEL must be one of 'DEBUG', 'INFO', 'WARNING' or 'ERROR'."),
    ],
)
def test_what_is_wrong_is_said_in_a_sentence_that_shows_no_secret(
    monkeypatch: pytest.MonkeyPatch, name: str, value: str, sentence: str
) -> None:
    [problem] = problems(monkeypatch, **{name: value})
    assert problem.startswith(sentence)
    assert "s3cret" not in problem


def test_every_problem_is_said_at_once(monkeypatch: pytest.MonkeyPatch) -> None:
    assert len(problems(monkeypatch, STAFF_CHAT_ID="x", TIMEZONE="y", HTTP_PORT="0")) == 3


@pytest.mark.parametrize("given", ["postgres://u:p@h/n", "postgresql://u:p@h/n", "postgresql+psycopg://u:p@h/n"])
def test_any_name_of_postgresql_is_understood(given: str) -> None:
    url = load_settings(_env_file=None, database_url=given).database_url
    assert url is not None
    assert url.get_secret_value() == "postgresql+psycopg://u:p@h/n"


def test_secrets_show_neither_in_the_settings_text_nor_in_a_change() -> None:
    settings = load_settings(_env_file=None, telegram_bot_token="1234:s3cret", webhook_secret="s3cret-s3cret-s3cret")
    assert "s3cret" not in repr(settings)
    assert settings.secrets() == ("1234:s3cret", "s3cret-s3cret-s3cret")
    with pytest.raises(Exception, match="frozen"):
        settings.staff_chat_id = 1
