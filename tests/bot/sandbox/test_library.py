"""An unmodified python-telegram-bot lives in the sandbox, by polling and by webhook."""

import asyncio
import socket
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from functools import partial
from typing import Any

import pytest
from telegram import (
    CopyTextButton,
    InlineKeyboardButton,
    InlineKeyboardMarkup,
    InputMediaDocument,
    MessageEntity,
    ReactionTypeEmoji,
    ReplyParameters,
    Update,
)
from telegram.constants import ChatAction, KeyboardButtonStyle
from telegram.error import BadRequest, Forbidden, NetworkError, RetryAfter
from telegram.ext import (
    Application,
    CallbackQueryHandler,
    ContextTypes,
    MessageHandler,
    MessageReactionHandler,
    filters,
)

from bot.sandbox import RunningSandbox
from tests.bot.sandbox.test_sending import ALICE, GROUP

PNG = bytes.fromhex(
    "89504e470d0a1a0a0000000d49484452000000010000000108060000001f15c4890000000d49444154789c6360606060000000050001a5f645400000000049454e44ae426082"
)
Context = ContextTypes.DEFAULT_TYPE


async def echo(update: Update, _: Context) -> None:
    message = update.effective_message
    assert message is not None
    yes = InlineKeyboardButton("Oui", callback_data="yes", style=KeyboardButtonStyle.SUCCESS)
    copy = InlineKeyboardButton("Copier", copy_text=CopyTextButton("code"))
    await message.reply_html(f"<i>écho</i> : {message.text}", reply_markup=InlineKeyboardMarkup([[yes, copy]]))


async def pressed(update: Update, _: Context) -> None:
    query = update.callback_query
    assert query is not None
    await query.answer("C'est noté")
    await query.edit_message_text("Pressé : " + str(query.data))


async def reacted(update: Update, _: Context) -> None:
    reaction = update.message_reaction
    assert reaction is not None
    await reaction.chat.send_message(f"Merci pour {len(reaction.new_reaction)} réaction")


def application(sandbox: RunningSandbox) -> Application[Any, Any, Any, Any, Any, Any]:
    builder = Application.builder().token(sandbox.token)
    built = builder.base_url(f"{sandbox.url}/bot").base_file_url(f"{sandbox.url}/file/bot").build()
    built.add_handler(MessageHandler(filters.TEXT, echo))
    built.add_handler(CallbackQueryHandler(pressed))
    built.add_handler(MessageReactionHandler(reacted))
    return built


@asynccontextmanager
async def running(sandbox: RunningSandbox, how: str) -> AsyncIterator[Application[Any, Any, Any, Any, Any, Any]]:
    app = application(sandbox)
    async with app:
        await app.start()
        assert app.updater is not None
        if how == "polling":
            await app.updater.start_polling(allowed_updates=Update.ALL_TYPES)
        else:
            with socket.socket() as free:
                free.bind(("127.0.0.1", 0))
                port = free.getsockname()[1]
            await app.updater.start_webhook(
                "127.0.0.1",
                port,
                "hook",
                webhook_url=f"http://127.0.0.1:{port}/hook",
                secret_token="secret",
                allowed_updates=Update.ALL_TYPES,
            )
        try:
            yield app
        finally:
            await app.updater.stop()
            await app.stop()


async def off(function: Any, *given: Any, **named: Any) -> Any:
    """Call a blocking client without blocking the bot."""
    return await asyncio.to_thread(partial(function, *given, **named))


@pytest.mark.parametrize("how", ["polling", "webhook"])
async def test_it_answers_texts_presses_and_reactions(sandbox: RunningSandbox, how: str) -> None:
    client = sandbox.client
    async with running(sandbox, how):
        reply = await off(client.ask, ALICE, "bonjour")
        assert (reply["text"], reply["entities"][0]["type"]) == ("écho : bonjour", "italic")
        since = client.version(ALICE)
        await off(client.press, ALICE, "oui")
        [edited] = await off(client.wait, ALICE, since)
        assert edited["text"] == "Pressé : yes"
        assert client.queries(ALICE)[0]["answer"]["text"] == "C'est noté"
        await off(client.react, ALICE, edited["message_id"], "👍")
        await off(client.wait, ALICE, since, contains="1 réaction")


