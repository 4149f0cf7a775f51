"""What the model makes of a message that the grammar did not understand: a form, filled in."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Literal

from pydantic import BaseModel, Field

from knowledge.fluent import prompting
from knowledge.fluent.calling import Caller, Meter, ModelFailed
from knowledge.fluent.masking import Mask


class Form(BaseModel):
    """What a message wants. There is no yes, no refusal and no taking back among the intents: people say those."""

    intent: Literal["ask", "book", "move", "cancel", "list", "help", "inform", "unknown"]
    services: list[str] = Field(description="keys from the list")
    seats: int | None = Field(description="how many people, where it is written")
    when: str = Field(description="the words about time, rewritten plainly")
    question: str = Field(description="the whole question, where the message goes on from the previous one")


@dataclass(frozen=True)
class Reader:
    """Reads a message with the model."""

    caller: Caller

    def read(
        self,
        message: str,
        before: str,
        services: Sequence[tuple[str, str]],
        language: str,
        *,
        deadline: float,
        mask: Mask,
        meter: Meter,
    ) -> Form | None:
        """The form, None where the model gives none; `before` is the previous question, `services` keys and titles."""
        messages = prompting.to_read(message, before, services, language, mask)
        try:
            form = self.caller.fill_in(Form, messages, deadline, meter)
        except ModelFailed:
            return None
        assert isinstance(form, Form)  # noqa: S101
        return form.model_copy(update={"when": mask.show(form.when), "question": mask.show(form.question)})
