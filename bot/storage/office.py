"""What the office keeps: errands, documents sent from the phone, announcements."""

from dataclasses import dataclass
from datetime import datetime

from sqlmodel import Session

from bot.storage.broadcasts import Broadcasts
from bot.storage.errands import Errands
from bot.storage.submissions import Submissions


@dataclass(frozen=True)
class OfficeRecords:
    """The office's shelves within one transaction."""

    session: Session
    now: datetime

    @property
    def errands(self) -> Errands:
        """What staff asked for and a chore does."""
        return Errands(self.session, self.now)

    @property
    def submissions(self) -> Submissions:
        """The documents that staff sent."""
        return Submissions(self.session, self.now)

    @property
    def broadcasts(self) -> Broadcasts:
        """The announcements."""
        return Broadcasts(self.session, self.now)
