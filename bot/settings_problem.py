"""What is wrong with the settings, as sentences for the operator; never the value, which may be a secret."""

from pydantic import ValidationError
from pydantic_core import ErrorDetails

_WORDS = {
    "int_parsing": "must be a whole number",
    "float_parsing": "must be a number",
    "int_from_float": "must be a whole number",
    "bool_parsing": "must be true or false",
    "greater_than_equal": "must be {ge} or more",
    "less_than_equal": "must be {le} or less",
    "literal_error": "must be one of {expected}",
}


class SettingsError(Exception):
    """The settings cannot be used; `problems` holds a sentence for each, in the order of the settings."""

    def __init__(self, problems: tuple[str, ...]) -> None:
        super().__init__("\n".join(problems))
        self.problems = problems


def problems(error: ValidationError) -> tuple[str, ...]:
    """One sentence a problem, naming the setting and what to change."""
    return tuple(_sentence(detail) for detail in error.errors(include_url=False, include_input=False))


def _sentence(detail: ErrorDetails) -> str:
    facts = detail.get("ctx", {})
    words = _WORDS.get(detail["type"], "{error}" if "error" in facts else detail["msg"]).format(**facts)
    name = str(detail["loc"][0]).upper() if detail["loc"] else ""
    return f"{name} {words}.".strip()
