"""Form fields: what is typed, what is stored, what is shown again."""

from datetime import UTC, date, datetime, time
from decimal import Decimal

import pytest
from django import forms
from django.core.files.uploadedfile import SimpleUploadedFile
from django.utils import translation

from cmdp.kit import entry

CLOSE = datetime(2026, 12, 4, 13, 1, tzinfo=UTC)


class Form(forms.Form):
    amount = entry.MoneyField(required=False)
    rate = entry.RateField(required=False)
    people = entry.WholeField(most=500, required=False)
    day = entry.DateField(required=False)
    hour = entry.TimeField(required=False)
    closes_at = entry.InstantField(required=False)
    opens_at = entry.InstantField(inclusive=False, required=False)
    name = entry.TextField(limit=10, required=False)
    story = entry.TextField(limit=10, lines=4, required=False)
    number = entry.DigitsField(required=False)
    phone = entry.PhoneField(required=False)


TYPED = {
    "amount": "1.250.000,5",
    "rate": "%87,50",
    "people": "1.2",
    "day": "05.04.2026",
    "hour": "9.30",
    "closes_at_0": "04.12.2026",
    "closes_at_1": "16.00",
    "opens_at_0": "04.12.2026",
    "opens_at_1": "16.00",
    "name": " Ordu \n ili ",
    "story": "a\r\nb",
}


def test_what_is_typed_becomes_values():
    form = Form({**TYPED, "people": "120"})

    assert form.is_valid(), form.errors
    assert form.cleaned_data == {
        "amount": Decimal("1250000.50"),
        "rate": Decimal("87.50"),
        "people": 120,
        "day": date(2026, 4, 5),
        "hour": time(9, 30),
        "closes_at": CLOSE,
        "opens_at": datetime(2026, 12, 4, 13, 0, tzinfo=UTC),
        "name": "Ordu ili",
        "story": "a\nb",
        "number": "",
        "phone": "",
    }


@pytest.mark.parametrize("typed", ["123 456 7890", "123.456.7890", "123-456-78 90", " 1234567890\u200b"])
def test_a_number_may_be_written_in_groups(typed):
    form = Form({"number": typed})

    assert form.is_valid(), form.errors
    assert form.cleaned_data["number"] == "1234567890"


def test_what_is_no_digit_stays_for_the_validators():
    assert Form({"number": "12 x4"}).fields["number"].clean("12 x4") == "12 x4"


def test_no_field_of_ours_lets_the_browser_cut_what_is_pasted():
    assert "maxlength" not in str(Form())


@pytest.mark.parametrize("typed", ["0362 431 00 00", "+90 (532) 000 00 00", "03624310000", "0362 431 00 00 dahili 12"])
def test_a_telephone_number_is_taken_as_people_write_it(typed):
    form = Form({"phone": typed})

    assert form.is_valid(), form.errors
    assert form.cleaned_data["phone"] == typed


def test_what_is_refused_stays_as_it_was_typed():
    form = Form({"amount": "1.250", "closes_at_0": "31.02.2026", "closes_at_1": "öğlen"})

    assert not form.is_valid()
    assert form["amount"].value() == "1.250"
    assert 'value="31.02.2026"' in str(form["closes_at"])
    assert 'value="öğlen"' in str(form["closes_at"])


def test_nothing_typed_is_no_value():
    form = Form({"amount": "  ", "rate": "\u200b"})

    assert form.is_valid()
    assert form.cleaned_data["amount"] is form.cleaned_data["rate"] is form.cleaned_data["closes_at"] is None
    assert form.cleaned_data["story"] == ""


@pytest.mark.parametrize(
    ("name", "stored", "shown"),
    [
        ("amount", Decimal("1250000.50"), "1.250.000,50"),
        ("rate", Decimal("90.00"), "90"),
        ("rate", Decimal("87.50"), "87,5"),
        ("day", date(2026, 4, 5), "05.04.2026"),
        ("hour", time(9, 30), "09.30"),
        ("closes_at", CLOSE, ["04.12.2026", "16.00"]),
        ("opens_at", CLOSE, ["04.12.2026", "16.01"]),
    ],
)
def test_stored_values_are_shown_as_people_write_them(name, stored, shown):
    assert Form(initial={name: stored})[name].value() == shown


