"""From the settings to a running bot, and from what goes wrong on the way to a sentence for the operator."""

import logging
import os
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import replace
from typing import NoReturn

from pydantic import SecretStr
from sqlalchemy.exc import SQLAlchemyError

from bot.bootstrap import Assemble, build
from bot.lock import FolderInUse, FolderUnusable
from bot.sandbox import running_sandbox
from bot.sandbox.options import EXPERT, STAFF_GROUP, Options
from bot.settings import Settings, load_settings
from bot.settings_problem import SettingsError
from bot.telegram.errors import CannotGoOn, PortTaken
from bot.telegram.http import is_free

STOPPED, CANNOT_GO_ON, WRONG_SETTINGS = 0, 1, 2


def start(assemble: Assemble) -> int:
    """Run the bot until it is told to stop; returns its exit code, having said on stderr what was wrong."""
    try:
        settings = load_settings()
        with _reachable(settings) as reachable:
            build(reachable, assemble).run()
    except SettingsError as error:
        return _say(WRONG_SETTINGS, *error.problems)
    except FolderInUse as error:
        return _say(CANNOT_GO_ON, f"Another Pépin already works in {error.folder}: stop it, or set another DATA_DIR.")
    except FolderUnusable as error:
        return _say(CANNOT_GO_ON, f"{error.folder} cannot be written: correct DATA_DIR, or the folder's permissions.")
    except CannotGoOn as error:
        return _say(CANNOT_GO_ON, str(error))
    except SQLAlchemyError as error:
        return _say(CANNOT_GO_ON, f"The database cannot be used ({type(error).__name__}): check DATABASE_URL.")
    return STOPPED


def leave(code: int) -> NoReturn:
    """End the process now: a turn that is stuck in its thread does not keep it alive."""
    logging.shutdown()
    sys.stdout.flush()
    sys.stderr.flush()
    os._exit(code)


@contextmanager
def _reachable(settings: Settings) -> Iterator[Settings]:
    """The settings with a Telegram to talk to: where they name no bot, the sandbox runs meanwhile."""
    if settings.telegram_bot_token is not None:
        yield settings
        return
    if not is_free(settings.sandbox_port):
        raise PortTaken(settings.sandbox_port)
    group = replace(STAFF_GROUP, id=settings.staff_chat_id or STAFF_GROUP.id)
    with running_sandbox(Options(port=settings.sandbox_port, groups=(group,))) as sandbox:
        print(f"No TELEGRAM_BOT_TOKEN is set, so Pépin runs in its sandbox: open {sandbox.url}", flush=True)  # noqa: T201
        yield settings.model_copy(
            update={
                "telegram_bot_token": SecretStr(sandbox.token),
                "telegram_api_url": sandbox.url,
                "telegram_pacing": False,
                "staff_chat_id": group.id,
                "expert_chat_id": settings.expert_chat_id or EXPERT.id,
            }
        )


def _say(code: int, *sentences: str) -> int:
    for sentence in sentences:
        print(sentence, file=sys.stderr)  # noqa: T201
    return code
