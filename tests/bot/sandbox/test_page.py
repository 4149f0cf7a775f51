"""The phones in the browser: somebody holds them, and a small bot answers."""

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from typing import Any

import pytest
from playwright.async_api import expect
from telegram import InlineKeyboardButton, InlineKeyboardMarkup, ReplyKeyboardMarkup, Update
from telegram.ext import Application, CallbackQueryHandler, ContextTypes, MessageHandler, filters

from bot.sandbox import RunningSandbox
from tests.bot.sandbox.test_library import off
from tests.bot.sandbox.test_sending import ALICE, GROUP
from tests.browser import CHROMIUM, DESKTOP, PHONE, browser, opened, phone, write

CALENDAR = (
    b"BEGIN:VCALENDAR\r\nBEGIN:VEVENT\r\nDTSTART;TZID=Europe/Paris:20261203T143000\r\n"
    b"DTEND:20261203T143000Z\r\nSUMMARY:Rendez-vous RH\\, premier\r\nLOCATION:Bureau\r\n  12\r\n"
    b"END:VEVENT\r\nEND:VCALENDAR\r\n"
)
NASTY = "<img src=x onerror=\"document.title='pwned'\">"

expect.set_options(timeout=20_000)
pytestmark = [pytest.mark.browser, pytest.mark.skipif(CHROMIUM is None, reason="no Chromium found on this machine")]


async def said(update: Update, context: ContextTypes.DEFAULT_TYPE) -> None:
    message = update.effective_message
    assert message is not None
    match message.text or "":
        case "/start":
            keyboard = ReplyKeyboardMarkup([["Mes rendez-vous"]], resize_keyboard=True)
            await message.reply_html(f"Bonjour <b>{message.chat.first_name}</b>", reply_markup=keyboard)
        case "Mes rendez-vous":
            await message.reply_document(CALENDAR, filename="rdv.ics")
        case text:
            await message.chat.send_action("typing")
            answer = "<blockquote>Article 2.1</blockquote>\n<tg-time unix='1789000000' format='D'>le jour</tg-time>"
            yes = InlineKeyboardButton("Confirmer", callback_data=f"yes {len(text)}", style="success")
            mute = InlineKeyboardButton("Sans réponse", callback_data="mute")
            await message.reply_html(answer, do_quote=True, reply_markup=InlineKeyboardMarkup([[yes, mute]]))


async def pressed(update: Update, context: ContextTypes.DEFAULT_TYPE) -> None:
    query = update.callback_query
    assert query is not None
    if query.data == "mute":
        return
    await query.answer("Transmis à l'équipe", show_alert=True)
    await query.edit_message_text("Confirmé")
    await context.bot.send_message(GROUP, f"Question de {query.from_user.first_name} {NASTY}")


@asynccontextmanager
async def bot_of(sandbox: RunningSandbox) -> AsyncIterator[Application[Any, Any, Any, Any, Any, Any]]:
    app = Application.builder().token(sandbox.token).base_url(f"{sandbox.url}/bot").build()
    app.add_handlers([MessageHandler(filters.TEXT, said), CallbackQueryHandler(pressed)])
    async with app:
        await app.start()
        assert app.updater is not None
        await app.updater.start_polling()
        await app.bot.set_my_commands([("rdv", "Prendre rendez-vous"), ("aide", "Aide")])
        try:
            yield app
        finally:
            await app.updater.stop()
            await app.stop()


async def test_somebody_asks_presses_and_the_team_sees_it(sandbox: RunningSandbox) -> None:
    errors: list[str] = []
    async with bot_of(sandbox), browser() as running:
        page = await opened(running, sandbox.url, DESKTOP, errors)
        alice, laure = phone(page, "Alice"), phone(page, "Laure")
        await expect(page.get_by_text("Bot en ligne")).to_be_visible()
        await alice.get_by_role("button", name="DÉMARRER").click()
        await expect(alice.get_by_role("log").get_by_text("Bonjour Alice")).to_be_visible()

        await write(alice, "À quelle heure ouvrez-vous ?")
        await expect(alice.locator("blockquote")).to_have_text("Article 2.1")
        await expect(alice.locator("time.moment")).to_have_text("10 septembre 2026")
        await expect(alice.locator(".answered")).to_contain_text("À quelle heure ouvrez-vous ?")

        await alice.get_by_role("button", name="Sans réponse").click()
        await expect(alice.get_by_role("button", name="Sans réponse")).to_have_attribute("aria-busy", "true")
        await alice.get_by_role("button", name="Confirmer").click()
        await alice.get_by_role("alertdialog").get_by_role("button", name="OK").click()
        await expect(alice.get_by_text("Confirmé")).to_be_visible()
        await expect(alice.get_by_text("modifié")).to_be_visible()
        await expect(alice.get_by_role("button", name="Confirmer")).to_have_count(0)
        await expect(laure.get_by_text("Question de Alice <img")).to_be_visible()
        assert await page.title() == "Pépin · bac à sable"

        await alice.get_by_role("button", name="Mes rendez-vous").click()
        await expect(alice.get_by_role("heading", name="Rendez-vous RH, premier")).to_be_visible()
        await expect(alice.get_by_text("14:30 – 15:30")).to_be_visible()
        await expect(alice.get_by_text("Bureau 12")).to_be_visible()
    assert errors == []


