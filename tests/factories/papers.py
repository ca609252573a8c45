"""Uploaded files that are what they claim, and some that are not."""

import io
import zipfile

from django.core.files.uploadedfile import SimpleUploadedFile
from pypdf import PdfWriter

PDF = b"%PDF-1.7\n1 0 obj<<>>endobj\ntrailer<<>>\n%%EOF\n"


def make_pdf(name: str = "karar.pdf", *, words: str = "") -> SimpleUploadedFile:
    """A small PDF; other ``words``, another content."""
    return SimpleUploadedFile(name, PDF + words.encode(), content_type="application/pdf")


def make_pages(name: str = "karar.pdf", *, pages: int = 1, password: str = "", owner: str = "") -> SimpleUploadedFile:
    """A whole PDF of so many empty pages; with a password to open it, or only one to change it (``owner``)."""
    writer, box = PdfWriter(), io.BytesIO()
    for _page in range(pages):
        writer.add_blank_page(200, 200)
    if password or owner:
        writer.encrypt(password, owner or password, algorithm="AES-256")
    writer.write(box)
    return SimpleUploadedFile(name, box.getvalue(), content_type="application/pdf")


def make_docx(name: str = "rapor.docx") -> SimpleUploadedFile:
    """A package that holds what a Word file must."""
    box = io.BytesIO()
    with zipfile.ZipFile(box, "w") as package:
        package.writestr("word/document.xml", "<w:document/>")
    return SimpleUploadedFile(name, box.getvalue())


def make_package(name: str, *members: str, flags: int = 0) -> SimpleUploadedFile:
    """A package with these members; ``flags`` are set in its list (1: the first member is encrypted)."""
    box = io.BytesIO()
    with zipfile.ZipFile(box, "w") as package:
        for member in members:
            package.writestr(member, "x")
    content = bytearray(box.getvalue())
    content[content.index(b"PK\x01\x02") + 8] |= flags
    return SimpleUploadedFile(name, bytes(content))


def make_bomb(name: str, *, size: int = 600 * 1024 * 1024) -> SimpleUploadedFile:
    """A package that unpacks to ``size`` bytes, as its list says."""
    content = bytearray(make_package(name, "bos.pdf").read())
    told = content.index(b"PK\x01\x02") + 24
    content[told : told + 4] = size.to_bytes(4, "little")
    return SimpleUploadedFile(name, bytes(content))


def make_file(name: str, content: bytes) -> SimpleUploadedFile:
    """Any bytes under any name."""
    return SimpleUploadedFile(name, content)


def make_upload(kind: str, *, words: str = "") -> SimpleUploadedFile:
    """A file that a slot of this kind takes."""
    return make_docx() if kind == "docx" else make_pdf(words=words)
