"""Makes real files of every kind that ingest reads, and of the kinds that it must survive."""

import zipfile
from collections.abc import Mapping, Sequence
from io import BytesIO
from pathlib import Path

import docx
from openpyxl import Workbook
from pptx import Presentation
from pptx.util import Inches
from pypdf import PdfReader, PdfWriter
from pypdf.generic import DecodedStreamObject, DictionaryObject, NameObject
from reportlab.lib.styles import getSampleStyleSheet
from reportlab.pdfgen.canvas import Canvas
from reportlab.platypus import Flowable, PageBreak, Paragraph, SimpleDocTemplate, Table

DEPOSIT = (
    "Le dépôt de garantie représente deux mois de loyer hors taxes. Il est rendu sous trente jours après l'état des "
    "lieux de sortie, déduction faite des sommes dues."
)
NOTICE = "Le préavis est de trois mois pour un bureau et de six mois pour un laboratoire."
ODT_NAMESPACES = (
    'xmlns:office="urn:oasis:names:tc:opendocument:xmlns:office:1.0" '
    'xmlns:text="urn:oasis:names:tc:opendocument:xmlns:text:1.0" '
    'xmlns:table="urn:oasis:names:tc:opendocument:xmlns:table:1.0" '
    'xmlns:style="urn:oasis:names:tc:opendocument:xmlns:style:1.0" '
    'xmlns:dc="http://purl.org/dc/elements/1.1/" '
    'xmlns:meta="urn:oasis:names:tc:opendocument:xmlns:meta:1.0"'
)


def pdf(title: str = "Règlement intérieur") -> bytes:
    """Two pages with a title, headings, a table, and a footer on each page."""
    styles = getSampleStyleSheet()
    rules = [("GRID", (0, 0), (-1, -1), 0.5, "black")]
    story: list[Flowable] = [
        Paragraph("Règlement intérieur", styles["Title"]),
        Paragraph("1. Loyers", styles["Heading1"]),
        Paragraph(DEPOSIT, styles["BodyText"]),
        Paragraph("Article 1.1 – Tarifs", styles["Heading2"]),
        Table([["Espace", "Prix"], ["Bureau", "300 €"], ["Laboratoire", "500 €"]], style=rules),
        PageBreak(),
        Paragraph("2. Départ", styles["Heading1"]),
        Paragraph(NOTICE, styles["BodyText"]),
    ]
    target = BytesIO()
    document = SimpleDocTemplate(target, title=title, author="Direction de la pépinière")
    document.build(story, onFirstPage=_footer, onLaterPages=_footer)
    return target.getvalue()


def _footer(canvas: Canvas, document: SimpleDocTemplate) -> None:
    canvas.drawString(50, 20, f"Pépinière du Fleuve – page {document.page}")


def outlined_pdf() -> bytes:
    """One page whose headings are of the body's size, known by the outline alone."""
    target = BytesIO()
    canvas = Canvas(target)
    canvas.setTitle("Guide")
    lines = [
        (760, "Les badges"),
        (740, "Un badge perdu coûte 15 euros."),
        (700, "Les salles"),
        (680, "Elles sont libres."),
    ]
    for height, text in lines:
        canvas.drawString(70, height, text)
    for key, text in (("a", "Les badges"), ("b", "Les salles")):
        canvas.bookmarkPage(key)
        canvas.addOutlineEntry(text, key, level=0)
    canvas.save()
    return target.getvalue()


def scanned_pdf(pages: int = 2, text_pages: int = 0) -> bytes:
    """Pages that hold a picture only, after some that hold text."""
    from PIL import Image
    from reportlab.lib.utils import ImageReader

    target = BytesIO()
    canvas = Canvas(target)
    picture = ImageReader(Image.new("L", (200, 300), 255))
    for _ in range(text_pages):
        canvas.drawString(70, 700, DEPOSIT[:60])
        canvas.showPage()
    for _ in range(pages):
        canvas.drawImage(picture, 0, 0, 595, 842)
        canvas.showPage()
    canvas.save()
    return target.getvalue()


def encrypted_pdf(password: str) -> bytes:
    """A PDF that opens with `password` only; with an empty one, anybody may read it."""
    writer = PdfWriter(clone_from=PdfReader(BytesIO(pdf())))
    writer.encrypt(password, owner_password="propriétaire", algorithm="AES-256")
    target = BytesIO()
    writer.write(target)
    return target.getvalue()


