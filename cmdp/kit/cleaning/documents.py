"""Word files with what their body says: parts of the package by a list of what may stay, texts under the veil."""

import io
import zipfile
from collections.abc import Iterator
from typing import Any, Final

from docx import Document
from docx.opc.part import Part, XmlPart
from docx.oxml import parse_xml
from lxml import etree

from cmdp.kit.cleaning.cleaned import Cleaned, Doubt, Taken, Uncleanable
from cmdp.kit.cleaning.pictures import clean_picture
from cmdp.kit.veil import Veil

MOST_UNPACKED: Final = 200 * 1024 * 1024
W: Final = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
A: Final = "{http://schemas.openxmlformats.org/drawingml/2006/main}"
RELATION: Final = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}"
# Kinds of relations whose parts the copy holds; whatever else hangs on a part is never looked at.
KEPT: Final = frozenset({"endnotes", "fontTable", "footnotes", "image", "numbering", "settings", "styles", "theme"})
LEFT: Final = {
    "header": Taken.HEADERS,
    "footer": Taken.HEADERS,
    "comments": Taken.NOTES,
    "package": Taken.ATTACHMENTS,
    "oleObject": Taken.ATTACHMENTS,
    "hyperlink": Taken.LINKS,
    "chart": Taken.PARTS,
    "diagramData": Taken.PARTS,
    "aFChunk": Taken.ATTACHMENTS,
}
# Elements that go with all they hold: deleted text, formatting as it was before, notes, what leads to other parts.
GONE: Final = frozenset(
    {
        *("del", "moveFrom", "rPrChange", "pPrChange", "sectPrChange", "tblPrChange", "trPrChange", "tcPrChange"),
        *("tblGridChange", "numberingChange", "cellIns", "cellDel", "cellMerge", "moveFromRangeStart"),
        *("moveFromRangeEnd", "moveToRangeStart", "moveToRangeEnd", "commentRangeStart", "commentRangeEnd"),
        *("commentReference", "headerReference", "footerReference", "object", "altChunk", "attachedTemplate"),
        *("docVars", "mailMerge", "dataBinding", "permStart", "permEnd", "rsids", "customXmlPr", "smartTagPr"),
    }
)
CHANGES: Final = frozenset({"del", "ins", "moveFrom", "moveTo"})
UNWRAPPED: Final = frozenset({"customXml", "ins", "moveTo", "smartTag"})
# Ends of what is drawn: with its part gone the whole of it goes.
DRAWN: Final = (f"{W}drawing", f"{W}pict", f"{W}object")
DESCRIBED: Final = ("descr", "title")


class _Copy:
    """What is found on the way."""

    def __init__(self, veil: Veil, mark: str) -> None:
        self.veil, self.mark = veil, mark
        self.taken: set[Taken] = {Taken.PROPERTIES}
        self.has_pictures = False
        self.seen: set[int] = set()

    def part(self, part: Part) -> None:
        """Keep of a part what it may lead to, and clean what it says."""
        if id(part) in self.seen:
            return
        self.seen.add(id(part))
        lost = {key for key, relation in list(part.rels.items()) if not self._keeps(relation)}
        for key in lost:
            self._note(part.rels.pop(key))
        root = _root_of(part)
        if root is not None:
            self._tree(root, lost)
            if not isinstance(part, XmlPart):
                part._blob = etree.tostring(root, xml_declaration=True, encoding="UTF-8", standalone=True)
        for relation in part.rels.values():
            self.part(relation.target_part)

    def _keeps(self, relation: Any) -> bool:
        kind = _kind(relation)
        if relation.is_external or kind not in KEPT:
            return False
        if kind != "image":
            return True
        if clean := clean_picture(relation.target_part.blob):
            relation.target_part._blob, self.has_pictures = clean, True
        return bool(clean)

    def _note(self, relation: Any) -> None:
        kind = _kind(relation)
        if kind == "image":
            self.taken.add(Taken.PARTS)
        elif kind in LEFT:
            self.taken.add(LEFT[kind])

    def _tree(self, root: Any, lost: set[str]) -> None:
        for element in list(root.iter(etree.Element)):
            name = etree.QName(element).localname
            if name in CHANGES:
                self.taken.add(Taken.CHANGES)
            if name in GONE:
                _drop(element)
            elif name in UNWRAPPED and element.tag.startswith(W):
                _unwrap(element)
            else:
                self._attributes(element, lost)
        for paragraph in (*root.iter(f"{W}p"), *root.iter(f"{A}p")):
            self._paragraph(paragraph)

    def _attributes(self, element: Any, lost: set[str]) -> None:
        for name in DESCRIBED:
            element.attrib.pop(name, None)
        named = [key for key in element.attrib if key.startswith(RELATION) and element.attrib[key] in lost]
        for key in named:
            del element.attrib[key]
        if named and (drawn := next((above for above in _upwards(element) if above.tag in DRAWN), None)) is not None:
            _drop(drawn)
        for key, value in element.attrib.items():
            if self.veil.found_in(value):
                element.attrib[key] = ""

    def _paragraph(self, paragraph: Any) -> None:
        """Its own texts, not those of a box that is drawn inside it; codes of fields apart, since both name people."""
        for tags in ((f"{W}t", f"{A}t"), (f"{W}instrText",)):
            texts = [node for node in paragraph.iter(*tags) if _paragraph_of(node) is paragraph]
            before = [node.text or "" for node in texts]
            after = self.veil.over_pieces(before, self.mark) if before else []
            if after != before:
                self.taken.add(Taken.NAMES)
            for node, text in zip(texts, after, strict=True):
                node.text = text


def clean_document(content: bytes, veil: Veil, mark: str) -> Cleaned:
    """The body with its notes at the foot, styles and pictures; neither headers nor what was written beside the text."""
    with zipfile.ZipFile(io.BytesIO(content)) as package:
        if sum(member.file_size for member in package.infolist()) > MOST_UNPACKED:
            raise Uncleanable(Doubt.TOO_LARGE)
    document = Document(io.BytesIO(content))
    package, copy = document.part.package, _Copy(veil, mark)
    for key, relation in list(package.rels.items()):
        if _kind(relation) != "officeDocument":
            del package.rels[key]
    copy.part(document.part)
    out = io.BytesIO()
    package.save(out)
    doubts = {Doubt.PICTURES} if copy.has_pictures else set()
    return Cleaned(out.getvalue(), frozenset(copy.taken), frozenset(doubts))


def _root_of(part: Part) -> Any:
    if isinstance(part, XmlPart):
        return part.element
    return parse_xml(part.blob) if part.partname.endswith(".xml") else None


def _kind(relation: Any) -> str:
    return str(relation.reltype.rpartition("/")[2])


def _upwards(element: Any) -> Iterator[Any]:
    yield element
    yield from element.iterancestors()


def _paragraph_of(node: Any) -> Any:
    return next((above for above in node.iterancestors() if above.tag in {f"{W}p", f"{A}p"}), None)


def _drop(element: Any) -> None:
    if (parent := element.getparent()) is not None:
        parent.remove(element)


def _unwrap(element: Any) -> None:
    """Put what an element holds in its place."""
    if (parent := element.getparent()) is None:
        return
    place = parent.index(element)
    for child in reversed(list(element)):
        parent.insert(place, child)
    parent.remove(element)
