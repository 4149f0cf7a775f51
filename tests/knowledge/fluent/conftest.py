from collections.abc import Callable, Iterator

import pytest

from knowledge.fluent.calling import Caller
from knowledge.llm import ModelChoice, open_model
from tests.knowledge.fluent.provider import MODEL, Provider, running_provider


@pytest.fixture
def provider() -> Iterator[Provider]:
    with running_provider() as running:
        yield running


@pytest.fixture
def caller(provider: Provider) -> Caller:
    """Calls of the scripted provider, with short patience."""
    return caller_of(provider.url)


def caller_of(url: str, timeout: float = 2.0) -> Caller:
    return Caller(open_model(ModelChoice(f"openai:{MODEL}", url, timeout=timeout)))


Calls = Callable[[str], Caller]