async def test_over_a_webhook_each_chat_keeps_its_order(sandbox: RunningSandbox) -> None:
    client = sandbox.client
    async with running(sandbox, "webhook"):
        flood = await off(client.flood, 10, 8, "texte {n}")
        for person in flood["people"]:
            replies = await off(client.wait, person, count=10, timeout=20)
            assert [reply["text"] for reply in replies] == [f"écho : texte {n}" for n in range(10)]
        assert client.updates()["pending"] == []


async def test_what_no_bot_took_waits_for_the_next(sandbox: RunningSandbox) -> None:
    sandbox.client.say(ALICE, "y a-t-il quelqu'un ?")
    async with running(sandbox, "polling"):
        [reply] = await off(sandbox.client.wait, ALICE)
        assert reply["text"].endswith("y a-t-il quelqu'un ?")


async def test_files_go_both_ways(sandbox: RunningSandbox) -> None:
    client = sandbox.client
    client.say(ALICE, "/start")
    async with application(sandbox) as app:
        bot = app.bot
        calendar, caption = b"BEGIN:VCALENDAR", "<b>ici</b>"
        sent = await bot.send_document(ALICE, calendar, filename="rdv.ics", caption=caption, parse_mode="HTML")
        assert sent.document is not None
        assert (sent.document.file_name, sent.document.mime_type) == ("rdv.ics", "text/calendar")
        again = await bot.send_document(ALICE, sent.document.file_id)
        assert again.document == sent.document
        photo = await bot.send_photo(ALICE, PNG)
        assert (photo.photo[-1].width, photo.photo[-1].height) == (1, 1)
        with pytest.raises(BadRequest, match="mage_process_failed"):
            await bot.send_photo(ALICE, b"not a picture")
        album = await bot.send_media_group(ALICE, [InputMediaDocument(b"a", filename="a.txt")] * 2)
        assert len({message.media_group_id for message in album}) == 1
        client.send_file(ALICE, "plan.pdf", b"%PDF-1.4")
        [*_, update] = await bot.get_updates()
        assert update.message is not None
        assert update.message.document is not None
        file = await update.message.document.get_file()
        assert bytes(await file.download_as_bytearray()) == b"%PDF-1.4"


async def test_everything_that_the_library_writes_is_read(sandbox: RunningSandbox) -> None:
    sandbox.client.say(ALICE, "Une question")
    async with application(sandbox) as app:
        bot = app.bot
        quoted = ReplyParameters(1, quote="question")
        message = await bot.send_message(ALICE, "Réponse", reply_parameters=quoted)
        assert message.quote is not None
        moment = '<tg-time unix="1789000000" format="wDT">jeudi</tg-time>'
        dated = await bot.send_message(ALICE, moment, parse_mode="HTML")
        assert dated.entities[0].type == MessageEntity.DATE_TIME
        assert dated.text_html == moment
        assert await bot.send_message_draft(ALICE, 1, "Je cherche…")
        assert await bot.send_chat_action(ALICE, ChatAction.TYPING)
        assert await bot.set_message_reaction(ALICE, 1, ReactionTypeEmoji("👍"))
        assert (await bot.get_chat(ALICE)).first_name == "Alice"
        assert (await bot.get_chat_member(GROUP, bot.id)).status == "administrator"
        assert await bot.set_my_commands([("aide", "Aide")])
        assert (await bot.get_my_commands())[0].command == "aide"
        assert await bot.set_my_description("Bonjour")
        assert (await bot.get_my_description()).description == "Bonjour"
        assert await bot.set_chat_menu_button(ALICE)
        assert (await bot.get_webhook_info()).url == ""


async def test_refusals_become_the_librarys_errors(sandbox: RunningSandbox) -> None:
    client = sandbox.client
    client.say(ALICE, "/start")
    async with application(sandbox) as app:
        client.fault("sendMessage", status=429, retry_after=3)
        with pytest.raises(RetryAfter):
            await app.bot.send_message(ALICE, "x")
        client.fault("sendMessage", status=502)
        with pytest.raises(NetworkError, match="Bad Gateway"):
            await app.bot.send_message(ALICE, "x")
        client.fault("sendMessage", lost=True)
        with pytest.raises(NetworkError):
            await app.bot.send_message(ALICE, "x")
        client.block(ALICE)
        with pytest.raises(Forbidden):
            await app.bot.send_message(ALICE, "x")