def test_an_instant_without_a_value_shows_two_empty_fields():
    with translation.override("tr"):
        drawn = str(Form()["closes_at"])

    assert drawn.count("<input") == drawn.count("<label") == 2
    assert "value=" not in drawn


@pytest.mark.parametrize(
    ("typed", "codes"),
    [
        ({"closes_at_0": "04.12.1800", "closes_at_1": "16.00"}, ["out_of_range"]),
        ({"day": "01.01.2200"}, ["out_of_range"]),
        ({"people": "501"}, ["out_of_range"]),
        ({"name": "on bir harf!"}, ["too_long"]),
        ({"story": "on\nbir\nharf"}, ["too_long"]),
        ({"phone": "telefonum yok"}, ["unreadable"]),
        ({"phone": "1234"}, ["unreadable"]),
        ({"phone": "0" * 31}, ["too_long"]),
    ],
)
def test_what_cannot_be_taken_is_refused_with_a_code(typed, codes):
    form = Form(typed)

    found = [error.code for errors in form.errors.as_data().values() for error in errors]

    assert found == codes


@pytest.mark.parametrize(
    ("typed", "sentence"),
    [
        ({"closes_at_0": "04.12.2026"}, "Saati yazın, örneğin 16.00."),
        ({"closes_at_1": "16.00"}, "Günü yazın, örneğin 05.04.2026."),
    ],
)
def test_half_an_instant_asks_for_the_other_half(typed, sentence):
    assert Form(typed).errors["closes_at"] == [sentence]


def test_a_limit_is_refused_with_both_numbers():
    form = Form({"story": "x" * 1234})

    assert form.errors["story"] == ["En çok 10 karakter yazabilirsiniz; siz 1.234 yazdınız. Metni kısaltın."]


def test_only_another_value_counts_as_a_change():
    initial = {"amount": Decimal("1250.00"), "rate": Decimal("90.00"), "closes_at": CLOSE, "day": date(2026, 4, 5)}
    same = {"amount": "1250", "rate": "%90", "closes_at_0": "4.12.2026", "closes_at_1": "16:00", "day": "2026-04-05"}

    assert Form(same, initial=initial).changed_data == []
    assert Form({**same, "closes_at_1": "16.01"}, initial=initial).changed_data == ["closes_at"]
    assert Form({"closes_at_0": "04.12.2026", "closes_at_1": "16.00"}).changed_data == ["closes_at"]


def test_a_long_text_carries_what_its_counter_needs():
    attrs = Form().fields["story"].widget.attrs

    assert (attrs["data-enhance"], attrs["data-limit"], attrs["rows"]) == ("character-count", "10", 4)
    assert "maxlength" not in attrs


def test_a_required_instant_says_so_when_both_are_empty():
    field = entry.InstantField()

    with pytest.raises(forms.ValidationError) as refusal:
        field.clean(["", ""])

    assert refusal.value.code == "required"


def test_a_file_is_judged_by_its_content():
    field = entry.FileField(kinds=["pdf"], max_bytes=1000)
    pdf, liar = SimpleUploadedFile("a.pdf", b"%PDF-1.7 ..."), SimpleUploadedFile("a.pdf", b"MZ program")

    with pytest.raises(forms.ValidationError) as refusal:
        field.clean(liar)

    assert refusal.value.code == "not_what_it_claims"
    assert field.clean(pdf) is pdf


def test_an_empty_file_gets_our_sentence():
    field = entry.FileField(kinds=["pdf"], max_bytes=1000)

    with pytest.raises(forms.ValidationError) as refusal:
        field.clean(SimpleUploadedFile("a.pdf", b""))

    assert refusal.value.code == "empty"


def test_no_file_is_asked_for():
    with pytest.raises(forms.ValidationError) as refusal:
        entry.FileField(kinds=["pdf"], max_bytes=1000).clean(None)

    assert refusal.value.code == "required"
