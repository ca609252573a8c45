"""Papers that tell of who wrote them, wherever their kind can hold it."""

import io
import zipfile
from typing import Any

from docx import Document
from docx.opc.constants import RELATIONSHIP_TYPE as RT
from openpyxl import Workbook
from openpyxl.comments import Comment
from PIL import Image
from pypdf import PdfWriter
from pypdf.annotations import Text
from pypdf.generic import ArrayObject, DictionaryObject, NameObject, StreamObject, TextStringObject

SENTENCE = "Kentin ortak kullanım atölyesi kurulacak."


def jpeg(author: str) -> bytes:
    """A picture whose camera wrote down whose it is."""
    exif = Image.Exif()
    exif[0x013B] = author  # Artist
    out = io.BytesIO()
    Image.new("RGB", (24, 16), "teal").save(out, "JPEG", exif=exif, comment=author.encode())
    return out.getvalue()


def png(author: str) -> bytes:
    """A picture with a text beside its pixels."""
    from PIL.PngImagePlugin import PngInfo  # noqa: PLC0415

    told, out = PngInfo(), io.BytesIO()
    told.add_itxt("Author", author)
    Image.new("P", (24, 16)).save(out, "PNG", pnginfo=told)
    return out.getvalue()


def pdf(author: str, *, text: str = SENTENCE, picture: bytes = b"", pages: int = 1, **more: Any) -> bytes:
    """A PDF with its author in the properties, in XMP, in an attachment, a note, a bookmark and beside the text."""
    writer = PdfWriter()
    for _ in range(pages):
        page = writer.add_blank_page(400, 300)
        page[NameObject("/Resources")] = _resources(writer, picture)
        page[NameObject("/Contents")] = writer._add_object(_drawn(text, author, has_picture=bool(picture)))
    writer.add_metadata({"/Author": author, "/Title": author, **more})
    writer.xmp_metadata = _xmp(author).encode()
    writer.add_attachment(f"{author}.txt", author.encode())
    writer.add_annotation(0, Text(rect=(10, 10, 30, 30), text=author))
    writer.add_outline_item(author, 0)
    out = io.BytesIO()
    writer.write(out)
    return out.getvalue()


def _xmp(author: str) -> str:
    return (
        '<?xpacket begin="" id="W5M0MpCehiHzreSzNTczkc9d"?><x:xmpmeta xmlns:x="adobe:ns:meta/"><rdf:RDF '
        'xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#"><rdf:Description rdf:about="" '
        f'xmlns:dc="http://purl.org/dc/elements/1.1/"><dc:source>{author}</dc:source></rdf:Description></rdf:RDF>'
        '</x:xmpmeta><?xpacket end="w"?>'
    )


def _drawn(text: str, author: str, *, has_picture: bool) -> StreamObject:
    told = f"/Span <</ActualText ({author})>> BDC ".encode("cp1254", "replace")
    words = b"BT /F1 12 Tf 20 200 Td (" + text.encode("cp1254", "replace") + b") Tj ET EMC"
    drawn = StreamObject()
    drawn._data = told + words + (b" q 50 0 0 50 20 20 cm /Im1 Do Q" if has_picture else b"")
    return drawn.flate_encode()


def _resources(writer: PdfWriter, picture: bytes) -> DictionaryObject:
    letters = [
        NameObject(f"/{name}") for name in ("Gbreve", "Idotaccent", "Scedilla", "gbreve", "dotlessi", "scedilla")
    ]
    places = (208, 221, 222, 240, 253, 254)
    told = [one for pair in zip(map(_number, places), letters, strict=True) for one in pair]
    encoding = DictionaryObject({NameObject("/BaseEncoding"): NameObject("/WinAnsiEncoding")})
    encoding[NameObject("/Differences")] = ArrayObject(told)
    font = {"/Type": "/Font", "/Subtype": "/Type1", "/BaseFont": "/Helvetica"}
    fonts = DictionaryObject({NameObject(key): NameObject(value) for key, value in font.items()})
    fonts[NameObject("/Encoding")] = encoding
    resources = DictionaryObject({NameObject("/Font"): DictionaryObject({NameObject("/F1"): fonts})})
    if picture:
        image = StreamObject()
        image._data = picture
        words = {"/Type": "/XObject", "/Subtype": "/Image", "/ColorSpace": "/DeviceRGB", "/Filter": "/DCTDecode"}
        image.update({NameObject(key): NameObject(value) for key, value in words.items()})
        image.update(
            {NameObject(f"/{key}"): _number(n) for key, n in {"Width": 24, "Height": 16, "BitsPerComponent": 8}.items()}
        )
        image[NameObject("/Metadata")] = TextStringObject("çekim")
        drawn = DictionaryObject({NameObject("/Im1"): writer._add_object(image)})
        resources[NameObject("/XObject")] = drawn
    return resources


