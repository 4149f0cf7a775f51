"""Writes an answer with the model, checking each sentence before anybody sees it."""

import re
import time
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field

from knowledge.fluent import prompting
from knowledge.fluent.calling import Caller, Meter, ModelFailed
from knowledge.fluent.cutting import cut
from knowledge.fluent.facts import facts_of
from knowledge.fluent.grounding import harmless_start, is_grounded
from knowledge.fluent.masking import Mask
from knowledge.fluent.material import Material, Sentence, Written
from knowledge.fluent.support import is_supported
from knowledge.language.detect import detect
from knowledge.language.query import Translate

TRIES = 2
ENOUGH_TIME = 1.0
"""Seconds that a second try needs to be worth it."""
LONG_ENOUGH_TO_TELL = 60
"""Characters from which on the language of an answer can be told."""
_REFRESH = 0.1
_LEANS = re.compile(
    r"(?:• )?(?:cependant|toutefois|mais|donc|ainsi|sinon|alors|puis|ensuite|de plus|en outre|cela|celui|celle|ce "
    r"|il |elle |however|but|so|thus|therefore|otherwise|then|also|it |this |that |these |those |moreover)\b",
    re.IGNORECASE,
)

Show = Callable[[str], None]


@dataclass
class _Page:
    """The sentences kept so far, and how many were not."""

    passages: Sequence[Material]
    question: str
    language: str
    translate: Translate | None
    kept: list[Sentence] = field(default_factory=list)
    refused: int = 0
    _after_refused: bool = False

    def take(self, sentence: Sentence) -> None:
        """Keep the sentence if it stands; one that leans on a sentence refused goes with it."""
        if self._stands(sentence) and not (self._after_refused and _LEANS.match(sentence.text)):
            self.kept.append(sentence)
            self._after_refused = False
        elif sentence.cited or facts_of(sentence.text):
            self.refused += 1
            self._after_refused = True

    def written(self, more: str = "") -> Written:
        """What is kept, its citations numbered in order, with the harmless beginning of a sentence under way."""
        used = tuple(dict.fromkeys(place for one in self.kept for place in one.cited))
        text = ""
        for one in self.kept:
            marks = "".join(f"[{used.index(place) + 1}]" for place in one.cited)
            text += ("\n" if one.begins_line and text else " " if text else "") + _marked(one.text, marks)
        return Written(f"{text} {more}".strip() if more else text, tuple(place - 1 for place in used))

    def _stands(self, sentence: Sentence) -> bool:
        if not is_grounded(sentence, self.passages):
            return False
        cited = "\n".join(self.passages[place - 1].searched for place in sentence.cited)
        return is_supported(sentence.text, f"{cited}\n{self.question}", self.language, self.translate)


@dataclass(frozen=True)
class Writer:
    """Writes from passages alone; `translate` gives the French words of an English one."""

    caller: Caller
    translate: Translate | None = None

    def write(
        self,
        question: str,
        passages: Sequence[Material],
        language: str,
        *,
        deadline: float,
        mask: Mask,
        meter: Meter,
        show: Show = lambda text: None,
    ) -> Written | None:
        """An answer in the language, or None where the model gives none that stands.

        `deadline` is an instant of the caller's clock; `show` is told what may be shown meanwhile, all of it each time.
        """
        messages = prompting.to_answer(question, passages, language, mask)
        for left in reversed(range(TRIES)):
            page = _Page(passages, question, language, self.translate)
            try:
                self._fill(page, self.caller.stream(messages, deadline, meter), mask, show)
            except ModelFailed as error:
                if not (left and error.again and deadline - self.caller.clock() >= ENOUGH_TIME):
                    return None
            else:
                return _approved(page)
        return None

    def _fill(self, page: _Page, words: Iterator[str], mask: Mask, show: Show) -> None:
        told, taken, shown_at = "", 0, 0.0
        for more in words:
            told += more
            sentences, rest = cut(mask.show(told), ended=False)
            for sentence in sentences[taken:]:
                page.take(sentence)
            if len(sentences) > taken or time.monotonic() - shown_at >= _REFRESH:
                if text := page.written(_beginning(page, rest)).text:
                    show(text)
                    shown_at = time.monotonic()
                taken = len(sentences)
        for sentence in cut(mask.show(told), ended=True)[0][taken:]:
            page.take(sentence)


def _beginning(page: _Page, rest: str) -> str:
    start = harmless_start(rest)
    return f"{start}…" if start and not (page.refused and _LEANS.match(start)) else ""


def _approved(page: _Page) -> Written | None:
    written = page.written()
    if not page.kept or page.refused > len(page.kept):
        return None
    plain = re.sub(r"«.*?»|“.*?”|\".*?\"|\[\d+\]", "", written.text)
    if len(plain) >= LONG_ENOUGH_TO_TELL and detect(plain) != page.language:
        return None
    return written


def _marked(text: str, marks: str) -> str:
    if text[-1:] in ".!?…" and not text.endswith("..."):
        return f"{text[:-1].rstrip()} {marks}{text[-1]}"
    return f"{text} {marks}"
