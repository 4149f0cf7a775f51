"""The one place that builds a model: what is wrong with its settings is said, a dead provider is no reason to stop."""

import subprocess
import sys

import pytest

from knowledge.llm import ModelChoice, WrongModel, open_model, try_out
from tests.knowledge.fluent.provider import MODEL, Script, running_provider


@pytest.mark.parametrize(
    ("choice", "sentence"),
    [
        (ModelChoice("small"), "LLM_MODEL must be provider:model"),
        (ModelChoice("openai:"), "LLM_MODEL must be provider:model"),
        (ModelChoice("acme:large"), "LLM_MODEL must be provider:model, with the provider mistralai, openai, ollama."),
        (ModelChoice("mistralai:small"), "LLM_API_KEY must hold the key that mistralai gave you"),
        (ModelChoice("openai:small"), "LLM_API_KEY must hold the key"),
    ],
)
def test_what_is_wrong_is_said_in_a_sentence(choice: ModelChoice, sentence: str) -> None:
    with pytest.raises(WrongModel) as caught:
        open_model(choice)
    assert str(caught.value).startswith(sentence)


def test_a_package_that_is_missing_is_named(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("knowledge.llm.find_spec", lambda name: None)
    with pytest.raises(WrongModel, match=r"pip install 'pepin\[ollama\]'"):
        open_model(ModelChoice("ollama:small"))


@pytest.mark.parametrize(("status", "setting"), [(401, "LLM_API_KEY"), (403, "LLM_API_KEY"), (404, "LLM_MODEL")])
def test_a_provider_that_refuses_names_the_setting(status: int, setting: str) -> None:
    with running_provider() as provider:
        provider.says(Script(status=status))
        choice = ModelChoice(f"openai:{MODEL}", provider.url, "s3cret")
        with pytest.raises(WrongModel) as caught:
            try_out(open_model(choice), choice)
    assert caught.value.setting == setting
    assert "s3cret" not in str(caught.value)


def test_a_provider_that_is_down_is_only_told() -> None:
    choice = ModelChoice(f"openai:{MODEL}", "http://127.0.0.1:9/v1", timeout=1)
    assert try_out(open_model(choice), choice)


def test_without_a_model_nothing_of_its_packages_is_loaded() -> None:
    program = (
        "import sys, bot.assembly\n"
        "print([one for one in ('langchain', 'langchain_openai', 'openai', 'langgraph', 'bot.fluency')"
        " if one in sys.modules])"
    )
    result = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, check=True, timeout=120)
    assert result.stdout.strip() == "[]"
