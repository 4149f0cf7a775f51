"""The sample nursery and the questions asked of it: whole, consistent, and verbatim where they must be."""

import json
import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest
from ruamel.yaml import YAML

ROOT = Path(__file__).parents[2]
SAMPLE_LINE = "Document d'exemple : les chiffres et les personnes sont inventés."
KINDS = {"rule", "service", "space", "faq", "guide"}
AUDIENCES = {"hosted", "domiciled", "candidate", "staff"}
SPACES = {"office", "laboratory", "shared laboratory", "meeting room", "coworking", "production workshop"}
DAYS = {"mon": "lundi", "tue": "mardi", "wed": "mercredi", "thu": "jeudi", "fri": "vendredi"}
QUESTION_FIELDS = {"id", "lang", "kind", "question", "doc", "docs", "answer_span"}


@dataclass(frozen=True)
class Sample:
    """One sample document: its stem, its front matter and its Markdown body."""

    stem: str
    front: dict[str, Any]
    body: str


def read(path: Path) -> Sample:
    """The document at `path`, its front matter parsed."""
    _, front, body = path.read_text(encoding="utf-8").split("---\n", 2)
    return Sample(path.stem, YAML(typ="safe").load(front), body)


DOCUMENTS = {path.stem: read(path) for path in sorted((ROOT / "knowledge/documents").glob("*.md"))}
QUESTIONS: list[dict[str, Any]] = [
    json.loads(line) for line in (ROOT / "tests/evaluation/questions.jsonl").read_text(encoding="utf-8").splitlines()
]
ANSWERABLE = [question for question in QUESTIONS if question["kind"] == "answerable"]


def of_kind(kind: str) -> list[Sample]:
    """The documents whose front matter says `kind`."""
    return [document for document in DOCUMENTS.values() if document.front["kind"] == kind]


def experts() -> Iterator[dict[str, Any]]:
    """Every expert of every service; a person in two services comes twice."""
    for service in of_kind("service"):
        yield from service.front["booking"]["experts"]


every_document = pytest.mark.parametrize("document", DOCUMENTS.values(), ids=DOCUMENTS.keys())


def test_the_nursery_is_complete() -> None:
    counts = Counter(document.front["kind"] for document in DOCUMENTS.values())
    assert counts["rule"] >= 20
    assert counts["service"] == 7
    assert {document.front["space"] for document in of_kind("space")} == SPACES
    assert sum(len(re.findall(r"^## .+ \?$", faq.body, re.M)) for faq in of_kind("faq")) == 30


@every_document
def test_a_document_is_marked_as_a_sample_and_described(document: Sample) -> None:
    assert re.fullmatch(r"[a-z0-9]+(-[a-z0-9]+)*", document.stem)
    assert document.front["sample"] is True
    assert document.front["language"] == "fr"
    assert document.front["kind"] in KINDS
    assert set(document.front.get("audience", AUDIENCES)) <= AUDIENCES
    assert all(document.front[field] for field in ("title", "owner", "valid_from", "topics"))
    assert SAMPLE_LINE in document.body


@pytest.mark.parametrize("rule", of_kind("rule"), ids=lambda rule: rule.stem)
def test_a_rule_has_numbered_articles_in_order_and_figures(rule: Sample) -> None:
    articles = re.findall(r"^### Article (\d+)\.(\d+) – \S", rule.body, re.M)
    sections = [(line, int(line.split(".")[0])) for line in re.findall(r"^## (\d+\. .+)$", rule.body, re.M)]
    assert 3 <= len(articles) <= 7
    assert [number for _, number in sections] == list(range(1, len(sections) + 1))
    assert [(int(a), int(b)) for a, b in articles] == sorted((int(a), int(b)) for a, b in articles)
    assert len(set(articles)) == len(articles)
    text = re.sub(r"^#.*$", "", rule.body, flags=re.M)
    assert len(re.findall(r"\d+", text)) >= 2


def test_a_person_is_the_same_in_every_service() -> None:
    people: dict[str, tuple[str, list[str]]] = {}
    for expert in experts():
        person = (expert["name"], expert["languages"])
        assert people.setdefault(expert["id"], person) == person
    assert 10 <= len(people) <= 12
    assert sum(name.startswith("Claire ") for name, _ in people.values()) == 2