async def test_the_keyboard_alone_reaches_commands_reactions_and_replies(sandbox: RunningSandbox) -> None:
    errors: list[str] = []
    async with bot_of(sandbox) as app, browser() as running:
        await off(sandbox.client.ask, ALICE, "/start")
        page = await opened(running, sandbox.url, DESKTOP, errors)
        alice = phone(page, "Alice")
        field = alice.get_by_role("textbox", name="Message")
        await field.press_sequentially("/")
        await expect(alice.get_by_role("option")).to_have_count(2)
        await field.press("ArrowDown")
        await field.press("Enter")
        await expect(alice.get_by_role("article", name="Vous").get_by_text("/aide")).to_be_visible()

        await expect(alice.get_by_role("article")).to_have_count(4)
        await alice.get_by_role("button", name="Actions").last.focus()
        await page.keyboard.press("Enter")
        await page.keyboard.press("Enter")
        await expect(alice.get_by_role("button", name="👍 1")).to_have_attribute("aria-pressed", "true")

        await alice.get_by_role("button", name="Actions").last.focus()
        await page.keyboard.press("Enter")
        await alice.get_by_role("menuitem", name="Répondre").press("Enter")
        await page.keyboard.type("merci")
        await page.keyboard.press("Enter")
        await expect(alice.locator(".mine .answered")).to_be_visible()
        await app.bot.send_message_draft(ALICE, 1, "J'y pen")
        await expect(alice.get_by_text("J'y pen")).to_be_visible()
    assert errors == []


async def test_at_phone_width_one_swipes_between_phones_and_nothing_overflows(sandbox: RunningSandbox) -> None:
    errors: list[str] = []
    async with bot_of(sandbox), browser() as running:
        page = await opened(running, sandbox.url, PHONE, errors)
        alice = phone(page, "Alice")
        await alice.get_by_role("button", name="DÉMARRER").click()
        await write(alice, "mot" * 300)
        await alice.get_by_role("button", name="Confirmer").click()
        await alice.get_by_role("button", name="OK").click()
        assert await page.evaluate("document.documentElement.scrollWidth") == PHONE["width"]
        tab = page.get_by_role("tab", name="Laure")
        await expect(tab).to_contain_text("1")
        await tab.click()
        await expect(phone(page, "Laure").get_by_text("Question de Alice")).to_be_in_viewport()
        await expect(tab).to_have_attribute("aria-selected", "true")
        await phone(page, "Laure").get_by_role("button", name="Retour aux discussions").click()
        await phone(page, "Laure").get_by_role("listitem").filter(has_text="Pépin").last.click()
        await phone(page, "Laure").get_by_role("button", name="DÉMARRER").click()
        await expect(phone(page, "Laure").get_by_text("Bonjour Laure")).to_be_visible()
    assert errors == []


async def test_people_are_added_languages_changed_and_a_silent_bot_is_shown(sandbox: RunningSandbox) -> None:
    errors: list[str] = []
    async with browser() as running:
        page = await opened(running, sandbox.url, DESKTOP, errors)
        await expect(page.get_by_text("Bot hors ligne", exact=True)).to_be_visible(timeout=8000)
        await page.get_by_role("button", name="Ajouter une jeune pousse").click()
        await expect(phone(page, "Bilal")).to_be_visible()
        english = page.get_by_role("group", name="Langue : Bilal").get_by_role("button", name="EN")
        await english.click()
        await expect(english).to_have_attribute("aria-pressed", "true")
        people = (await off(sandbox.client.request, "GET", "people"))["people"]
        assert [(p["name"], p["language"]) for p in people if p["name"] == "Bilal"] == [("Bilal", "en")]
        await page.get_by_role("button", name="English").click()
        await expect(page.get_by_role("button", name="Start over")).to_be_visible()
        await page.get_by_role("button", name="Start over").click()
        await expect(page.get_by_role("region", name="Phone of Bilal")).to_have_count(0)
    assert errors == []
