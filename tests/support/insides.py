"""All that lies in a file, unpacked: where a name could hide that no search of its bytes would find."""

import io
import unicodedata
import zipfile

from pypdf import PdfReader
from pypdf.generic import StreamObject


def insides(content: bytes) -> str:
    """The bytes of a file read as text in each way that its kind writes texts, packages and streams opened."""
    parts = [content]
    if content.startswith(b"PK"):
        with zipfile.ZipFile(io.BytesIO(content)) as package:
            parts = [name.encode() for name in package.namelist()]
            parts += [insides(package.read(name)).encode() for name in package.namelist()]
    elif content.startswith(b"%PDF"):
        parts += _of_pdf(content)
    return unicodedata.normalize("NFC", "\n".join(_read(part) for part in parts))


def _of_pdf(content: bytes) -> list[bytes]:
    reader = PdfReader(io.BytesIO(content))
    parts = [page.extract_text().encode() for page in reader.pages]
    for number in sorted({*reader.xref.get(0, {}), *reader.xref_objStm}):
        one = reader.get_object(number)
        parts.append(repr(one).encode())
        if isinstance(one, StreamObject):
            parts.append(_data_of(one))
    return parts


def _data_of(stream: StreamObject) -> bytes:
    try:
        return bytes(stream.get_data())
    except Exception:  # noqa: BLE001 - a picture that no filter of the reader opens is read as it lies there
        return bytes(stream._data)


def _read(part: bytes) -> str:
    ways = [part.decode("utf-8", "replace"), part.decode("cp1254", "replace")]
    if b"\x00" in part:
        ways += [part.decode("utf-16-be", "replace"), part.decode("utf-16-le", "replace")]
    return "\n".join(ways)