@pytest.mark.parametrize("service", of_kind("service"), ids=lambda service: service.stem)
def test_a_service_names_its_people_in_its_text(service: Sample) -> None:
    assert all(expert["name"] in service.body for expert in service.front["booking"]["experts"])


def test_what_takes_a_room_or_a_host_names_one_that_exists() -> None:
    ids = {expert["id"] for expert in experts()}
    for service in of_kind("service"):
        assert service.front["booking"].get("room", "salle-seine") in DOCUMENTS
    for space in of_kind("space"):
        assert space.front["booking"].get("visit", {}).get("by", "claire-martin") in ids


def test_a_text_tells_the_days_and_delays_that_the_front_matter_books() -> None:
    for document in [*of_kind("service"), *of_kind("space")]:
        booking = document.front["booking"]
        for day, clocks in booking.get("visit", {}).get("weekly", {}).items():
            hour, minutes = clocks[0].split(":")
            assert f"le {DAYS[day]} à {int(hour)} h{'' if minutes == '00' else ' ' + minutes}" in document.body
        if booking.get("notice", "2 h") != "2 h":
            assert f"au plus tard {booking['notice'].replace(' h', ' heures')} avant" in document.body


def test_one_document_alone_carries_the_booking_policy() -> None:
    assert [d.stem for d in DOCUMENTS.values() if "booking_policy" in d.front] == ["prendre-rendez-vous"]


def test_phone_numbers_and_addresses_are_fictitious() -> None:
    for document in DOCUMENTS.values():
        assert all(re.match(r"01 00 00 10 \d\d", n) for n in re.findall(r"\b0\d(?: \d\d){4}\b", document.body))
        assert all(address.endswith("@example.org") for address in re.findall(r"[\w.]+@[\w.]+\w", document.body))


def test_the_directory_gives_every_address_and_number_that_the_documents_quote() -> None:
    directory = DOCUMENTS["la-pepiniere"].body
    for document in DOCUMENTS.values():
        for quoted in re.findall(r"\b0\d(?: \d\d){4}\b|[\w.]+@[\w.]+\w", document.body):
            assert quoted in directory, (document.stem, quoted)


def test_the_questions_are_as_many_as_promised() -> None:
    counts = Counter((question["kind"], question["lang"]) for question in QUESTIONS)
    assert counts["answerable", "fr"] >= 120
    assert counts["answerable", "en"] >= 40
    for kind, least in (("unanswerable", 40), ("chitchat", 10), ("booking", 10), ("injection", 10)):
        assert counts[kind, "fr"] + counts[kind, "en"] >= least
        assert counts[kind, "en"] > 0


def test_the_questions_are_well_formed_and_unique() -> None:
    assert all(set(question) == QUESTION_FIELDS for question in QUESTIONS)
    assert len({question["id"] for question in QUESTIONS}) == len(QUESTIONS)
    assert len({question["question"].casefold() for question in QUESTIONS}) == len(QUESTIONS)


def test_an_answer_is_verbatim_and_only_once_in_its_document() -> None:
    for question in ANSWERABLE:
        assert question["doc"] in question["docs"], question["id"]
        assert set(question["docs"]) <= set(DOCUMENTS), question["id"]
        assert DOCUMENTS[question["doc"]].body.count(question["answer_span"]) == 1, question["id"]


def test_the_questions_spread_over_all_documents() -> None:
    counts = Counter(question["doc"] for question in ANSWERABLE)
    assert set(counts) == set(DOCUMENTS)
    assert max(counts.values()) <= 8


def test_a_question_without_an_answer_names_no_span() -> None:
    for question in QUESTIONS:
        if question["kind"] != "answerable":
            assert question["answer_span"] == "", question["id"]
        if question["kind"] == "unanswerable":
            assert question["docs"] == [], question["id"]


def test_a_question_is_not_a_heading_copied() -> None:
    headings = {
        heading.casefold().rstrip(" ?")
        for document in DOCUMENTS.values()
        for heading in re.findall(r"^#+ (?:Article \S+ – )?(.+)$", document.body, re.M)
    }
    assert not [q["id"] for q in ANSWERABLE if q["question"].casefold().rstrip(" ?") in headings]