def heavy_pdf(pages: int = 200) -> bytes:
    """A small file whose many pages share one content stream that takes long to read."""
    writer = PdfWriter()
    stream = DecodedStreamObject()
    stream.set_data(b"BT /F1 8 Tf " + b"1 0 0 1 10 10 Tm (abcdefgh) Tj " * 100_000 + b"ET")
    shared = writer._add_object(stream.flate_encode())
    font = DictionaryObject(
        {
            NameObject("/Type"): NameObject("/Font"),
            NameObject("/Subtype"): NameObject("/Type1"),
            NameObject("/BaseFont"): NameObject("/Helvetica"),
        }
    )
    fonts = DictionaryObject({NameObject("/F1"): font})
    for _ in range(pages):
        page = writer.add_blank_page(200, 200)
        page[NameObject("/Contents")] = shared
        page[NameObject("/Resources")] = DictionaryObject({NameObject("/Font"): fonts})
    target = BytesIO()
    writer.write(target)
    return target.getvalue()


def word(*, title: str = "Guide d'accueil") -> bytes:
    """A Word file with a title, two levels of headings, a list, a table and a picture."""
    from PIL import Image

    document = docx.Document()
    document.core_properties.title = title
    document.core_properties.author = "Accueil"
    document.add_heading("Guide d'accueil", level=0)
    document.add_heading("Garanties", level=1)
    document.add_paragraph(DEPOSIT)
    document.add_heading("Article 2 – Pièces", level=2)
    document.add_paragraph("un extrait K-bis", style="List Bullet")
    document.add_paragraph("une attestation d'assurance", style="List Bullet")
    table = document.add_table(rows=2, cols=2)
    for cell, words in zip(table._cells, ["Espace", "Prix", "Bureau", "300 €"], strict=True):
        cell.text = words
    picture = BytesIO()
    Image.new("RGB", (40, 40), "red").save(picture, "PNG")
    document.add_picture(picture)
    target = BytesIO()
    document.save(target)
    return target.getvalue()


def slides() -> bytes:
    """Two slides, the second with notes."""
    show = Presentation()
    show.core_properties.title = "Présentation de la pépinière"
    for title, words in (("Accès", NOTICE), ("Tarifs", DEPOSIT)):
        slide = show.slides.add_slide(show.slide_layouts[5])
        slide.shapes.title.text = title
        slide.shapes.add_textbox(Inches(1), Inches(2), Inches(6), Inches(2)).text_frame.text = words
    target = BytesIO()
    show.save(target)
    return target.getvalue()


def workbook(sheets: Mapping[str, Sequence[Sequence[object]]], formats: Mapping[str, str] | None = None) -> bytes:
    """A workbook of the given sheets; `formats` gives cells of the last sheet a number format."""
    book = Workbook()
    book.remove(book.active)
    for title, rows in sheets.items():
        sheet = book.create_sheet(title)
        for row in rows:
            sheet.append(list(row))
        for cell, shape in (formats or {}).items():
            sheet[cell].number_format = shape
    target = BytesIO()
    book.save(target)
    return target.getvalue()


def odt(body: str, *, title: str = "Charte", members: Mapping[str, str] | None = None) -> bytes:
    """An OpenDocument text whose body is the given XML."""
    office = f"<office:document-content {ODT_NAMESPACES}>{{}}</office:document-content>"
    meta = (
        f"<office:document-meta {ODT_NAMESPACES}><office:meta><dc:title>{title}</dc:title>"
        "<dc:creator>Accueil</dc:creator><dc:date>2026-03-04T10:00:00</dc:date><dc:language>fr-FR</dc:language></office:meta></office:document-meta>"
    )
    return archive(
        {
            "mimetype": "application/vnd.oasis.opendocument.text",
            "META-INF/manifest.xml": "<manifest/>",
            "content.xml": office.format(f"<office:body><office:text>{body}</office:text></office:body>"),
            "meta.xml": meta,
            **(members or {}),
        }
    )


def archive(members: Mapping[str, str | bytes]) -> bytes:
    """A zip archive."""
    target = BytesIO()
    with zipfile.ZipFile(target, "w", zipfile.ZIP_DEFLATED) as made:
        for name, content in members.items():
            made.writestr(name, content)
    return target.getvalue()


def zip_bomb() -> bytes:
    """A Word file of half a megabyte that unpacks to 200 million characters."""
    paragraph = b"<w:p><w:r><w:t>" + b"a" * 1_000_000 + b"</w:t></w:r></w:p>"
    source = zipfile.ZipFile(BytesIO(word()))
    target = BytesIO()
    with zipfile.ZipFile(target, "w", zipfile.ZIP_DEFLATED, compresslevel=9) as made:
        for name in source.namelist():
            if name != "word/document.xml":
                made.writestr(name, source.read(name))
        with made.open("word/document.xml", "w") as member:
            member.write(b'<w:document xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"><w:body>')
            for _ in range(200):
                member.write(paragraph)
            member.write(b"</w:body></w:document>")
    return target.getvalue()


def write(folder: Path, **files: str | bytes) -> None:
    """Write files into a folder; "__" in a name stands for a point."""
    folder.mkdir(parents=True, exist_ok=True)
    for name, content in files.items():
        data = content.encode() if isinstance(content, str) else content
        (folder / name.replace("__", ".")).write_bytes(data)
