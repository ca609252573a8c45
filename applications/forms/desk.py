"""The filters of the agency's list as fields; what the address says is read by ``filters.desk``."""

from typing import Any

from crispy_forms.layout import Layout
from django import forms
from django.utils.text import Truncator
from django.utils.translation import gettext_lazy as _

from applications.choices import Status
from applications.filters.desk import ENDS, HEADINGS, SEVERAL, SHOWN, SORT, DeskAsked
from applications.queries.desk_files import ME, NOBODY, SUPPORT, TOTAL_COST
from applications.queries.desk_options import Choices, DeskOptions
from cmdp.accounts.choices import OrganisationType
from cmdp.kit.formats import format_mark, format_money
from cmdp.kit.forms import FilterFormHelper

ANY = ("", _("Hepsi"))
FIRST = ("q", "call", "status", "expert", "measure", SORT)
MORE = (
    *("axis", "province", "type", "evaluator", "marks_from", "marks_to"),
    *("amount_of", "amount_from", "amount_to", SHOWN),
)
LONGEST = 70


def _number(label: Any) -> forms.CharField:
    return forms.CharField(label=label, max_length=30, widget=forms.TextInput({"inputmode": "decimal"}))


class DeskFilterForm(forms.Form):
    """Drawn from what is asked for; of several values of one filter the first, the chips name them all."""

    q = forms.CharField(label=_("Numara, ad, kurum, VKN"), max_length=200)
    call = forms.ChoiceField(label=_("Çağrı"))
    status = forms.ChoiceField(label=_("Durum"), choices=[ANY, *Status.choices])
    expert = forms.ChoiceField(label=_("Sorumlu uzman"))
    measure = forms.ChoiceField(label=_("Tedbir"))
    axis = forms.ChoiceField(label=_("Eksen"))
    province = forms.ChoiceField(label=_("İl"))
    type = forms.ChoiceField(label=_("Kurum türü"), choices=[ANY, *OrganisationType.choices])
    evaluator = forms.ChoiceField(label=_("Değerlendirici"))
    marks_from = _number(_("En az puan"))
    marks_to = _number(_("En çok puan"))
    amount_of = forms.ChoiceField(
        label=_("Tutar"), choices=((SUPPORT, _("Talep edilen destek")), (TOTAL_COST, _("Toplam maliyet")))
    )
    amount_from = _number(_("En az (TL)"))
    amount_to = _number(_("En çok (TL)"))
    sutun = forms.MultipleChoiceField(
        label=_("Sütunlar"), widget=forms.CheckboxSelectMultiple, choices=list(HEADINGS.items())
    )
    sirala = forms.ChoiceField(
        label=_("Sıralama"),
        choices=(
            ("", _("En yeni önce")),
            ("reference", _("Başvuru numarası")),
            ("organisation", _("Kurum")),
            ("since", _("Bu durumda en uzun bekleyen önce")),
            ("due", _("Süresi en önce biten önce")),
            ("-support", _("En yüksek destek önce")),
            ("-cost", _("En yüksek maliyet önce")),
            ("-score", _("En yüksek puan önce")),
        ),
    )

    def __init__(self, asked: DeskAsked, options: DeskOptions) -> None:
        super().__init__(initial=_initial(asked), use_required_attribute=False)
        for name, choices in _choices(options).items():
            self.fields[name].choices = [ANY, *choices]  # type: ignore[attr-defined]
        self.first, self.more = FilterFormHelper(), FilterFormHelper()
        self.first.layout, self.more.layout = Layout(*FIRST), Layout(*MORE)
        self.has_more = any(self.initial.get(name) for name in MORE if name not in {"amount_of", SHOWN})


def _initial(asked: DeskAsked) -> dict[str, Any]:
    filters = asked.filters
    first = {name: next(iter(getattr(filters, field)), "") for name, field in SEVERAL.items()}
    ends = {name: value for name in ENDS if (value := getattr(filters, name)) is not None}
    shown = {
        name: format_mark(value) if name.startswith("marks") else format_money(value, unit=False)
        for name, value in ends.items()
    }
    settled = {"q": filters.text, "amount_of": filters.amount_of, SORT: asked.sort, SHOWN: list(asked.columns)}
    return {**first, **shown, **settled}


def _choices(options: DeskOptions) -> dict[str, list[tuple[str, Any]]]:
    held = [(ME, _("Benim dosyalarım")), (NOBODY, _("Sahipsiz dosyalar"))]
    return {
        "call": _cut(options.calls),
        "axis": _cut(options.axes),
        "measure": _cut(options.measures),
        "province": _cut(options.provinces),
        "expert": [*held, *_cut(options.staff)],
        "evaluator": _cut(options.evaluators),
    }


def _cut(choices: Choices) -> list[tuple[str, Any]]:
    return [(key, Truncator(words).chars(LONGEST)) for key, words in choices.items()]
