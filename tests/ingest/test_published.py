"""What was published stands over the folder, by stem, and goes away without a trace."""

from pathlib import Path

from ingest.load import load_folder


def test_a_published_document_stands_in_the_place_of_its_namesake(tmp_path: Path) -> None:
    folder, over = tmp_path / "folder", tmp_path / "over"
    for place, name, content in (
        (folder, "horaires.md", "# Horaires\n\nÀ 9 h."),
        (folder, "bruit.md", "# Bruit\n\nLe calme."),
        (over, "horaires.txt", "Horaires\n\nÀ 8 h."),
        (over, ".horaires.md.partial", "half"),
    ):
        place.mkdir(exist_ok=True)
        (place / name).write_text(content, encoding="utf-8")
    with_it = {one.stem: one.text for one in load_folder(folder, over=over).documents}
    assert set(with_it) == {"horaires", "bruit"} and "8 h" in with_it["horaires"]
    assert "9 h" in {one.stem: one.text for one in load_folder(folder, over=tmp_path / "none").documents}["horaires"]
