"""The zip archives that office files are: checked before anything unpacks them, and their properties read."""

import zipfile
from dataclasses import dataclass
from datetime import UTC, date, datetime
from io import BytesIO
from pathlib import PurePosixPath
from xml.etree.ElementTree import Element, ParseError

from defusedxml.ElementTree import fromstring  # type: ignore[import-untyped]

from ingest.problem import Reason, Refused

MOST_UNPACKED = 200_000_000
MOST_XML = 50_000_000
MOST_MEMBERS = 10_000

_MEDIA = ("media/", "embeddings/", "Pictures/", "fonts/")


@dataclass(frozen=True)
class Properties:
    """What an office file says of itself."""

    title: str = ""
    author: str = ""
    changed: date | None = None
    language: str = ""


def checked(content: bytes) -> zipfile.ZipFile:
    """The archive, its table of contents checked; zipfile itself reads no more of a member than is declared there.

    Raises:
        Refused: broken, encrypted, too large unpacked, or with a member that leads out of it.
    """
    try:
        archive = zipfile.ZipFile(BytesIO(content))
    except zipfile.BadZipFile as error:
        raise Refused(Reason.BROKEN, {"error": "BadZipFile"}) from error
    members = archive.infolist()
    unpacked = sum(member.file_size for member in members)
    xml = sum(member.file_size for member in members if member.filename.endswith((".xml", ".rels")))
    if unpacked > MOST_UNPACKED or xml > MOST_XML or len(members) > MOST_MEMBERS:
        raise Refused(Reason.TOO_BIG, {"megabytes": unpacked // 1_000_000, "most": MOST_UNPACKED // 1_000_000})
    for member in members:
        if member.flag_bits & 1:
            raise Refused(Reason.ENCRYPTED)
        if member.filename.startswith(("/", "\\")) or ".." in PurePosixPath(member.filename.replace("\\", "/")).parts:
            raise Refused(Reason.UNSAFE_ARCHIVE, {"member": member.filename[:80]})
    return archive


def without_media(archive: zipfile.ZipFile) -> BytesIO:
    """The archive with its pictures, fonts and attachments emptied: only text is taken in, and they cost memory."""
    lighter = BytesIO()
    with zipfile.ZipFile(lighter, "w", zipfile.ZIP_STORED) as copy:
        for member in archive.infolist():
            media = any(folder in member.filename for folder in _MEDIA)
            copy.writestr(member.filename, b"" if media else archive.read(member))
    lighter.seek(0)
    return lighter


def properties(archive: zipfile.ZipFile, member: str, today: date) -> Properties:
    """The properties kept in `member` (Office's docProps/core.xml, OpenDocument's meta.xml), empty where missing.

    A date after `today` comes from a wrong clock, and counts as none: it would hide the document until then.
    """
    try:
        root = xml(archive, member)
    except Refused:
        return Properties()
    said = {_name(element): " ".join((element.text or "").split()) for element in root.iter()}
    changed = _date(said.get("modified") or said.get("date") or "")
    return Properties(
        said.get("title", ""),
        said.get("creator", ""),
        changed if changed and changed <= today else None,
        said.get("language", "")[:2],
    )


def xml(archive: zipfile.ZipFile, member: str) -> Element:
    """The root of a member's XML, read without entities.

    Raises:
        Refused: there is no such member, or it is no XML.
    """
    try:
        root: Element = fromstring(archive.read(member))
    except (KeyError, ParseError) as error:
        raise Refused(Reason.BROKEN, {"error": f"no {member}"}) from error
    return root


def utc_today() -> date:
    """Today's date, for the edge to hand in."""
    return datetime.now(UTC).date()


def _name(element: Element) -> str:
    return element.tag.rpartition("}")[2]


def _date(text: str) -> date | None:
    try:
        return date.fromisoformat(text[:10])
    except ValueError:
        return None
