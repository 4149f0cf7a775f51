"""Companies and their founders from a CSV file, as a spreadsheet writes it: comma or semicolon, French or English."""

import csv
import io
from dataclasses import dataclass, field
from datetime import date, datetime
from typing import Any

from bot.dialogue.member import Company, Role, Tenancy
from bot.storage.members import Members

COLUMNS = {
    "company": ("company", "entreprise", "société", "societe", "nom"),
    "tenancy": ("tenancy", "statut", "status"),
    "from": ("from", "début", "debut", "du", "start"),
    "until": ("until", "fin", "au", "end"),
    "founder": ("founder", "fondateur", "telegram", "identifiant", "id"),
}
TENANCIES = {
    Tenancy.HOSTED: ("hosted", "hébergée", "hébergé", "hebergee", "heberge", "hébergement"),
    Tenancy.DOMICILED: ("domiciled", "domiciliée", "domicilié", "domiciliee", "domicilie", "domiciliation"),
    Tenancy.CANDIDATE: ("candidate", "candidat", "candidature"),
}
DATES = ("%Y-%m-%d", "%d/%m/%Y", "%d.%m.%Y", "%d/%m/%y")


@dataclass
class Imported:
    """What the file did: the companies taken, the founders linked, and the rows refused (line and fact)."""

    companies: list[Company] = field(default_factory=list)
    founders: list[int] = field(default_factory=list)
    without_founder: list[Company] = field(default_factory=list)
    refused: list[tuple[int, str]] = field(default_factory=list)

    def as_data(self) -> dict[str, Any]:
        """The same for a machine."""
        refused = [{"line": line, "fact": fact} for line, fact in self.refused]
        return {"companies": [one.name for one in self.companies], "founders": self.founders, "refused": refused}


class WrongRow(ValueError):
    """A row says something that cannot be read; `fact` names it."""

    def __init__(self, fact: str) -> None:
        super().__init__(fact)
        self.fact = fact


def import_roster(members: Members, text: str) -> Imported:
    """Enter every company of the file, or what is new of it, and link its founder; a wrong row is refused alone."""
    imported = Imported()
    separator = ";" if text.partition("\n")[0].count(";") > text.partition("\n")[0].count(",") else ","
    for line, row in enumerate(csv.DictReader(io.StringIO(text), delimiter=separator), 2):
        try:
            _take(members, _named(row), imported)
        except WrongRow as wrong:
            imported.refused.append((line, wrong.fact))
    return imported


def _take(members: Members, row: dict[str, str], imported: Imported) -> None:
    if not row["company"]:
        raise WrongRow("no_company")
    known = members.companies.named(row["company"])
    tenancy = _tenancy(row["tenancy"]) if row["tenancy"] or known is None else known.tenancy
    begins, ends = _date(row["from"]), _date(row["until"])
    if begins and ends and ends < begins:
        raise WrongRow("ends_before_it_begins")
    if row["founder"] and not row["founder"].isdecimal():
        raise WrongRow("founder_is_no_number")
    company = members.companies.enter(row["company"], tenancy, begins, ends)
    imported.companies.append(company)
    if row["founder"]:
        members.grant(int(row["founder"]), Role.FOUNDER, company=company.id)
        imported.founders.append(int(row["founder"]))
    else:
        imported.without_founder.append(company)


def _named(row: dict[str, Any]) -> dict[str, str]:
    plain = {str(name).strip().casefold(): str(value or "").strip() for name, value in row.items() if name}
    return {
        name: next((plain[alias] for alias in aliases if plain.get(alias)), "") for name, aliases in COLUMNS.items()
    }


def _tenancy(written: str) -> Tenancy:
    for tenancy, words in TENANCIES.items():
        if written.casefold() in words:
            return tenancy
    raise WrongRow("unknown_tenancy")


def _date(written: str) -> date | None:
    if not written:
        return None
    for form in DATES:
        try:
            return datetime.strptime(written, form).date()  # noqa: DTZ007 - a day of the calendar, in no zone
        except ValueError:
            continue
    raise WrongRow("not_a_date")
