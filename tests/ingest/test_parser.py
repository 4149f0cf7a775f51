"""Files made to exhaust, crash or mislead a parser: each is refused with its reason, and the next is read."""

import os
import threading
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

import psutil  # type: ignore[import-untyped]
import pytest

from ingest.limits import Limits
from ingest.parser import Parser
from ingest.problem import Reason, Refused
from tests.ingest import makers

MEBIBYTE = 2**20
QUICK = Limits(seconds=2.0)


@pytest.fixture(scope="module")
def parser() -> Iterator[Parser]:
    with Parser() as made:
        yield made


def refusal(parser: Parser, content: bytes, suffix: str) -> Refused:
    with pytest.raises(Refused) as refused:
        parser.convert(content, suffix)
    return refused.value


@contextmanager
def watched_memory() -> Iterator[Callable[[], int]]:
    """The largest resident memory of any child process started while the block runs, in bytes."""
    others = psutil.Process().children(recursive=True)
    peak = [0]
    done = threading.Event()

    def watch() -> None:
        while not done.wait(0.01):
            for child in psutil.Process().children(recursive=True):
                if child in others:
                    continue
                try:
                    peak[0] = max(peak[0], child.memory_info().rss)
                except psutil.NoSuchProcess:
                    continue

    watcher = threading.Thread(target=watch)
    watcher.start()
    try:
        yield lambda: peak[0]
    finally:
        done.set()
        watcher.join()


@pytest.mark.parametrize(
    ("make", "suffix", "reason"),
    [
        (makers.zip_bomb, ".docx", Reason.TOO_BIG),
        (lambda: makers.encrypted_pdf("secret"), ".pdf", Reason.ENCRYPTED),
        (lambda: makers.word()[:-2000], ".docx", Reason.BROKEN),
        (lambda: makers.pdf()[:200], ".pdf", Reason.BROKEN),
        (lambda: makers.archive({"../../etc/passwd": "x", "word/document.xml": "x"}), ".docx", Reason.UNSAFE_ARCHIVE),
        (lambda: makers.archive({"/etc/passwd": "x"}), ".odt", Reason.UNSAFE_ARCHIVE),
        (lambda: makers.archive({"readme.txt": "not a document"}), ".docx", Reason.BROKEN),
        (lambda: b"<div>" * 100_000 + b"x", ".html", Reason.BROKEN),
        (lambda: b"<html><body><img src='x.png'></body></html>", ".html", Reason.EMPTY),
        (lambda: b"question;answer\n" + b"x" * 3_000_000, ".csv", Reason.TOO_MUCH_TEXT),
        (makers.scanned_pdf, ".pdf", Reason.SCANNED),
    ],
)
def test_a_file_that_cannot_be_read_is_refused_with_its_reason(
    parser: Parser, make: Callable[[], bytes], suffix: str, reason: Reason
) -> None:
    assert refusal(parser, make(), suffix).reason is reason


def test_a_good_file_is_read_after_the_bad_ones(parser: Parser) -> None:
    refusal(parser, b"<div>" * 100_000, ".html")
    assert makers.DEPOSIT in parser.convert(makers.pdf(), ".pdf").text


def test_what_takes_too_long_is_stopped_in_time() -> None:
    with Parser(QUICK) as parser:
        parser.convert(makers.pdf(), ".pdf")
        started = time.monotonic()
        assert refusal(parser, makers.heavy_pdf(), ".pdf").reason is Reason.TOO_SLOW
        assert time.monotonic() - started < 20  # a busy machine is slow too; read to its end it takes far longer
        assert makers.NOTICE in parser.convert(makers.pdf(), ".pdf").text


def test_what_takes_too_much_memory_is_stopped_below_the_limit() -> None:
    bomb = makers.archive({"content.xml": "<a>" + "<b/>" * 9_000_000 + "</a>", "META-INF/manifest.xml": "<m/>"})
    with Parser(Limits(seconds=60, memory=192 * MEBIBYTE)) as parser, watched_memory() as peak:
        assert refusal(parser, bomb, ".odt").reason is Reason.TOO_MUCH_MEMORY
        assert 100 * MEBIBYTE < peak() <= 192 * MEBIBYTE
        assert makers.NOTICE in parser.convert(makers.pdf(), ".pdf").text


def test_a_child_that_is_killed_costs_only_its_file() -> None:
    with Parser() as parser:
        others = psutil.Process().children()
        parser.convert(makers.pdf(), ".pdf")
        for child in psutil.Process().children():
            if child not in others:
                child.kill()
        assert refusal(parser, makers.pdf(), ".pdf").reason is Reason.BROKEN
        assert makers.NOTICE in parser.convert(makers.pdf(), ".pdf").text


def test_the_child_ends_with_the_block_and_knows_no_secret(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("TELEGRAM_BOT_TOKEN", "canary")
    others = psutil.Process().children()
    with Parser() as parser:
        parser.convert(makers.pdf(), ".pdf")
        (child,) = (child for child in psutil.Process().children() if child not in others)
        assert b"canary" not in Path(f"/proc/{child.pid}/environ").read_bytes()
    assert not child.is_running()


def test_many_good_files_share_one_child() -> None:
    with Parser() as parser:
        parser.convert(makers.pdf(), ".pdf")
        before = {child.pid for child in psutil.Process().children()}
        for content, suffix in ((makers.word(), ".docx"), (makers.slides(), ".pptx"), (makers.pdf(), ".pdf")):
            parser.convert(content, suffix)
        assert {child.pid for child in psutil.Process().children()} == before


@pytest.mark.prove
def test_the_whole_bomb_set_is_refused_within_fifteen_seconds_each_and_512_mebibytes(parser: Parser) -> None:
    bombs = [(makers.zip_bomb(), ".docx"), (makers.heavy_pdf(), ".pdf"), (b"<div>" * 400_000, ".html")]
    bombs += [(b"<table><tr>" + b"<td>x" * 1_000_000, ".html"), (os.urandom(2_000_000), ".csv")]
    parser.close()
    with watched_memory() as peak:
        for content, suffix in bombs:
            parser.convert(makers.word(), ".docx")
            started = time.monotonic()
            refusal(parser, content, suffix)
            assert time.monotonic() - started < 15
        assert peak() <= 512 * MEBIBYTE
