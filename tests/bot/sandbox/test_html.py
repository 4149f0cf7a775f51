"""Telegram's HTML is read as strictly as Telegram reads it."""

import pytest

from bot.sandbox.wire.errors import BadRequest
from bot.sandbox.wire.formatting import with_found
from bot.sandbox.wire.html import parse_html
from bot.sandbox.wire.utf16 import cut


@pytest.mark.parametrize(
    ("source", "kind"),
    [
        ("<b>x</b>", "bold"),
        ("<strong>x</strong>", "bold"),
        ("<i>x</i>", "italic"),
        ("<em>x</em>", "italic"),
        ("<u>x</u>", "underline"),
        ("<ins>x</ins>", "underline"),
        ("<s>x</s>", "strikethrough"),
        ("<strike>x</strike>", "strikethrough"),
        ("<del>x</del>", "strikethrough"),
        ("<code>x</code>", "code"),
        ("<pre>x</pre>", "pre"),
        ("<blockquote>x</blockquote>", "blockquote"),
        ("<blockquote expandable>x</blockquote>", "expandable_blockquote"),
        ("<tg-spoiler>x</tg-spoiler>", "spoiler"),
        ('<span class="tg-spoiler">x</span>', "spoiler"),
        ('<a href="https://example.org/?a=1&amp;b=2">x</a>', "text_link"),
        ('<tg-emoji emoji-id="42">x</tg-emoji>', "custom_emoji"),
        ('<tg-time unix="1789000000" format="wDT">x</tg-time>', "date_time"),
    ],
)
def test_every_tag_that_telegram_knows_becomes_its_entity(source: str, kind: str) -> None:
    text, entities = parse_html(source)
    assert text == "x"
    assert [(e["type"], e["offset"], e["length"]) for e in entities] == [(kind, 0, 1)]


@pytest.mark.parametrize(
    ("source", "reason"),
    [
        ("<b>x", 'Can\'t find end tag corresponding to start tag "b"'),
        ("x</b>", "Unexpected end tag at byte offset 1"),
        ("<b><i>x</b></i>", 'Unmatched end tag at byte offset 7, expected "</i>", found "</b>"'),
        ("é<p>x</p>", 'Unsupported start tag "p" at byte offset 2'),
        ("1 < 2", "Unclosed start tag at byte offset 2"),
        ("<b", "Unclosed start tag at byte offset 0"),
        ("<span>x</span>", "must have class"),
        ('<tg-time unix="soon">x</tg-time>', 'must have attribute "unix"'),
        ('<tg-time unix="1" format="dddd">x</tg-time>', "Invalid date-time format"),
    ],
)
def test_what_does_not_parse_is_refused_with_its_place(source: str, reason: str) -> None:
    with pytest.raises(BadRequest) as refused:
        parse_html(source)
    assert refused.value.description.startswith("Bad Request: can't parse entities: ")
    assert reason in refused.value.description


def test_offsets_count_utf16_units() -> None:
    text, [entity] = parse_html("🌱🌱 <b>né</b>")
    assert (entity["offset"], entity["length"]) == (5, 2)
    assert cut(text, 5, 2) == "né"


def test_nested_tags_give_nested_entities_from_the_outermost_in() -> None:
    _, entities = parse_html("<b>a<i>b</i></b>")
    assert [(e["type"], e["offset"], e["length"]) for e in entities] == [("bold", 0, 2), ("italic", 1, 1)]


def test_only_the_references_that_telegram_knows_are_replaced() -> None:
    assert parse_html("&lt;&amp;&gt;&quot;&#233;&nbsp;")[0] == '<&>"é&nbsp;'


def test_code_in_pre_names_its_language() -> None:
    _, [entity] = parse_html('<pre><code class="language-python">x</code></pre>')
    assert (entity["type"], entity["language"]) == ("pre", "python")


@pytest.mark.parametrize(
    ("text", "kind", "found"),
    [
        ("/rdv", "bot_command", "/rdv"),
        ("voir /rdv@pepin_bot maintenant", "bot_command", "/rdv@pepin_bot"),
        ("@alice bonjour", "mention", "@alice"),
        ("voir https://example.org/a?b=1.", "url", "https://example.org/a?b=1"),
        ("écrire à moi@example.org", "email", "moi@example.org"),
        ("un #sujet", "hashtag", "#sujet"),
    ],
)
def test_telegram_finds_commands_and_addresses_by_itself(text: str, kind: str, found: str) -> None:
    [entity] = with_found(text, [])
    assert (entity["type"], cut(text, entity["offset"], entity["length"])) == (kind, found)


@pytest.mark.parametrize("text", ["et/ou", "08:00/12:00", "a@", "3/4", "# titre", "fin."])
def test_what_only_looks_like_a_command_is_left_alone(text: str) -> None:
    assert with_found(text, []) == []
