"""A dialogue as lines of text."""

from tests.dialogues.timeline import Message, Timeline


def transcript(timeline: Timeline) -> tuple[str, ...]:
    """The dialogue as lines of text."""
    lines: list[str] = []
    for step in timeline.steps:
        lines.append(f"{timeline.scenario.founder} {step.did}")
        lines += [f"  bot! {answer}" for answer in step.answers if answer]
        lines += [f"  bot: {_shown(message)}" for message in step.messages]
    return (*lines, *([timeline.failure] if timeline.failure else []))


def _shown(message: Message) -> str:
    edited = "(edited) " if message.edited else ""
    buttons = " ".join(f"[{label}]" for label, _ in message.buttons)
    return f"{edited}{' / '.join(message.text.split(chr(10)))} {buttons}".strip()
