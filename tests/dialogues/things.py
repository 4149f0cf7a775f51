"""What is sent from a phone and is not text."""

from bot.sandbox.client import SandboxClient

FILES = {
    "voice": ("voix.ogg", "audio/ogg"),
    "photo": ("photo.jpg", "image/jpeg"),
    "document": ("note.pdf", "application/pdf"),
}
SOMEWHERE = {"location": {"latitude": 48.6, "longitude": 2.4}}


def send_thing(client: SandboxClient, chat: int, kind: str) -> int:
    """Send a sticker, a voice message, a photo, a document or a location; returns the update's number."""
    if kind == "sticker":
        return int(client.sticker(chat)["update_id"])
    if kind == "location":
        return int(client.request("POST", f"chats/{chat}/content", {"content": SOMEWHERE})["update_id"])
    name, mime = FILES[kind]
    return int(client.send_file(chat, name, b"0", kind, mime=mime)["update_id"])
