"""`python -m bot people`: the first administrator, and the import of companies and founders."""

import json
from collections.abc import Callable, Iterator
from datetime import UTC, date, datetime
from pathlib import Path
from typing import Any

import pytest
from sqlalchemy import Engine

from bot.dialogue.member import Role, Tenancy
from bot.people import main
from bot.storage.database import open_database, sqlite_url, transaction
from bot.storage.invitations import Invitations
from bot.storage.members import Members
from bot.storage.migrate import migrate

NOW = datetime(2026, 3, 24, 9, 0, tzinfo=UTC)
CSV = """entreprise;statut;début;fin;fondateur
Algues & Cie;hébergée;06/01/2025;05/01/2028;1001
Biolab;domiciliée;2024-09-01;;
;hébergée;2024-09-01;;
Cosmos;inconnue;;;
Dédale;hébergée;mardi;;
Épi;hébergée;2025-01-01;2024-01-01;
Fougère;hébergée;;;@fougere
"""

Run = Callable[..., int]


@pytest.fixture
def engine(tmp_path: Path) -> Iterator[Engine]:
    engine = open_database(sqlite_url(tmp_path))
    migrate(engine)
    yield engine
    engine.dispose()


@pytest.fixture
def run(engine: Engine) -> Run:
    experts = {"expert:claire-martin": "Claire Martin"}
    return lambda *argv: main(argv, engine=engine, now=NOW, experts=experts, username=lambda: "pepin_essai_bot")


def read(capsys: pytest.CaptureFixture[str]) -> Any:
    return json.loads(capsys.readouterr().out)


def test_the_first_administrator_is_invited_by_a_link(run: Run, engine: Engine, capsys: Any) -> None:
    assert run("invite", "administrator", "--json") == 0
    made = read(capsys)
    assert made["link"] == f"https://t.me/pepin_essai_bot?start={made['token']}"
    with transaction(engine) as session:
        invitation = Invitations(session, NOW).use(made["token"], 7)
    assert invitation is not None and invitation.role is Role.ADMINISTRATOR


def test_companies_and_founders_are_imported_and_wrong_rows_refused_alone(
    run: Run, engine: Engine, tmp_path: Path, capsys: Any
) -> None:
    file = tmp_path / "entreprises.csv"
    file.write_text(CSV, encoding="utf-8-sig")
    assert run("import", str(file), "--invite", "--json") == 1
    done = read(capsys)
    assert (done["companies"], done["founders"]) == (["Algues & Cie", "Biolab"], [1001])
    facts = ["no_company", "unknown_tenancy", "not_a_date", "ends_before_it_begins", "founder_is_no_number"]
    assert [(one["line"], one["fact"]) for one in done["refused"]] == list(zip(range(4, 9), facts, strict=True))
    assert [one["company"] for one in done["invitations"]] == ["Biolab"]
    with transaction(engine) as session:
        member = Members(session, NOW).of(1001)
    assert member.company is not None and member.company.tenancy is Tenancy.HOSTED
    assert (member.company.agreement_from, member.company.agreement_until) == (date(2025, 1, 6), date(2028, 1, 5))


def test_importing_again_changes_nothing(run: Run, engine: Engine, tmp_path: Path) -> None:
    file = tmp_path / "entreprises.csv"
    file.write_text(CSV, encoding="utf-8")
    run("import", str(file))
    run("import", str(file))
    with transaction(engine) as session:
        assert [one.name for one in Members(session, NOW).companies.all()] == ["Algues & Cie", "Biolab"]


def test_a_role_is_granted_listed_and_revoked_by_numeric_id(run: Run, capsys: Any) -> None:
    assert run("grant", "3001", "staff") == 0
    assert run("revoke", "3001") == 0
    assert run("revoke", "3001") == 1
    capsys.readouterr()
    assert run("list", "--json") == 0
    (person,) = read(capsys)["people"]
    assert (person["id"], person["role"], person["revoked_at"]) == (3001, "visitor", NOW.isoformat())
    assert run("list") == 0
    assert "3001" in capsys.readouterr().out


def test_an_unknown_company_or_expert_is_said(run: Run, capsys: Any) -> None:
    assert run("invite", "founder", "--company", "Rien") == 1
    assert run("invite", "expert", "--expert", "personne") == 1
    assert "Rien" in capsys.readouterr().err
