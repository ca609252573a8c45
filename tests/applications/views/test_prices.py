"""The administrators' price index: typed or uploaded, used, not used."""

from decimal import Decimal

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db.models.signals import pre_save
from django.urls import reverse

from applications.domain import prices
from applications.forms.prices import PriceIndexForm
from applications.models import PriceIndex
from applications.queries.published.prices import prices_in_use
from cmdp.audit.models import Event
from cmdp.kit.verdict import Refused
from tests.factories.people import NOON
from tests.factories.published import make_price_index

pytestmark = pytest.mark.django_db
TYPED = {"name": "Yıllık TÜFE", "source": "Bülten", "source_url": "", "lines": "2018;100,5\n2019\t115.25\n"}


def load(by, values=None, name="TÜFE"):
    return prices.load_index(values or {2018: Decimal(100)}, name=name, source="Bülten", by=by, at=NOON)


def errors(lines="", file=None, **fields):
    files = {"file": SimpleUploadedFile("endeks.csv", file)} if file is not None else None
    form = PriceIndexForm({**TYPED, **fields, "lines": lines}, files, cancel="/")
    form.is_valid()
    return form.cleaned_data.get("values"), [code.code for code in form.errors.as_data().get("__all__", [])]


def test_a_loaded_index_is_used_from_now_on_with_its_events(cast):
    first = load(cast["administrator"])

    second = load(cast["administrator"], {2018: Decimal(1), 2019: Decimal(2)}, "ÜFE")

    first.refresh_from_db()
    assert (first.is_used, second.is_used, prices_in_use().index) == (False, True, second)
    verbs = list(Event.objects.order_by("pk").values_list("verb", flat=True))
    assert verbs == ["price_index.load", "price_index.use"] * 2


def test_an_index_can_be_used_again_or_none(cast):
    first, _second = load(cast["administrator"]), load(cast["administrator"])
    by = cast["administrator"]

    prices.use_index(first.pk, by=by, at=NOON)
    assert prices_in_use().index == first
    prices.use_index(first.pk, by=by, at=NOON)
    assert prices.use_index(None, by=by, at=NOON) is None
    assert prices.use_index(None, by=by, at=NOON) is None
    assert prices_in_use() is None
    assert Event.objects.filter(verb="price_index.use").count() == 4


@pytest.mark.parametrize(
    ("values", "code"),
    [
        ({}, "no_values"),
        ({2018: Decimal(0)}, "not_positive"),
        ({2018: Decimal("0.5"), 2019: Decimal("500000000.1")}, "too_far_apart"),
    ],
)
def test_an_index_that_could_not_convert_is_refused(values, code, cast):
    with pytest.raises(Refused) as refused:
        prices.load_index(values, name="x", source="y", by=cast["administrator"], at=NOON)

    assert refused.value.verdict.code == code


def test_levels_as_far_apart_as_allowed_still_convert_the_largest_amount(cast):
    load(cast["administrator"], {1950: Decimal("0.000001"), 2026: Decimal(1000)})

    most = Decimal("9999999999999999.99")
    assert prices_in_use().constant(most, 1950) == most * 10**9


@pytest.fixture
def meanwhile():
    """Let another first index come into use in the moment before ours is."""

    def load_theirs(instance, update_fields, **_kwargs):
        if update_fields:
            make_price_index({2018: 1})

    pre_save.connect(load_theirs, sender=PriceIndex)
    yield
    pre_save.disconnect(load_theirs, sender=PriceIndex)


def test_of_two_first_indices_at_once_one_is_refused(meanwhile, cast):
    with pytest.raises(Refused) as refused:
        load(cast["administrator"])

    assert refused.value.verdict.code == "loaded_meanwhile"
    assert not PriceIndex.objects.exists()


def test_what_was_typed_stays_when_another_index_came_first(meanwhile, client, cast):
    client.force_login(cast["administrator"])

    answer = client.post(reverse("applications:price_index_new"), TYPED)

    text = answer.content.decode()
    assert answer.status_code == 200
    assert "başka biri bir endeks yükledi" in text
    assert "2018;100,5" in text


def test_nobody_else_loads_or_chooses(cast):
    index = make_price_index({2018: 1})
    for act in (
        lambda: load(cast["manager"]),
        lambda: prices.use_index(index.pk, by=cast["officer"], at=NOON),
    ):
        with pytest.raises(Refused) as refused:
            act()
        assert refused.value.verdict.code == "not_administrator"


@pytest.mark.parametrize(
    ("lines", "values"),
    [
        ("2018;100,5\n2019\t115.25", {2018: Decimal("100.5"), 2019: Decimal("115.25")}),
        ("yıl;değer\n2018;1.234,5;\n\n2019: 99", {2018: Decimal("1234.5"), 2019: Decimal(99)}),
    ],
)
def test_lines_are_read_as_people_write_them(lines, values):
    assert errors(lines) == (values, [])
    assert errors(file=("\ufeff" + lines).encode()) == (values, [])
    assert errors(file=lines.encode("cp1254")) == (values, [])


@pytest.mark.parametrize(
    ("lines", "code"),
    [
        ("", "nothing"),
        ("yıl;değer", "nothing"),
        ("2018", "bad_line"),
        ("2018;yüz", "bad_line"),
        ("2018;1,2,3", "bad_line"),
        ("2018;-5", "bad_line"),
        ("2018;" + "9" * 20, "bad_line"),
        ("2018;1.234", "unclear"),
        ("2018;1,234", "unclear"),
        ("0018;5", "outside"),
        ("2018;5\n2018;6", "twice"),
        ("2018;0", "not_positive"),
        ("2018;1\n" * 201, "too_large"),
    ],
)
def test_lines_that_cannot_be_used_are_told_by_their_number(lines, code):
    assert errors(lines)[1] == [code]


def test_a_file_too_large_and_both_ways_at_once_are_told():
    assert errors(file=b"2018;1\n" * 20_000)[1] == ["too_large"]
    assert errors("2018;1", file=b"2018;1")[1] == ["both"]
    assert errors("2018;1", name="")[1] == []


def test_an_administrator_loads_uses_and_stops_using(client, cast):
    client.force_login(cast["administrator"])
    list_url = reverse("applications:price_index_list")
    assert "Henüz endeks yüklenmedi" in client.get(list_url).content.decode()

    assert client.post(reverse("applications:price_index_new"), TYPED).status_code == 302
    index = PriceIndex.objects.get()
    text = client.get(list_url).content.decode()
    assert "Yıllık TÜFE" in text
    assert "2018–2019" in text.replace("\n", "")
    client.post(reverse("applications:price_index_none"))
    assert prices_in_use() is None
    client.post(reverse("applications:price_index_use", args=[index.public_id]))
    assert prices_in_use().index == index


def test_a_refused_form_keeps_what_was_typed(client, cast):
    client.force_login(cast["administrator"])

    text = client.post(reverse("applications:price_index_new"), {**TYPED, "lines": "2018;yüz"}).content.decode()

    assert "1. satır okunamadı: “2018;yüz”" in text
    assert "2018;yüz</textarea>" in text
