"""People and companies as tables that people like to read."""

from collections.abc import Sequence
from datetime import datetime

from rich.console import Console
from rich.table import Table
from rich.text import Text

from bot.dialogue.member import Company, Member, Role

_COLOURS = {
    Role.ADMINISTRATOR: "magenta",
    Role.STAFF: "cyan",
    Role.EXPERT: "yellow",
    Role.FOUNDER: "green",
    Role.VISITOR: "dim",
}


def print_people(people: Sequence[tuple[Member, str, datetime | None]], companies: Sequence[Company]) -> None:
    """The people with their roles, then the companies with their agreements."""
    # Text, not markup: a name may hold square brackets.
    table = Table("id", "name", "role", "company", "revoked", box=None, pad_edge=False)
    for member, name, revoked in people:
        role = Text(member.role.value, style=_COLOURS[member.role])
        company = Text(member.company.name if member.company else "")
        table.add_row(Text(str(member.person_id)), Text(name), role, company, f"{revoked:%Y-%m-%d}" if revoked else "")
    Console().print(table)
    if not companies:
        return
    table = Table("company", "tenancy", "from", "until", box=None, pad_edge=False)
    for one in companies:
        dates = (str(one.agreement_from or ""), str(one.agreement_until or ""))
        table.add_row(Text(one.name), Text(one.tenancy.value), *dates)
    Console().print()
    Console().print(table)
