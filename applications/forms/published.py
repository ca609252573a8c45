"""The filters of supported projects as fields; what the address says is read by ``filters.published``."""

from typing import Any

from crispy_forms.layout import Layout
from django import forms
from django.utils.text import Truncator
from django.utils.translation import gettext_lazy as _

from applications.choices import Classification, PublishedState, YearKind
from applications.filters.published import SEVERAL
from applications.queries.published.filters import LEGACY, SUPPORT, TOTAL_COST, UNCLASSIFIED, Filters
from applications.queries.published.options import Options
from applications.queries.published.prices import Prices
from cmdp.accounts.choices import OrganisationType
from cmdp.kit.formats import format_money
from cmdp.kit.forms import FilterFormHelper
from priorities.models import Axis

ANY = ("", _("Hepsi"))
NONE = (UNCLASSIFIED, Classification.NONE.label)
SORTS = (
    ("newest", _("En yeni yıl önce")),
    ("oldest", _("En eski yıl önce")),
    ("title", _("Ada göre")),
    ("province", _("İle göre")),
    ("cost", _("Toplam maliyete göre, büyükten küçüğe")),
    ("support", _("Desteğe göre, büyükten küçüğe")),
)
FIRST = ("q", "year", "province", "axis", "status", "sirala", "baz")
MORE = ("measure", "beneficiary_type", "year_kind", "amount_of", "amount_from", "amount_to")


class ProjectFilterForm(forms.Form):
    """Drawn from what is asked for; only values that some project has can be chosen.

    The order can be chosen where ``sort`` says the present one, the year of constant lira where there are ``prices``.
    """

    q = forms.CharField(label=_("Ad, yararlanıcı veya yer"), max_length=200)
    year = forms.ChoiceField(label=_("Yıl"))
    province = forms.ChoiceField(label=_("İl"))
    axis = forms.ChoiceField(label=_("Eksen"))
    status = forms.ChoiceField(label=_("Durum"))
    sirala = forms.ChoiceField(label=_("Sıralama"), choices=SORTS)
    baz = forms.ChoiceField(label=_("Sabit fiyatların yılı"))
    measure = forms.ChoiceField(label=_("Tedbir"))
    beneficiary_type = forms.ChoiceField(label=_("Yararlanıcı türü"))
    year_kind = forms.ChoiceField(label=_("Yılın anlamı"))
    amount_of = forms.ChoiceField(
        label=_("Tutar"), choices=((TOTAL_COST, _("Toplam maliyet")), (SUPPORT, _("Destek tutarı")))
    )
    amount_from = forms.CharField(
        label=_("En az (TL)"), max_length=30, widget=forms.TextInput({"inputmode": "decimal"})
    )
    amount_to = forms.CharField(label=_("En çok (TL)"), max_length=30, widget=forms.TextInput({"inputmode": "decimal"}))
    demo = forms.CharField(widget=forms.HiddenInput)

    def __init__(self, filters: Filters, options: Options, *, sort: str = "", prices: Prices | None = None) -> None:
        base = {"baz": prices.base} if prices else {}
        super().__init__(initial={**_initial(filters, sort), **base}, use_required_attribute=False)
        for name, choices in _choices(options).items():
            self._offer(name, [ANY, *choices])
        self._offer("baz", [(year, str(year)) for year in sorted(prices.values, reverse=True)] if prices else [])
        for name, wanted in (("demo", filters.demo), ("sirala", sort), ("baz", prices)):
            if not wanted:
                del self.fields[name]
        self.first, self.more = FilterFormHelper(), FilterFormHelper()
        self.first.layout = Layout(*(name for name in (*FIRST, "demo") if name in self.fields))
        self.more.layout = Layout(*MORE)
        self.has_more = any(self.initial.get(name) for name in MORE if name != "amount_of")

    def _offer(self, name: str, choices: list[Any]) -> None:
        field = self.fields[name]
        if isinstance(field, forms.ChoiceField):
            field.choices = choices


def _initial(filters: Filters, sort: str) -> dict[str, object]:
    """What each field shows: of several values the first; the chips beside the list name them all."""
    first = {name: next(iter(getattr(filters, field)), "") for name, field in SEVERAL.items()}
    amounts = {"amount_from": filters.amount_from, "amount_to": filters.amount_to}
    shown = {name: format_money(value, unit=False) for name, value in amounts.items() if value is not None}
    return {**first, **shown, "q": filters.text, "amount_of": filters.amount_of, "sirala": sort, "demo": "1"}


def _choices(options: Options) -> dict[str, list[Any]]:
    legacy = [(LEGACY, _("Önceki dönem (2018 öncesi)"))] if options.has_legacy else []
    return {
        "year": [(year, str(year)) for year in options.years],
        "province": [(province.search_key, province.name) for province in options.provinces],
        "axis": [*((axis.code, f"{axis.code} {axis.title}") for axis in options.axes), *legacy, NONE],
        "measure": [*(_measures_of(axis) for axis in options.axes), NONE],
        "status": [(state, PublishedState(state).label) for state in options.states],
        "beneficiary_type": [*((kind, OrganisationType(kind).label) for kind in options.beneficiary_types), NONE],
        "year_kind": [(kind, YearKind(kind).label) for kind in options.year_kinds],
    }


def _measures_of(axis: Axis) -> tuple[str, list[tuple[str, str]]]:
    measures = [
        (measure.code, Truncator(f"{measure.code} {measure.title}").chars(70)) for measure in axis.measures.all()
    ]
    return f"{axis.code} {axis.title}", measures
