"""Signed papers made for a test, by the certificates that the demonstration makes too; and one drawn over afterwards."""

import io
from typing import Any

import typst
from pyhanko.pdf_utils import generic
from pyhanko.pdf_utils.incremental_writer import IncrementalPdfFileWriter

from applications.demo.signing import DAY, Issued, issue, signed

__all__ = ["DAY", "ROOT", "SIGNER", "Issued", "drawn_over", "issue", "paper", "signed"]
SIGNER = "Ayşe Işık"
ROOT = "Deneme Kök Sertifikası"


def paper() -> bytes:
    """A one-page PDF."""
    return typst.compile(
        b"#set document(title: [T], date: none)\nTaahhut ederiz.", ignore_system_fonts=True, timestamp=0
    )


def drawn_over(pdf: bytes) -> bytes:
    """The PDF with its first page made larger after it was signed, as an editor would save it."""
    writer = IncrementalPdfFileWriter(io.BytesIO(pdf), strict=False)
    page: Any = writer.root["/Pages"]["/Kids"][0]
    page["/MediaBox"] = generic.ArrayObject([generic.NumberObject(n) for n in (0, 0, 9, 9)])
    writer.update_container(page)
    box = io.BytesIO()
    writer.write(box)
    return box.getvalue()
