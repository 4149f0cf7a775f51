"""The language model that the settings name; what is wrong with them is said before anything is loaded."""

import importlib
import logging
from typing import TYPE_CHECKING

from sqlalchemy import Engine

from bot.settings import Settings
from bot.settings_problem import SettingsError
from bot.storage.token_use import Allowance
from knowledge.llm import ModelChoice, WrongModel, open_model, try_out

if TYPE_CHECKING:
    from bot.fluency import Fluency
    from knowledge.answerer import Answerer
    from knowledge.llm import ChatModel

_log = logging.getLogger(__name__)


def model_of(settings: Settings) -> "ChatModel | None":
    """The model that LLM_MODEL names; None without it. A provider that cannot be reached now is no reason to stop.

    Raises:
        SettingsError: a setting of the model is wrong, or the provider refuses it.
    """
    if settings.llm_model is None:
        return None
    key = settings.llm_api_key.get_secret_value() if settings.llm_api_key else None
    choice = ModelChoice(settings.llm_model, settings.llm_base_url, key, settings.llm_timeout)
    try:
        model = open_model(choice)
        trouble = try_out(model, choice)
    except WrongModel as error:
        raise SettingsError((str(error),)) from None
    if trouble:
        _log.warning("the language model does not answer (%s): answers are quoted until it does", trouble)
    return model


def fluency_of(settings: Settings, model: "ChatModel", engine: Engine, answerer: "Answerer") -> "Fluency":
    """The model for the assistant, within what the settings let it spend."""
    allowance = Allowance(settings.llm_tokens_per_day, settings.llm_tokens_per_person)
    # Imported only here: without a model, nothing of LangChain's chat side is loaded.
    opened: Fluency = importlib.import_module("bot.fluency").open_fluency(
        model, engine, answerer.translate, allowance, settings.llm_timeout
    )
    return opened
