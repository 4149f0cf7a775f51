"""The eleven public holidays of France, by the `holidays` library; bridges and closures are the nursery's own."""

from datetime import date

from holidays.utils import country_holidays


class PublicHolidays:
    """Names of public holidays, in French and in English."""

    def __init__(self) -> None:
        self._names = {"fr": country_holidays("FR", language="fr"), "en": country_holidays("FR", language="en_US")}

    def name(self, day: date, language: str = "fr") -> str | None:
        """The holiday's name on that day, in French where the language is not known; nothing on other days."""
        name = self._names.get(language, self._names["fr"]).get(day)
        return None if name is None else str(name)