def _number(value: int) -> Any:
    from pypdf.generic import NumberObject  # noqa: PLC0415

    return NumberObject(value)


def docx(author: str, *, text: str = SENTENCE, picture: bytes = b"") -> bytes:
    """A document with its author in properties, header, footer, a note, a changed word, a link and beside a picture."""
    document = Document()
    document.core_properties.author = document.core_properties.last_modified_by = author
    document.sections[0].header.paragraphs[0].text = author
    document.sections[0].footer.paragraphs[0].text = author
    paragraph = document.add_paragraph(text)
    document.add_comment(paragraph.runs, text=author, author=author)
    changed = document.add_paragraph().add_run("eklendi")._r
    _wrap(changed, "ins", author)
    gone = document.add_paragraph().add_run("silindi")._r
    _wrap(gone, "del", author)
    document.part.relate_to(f"https://{author}.example", RT.HYPERLINK, is_external=True)
    if picture:
        document.add_picture(io.BytesIO(picture))
        document.inline_shapes[0]._inline.docPr.set("descr", author)
    out = io.BytesIO()
    document.save(out)
    return out.getvalue()


def _wrap(run: Any, tag: str, author: str) -> None:
    from docx.oxml import OxmlElement  # noqa: PLC0415
    from docx.oxml.ns import qn  # noqa: PLC0415

    around = OxmlElement(f"w:{tag}")
    around.set(qn("w:author"), author)
    around.set(qn("w:id"), "7")
    run.addprevious(around)
    around.append(run)


def xlsx(author: str, *, text: str = SENTENCE) -> bytes:
    """A spreadsheet with its author in properties, a note, a header and the name of a sheet."""
    book = Workbook()
    book.properties.creator = book.properties.lastModifiedBy = author
    sheet = book.active
    sheet.title = author[:31]
    sheet["A1"], sheet["B2"], sheet["B3"] = text, 1250.5, "=B2*2"
    sheet["B2"].number_format = "#,##0.00"
    sheet["A1"].comment = Comment(author, author)
    sheet.oddHeader.center.text = author
    sheet.merge_cells("A5:B5")
    out = io.BytesIO()
    book.save(out)
    return out.getvalue()


SPACES = " ".join(
    f'xmlns:{name}="urn:oasis:names:tc:opendocument:xmlns:{long}:1.0"'
    for name, long in {
        "office": "office",
        "text": "text",
        "style": "style",
        "draw": "drawing",
        "table": "table",
    }.items()
)
LINKED = 'xmlns:xlink="http://www.w3.org/1999/xlink" xmlns:dc="http://purl.org/dc/elements/1.1/"'


def odt(author: str, *, text: str = SENTENCE, picture: bytes = b"") -> bytes:
    """An OpenDocument text with its author in properties, header, a note, a deleted word, a field, a link and a name."""
    drawn = (
        f'<draw:frame draw:name="{author}"><draw:image xlink:href="Pictures/a.jpg"/></draw:frame>' if picture else ""
    )
    body = f"""<?xml version="1.0"?><!-- {author} --><office:document-content {SPACES} {LINKED}><office:body><office:text>
      <text:tracked-changes><text:deletion><text:p>{author}</text:p></text:deletion></text:tracked-changes>
      <text:p>{text}<office:annotation><dc:creator>{author}</dc:creator><text:p>{author}</text:p></office:annotation></text:p>
      <text:p>Sunan: <text:author-name>{author}</text:author-name><text:a xlink:href="https://{author}.example">ek</text:a></text:p>
      <table:table table:name="{author}"><table:table-cell><text:p>1</text:p></table:table-cell></table:table>{drawn}
      </office:text></office:body></office:document-content>"""
    styles = f"""<office:document-styles {SPACES}><office:master-styles><style:master-page><style:header><text:p>{author}
      </text:p></style:header></style:master-page></office:master-styles></office:document-styles>"""
    parts = {"content.xml": body, "styles.xml": styles, "meta.xml": f"<m>{author}</m>", "Thumbnails/a.txt": author}
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as package:
        package.writestr("mimetype", "application/vnd.oasis.opendocument.text")
        for name, content in {**parts, **({"Pictures/a.jpg": picture} if picture else {})}.items():
            package.writestr(name, content)
    return out.getvalue()
