"""Small papers that are what they claim: one page, a heading and a few lines."""

import zlib
from collections.abc import Iterable

from django.core.files.base import ContentFile

NOTE = "Bu belge gösterim içindir; gerçek bir kuruma ait değildir."
# What differs between the two code pages for Western and for Turkish letters.
TURKISH = "/Differences [208 /Gbreve 221 /Idotaccent 222 /Scedilla 240 /gbreve 253 /dotlessi 254 /scedilla]"
SHEET, FONTS = b"[0 0 595 842]", b"<< /Font << /F1 5 0 R >> >>"
HEADING, LINE, LEFT, TOP, STEP = 17, 11, 60, 770, 20


def make_paper(name: str, heading: str, lines: Iterable[str] = ()) -> ContentFile:
    """A PDF of one page under this file name; the same words make the same bytes."""
    return ContentFile(_pdf([heading, *lines, "", NOTE]), name=name)


def _pdf(lines: list[str]) -> bytes:
    words = zlib.compress(_page(lines))
    objects = [
        b"<< /Type /Catalog /Pages 2 0 R /Lang (tr-TR) >>",
        b"<< /Type /Pages /Kids [3 0 R] /Count 1 >>",
        b"<< /Type /Page /Parent 2 0 R /MediaBox %s /Contents 4 0 R /Resources %s >>" % (SHEET, FONTS),
        b"<< /Length %d /Filter /FlateDecode >>\nstream\n%s\nendstream" % (len(words), words),
        b"<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica /Encoding 6 0 R >>",
        f"<< /Type /Encoding /BaseEncoding /WinAnsiEncoding {TURKISH} >>".encode(),
    ]
    return _bound(objects)


def _page(lines: list[str]) -> bytes:
    sizes = [HEADING, *[LINE] * (len(lines) - 1)]
    shown = [
        b"BT /F1 %d Tf %d %d Td (%s) Tj ET" % (size, LEFT, TOP - place * STEP, _escaped(line))
        for place, (size, line) in enumerate(zip(sizes, lines, strict=True))
    ]
    return b"\n".join(shown)


def _escaped(line: str) -> bytes:
    plain = line.encode("cp1254", "replace")
    return plain.replace(b"\\", b"\\\\").replace(b"(", b"\\(").replace(b")", b"\\)")


def _bound(objects: list[bytes]) -> bytes:
    written, places = b"%PDF-1.7\n", []
    for number, body in enumerate(objects, 1):
        places.append(len(written))
        written += b"%d 0 obj\n%s\nendobj\n" % (number, body)
    rows = b"".join(b"%010d 00000 n \n" % place for place in places)
    size = len(objects) + 1
    table = b"xref\n0 %d\n0000000000 65535 f \n%s" % (size, rows)
    return written + table + b"trailer\n<< /Size %d /Root 1 0 R >>\nstartxref\n%d\n%%%%EOF\n" % (size, len(written))
