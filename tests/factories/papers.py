"""Uploaded files that are what they claim, and some that are not."""

import io
import zipfile

from django.core.files.uploadedfile import SimpleUploadedFile

PDF = b"%PDF-1.7\n1 0 obj<<>>endobj\ntrailer<<>>\n%%EOF\n"


def make_pdf(name: str = "karar.pdf", *, words: str = "") -> SimpleUploadedFile:
    """A small PDF; other ``words``, another content."""
    return SimpleUploadedFile(name, PDF + words.encode(), content_type="application/pdf")


def make_docx(name: str = "rapor.docx") -> SimpleUploadedFile:
    """A package that holds what a Word file must."""
    box = io.BytesIO()
    with zipfile.ZipFile(box, "w") as package:
        package.writestr("word/document.xml", "<w:document/>")
    return SimpleUploadedFile(name, box.getvalue())


def make_file(name: str, content: bytes) -> SimpleUploadedFile:
    """Any bytes under any name."""
    return SimpleUploadedFile(name, content)


def make_upload(kind: str, *, words: str = "") -> SimpleUploadedFile:
    """A file that a slot of this kind takes."""
    return make_docx() if kind == "docx" else make_pdf(words=words)
