"""Roles go by numeric id, are granted and revoked in the store, and count from the next look on."""

from datetime import UTC, date, datetime

from sqlalchemy import Engine

from bot.dialogue.incoming import Person
from bot.dialogue.member import Role, Tenancy
from bot.storage.database import transaction
from bot.storage.erasure import erase
from bot.storage.members import Members
from bot.storage.people import Contacts

NOW = datetime(2026, 3, 24, 9, 0, tzinfo=UTC)
ALICE, LAURE, EXPERT = 1001, 3001, 2001


def test_before_any_company_is_entered_whoever_writes_is_a_founder(engine: Engine) -> None:
    with transaction(engine) as session:
        assert Members(session, NOW).of(ALICE).role is Role.FOUNDER


def test_once_a_company_is_entered_a_stranger_is_a_visitor_who_reads_what_candidates_may(engine: Engine) -> None:
    with transaction(engine) as session:
        members = Members(session, NOW)
        members.companies.enter("Algues", Tenancy.HOSTED)
        member = members.of(ALICE)
    assert member.role is Role.VISITOR
    assert member.audience == {"candidate"}


def test_a_founder_reads_what_their_company_may(engine: Engine) -> None:
    with transaction(engine) as session:
        members = Members(session, NOW)
        company = members.companies.enter("Algues", Tenancy.DOMICILED, date(2025, 1, 1), date(2027, 12, 31))
        member = members.grant(ALICE, Role.FOUNDER, company=company.id)
    assert member.company == company
    assert member.audience == {"domiciled"}


def test_a_higher_role_stays_and_so_does_the_company(engine: Engine) -> None:
    with transaction(engine) as session:
        members = Members(session, NOW)
        company = members.companies.enter("Algues", Tenancy.HOSTED)
        members.grant(ALICE, Role.FOUNDER, company=company.id)
        members.grant(ALICE, Role.STAFF)
        member = members.grant(ALICE, Role.EXPERT)
    assert (member.role, member.company) == (Role.STAFF, company)


def test_who_speaks_in_the_staff_group_is_staff_and_stays_so_elsewhere(engine: Engine) -> None:
    with transaction(engine) as session:
        Members(session, NOW).in_the_staff_group(LAURE)
    with transaction(engine) as session:
        assert Members(session, NOW).of(LAURE).is_staff


def test_a_revoked_member_is_a_visitor_even_where_no_company_is_entered_and_in_the_staff_group(engine: Engine) -> None:
    with transaction(engine) as session:
        members = Members(session, NOW)
        members.in_the_staff_group(LAURE)
        assert members.revoke(LAURE)
        assert not members.revoke(LAURE)
    with transaction(engine) as session:
        members = Members(session, NOW)
        assert members.of(LAURE).role is Role.VISITOR
        assert members.in_the_staff_group(LAURE).role is Role.VISITOR


def test_who_is_erased_after_a_revocation_stays_revoked_until_a_role_is_given_again(engine: Engine) -> None:
    with transaction(engine) as session:
        members = Members(session, NOW)
        members.in_the_staff_group(LAURE)
        members.revoke(LAURE)
        erase(session, LAURE, NOW)
    with transaction(engine) as session:
        members = Members(session, NOW)
        assert members.of(LAURE).role is Role.VISITOR
        assert members.in_the_staff_group(LAURE).role is Role.VISITOR
        assert members.grant(LAURE, Role.STAFF).is_staff
        assert not members.is_revoked(LAURE)


def test_who_is_erased_without_a_revocation_is_met_as_somebody_new(engine: Engine) -> None:
    with transaction(engine) as session:
        Members(session, NOW).in_the_staff_group(LAURE)
        erase(session, LAURE, NOW)
        assert Members(session, NOW).of(LAURE).role is Role.FOUNDER


def test_revoking_an_expert_ends_that_they_are_told_of_appointments(engine: Engine) -> None:
    with transaction(engine) as session:
        Contacts(session, NOW).link("expert:claire-martin", EXPERT)
        Members(session, NOW).grant(EXPERT, Role.EXPERT)
        Members(session, NOW).revoke(EXPERT)
    with transaction(engine) as session:
        assert Contacts(session, NOW).person_for("expert:claire-martin") is None


def test_a_role_given_again_after_a_revocation_is_the_new_one(engine: Engine) -> None:
    with transaction(engine) as session:
        members = Members(session, NOW)
        members.grant(LAURE, Role.ADMINISTRATOR)
        members.revoke(LAURE)
        assert members.grant(LAURE, Role.EXPERT).role is Role.EXPERT


def test_a_company_entered_again_keeps_what_the_new_entry_does_not_say(engine: Engine) -> None:
    with transaction(engine) as session:
        companies = Members(session, NOW).companies
        first = companies.enter("Algues", Tenancy.CANDIDATE, date(2025, 1, 1), date(2027, 12, 31))
        again = companies.enter(" algues ", Tenancy.HOSTED)
    assert (again.id, again.tenancy, again.agreement_until) == (first.id, Tenancy.HOSTED, date(2027, 12, 31))


def test_everybody_known_is_listed_with_their_name_and_role(engine: Engine) -> None:
    with transaction(engine) as session:
        Contacts(session, NOW).meet(Person(ALICE, "Alice"), "fr")
        members = Members(session, NOW)
        members.grant(LAURE, Role.STAFF)
        seen = {member.person_id: (name, member.role) for member, name, _ in members.all()}
        assert members.staff() == (LAURE,)
    assert seen == {ALICE: ("Alice", Role.FOUNDER), LAURE: ("", Role.STAFF)}
