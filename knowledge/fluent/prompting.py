"""What the model is told: instructions from the files in `prompts/`, then passages and question as data."""

from collections.abc import Sequence
from functools import cache
from pathlib import Path

from langchain_core.messages import BaseMessage, HumanMessage, SystemMessage

from knowledge.fluent.masking import Mask
from knowledge.fluent.material import Material

LONGEST_PASSAGE = 1_500
LONGEST_QUESTION = 600
_FOLDER = Path(__file__).parent / "prompts"
_WORDS = {
    "fr": {"passage": "Passage", "question": "Question", "before": "Question précédente"},
    "en": {"passage": "Passage", "question": "Question", "before": "Previous question"},
}


def to_answer(question: str, passages: Sequence[Material], language: str, mask: Mask) -> list[BaseMessage]:
    """The messages that ask for an answer in a language."""
    words = _WORDS[language]
    numbered = "\n\n".join(
        f"{words['passage']} [{number}] – {' › '.join(part for part in (one.title, one.section) if part)}\n"
        f'"""\n{one.text[:LONGEST_PASSAGE].replace(chr(34) * 3, "")}\n"""'
        for number, one in enumerate(passages, 1)
    )
    asked = f"{words['question']} : {question[:LONGEST_QUESTION]}"
    return [SystemMessage(_prompt("answer", language)), HumanMessage(mask.hide(f"{numbered}\n\n{asked}"))]


def to_read(
    message: str, before: str, services: Sequence[tuple[str, str]], language: str, mask: Mask
) -> list[BaseMessage]:
    """The messages that ask what a message wants; `services` are keys and titles."""
    listed = "\n".join(f"{key}: {title}" for key, title in services)
    previous = f"{_WORDS[language]['before']} : {before[:LONGEST_QUESTION]}\n" if before else ""
    told = mask.hide(f'{listed}\n\n{previous}Message : """{message[:LONGEST_QUESTION]}"""')
    return [SystemMessage(_prompt("read", language)), HumanMessage(told)]


@cache
def _prompt(name: str, language: str) -> str:
    return (_FOLDER / f"{name}.{language}.md").read_text(encoding="utf-8").strip()
