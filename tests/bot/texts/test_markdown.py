"""A passage's Markdown is shown in Telegram's own formatting, and nothing in it becomes markup of its own."""

from hypothesis import given, settings
from hypothesis import strategies as st

from bot.texts.markdown import to_telegram
from tests.bot.texts.html_balance import balanced


def test_bold_italic_and_code_are_kept() -> None:
    assert to_telegram("**gras**, *penché* et `code`") == "<b>gras</b>, <i>penché</i> et <code>code</code>"


def test_lists_are_bulleted_or_numbered() -> None:
    assert to_telegram("- un\n- deux") == "• un\n• deux"
    assert to_telegram("1. un\n2. deux") == "1. un\n2. deux"


def test_a_table_keeps_its_rows() -> None:
    shown = to_telegram("| Salle | Prix |\n|---|---|\n| Seine | 20 € |")
    assert "Salle | Prix" in shown
    assert "Seine | 20 €" in shown


def test_a_link_to_a_script_is_only_its_words() -> None:
    assert "href" not in to_telegram("[ici](javascript:alert(1))")
    assert to_telegram("[ici](https://example.org)") == '<a href="https://example.org">ici</a>'


def test_html_in_a_document_is_shown_and_not_obeyed() -> None:
    assert to_telegram("<b>a</b> & <script>") == "&lt;b&gt;a&lt;/b&gt; &amp; &lt;script&gt;"


@settings(max_examples=300, deadline=None, derandomize=True)
@given(st.text(alphabet="ab *_`[]()<>&|-#\n1.!~\"'é", max_size=120))
def test_whatever_a_document_holds_the_markup_is_balanced(text: str) -> None:
    assert balanced(str(to_telegram(text)))
