"""What people send by mistake or in bad faith gets a clear sentence, and the bot goes on; on documents of one's own."""

import sys
from collections.abc import Iterator
from io import BytesIO

import pytest
from PIL import Image

from bot.sandbox import running_sandbox
from bot.sandbox.client import SandboxClient
from bot.sandbox.options import FOUNDER, STAFF_GROUP, Options
from tests.bot.reliability.process import BotProcess, environment

ALICE = FOUNDER.id

FORGED = ("yes:1", "cancel:1", "book:zzzz", "pick:0:0", "é" * 30, "take:1", "came:1")

KENNEL = """---
title: Animaux
---
## Article 1 – Chiens

Les chiens sont admis au rez-de-chaussée, tenus en laisse, avec l'accord écrit de la direction.
"""
BROKEN = """---
title: Accompagnement comptable
kind: service
booking:
  length: une petite heure
  experts: [{id: noe, name: Noé Essai}]
---
Un comptable reçoit les jeunes entreprises.
"""


@pytest.fixture(scope="module")
def nursery(tmp_path_factory: pytest.TempPathFactory) -> Iterator[SandboxClient]:
    """The bot on a folder of its own, one document of which is broken."""
    folder = tmp_path_factory.mktemp("own")
    documents = folder / "documents"
    documents.mkdir()
    (documents / "animaux.md").write_text(KENNEL, encoding="utf-8")
    (documents / "comptable.md").write_text(BROKEN, encoding="utf-8")
    with running_sandbox(Options()) as sandbox:
        settings = environment(sandbox, folder) | {"DOCUMENTS_DIR": str(documents), "HF_HUB_OFFLINE": "1"}
        ingesting = BotProcess(settings, (sys.executable, "-m", "ingest", "--quiet")).start()
        ingesting.end(120)
        bot = BotProcess(settings, (sys.executable, "-m", "bot")).start()
        try:
            sandbox.client.say(ALICE, "/start")
            sandbox.client.wait(ALICE, timeout=180)
            yield sandbox.client
        finally:
            code, _ = bot.stop()
    assert code == 0


def test_staff_hear_what_is_wrong_with_a_document_and_where(nursery: SandboxClient) -> None:
    [told] = nursery.wait(STAFF_GROUP.id, contains="comptable.md")
    assert "length" in told["text"]
    assert "une petite heure" in told["text"]


def test_a_document_of_ones_own_answers(nursery: SandboxClient) -> None:
    assert "tenus en laisse" in nursery.ask(ALICE, "est-ce que les chiens sont admis ?")["text"]


def test_a_sticker_is_met_with_what_to_do_instead(nursery: SandboxClient) -> None:
    since = nursery.version(ALICE)
    nursery.sticker(ALICE)
    assert nursery.wait(ALICE, since)[-1]["text"]


@pytest.mark.parametrize("kind", ["document", "photo", "voice"])
def test_a_file_is_met_with_a_sentence(nursery: SandboxClient, kind: str) -> None:
    since = nursery.version(ALICE)
    nursery.send_file(ALICE, "bail.pdf", _picture() if kind == "photo" else b"%PDF-1.4", kind)
    assert nursery.wait(ALICE, since)[-1]["text"]


@pytest.mark.parametrize("text", ["🤷" * 2048, "a " * 2048, "?", "\u200b", "<b>&lt;", "/nimportequoi"])
def test_any_text_is_answered(nursery: SandboxClient, text: str) -> None:
    assert nursery.ask(ALICE, text)["text"]


@pytest.mark.parametrize("forged", FORGED)
def test_a_forged_button_says_that_nothing_changed(nursery: SandboxClient, forged: str) -> None:
    message = nursery.ask(ALICE, "bonjour")
    nursery.press(ALICE, forge=forged, message=message["message_id"])
    nursery.ask(ALICE, "merci")
    pressed = [query for query in nursery.queries(ALICE) if query["data"] == forged]
    assert "plus valable" in pressed[-1]["answer"]["text"]


def _picture() -> bytes:
    content = BytesIO()
    Image.new("RGB", (8, 8)).save(content, "PNG")
    return content.getvalue()
