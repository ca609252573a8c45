"""PDFs as what their pages draw: pages of a new file with a list of what they may hold."""

import io
import unicodedata
from collections.abc import Iterator
from typing import Any, Final

from pypdf import PdfReader, PdfWriter
from pypdf.generic import ContentStream, NameObject, StreamObject

from cmdp.kit.cleaning.cleaned import Cleaned, Doubt, Taken, Uncleanable
from cmdp.kit.cleaning.pictures import jpeg_inside
from cmdp.kit.veil import Veil

MOST_PAGES: Final = 400
DEEPEST: Final = 12
MOST_NAMED: Final = 20
OF_A_PAGE: Final = frozenset(
    {"/Type", "/Parent", "/Resources", "/MediaBox", "/CropBox", "/Contents", "/Rotate", "/Group", "/UserUnit"}
)
OF_A_FORM: Final = ("/Type", "/Subtype", "/FormType", "/BBox", "/Matrix", "/Resources", "/Group")
OF_RESOURCES: Final = frozenset({"/ExtGState", "/ColorSpace", "/Pattern", "/Shading", "/XObject", "/Font", "/ProcSet"})
# What anything drawn may say beside it.
SAID: Final = ("/Metadata", "/PieceInfo", "/LastModified", "/OC", "/OPI", "/AF", "/Alt", "/ActualText", "/ID", "/Name")
# Operators that only tell of what is drawn, in words of their own.
TELLING: Final = frozenset({b"BDC", b"BMC", b"EMC", b"DP", b"MP"})
BOXES: Final = (b"xml ", b"uuid")


def clean_pdf(content: bytes, veil: Veil, _mark: str) -> Cleaned:
    """What the pages draw; names in it are found, not taken out, and neither is what a picture shows."""
    reader = PdfReader(io.BytesIO(content))
    if reader.is_encrypted and not reader.decrypt(""):
        raise Uncleanable(Doubt.LOCKED)
    if len(reader.pages) > MOST_PAGES:
        raise Uncleanable(Doubt.TOO_LARGE)
    copy = _Copy()
    for page in reader.pages:
        copy.add(page)
    found = list(dict.fromkeys(name for text in copy.texts for name in veil.found_in(text)))
    doubts = {
        Doubt.NAMES: bool(found),
        Doubt.PICTURES: copy.has_pictures,
        Doubt.NO_TEXT: any(not text.strip() for text in copy.texts),
        Doubt.FORM: _has_filled_fields(reader),
    }
    told = frozenset(doubt for doubt, is_there in doubts.items() if is_there)
    return Cleaned(copy.written(), frozenset(_taken(reader)), told, tuple(found[:MOST_NAMED]))


class _Copy:
    """The new file, page by page."""

    def __init__(self) -> None:
        self.writer = PdfWriter()
        self.writer.metadata = None
        self.texts: list[str] = []
        self.has_pictures = False
        self.seen: set[int] = set()

    def add(self, page: Any) -> None:
        """A page with its content and its resources."""
        self.texts.append(unicodedata.normalize("NFKC", page.extract_text()))
        mine = self.writer.add_page(page, excluded_keys=["/Annots", "/AA", "/B", "/StructParents"])
        for key in [key for key in mine if key not in OF_A_PAGE]:
            del mine[key]
        if (contents := mine.get_contents()) is not None:
            mine[NameObject("/Contents")] = self.writer._add_object(self._untold(contents))
        self._resources(mine.get("/Resources"), DEEPEST)

    def _resources(self, found: Any, depth: int) -> None:
        resources = found.get_object() if found is not None else {}
        if not depth or id(resources) in self.seen:
            return
        self.seen.add(id(resources))
        for key in [key for key in resources if key not in OF_RESOURCES]:
            del resources[key]
        drawn = resources["/XObject"].get_object() if "/XObject" in resources else {}
        for name, reference in list(drawn.items()):
            one = reference.get_object()
            if one.get("/Subtype") == "/Form":
                drawn[NameObject(name)] = self.writer._add_object(self._form(one, depth))
            else:
                self._picture(one)

    def _form(self, form: Any, depth: int) -> StreamObject:
        anew = self._untold(ContentStream(form, self.writer))
        for key in OF_A_FORM:
            if key in form:
                anew[NameObject(key)] = form.raw_get(key)
        self._resources(form.get("/Resources"), depth - 1)
        return anew

    def _picture(self, picture: Any) -> None:
        self.has_pictures = True
        filters = picture.get("/Filter")
        named = filters if isinstance(filters, list) else [filters]
        if named == ["/DCTDecode"]:
            picture._data = jpeg_inside(picture._data)
        elif "/DCTDecode" in named or ("/JPXDecode" in named and any(box in picture._data for box in BOXES)):
            raise Uncleanable(Doubt.MEDIA)

    def _untold(self, contents: Any) -> StreamObject:
        """What is drawn, without what is told of it."""
        kept = [step for step in contents.operations if step[1] not in TELLING]
        self.has_pictures |= any(step[1] == b"INLINE IMAGE" for step in kept)
        contents.operations = kept
        anew = StreamObject()
        anew._data = contents.get_data()
        return anew.flate_encode()

    def written(self) -> bytes:
        """The file, without anything that no page draws."""
        drawn: Any = self.writer._objects
        for one in drawn:
            for key in _said_of(one) if isinstance(one, dict) else ():
                del one[key]
        self.writer.compress_identical_objects(remove_duplicates=False, remove_unreferenced=True)
        out = io.BytesIO()
        self.writer.write(out)
        return out.getvalue()


def _said_of(one: Any) -> list[str]:
    """What a thing that is drawn says beside it; fonts go by their name."""
    return [key for key in SAID if key in one and (key != "/Name" or one.get("/Type") == "/XObject")]


def _taken(reader: PdfReader) -> Iterator[Taken]:
    root: Any = reader.root_object
    names = root["/Names"].get_object() if "/Names" in root else {}
    marks = [mark.get_object().get("/Subtype") for page in reader.pages for mark in page.get("/Annots") or ()]
    fields = reader.get_fields() or {}
    if reader.metadata or "/Metadata" in root:
        yield Taken.PROPERTIES
    if "/EmbeddedFiles" in names or "/AF" in root or "/FileAttachment" in marks:
        yield Taken.ATTACHMENTS
    if set(marks) - {"/Link", "/Widget", "/Popup", "/FileAttachment"}:
        yield Taken.NOTES
    if any(told.get("/FT") == "/Sig" for told in fields.values()):
        yield Taken.SIGNATURES
    if "/Link" in marks or "/Outlines" in root:
        yield Taken.LINKS


def _has_filled_fields(reader: PdfReader) -> bool:
    return any(told.get("/FT") != "/Sig" and told.get("/V") for told in (reader.get_fields() or {}).values())
