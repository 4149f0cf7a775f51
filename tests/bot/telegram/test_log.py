import logging
from collections.abc import Iterator
from pathlib import Path

import pytest

from bot.telegram.log import describe, start_logging

TOKEN = "7000000001:AAH_a-token-that-must-not-be-seen"


@pytest.fixture
def written(tmp_path: Path) -> Iterator[Path]:
    root = logging.getLogger()
    before, level = list(root.handlers), root.level
    levels = {name: logging.getLogger(name).level for name in ("telegram", "httpx", "aiohttp", "sqlalchemy")}
    start_logging("DEBUG", ["un-secret"], tmp_path)
    yield tmp_path / "pepin.log"
    for handler in [one for one in root.handlers if one not in before]:
        root.removeHandler(handler)
        handler.close()
    root.setLevel(level)
    for name, one in levels.items():
        logging.getLogger(name).setLevel(one)


def test_secrets_and_anything_that_looks_like_a_token_are_hidden(written: Path) -> None:
    logging.getLogger("bot").warning("https://api/bot%s/getMe un-secret", TOKEN)
    assert written.read_text().endswith("WARNING bot https://api/bot•••/getMe •••\n")


def test_an_exception_shows_where_it_was_raised_and_not_what_it_says(written: Path) -> None:
    try:
        raise ValueError("ce que la personne a écrit")
    except ValueError as error:
        logging.getLogger("bot").exception("failed: %s", describe(error))
    text = written.read_text()
    assert "ValueError at test_log.py:" in text
    assert "la personne a écrit" not in text.replace('raise ValueError("ce que la personne a écrit")', "")


def test_libraries_that_would_tell_all_are_kept_quiet(written: Path) -> None:
    for name in ("telegram.Bot", "httpx", "aiohttp.access"):
        logging.getLogger(name).info("everything")
    logging.getLogger("telegram.Bot").critical("Received data was %r", {"text": "privé"})
    assert written.read_text() == ""
