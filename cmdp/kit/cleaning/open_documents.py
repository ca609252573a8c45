"""OpenDocument texts and spreadsheets: content, styles and pictures by a list of what may stay, texts under the veil."""

import io
import zipfile
from collections.abc import Iterator
from typing import Any, Final

from lxml import etree

from cmdp.kit.cleaning.cleaned import Cleaned, Doubt, Taken, Uncleanable
from cmdp.kit.cleaning.pictures import clean_picture
from cmdp.kit.veil import Veil

MOST_UNPACKED: Final = 200 * 1024 * 1024
STORED: Final = ("content.xml", "styles.xml")
PICTURES: Final = "Pictures/"
TEXT: Final = "{urn:oasis:names:tc:opendocument:xmlns:text:1.0}"
HREF: Final = "{http://www.w3.org/1999/xlink}href"
MANIFEST: Final = "urn:oasis:names:tc:opendocument:xmlns:manifest:1.0"
# Elements that go with all they hold, and what their going is called.
GONE: Final = {
    **dict.fromkeys(("annotation", "annotation-end"), Taken.NOTES),
    **dict.fromkeys(("tracked-changes", "change", "change-start", "change-end"), Taken.CHANGES),
    **dict.fromkeys(("header", "header-left", "header-first", "footer", "footer-left", "footer-first"), Taken.HEADERS),
    **dict.fromkeys(("object", "object-ole", "applet", "plugin", "floating-frame", "dde-source"), Taken.PARTS),
    **dict.fromkeys(("forms", "scripts", "event-listeners", "binary-data", "dde-connection-decls"), Taken.PARTS),
    **dict.fromkeys(("bookmark", "bookmark-start", "bookmark-end", "cell-range-source"), Taken.LINKS),
    **dict.fromkeys(("author-name", "author-initials", "creator", "initial-creator"), Taken.PROPERTIES),
    **dict.fromkeys(("printed-by", "user-defined", "file-name", "template-name"), Taken.PROPERTIES),
    **dict.fromkeys(("desc", "title", "tracked-changes-view-settings"), Taken.PROPERTIES),
}
PARAGRAPHS: Final = (f"{TEXT}p", f"{TEXT}h")
PARSER: Final = etree.XMLParser(resolve_entities=False, no_network=True, load_dtd=False)


class _Copy:
    """What is found on the way; ``pictures`` are those that the copy holds, by their names."""

    def __init__(self, veil: Veil, mark: str, package: zipfile.ZipFile) -> None:
        self.veil, self.mark = veil, mark
        self.taken: set[Taken] = {Taken.PROPERTIES}
        names = (name for name in package.namelist() if name.startswith(PICTURES))
        self.pictures = {name: clean for name in names if (clean := clean_picture(package.read(name)))}

    def part(self, content: bytes) -> bytes:
        """One of the texts of the package, with what may stay of it."""
        root = etree.fromstring(content, PARSER)
        for element in list(root.iter(etree.Element)):
            self._element(element)
        for comment in list(root.iter(etree.Comment, etree.ProcessingInstruction)):
            _drop(comment)
        for paragraph in root.iter(*PARAGRAPHS):
            self._texts(list(_places(paragraph)))
        for element in root.iter(etree.Element):  # of number formats and the like, outside of any paragraph
            self._texts([(element, "text")])
        return bytes(etree.tostring(root, xml_declaration=True, encoding="UTF-8"))

    def _element(self, element: Any) -> None:
        name = etree.QName(element).localname
        is_sender = element.tag.startswith(f"{TEXT}sender-")
        if is_sender or name in GONE:
            self.taken.add(GONE.get(name, Taken.PROPERTIES))
            _drop(element)
            return
        if (target := element.attrib.get(HREF)) is not None and target not in self.pictures:
            self.taken.add(Taken.PARTS if name == "image" else Taken.LINKS)
            del element.attrib[HREF]
        for key, value in element.attrib.items():
            if self.veil.found_in(value):
                self.taken.add(Taken.NAMES)
                element.attrib[key] = self.veil.over(value, "x")

    def _texts(self, places: list[tuple[Any, str]]) -> None:
        """A text that lies in these places, in whichever of them a name begins and ends."""
        before = [getattr(node, place) or "" for node, place in places]
        after = self.veil.over_pieces(before, self.mark)
        if after != before:
            self.taken.add(Taken.NAMES)
        for (node, place), text in zip(places, after, strict=True):
            setattr(node, place, text)


def clean_open_document(content: bytes, veil: Veil, mark: str) -> Cleaned:
    """The text or the cells with their styles and pictures; neither headers, notes nor what else the package holds."""
    with zipfile.ZipFile(io.BytesIO(content)) as package:
        if sum(member.file_size for member in package.infolist()) > MOST_UNPACKED:
            raise Uncleanable(Doubt.TOO_LARGE)
        copy = _Copy(veil, mark, package)
        kind = package.read("mimetype")
        names = set(package.namelist())
        parts: dict[str, bytes] = {name: copy.part(package.read(name)) for name in STORED if name in names}
    made = _packed(kind, {**parts, **copy.pictures})
    return Cleaned(made, frozenset(copy.taken), frozenset({Doubt.PICTURES} if copy.pictures else ()))


def _packed(kind: bytes, parts: dict[str, bytes]) -> bytes:
    """A package as the standard wants it: its kind first and unpacked, a list of what is in it."""
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as package:
        package.writestr("mimetype", kind, zipfile.ZIP_STORED)
        for name, content in {**parts, "META-INF/manifest.xml": _manifest(kind, parts)}.items():
            package.writestr(name, content)
    return out.getvalue()


def _manifest(kind: bytes, parts: dict[str, bytes]) -> bytes:
    root = etree.Element(f"{{{MANIFEST}}}manifest", nsmap={"manifest": MANIFEST})
    rows = {"/": kind.decode(), **{name: "text/xml" if name in STORED else "" for name in parts}}
    for path, media in rows.items():
        told = {f"{{{MANIFEST}}}full-path": path, f"{{{MANIFEST}}}media-type": media}
        etree.SubElement(root, f"{{{MANIFEST}}}file-entry", told)
    return bytes(etree.tostring(root, xml_declaration=True, encoding="UTF-8"))


def _places(paragraph: Any) -> Iterator[tuple[Any, str]]:
    """Where a paragraph's own text stands, in its order; a paragraph in a box that is drawn inside it has its own."""
    yield paragraph, "text"
    for child in paragraph:
        if child.tag not in PARAGRAPHS:
            yield from _places(child)
        yield child, "tail"


def _drop(element: Any) -> None:
    """Take an element out and leave the text behind it."""
    parent = element.getparent()
    if parent is None:
        return
    before = element.getprevious()
    if before is None:
        parent.text = (parent.text or "") + (element.tail or "")
    else:
        before.tail = (before.tail or "") + (element.tail or "")
    parent.remove(element)
