"""What pages may hold in deeper places: forms, inline pictures, fields, signatures."""

import io

import pytest
from PIL import Image
from pypdf import PdfReader, PdfWriter
from pypdf.generic import ArrayObject, DictionaryObject, NameObject, StreamObject, TextStringObject

from cmdp.kit.cleaning import Doubt, Taken, clean_copy, pdf
from cmdp.kit.veil import Known, Veil
from tests.factories import leaking
from tests.support.insides import insides

AUTHOR = "Altinova Belediyesi"
VEIL = Veil(Known(names=frozenset({AUTHOR})))


def _clean(content):
    return clean_copy(content, "pdf", VEIL, mark="#")


def _written(change):
    """A leaking PDF after ``change`` was made to its writer and its only page."""
    writer, out = PdfWriter(clone_from=io.BytesIO(leaking.pdf(AUTHOR))), io.BytesIO()
    change(writer, writer.pages[0])
    writer.write(out)
    return out.getvalue()


def _stream(data, **words):
    one = StreamObject()
    one._data = data
    one.update({NameObject(f"/{key}"): value for key, value in words.items()})
    return one


def _image(filters, data):
    size = {key: leaking._number(8) for key in ("Width", "Height", "BitsPerComponent")}
    kinds = {"Type": NameObject("/XObject"), "Subtype": NameObject("/Image"), "ColorSpace": NameObject("/DeviceRGB")}
    return _stream(data, Filter=filters, **size, **kinds)


def _with_form(writer, page):
    """A form in a form, each telling its author, the inner one drawing a picture."""
    inner = _stream(
        f"/Span <</ActualText ({AUTHOR})>> BDC /Im9 Do EMC".encode(),
        Type=NameObject("/XObject"),
        Subtype=NameObject("/Form"),
        BBox=ArrayObject([leaking._number(n) for n in (0, 0, 9, 9)]),
        PieceInfo=TextStringObject(AUTHOR),
        Resources=DictionaryObject(
            {
                NameObject("/XObject"): DictionaryObject(
                    {NameObject("/Im9"): writer._add_object(_image(NameObject("/DCTDecode"), leaking.jpeg(AUTHOR)))}
                ),
                NameObject("/Properties"): DictionaryObject({NameObject("/P1"): TextStringObject(AUTHOR)}),
            }
        ),
    )
    drawn = DictionaryObject({NameObject("/Fm1"): writer._add_object(inner)})
    page["/Resources"][NameObject("/XObject")] = drawn


def test_what_forms_say_goes_and_what_they_draw_stays():
    before = _written(_with_form)
    cleaned = _clean(before)
    page = PdfReader(io.BytesIO(cleaned.content)).pages[0]

    assert cleaned.doubts == {Doubt.PICTURES}
    assert AUTHOR in insides(before)
    assert AUTHOR not in insides(cleaned.content)
    assert "/Im9" in page["/Resources"]["/XObject"]["/Fm1"]["/Resources"]["/XObject"]


def test_a_picture_written_into_the_page_is_seen():
    def change(writer, page):
        drawn = b"q BI /W 1 /H 1 /CS /G /BPC 8 ID \x00 EI Q BT /F1 9 Tf (yazi) Tj ET"
        page[NameObject("/Contents")] = writer._add_object(_stream(drawn))

    assert _clean(_written(change)).doubts == {Doubt.PICTURES}


def _cmyk():
    exif, out = Image.Exif(), io.BytesIO()
    exif[0x013B] = AUTHOR
    Image.new("CMYK", (8, 8)).save(out, "JPEG", exif=exif)
    return out.getvalue()


@pytest.mark.parametrize(
    ("filters", "data"),
    [
        (["/DCTDecode"], _cmyk()),
        (["/FlateDecode", "/DCTDecode"], b"x"),
        (["/JPXDecode"], b"....xml <author/>"),
    ],
)
def test_a_picture_that_says_something_in_a_way_of_its_own_stops_the_copy(filters, data):
    names = ArrayObject([NameObject(one) for one in filters])

    def change(writer, page):
        drawn = DictionaryObject({NameObject("/Im1"): writer._add_object(_image(names, data))})
        page["/Resources"][NameObject("/XObject")] = drawn

    cleaned = _clean(_written(change))

    assert (cleaned.content, cleaned.doubts) == (b"", {Doubt.MEDIA})


def test_a_silent_picture_stays_as_it_is():
    out = io.BytesIO()
    Image.new("L", (8, 8)).save(out, "JPEG")

    def change(writer, page):
        drawn = DictionaryObject(
            {NameObject("/Im1"): writer._add_object(_image(NameObject("/DCTDecode"), out.getvalue()))}
        )
        page["/Resources"][NameObject("/XObject")] = drawn

    page = PdfReader(io.BytesIO(_clean(_written(change)).content)).pages[0]

    assert page["/Resources"]["/XObject"]["/Im1"]._data == out.getvalue()


def _field(kind, value):
    def change(writer, page):
        words = {
            "/T": TextStringObject("alan"),
            "/FT": NameObject(kind),
            "/V": value,
            "/Subtype": NameObject("/Widget"),
        }
        field = writer._add_object(DictionaryObject({NameObject(key): word for key, word in words.items()}))
        writer.root_object[NameObject("/AcroForm")] = DictionaryObject({NameObject("/Fields"): ArrayObject([field])})

    return _written(change)


def test_filled_fields_and_signatures_are_told_of_and_gone():
    filled, signed = _field("/Tx", TextStringObject(AUTHOR)), _field("/Sig", DictionaryObject())

    assert _clean(filled).doubts == {Doubt.FORM}
    assert AUTHOR not in insides(_clean(filled).content)
    assert Taken.SIGNATURES in _clean(signed).taken
    assert _clean(signed).doubts == set()


def test_a_book_is_left_to_a_person(monkeypatch):
    monkeypatch.setattr(pdf, "MOST_PAGES", 1)

    assert _clean(leaking.pdf(AUTHOR, pages=2)).doubts == {Doubt.TOO_LARGE}


def test_a_page_that_draws_nothing_is_a_page():
    writer, out = PdfWriter(), io.BytesIO()
    writer.add_blank_page(10, 10)
    writer.write(out)
    cleaned = _clean(out.getvalue())

    assert (len(PdfReader(io.BytesIO(cleaned.content)).pages), cleaned.doubts) == (1, {Doubt.NO_TEXT})
