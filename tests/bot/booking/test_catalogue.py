"""A wrong front matter is told with its place and what to write, and leaves only its own document unbookable."""

from pathlib import Path
from typing import Any

import pytest

from bot.booking.catalogue import build_catalogue
from bot.booking.service import PARIS
from bot.booking.written import Fact
from bot.nursery import read_nursery
from bot.texts.words import LANGUAGES, load_texts
from tests.bot.booking.world import document

GOOD = document("bon", "service", "Bon", booking={"experts": [{"id": "a", "name": "A"}]})
_EXPERTS = [{"id": "b"}]


@pytest.mark.parametrize(
    ("kind", "front_matter", "key", "fact"),
    [
        ("service", {"booking": {"length": "-5 min", "experts": _EXPERTS}}, "booking.length", Fact.TOO_SHORT),
        ("service", {"booking": {"length": 60, "experts": _EXPERTS}}, "booking.length", Fact.NOT_A_DURATION),
        ("service", {"booking": {"horizon": "3650 days", "experts": _EXPERTS}}, "booking.horizon", Fact.TOO_LONG),
        ("service", {"booking": {"lenght": "1 h", "experts": _EXPERTS}}, "booking.lenght", Fact.UNKNOWN_KEY),
        ("service", {"booking": {}}, "booking.experts", Fact.MISSING),
        ("service", {"booking": {"room": "nulle-part", "experts": _EXPERTS}}, "booking.room", Fact.UNKNOWN_SPACE),
        ("service", {"booking": {"experts": [{"name": "B"}]}}, "booking.experts.0.id", Fact.MISSING),
        (
            "service",
            {"booking": {"experts": [{"id": "b", "off": ["2026-13-01"]}]}},
            "booking.experts.0.off.0",
            Fact.NOT_A_DATE,
        ),
        (
            "service",
            {"booking": {"hours": {"mon": ["09:00-12:00", "11:00-13:00"]}, "experts": _EXPERTS}},
            "booking.hours",
            Fact.OVERLAPPING_HOURS,
        ),
        (
            "service",
            {"booking": {"hours": {"lun": ["09:00-12:00"]}, "experts": _EXPERTS}},
            "booking.hours.lun",
            Fact.UNKNOWN_DAY,
        ),
        (
            "space",
            {"booking": {"visit": {"at": ["2026-03-27T14:00", "2026-03-27T14:30"]}}},
            "booking.visit.at",
            Fact.OVERLAPPING_SESSIONS,
        ),
    ],
)
def test_a_wrong_value_is_told_by_key_and_fact(kind: str, front_matter: Any, key: str, fact: Fact) -> None:
    catalogue, problems = build_catalogue([GOOD, document("faux", kind, "Faux", **front_matter)])
    (problem,) = problems
    assert (problem.path, problem.line, problem.key, problem.fact) == ("documents/faux.md", 1, key, fact)
    assert problem.expected
    assert catalogue.bookable_by_document("faux") == ()
    assert [service.key for service in catalogue.bookable_by_document("bon")] == ["service:bon"]


def test_a_person_in_two_documents_is_one_calendar_with_all_their_days_off() -> None:
    one = document("un", "service", "Un", booking={"experts": [{"id": "a", "name": "A", "off": ["2026-04-02"]}]})
    two = document("deux", "service", "Deux", booking={"experts": [{"id": "a", "languages": ["en"]}]})
    catalogue, problems = build_catalogue([one, two])
    assert not problems
    assert catalogue.experts["expert:a"].languages == ("en",)
    assert len(catalogue.services["service:deux"].experts[0].off) == 1
    assert len(catalogue.services_of("expert:a")) == 2


@pytest.mark.parametrize("language", LANGUAGES)
def test_staff_are_told_each_fact_in_a_sentence(language: str) -> None:
    words = load_texts(PARIS).of(language)
    sentences = [words.label(f"document_fact.{fact}") for fact in Fact]
    assert len(set(sentences)) == len(sentences)
    assert all(sentence.endswith(".") and " " in sentence for sentence in sentences)


def test_a_wrong_document_is_told_with_its_file_line_and_what_to_write(tmp_path: Path) -> None:
    (tmp_path / "faux.md").write_text(
        "---\ntitle: Faux\nkind: service\nbooking:\n  length: 60\n  experts: [{id: a}]\n---\nUn texte.\n",
        encoding="utf-8",
    )
    (problem,) = read_nursery(tmp_path, PARIS).problems
    words = load_texts(PARIS).of("fr")
    told = words("staff.document", problem=problem, why=words.label(f"document_fact.{problem.fact}"))
    assert ("faux.md</b>, ligne 5" in told, "booking.length" in told, "« 60 »" in told) == (True, True, True)
    assert "pas une durée" in told
    assert "<code>60 min</code>" in told or "<code>45 min</code>" in told


def test_when_its_document_is_mended_the_service_can_be_booked_again() -> None:
    wrong = document("s", "service", "S", booking={"length": "-5 min", "experts": [{"id": "a"}]})
    right = document("s", "service", "S", booking={"length": "5 min", "experts": [{"id": "a"}]})
    assert build_catalogue([wrong])[0].services == {}
    assert list(build_catalogue([right])[0].services) == ["service:s"]
