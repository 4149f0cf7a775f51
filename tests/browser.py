"""A headless browser that holds the phones."""

import re
import shutil
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager

from playwright.async_api import Browser, Locator, Page, async_playwright

CHROMIUM = shutil.which("chromium") or shutil.which("chromium-browser") or shutil.which("google-chrome")
ARGUMENTS = [
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
]
DESKTOP, PHONE = {"width": 1440, "height": 900}, {"width": 375, "height": 740}


@asynccontextmanager
async def browser() -> AsyncIterator[Browser]:
    """Chromium, headless."""
    async with async_playwright() as playwright:
        running = await playwright.chromium.launch(executable_path=CHROMIUM, args=ARGUMENTS)
        yield running
        await running.close()


async def opened(running: Browser, address: str, size: dict[str, int], errors: list[str]) -> Page:
    """The sandbox's page in a window of that size; what goes wrong in it is added to `errors`."""
    context = await running.new_context(viewport=size, locale="fr-FR", timezone_id="Europe/Paris")  # type: ignore[arg-type]
    page = await context.new_page()
    page.on("pageerror", lambda error: errors.append(str(error)))
    page.on("console", lambda message: errors.append(message.text) if message.type == "error" else None)
    await page.goto(address)
    return page


def phone(page: Page, name: str) -> Locator:
    """The phone of a person."""
    return page.get_by_role("region", name=re.compile(f"^Téléphone d.*{name}$"))


async def write(place: Locator, text: str) -> None:
    """Types a message and sends it."""
    field = place.get_by_role("textbox", name="Message")
    await field.fill(text)
    await field.press("Enter")
