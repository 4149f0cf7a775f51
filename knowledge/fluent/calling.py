"""Calls of the model: on threads of their own, within a time, with the breaker, and never with a tool."""

import asyncio
import logging
import queue
import threading
import time
from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any, TypeVar

from langchain_core.messages import AIMessage, BaseMessage
from langsmith.run_helpers import tracing_context
from pydantic import BaseModel

from knowledge.fluent.breaker import Breaker
from knowledge.llm import status_of

if TYPE_CHECKING:
    from langchain_core.language_models import BaseChatModel

AT_ONCE = 6
"""Calls under way; fewer than the turns that run, so that a slow provider leaves some to those who ask it nothing."""
CHARACTERS_A_TOKEN = 3
"""A cautious estimate for French, where the provider does not count."""

T = TypeVar("T")
_END = object()
_log = logging.getLogger(__name__)


class ModelFailed(Exception):
    """The model gave nothing that can be used; `reason` is a code, `again` tells whether a second try makes sense."""

    def __init__(self, reason: str, *, again: bool = False) -> None:
        super().__init__(reason)
        self.reason, self.again = reason, again


@dataclass
class Meter:
    """Tokens that calls took, as the provider counts them, else estimated."""

    tokens: int = 0

    def count(self, messages: Sequence[BaseMessage], written: str, usage: Any) -> None:
        """Add a call."""
        if usage:
            self.tokens += int(usage.get("total_tokens", 0))
        else:
            self.tokens += estimate(messages, written)


def estimate(messages: Sequence[BaseMessage], written: str = "") -> int:
    """About how many tokens a call takes."""
    return (sum(len(str(one.content)) for one in messages) + len(written)) // CHARACTERS_A_TOKEN + 1


@dataclass
class Caller:
    """The model behind a breaker; threads may call at once."""

    model: "BaseChatModel"
    breaker: Breaker = field(default_factory=Breaker)
    clock: Callable[[], float] = time.monotonic
    _pool: ThreadPoolExecutor = field(default_factory=lambda: ThreadPoolExecutor(AT_ONCE, "model"), repr=False)

    def stream(self, messages: list[BaseMessage], deadline: float, meter: Meter) -> Iterator[str]:
        """The model's words as they come.

        Raises:
            ModelFailed: slow, unreachable, refused, broken, cut short, empty, or at rest.
        """
        written, usage = "", None
        try:
            for chunk in self._within(lambda: self.model.stream(messages), deadline):
                usage = getattr(chunk, "usage_metadata", None) or usage
                written += chunk.text
                if chunk.text:
                    yield chunk.text
        finally:
            meter.count(messages, written, usage)
        if not written.strip():
            self.breaker.note(self.clock(), failed=True)
            raise ModelFailed("empty", again=True)
        self.breaker.note(self.clock(), failed=False)

    def fill_in(self, form: type[BaseModel], messages: list[BaseMessage], deadline: float, meter: Meter) -> BaseModel:
        """The form as the model fills it in.

        Raises:
            ModelFailed: as `stream`, or what came is not the form.
        """
        filling = self.model.with_structured_output(form, method="json_schema", include_raw=True)
        usage = None
        try:
            [answer] = list(self._within(lambda: iter([filling.invoke(messages)]), deadline))
            raw = answer["raw"] if isinstance(answer, dict) else None
            usage = raw.usage_metadata if isinstance(raw, AIMessage) else None
        finally:
            meter.count(messages, "", usage)
        parsed = answer["parsed"] if isinstance(answer, dict) else answer
        self.breaker.note(self.clock(), failed=False)
        if not isinstance(parsed, form):
            raise ModelFailed("not the form")
        return parsed

    def _within(self, produce: Callable[[], Iterator[T]], deadline: float) -> Iterator[T]:
        """What `produce` gives on a thread of the pool, as long as there is time."""
        _not_on_the_event_loop()
        if not self.breaker.lets_through(self.clock()):
            raise ModelFailed("at rest")
        items: queue.SimpleQueue[Any] = queue.SimpleQueue()
        left = threading.Event()
        future = self._pool.submit(_produce, produce, items, left)
        try:
            while (item := self._next(items, deadline)) is not _END:
                if isinstance(item, Exception):
                    raise _failure(item)
                yield item
        except ModelFailed as error:
            self.breaker.note(self.clock(), failed=True)
            _log.warning("the language model failed: %s", error.reason)
            raise
        finally:
            left.set()
            future.cancel()

    def _next(self, items: "queue.SimpleQueue[Any]", deadline: float) -> Any:
        try:
            return items.get(timeout=max(0.0, deadline - self.clock()))
        except queue.Empty:
            raise ModelFailed("slow") from None


def _produce(produce: Callable[[], Iterator[T]], items: "queue.SimpleQueue[Any]", left: threading.Event) -> None:
    try:
        # Tracing to an outside service is off, whatever the environment says: people's questions stay here.
        with tracing_context(enabled=False):
            for item in produce():
                items.put(item)
                if left.is_set():
                    return
    except Exception as error:
        # The caller's thread names what is wrong; the message of a provider's error may hold people's texts.
        items.put(error)
    else:
        items.put(_END)


def _failure(error: Exception) -> ModelFailed:
    status = status_of(error)
    again = status is None or status >= 500 or status == 429
    return ModelFailed(f"{type(error).__name__} {status or ''}".strip(), again=again)


def _not_on_the_event_loop() -> None:
    try:
        asyncio.get_running_loop()
    except RuntimeError:
        return
    raise RuntimeError("the model is called on the event loop")
