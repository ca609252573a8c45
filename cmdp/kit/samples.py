"""What the gallery shows of forms, tables and lists: made-up, believable."""

from dataclasses import dataclass
from decimal import Decimal
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from cmdp.kit import entry
from cmdp.kit.forms import FilterFormHelper, PageFormHelper

KINDS = [("build", _("Yapım")), ("buy", _("Makine alımı")), ("train", _("Eğitim"))]
PROVINCES = [("", _("Seçin")), ("55", "Samsun"), ("63", "Şanlıurfa")]
MEGABYTE = 1024 * 1024


class SampleForm(forms.Form):
    """One field of each kind."""

    name = entry.TextField(label=_("Projenin adı"), limit=120, help_text=_("En çok 120 karakter."))
    amount = entry.MoneyField(label=_("İstenen destek"), help_text=_("Örneğin 1.250.000,00"))
    rate = entry.RateField(label=_("Destek oranı"), help_text=_("Örneğin 87,5"), required=False)
    closes_at = entry.InstantField(label=_("Son an"), help_text=_("Yazdığınız dakika da sayılır."))
    summary = entry.TextField(label=_("Özet"), limit=300, lines=4, required=False)
    kind = forms.ChoiceField(label=_("Türü"), choices=KINDS, widget=forms.RadioSelect)
    parts = forms.MultipleChoiceField(
        label=_("Kalemler"), choices=KINDS, widget=forms.CheckboxSelectMultiple, required=False
    )
    province = forms.ChoiceField(label=_("İl"), choices=PROVINCES)
    paper = entry.FileField(
        label=_("Taahhütname"),
        help_text=_("PDF, en çok 20 MB."),
        kinds=["pdf"],
        max_bytes=20 * MEGABYTE,
        required=False,
    )
    agreed = forms.BooleanField(label=_("Bilgilerin doğru olduğunu beyan ederim."))

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        groups = [
            (_("Proje"), ["name", "amount", "rate", "closes_at", "summary", "kind"]),
            (_("Yer ve belgeler"), ["parts", "province", "paper", "agreed"]),
        ]
        self.helper = PageFormHelper(self, submit=_("Kaydet ve devam et"), groups=groups, cancel="#")


class SampleFilter(forms.Form):
    """A list's filters."""

    q = forms.CharField(label=_("Ara"), required=False)
    province = forms.ChoiceField(label=_("İl"), choices=PROVINCES, required=False)

    helper = FilterFormHelper()


@dataclass(frozen=True, slots=True)
class SampleRow:
    """A line of the ranked list."""

    place: int
    reference: str
    title: str
    axis: int
    measure: str
    mark: Decimal
    support: Decimal
    state: Any
    tone: str
    marked: bool = False
    line: bool = False


ROWS = [
    SampleRow(
        1,
        "TR83/26/CMDP/0012",
        "Tersane yan sanayi eğitim merkezi",
        1,
        "1.1",
        Decimal("88.50"),
        Decimal(9200000),
        _("asil"),
        "success",
    ),
    SampleRow(
        2,
        "TR83/26/CMDP/0007",
        "Ortak kalıp ve döküm test atölyesi",
        2,
        "2.5",
        Decimal("79.25"),
        Decimal(10296000),
        _("sınırda"),
        "warning",
        marked=True,
        line=True,
    ),
    SampleRow(
        3,
        "TR83/26/CMDP/0009",
        "Lojistik merkez soğuk depo",
        5,
        "5.1",
        Decimal("71.00"),
        Decimal(18000000),
        _("yedek"),
        "info",
    ),
    SampleRow(
        4, "TR83/26/CMDP/0005", "Çağrı merkezi", 1, "1.2", Decimal("61.00"), Decimal(7400000), _("olumsuz"), "danger"
    ),
]
AXES = [
    (1, _("İstihdam")),
    (2, _("Üretim")),
    (3, _("Verimlilik")),
    (4, _("Teknoloji ve yenilik")),
    (5, _("İhracat")),
]
