"""The one place where a language model is built; nothing of LangChain's chat packages is imported without one."""

import importlib
from dataclasses import dataclass
from importlib.util import find_spec
from typing import TYPE_CHECKING, Any, TypeAlias

if TYPE_CHECKING:
    from langchain_core.language_models import BaseChatModel

ChatModel: TypeAlias = "BaseChatModel"

LONGEST_ANSWER = 600
"""Tokens of an answer; about five sentences, with room for the form that a message is read into."""


@dataclass(frozen=True)
class Provider:
    """A provider that LangChain's `init_chat_model` knows: its package, our extra, where it is, how it is set up."""

    package: str
    extra: str
    needs_key: bool
    address: str | None = None


PROVIDERS = {
    "mistralai": Provider("langchain_mistralai", "mistral", True, "https://api.mistral.ai/v1"),
    "openai": Provider("langchain_openai", "openai", True, "https://api.openai.com/v1"),
    "ollama": Provider("langchain_ollama", "ollama", False),
}


class WrongModel(ValueError):
    """A setting of the model is wrong: its name and what to write instead, as one sentence."""

    def __init__(self, setting: str, sentence: str) -> None:
        super().__init__(f"{setting} {sentence}")
        self.setting, self.sentence = setting, sentence


@dataclass(frozen=True)
class ModelChoice:
    """`name` is provider:model; `timeout` is the longest silence of the provider, in seconds."""

    name: str
    base_url: str | None = None
    api_key: str | None = None
    timeout: float = 7.0


def provider_of(choice: ModelChoice) -> Provider:
    """The provider that a choice names.

    Raises:
        WrongModel: the name is not provider:model, the provider is not known, or it wants a key that is not there.
    """
    name, colon, model = choice.name.partition(":")
    if not colon or not model.strip() or name not in PROVIDERS:
        raise WrongModel("LLM_MODEL", f"must be provider:model, with the provider {', '.join(PROVIDERS)}.")
    provider = PROVIDERS[name]
    if provider.needs_key and not choice.api_key and not choice.base_url:
        raise WrongModel("LLM_API_KEY", f"must hold the key that {name} gave you, or LLM_BASE_URL name a server.")
    return provider


def open_model(choice: ModelChoice) -> "BaseChatModel":
    """The chat model of a choice; the provider is not called yet.

    Raises:
        WrongModel: as `provider_of`, or a package is not installed.
    """
    provider = provider_of(choice)
    for package in ("langchain", provider.package):
        if find_spec(package) is None:
            raise WrongModel("LLM_MODEL", f"needs a package: pip install 'pepin[{provider.extra}]'.")
    name, _, model = choice.name.partition(":")
    build = importlib.import_module("langchain.chat_models").init_chat_model
    chat: BaseChatModel = build(model, model_provider=name, temperature=0, **_options(name, provider, choice))
    return chat


def _options(name: str, provider: Provider, choice: ModelChoice) -> dict[str, Any]:
    """Everything is given, so that nothing comes from a variable that only the provider's library knows."""
    if name == "ollama":
        options = {"num_predict": LONGEST_ANSWER, "client_kwargs": {"timeout": choice.timeout}}
        return options | ({"base_url": choice.base_url} if choice.base_url else {})
    common = {
        "base_url": choice.base_url or provider.address,
        "api_key": choice.api_key or "none",
        "timeout": choice.timeout,
        "max_tokens": LONGEST_ANSWER,
        "max_retries": 0,
    }
    return common | ({"stream_usage": True} if name == "openai" else {"max_retries": 1})


def try_out(model: "BaseChatModel", choice: ModelChoice) -> str:
    """Calls the provider once, for one word; the reason it could not be reached, empty where it answered.

    Raises:
        WrongModel: the provider refuses the key, or has no such model.
    """
    try:
        model.invoke("Ok ?")
    except Exception as error:
        # Whatever the provider's library raises, only its HTTP status tells what the operator can do about it.
        status = status_of(error)
        if status in (401, 403):
            raise WrongModel("LLM_API_KEY", "is refused by the provider; write the key it gave you.") from None
        if status == 404:
            raise WrongModel(
                "LLM_MODEL", f"names no model of the provider ({choice.name}), or LLM_BASE_URL is not its address."
            ) from None
        return f"{type(error).__name__} {status or ''}".strip()
    return ""


def status_of(error: BaseException) -> int | None:
    """The HTTP status behind an error of a provider's library, if there is one."""
    for holder in (error, getattr(error, "response", None)):
        status = getattr(holder, "status_code", None)
        if isinstance(status, int) and status > 0:
            return status
    return None
