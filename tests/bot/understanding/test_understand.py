"""Sentences are understood as the table says."""

import re
from dataclasses import dataclass
from pathlib import Path

import pytest

from bot.understanding.understand import understand
from bot.understanding.understood import Intent, Understood
from tests.bot.understanding.dates.table import written
from tests.bot.understanding.world import NOW, VOCABULARY

LINE = re.compile(r"(?P<text>.*?)(?: \{(?P<asked>\w+)\})? \| (?P<intent>\w+) \|(?P<rest>.*)")
FIELD = re.compile(r"\b(k|s|p|sp|n|d|t|w|l|f)=((?:(?! (?:k|s|p|sp|n|d|t|w|l|f)=).)*)")


@dataclass(frozen=True)
class Sentence:
    """A sentence, what was asked before it, and what it means."""

    text: str
    asked: str | None
    intent: str
    fields: dict[str, str]


def sentences() -> list[Sentence]:
    lines = Path(__file__).with_name("sentences.txt").read_text(encoding="utf-8").splitlines()
    matches = [LINE.fullmatch(line) for line in lines if line and not line.startswith("#")]
    assert all(matches)
    return [
        Sentence(match["text"], match["asked"], match["intent"], dict(FIELD.findall(match["rest"])))
        for match in matches
        if match
    ]


def _names(keys: tuple[str, ...]) -> str:
    return ",".join(sorted(key.split(":")[1] for key in keys))


def _flags(read: Understood) -> set[str]:
    flags = {"anyone": read.anyone, "earliest": read.earliest, "question": read.question, "place": read.place_asked}
    flags |= {"keep": read.keep, "correction": read.correction, "agreed": read.agreed, "confirms": read.confirms}
    return {name for name, value in flags.items() if value}


def _field(read: Understood, name: str) -> str:
    values = {
        "k": str(read.kind or ""),
        "s": _names(read.services),
        "p": _names(read.persons),
        "sp": _names(read.spaces),
        "n": str(read.seats),
        "d": written(read.dates),
        "t": read.topic,
        "w": read.wanted_language or "",
        "l": read.language or "",
    }
    return values[name]


@pytest.mark.parametrize("sentence", sentences(), ids=lambda sentence: sentence.text)
def test_a_sentence_is_understood_as_the_table_says(sentence: Sentence) -> None:
    read = understand(sentence.text, NOW, VOCABULARY, expecting=sentence.asked)
    fields = dict(sentence.fields)
    flags = set(filter(None, fields.pop("f", "").split(",")))
    if "s" in fields:
        fields["s"] = ",".join(sorted(fields["s"].split(",")))
    assert read.intent == sentence.intent
    assert {name: _field(read, name) for name in fields} == {name: value.strip() for name, value in fields.items()}
    assert flags <= _flags(read)


def test_nothing_but_a_plain_yes_is_a_yes() -> None:
    for sentence in sentences():
        read = understand(sentence.text, NOW, VOCABULARY, expecting="confirm")
        if sentence.intent != "yes" and sentence.text != "parfait":
            assert read.intent is not Intent.YES, sentence.text


def test_a_yes_with_a_condition_a_doubt_or_another_wish_is_no_yes() -> None:
    for tail in [
        "mais",
        "si",
        "?",
        "peut-être",
        "mais pas jeudi",
        "avec Hugo",
        "but",
        "if",
        "11h",
        "demain",
        "non",
        "annule",
    ]:
        read = understand(f"oui {tail}", NOW, VOCABULARY, expecting="confirm")
        assert read.intent is not Intent.YES, tail
