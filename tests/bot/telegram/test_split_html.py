from html import escape

from hypothesis import given, settings
from hypothesis import strategies as st

from bot.sandbox.wire.html import parse_html
from bot.telegram.split_html import plain, split_html, utf16_units

LIMIT = 40
TAGS = ("b", "i", "u", "s", "code", "tg-spoiler")


def element(tag: str, inner: str) -> str:
    return f'<a href="https://example.org/?a=1&amp;b=2">{inner}</a>' if tag == "a" else f"<{tag}>{inner}</{tag}>"


words = st.text(st.sampled_from("abé €😀<>&\"'\n "), max_size=30).map(lambda text: escape(text, quote=False))
html = st.recursive(
    words,
    lambda inner: st.one_of(
        st.lists(inner, max_size=5).map("".join), st.builds(element, st.sampled_from((*TAGS, "a")), inner)
    ),
    max_leaves=20,
)


def looks(part: str) -> list[tuple[str, frozenset[str]]]:
    """Each character that is not blank, with its formatting, as Telegram reads it."""
    text, entities = parse_html(part)
    characters, at = [], 0
    for character in text:
        kinds = frozenset(one["type"] for one in entities if one["offset"] <= at < one["offset"] + one["length"])
        at += utf16_units(character)
        if not character.isspace():
            characters.append((character, kinds))
    return characters


@settings(deadline=None)
@given(html)
def test_parts_are_short_and_balanced_and_together_they_look_like_the_whole(text: str) -> None:
    parts = split_html(text, LIMIT)
    assert all(utf16_units(plain(part)) <= LIMIT for part in parts)
    assert [one for part in parts for one in looks(part)] == looks(text)


def test_what_is_short_enough_is_left_as_it_is() -> None:
    assert split_html("<b>court</b>\n") == ("<b>court</b>\n",)


def test_a_part_ends_at_a_paragraph_before_a_line_and_at_a_line_before_a_word() -> None:
    assert split_html("un deux trois\n\nquatre\ncinq six", 24) == ("un deux trois", "quatre\ncinq six")
    assert split_html("un deux trois\nquatre cinq six sept", 24) == ("un deux trois", "quatre cinq six sept")
    assert split_html("un deux trois quatre cinq", 20) == ("un deux trois", "quatre cinq")


def test_a_text_without_any_boundary_is_cut_between_characters() -> None:
    assert split_html("😀" * 5, 4) == ("😀😀", "😀😀", "😀")


def test_tags_are_closed_in_the_reverse_of_their_order() -> None:
    assert split_html("<b><i>un deux trois</i></b>", 8) == ("<b><i>un deux</i></b>", "<b><i>trois</i></b>")


def test_formatting_goes_on_in_the_next_part() -> None:
    assert split_html('<a href="x"><b>un deux</b> trois</a>', 8) == (
        '<a href="x"><b>un deux</b></a>',
        '<a href="x">trois</a>',
    )
