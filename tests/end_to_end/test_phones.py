"""A newcomer holds the phones: asks, books, hands a question over; the pictures of the README are taken on the way."""

from pathlib import Path

import pytest
from playwright.async_api import expect

from tests.browser import CHROMIUM, DESKTOP, PHONE, browser, opened, phone, write

PICTURES = Path("build/screenshots")

pytestmark = [
    pytest.mark.browser,
    pytest.mark.skipif(CHROMIUM is None, reason="no Chromium on this machine (Debian package: chromium)"),
]

expect.set_options(timeout=40_000)


async def test_a_newcomer_asks_books_and_is_answered_by_a_person(newcomer: str) -> None:
    errors: list[str] = []
    PICTURES.mkdir(parents=True, exist_ok=True)
    async with browser() as running:
        page = await opened(running, newcomer, DESKTOP, errors)
        alice, claire, laure = phone(page, "Alice"), phone(page, "Claire"), phone(page, "Laure")
        await alice.get_by_role("button", name="DÉMARRER").click()
        await expect(alice.get_by_role("log")).to_contain_text("assistant automatique")
        await claire.get_by_role("button", name="DÉMARRER").click()
        await expect(claire.get_by_role("log")).to_contain_text("assistant automatique")

        await write(alice, "comment je me débarrasse des déchets chimiques ?")
        await expect(alice.locator("blockquote").last).to_be_visible()
        await expect(alice.get_by_role("log")).to_contain_text("📄")

        await write(alice, "slt jveux un rdv numérique le plus tôt possible stp")
        await alice.get_by_role("button", name="Confirmer").last.click()
        await expect(alice.get_by_role("log")).to_contain_text("C'est réservé")
        await expect(claire.get_by_role("log")).to_contain_text("🆕")
        await expect(laure.get_by_role("log")).to_contain_text("🆕")

        await write(alice, "je voudrais parler à quelqu'un au sujet de mon badge perdu")
        await expect(laure.get_by_role("log")).to_contain_text("Question n°")
        await page.screenshot(path=PICTURES / "phones.png")

        narrow = await opened(running, newcomer, PHONE, errors)
        await expect(phone(narrow, "Alice").get_by_role("log")).to_contain_text("C'est réservé")
        assert await narrow.evaluate("document.documentElement.scrollWidth") == PHONE["width"]
        await narrow.screenshot(path=PICTURES / "phone.png")
    assert errors == []
