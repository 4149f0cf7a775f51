"""The commands: list, invite, grant, revoke, import."""

import argparse
import json
import sys
from collections.abc import Callable, Mapping, Sequence
from datetime import datetime
from pathlib import Path
from typing import Any

from sqlalchemy import Engine
from sqlmodel import Session

from bot.dialogue.address import BotAddress
from bot.dialogue.member import Company, Member, Role
from bot.people.roster_file import import_roster
from bot.people.tables import print_people
from bot.storage.database import transaction
from bot.storage.invitations import Invitations
from bot.storage.members import Members

ROLES = [role.value for role in Role if role is not Role.VISITOR]


class Unknown(ValueError):
    """A company or an expert that nobody has entered."""

    def __init__(self, what: str, name: str) -> None:
        super().__init__(f"unknown {what}: {name}")
        self.what, self.name = what, name


def main(
    argv: Sequence[str], *, engine: Engine, now: datetime, experts: Mapping[str, str], username: Callable[[], str]
) -> int:
    """Run one command on the migrated database; gives the exit status (1: something was refused).

    `experts` are names by key; `username` asks Telegram for the bot's, and gives "" where it cannot be reached.
    """
    options = _parser().parse_args(argv)
    try:
        with transaction(engine) as session:
            return _COMMANDS[options.command](_Desk(session, now, experts, username), options)
    except Unknown as unknown:
        sys.stderr.write(f"{unknown}\n")
        return 1


class _Desk:
    """What the commands work with, within one transaction."""

    def __init__(
        self, session: Session, now: datetime, experts: Mapping[str, str], username: Callable[[], str]
    ) -> None:
        self.members, self.invitations = Members(session, now), Invitations(session, now)
        self.experts, self.username = experts, username

    def company(self, name: str | None) -> Company | None:
        found = self.members.companies.named(name) if name else None
        if name and found is None:
            raise Unknown("company", name)
        return found

    def invite(self, role: Role, company: Company | None, resource: str | None) -> dict[str, Any]:
        number = company.id if company else None
        token, invitation = self.invitations.make(role, by=None, company=number, resource=resource)
        link = BotAddress(self.username()).link(token)
        until = invitation.expires_at.isoformat()
        return {"role": role.value, "company": company.name if company else None, "link": link, "token": token} | {
            "expires_at": until
        }


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(prog="python -m bot people", description="People and their roles.")
    commands = parser.add_subparsers(dest="command", required=True)
    _add(commands, "list", "who has which role, and the companies")
    invite = _add(commands, "invite", "an invitation, good once and for a week; the first administrator's too")
    invite.add_argument("role", choices=ROLES)
    invite.add_argument("--company", help="a founder's company, by its name")
    invite.add_argument("--expert", help="an expert's id in the documents, for instance claire-martin")
    grant = _add(commands, "grant", "give a role to a numeric Telegram id")
    grant.add_argument("id", type=int)
    grant.add_argument("role", choices=ROLES)
    grant.add_argument("--company", help="a founder's company, by its name")
    _add(commands, "revoke", "take a person's role away, from their next message on").add_argument("id", type=int)
    imported = _add(commands, "import", "companies and founders from CSV: company,tenancy,from,until,founder")
    imported.add_argument("file", type=Path)
    imported.add_argument("--invite", action="store_true", help="an invitation for each company without a founder's id")
    return parser


def _add(commands: Any, name: str, purpose: str) -> argparse.ArgumentParser:
    command: argparse.ArgumentParser = commands.add_parser(name, help=purpose)
    command.add_argument("--json", action="store_true", help="machine-readable")
    return command


def _list(desk: _Desk, options: argparse.Namespace) -> int:
    people, companies = list(desk.members.all()), desk.members.companies.all()
    if not options.json:
        print_people(people, companies)
        return 0
    rows = [_as_data(*one) for one in people]
    entered = [
        {"name": one.name, "tenancy": one.tenancy.value, "from": _day(one.agreement_from)}
        | {"until": _day(one.agreement_until)}
        for one in companies
    ]
    return _write({"people": rows, "companies": entered})


def _as_data(member: Member, name: str, revoked: datetime | None) -> dict[str, Any]:
    company = member.company.name if member.company else None
    facts = {"id": member.person_id, "name": name, "role": member.role.value, "company": company}
    return facts | {"revoked_at": revoked.isoformat() if revoked else None}


def _day(day: Any) -> str | None:
    return day.isoformat() if day else None


def _invite(desk: _Desk, options: argparse.Namespace) -> int:
    key = f"expert:{options.expert}" if options.expert else None
    if key and key not in desk.experts:
        raise Unknown("expert", options.expert)
    made = desk.invite(Role(options.role), desk.company(options.company), key)
    return _write(made) if options.json else _say_invitations([made])


def _grant(desk: _Desk, options: argparse.Namespace) -> int:
    company = desk.company(options.company)
    member = desk.members.grant(options.id, Role(options.role), company=company.id if company else None)
    return _write(_as_data(member, "", None)) if options.json else _say(f"{options.id}: {member.role.value}")


def _revoke(desk: _Desk, options: argparse.Namespace) -> int:
    had = desk.members.revoke(options.id)
    desk.invitations.revoke_those_of(options.id)
    said = _write({"id": options.id, "had_a_role": had}) if options.json else _say(f"{options.id}: revoked")
    return said if had else 1


def _import(desk: _Desk, options: argparse.Namespace) -> int:
    outcome = import_roster(desk.members, options.file.read_text(encoding="utf-8-sig"))
    wanted = outcome.without_founder if options.invite else []
    made = [desk.invite(Role.FOUNDER, one, None) for one in wanted]
    if options.json:
        _write({**outcome.as_data(), "invitations": made})
    else:
        for line, fact in outcome.refused:
            sys.stderr.write(f"{options.file}:{line}: {fact}\n")
        _say(f"{len(outcome.companies)} companies, {len(outcome.founders)} founders")
        _say_invitations(made)
    return 1 if outcome.refused else 0


def _say_invitations(made: Sequence[dict[str, Any]]) -> int:
    for one in made:
        about = one["role"] + (f" ({one['company']})" if one["company"] else "")
        way = [one["link"]] if one["link"] else []
        _say("\n  ".join([f"{about}, until {one['expires_at'][:10]}:", *way, f"/start {one['token']}"]))
    return 0


def _say(line: str) -> int:
    sys.stdout.write(line + "\n")
    return 0


def _write(data: Any) -> int:
    return _say(json.dumps(data, ensure_ascii=False, indent=1))


_COMMANDS: dict[str, Callable[[_Desk, argparse.Namespace], int]] = {
    "list": _list,
    "invite": _invite,
    "grant": _grant,
    "revoke": _revoke,
    "import": _import,
}
