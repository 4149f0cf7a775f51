import json

from bot.dialogue.reply import Acknowledgement, Choice, File, Reply, Style
from bot.telegram import rendering
from bot.telegram.split_html import MESSAGE_UNITS, plain, utf16_units

LONG = "\n\n".join(f"<b>{number}</b> " + "mot " * 100 for number in range(30))
FILE = File("rdv.ics", b"BEGIN", "text/calendar")


def test_buttons_keep_their_rows_their_links_and_their_colours() -> None:
    choices = ((Choice("Oui", "yes", style=Style.SUCCESS), Choice("Carte", url="https://x.test/")), ())
    keyboard = rendering.keyboard(choices)
    assert keyboard is not None
    assert json.loads(keyboard.to_json())["inline_keyboard"] == [
        [
            {"text": "Oui", "callback_data": "yes", "style": "success"},
            {"text": "Carte", "url": "https://x.test/"},
        ]
    ]
    assert rendering.keyboard(()) is None


def test_a_long_reply_edits_with_its_first_part_and_asks_with_its_last() -> None:
    reply = Reply(7, LONG, ((Choice("Lu", "read"),),), edits=4, reply_to=3, thread_id=2, silent=True)
    first, *_, last = parts = rendering.parts(reply)
    assert all(utf16_units(plain(part.text)) <= MESSAGE_UNITS for part in parts)
    assert all((part.thread_id, part.silent) == (2, True) for part in parts)
    assert (first.edits, first.reply_to, first.choices) == (4, 3, ())
    assert (last.edits, last.reply_to, last.choices) == (None, None, reply.choices)


def test_a_caption_that_is_too_long_becomes_messages_before_the_file() -> None:
    assert rendering.parts(Reply(7, "court", file=FILE)) == (Reply(7, "court", file=FILE),)
    *texts, file = rendering.parts(Reply(7, "x" * 1025, ((Choice("Lu", "read"),),), file=FILE))
    assert [part.text for part in texts] == ["x" * 1025]
    assert (file.text, file.file, file.choices) == ("", FILE, ((Choice("Lu", "read"),),))


def test_the_notice_of_an_answer_to_a_tap_is_cut_to_what_telegram_shows() -> None:
    assert rendering.answer(Acknowledgement("tap", "😀" * 150))["text"] == "😀" * 100
    assert rendering.answer(Acknowledgement("tap"))["text"] is None
