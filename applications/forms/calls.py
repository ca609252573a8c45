"""Forms of a call: what it is, its calendar, its publication, its extension; and an agency's narrowing."""

import datetime as dt
from collections.abc import Iterable
from typing import Any, ClassVar

from django import forms
from django.db.models import QuerySet
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from applications.choices import ApplicantVerdict
from applications.forms.rules import LAST_YEAR, VersionedForm
from applications.models import CallStage, RuleSet, StageRule, SupportTypeRule
from applications.policies.narrowing import PERMISSIVE
from cmdp.accounts.choices import OrganisationType
from cmdp.kit.entry import InstantField, MoneyField, RateField, TextField, WholeField
from cmdp.kit.formats import format_day
from cmdp.regions.models import Agency, Province
from priorities.models import Edition

Words = str | Promise
LIMIT_FIELDS: dict[str, type[forms.Field]] = {
    "min_budget": MoneyField,
    "max_budget": MoneyField,
    "min_support": MoneyField,
    "max_support": MoneyField,
    "min_rate": RateField,
    "max_rate": RateField,
    "min_own_share": RateField,
    "max_months": WholeField,
}


class RuleSetChoice(forms.ModelChoiceField):
    """Sets told apart by name, year and version."""

    def label_from_instance(self, obj: RuleSet) -> str:
        """Name, year, version, and whose it is."""
        words = {"name": obj.name, "year": obj.programme_year, "number": obj.number}
        label = _("%(name)s · %(year)s · %(number)d. sürüm") % words
        return f"{label} · {obj.agency.short_name}" if obj.agency else label


class AgencyForm(forms.Form):
    """Which of the person's agencies; not asked where there is one."""

    agency = forms.ModelChoiceField(Agency.objects.none(), label=_("Ajans"), empty_label=None)

    def __init__(self, *args: Any, agencies: QuerySet[Agency], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        only = agencies[0] if len(agencies) == 1 else None
        field = self.fields["agency"]
        field.queryset, field.initial = agencies, only  # type: ignore[attr-defined]
        if only:
            field.widget = forms.HiddenInput()


class CallForm(forms.Form):
    """What a call is; its calendar stands on a page of its own."""

    rule_set = RuleSetChoice(
        RuleSet.objects.none(), label=_("Kural seti"), empty_label=None, help_text=_("İlan edilince dondurulur.")
    )
    programme_year = WholeField(label=_("Program yılı"), least=2008, most=LAST_YEAR)
    title_tr = TextField(limit=200, label=_("Başlık (Türkçe)"))
    title_en = TextField(limit=200, label=_("Başlık (İngilizce)"))
    summary_tr = TextField(limit=2000, lines=4, label=_("Özet (Türkçe)"), required=False)
    summary_en = TextField(limit=2000, lines=4, label=_("Özet (İngilizce)"), required=False)
    envelope = MoneyField(label=_("Bütçe zarfı (TL)"), help_text=_("Çağrıya ayrılan toplam destek."))
    completion_days = WholeField(
        label=_("Eksik tamamlama süresi (iş günü)"),
        required=False,
        least=1,
        most=365,
        help_text=_("Boş bırakılırsa kural setinin süresi geçerlidir."),
    )
    answer_days = WholeField(
        label=_("Soruları yanıtlama süresi (iş günü)"),
        required=False,
        least=1,
        most=60,
        help_text=_("Boş bırakılırsa kural setinin süresi geçerlidir."),
    )
    is_rolling = forms.BooleanField(
        label=_("Sürekli çağrı"), required=False, help_text=_("Dosyalar kapanış beklenmeden incelenir.")
    )

    def __init__(self, *args: Any, rule_sets: QuerySet[RuleSet], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["rule_set"].queryset = rule_sets.select_related("agency")  # type: ignore[attr-defined]

    def values(self) -> dict[str, Any]:
        """What the domain takes."""
        return {name: value for name, value in self.cleaned_data.items() if name not in {"version", "agency"}}


class NewCallForm(CallForm, AgencyForm):
    """A new call, with the agency where a person has several."""


class EditCallForm(CallForm, VersionedForm):
    """A draft that is there already."""


class WindowsForm(VersionedForm):
    """When each stage opens, and the last minute that still counts."""

    def __init__(  # what is there already, part by part
        self,
        *args: Any,
        stages: Iterable[StageRule],
        windows: dict[int, CallStage],
        questions_until: dt.datetime | None = None,
        **kwargs: Any,
    ) -> None:
        super().__init__(*args, **kwargs)
        self.stages = list(stages)
        for stage in self.stages:
            window = windows.get(stage.order)
            self.fields[f"opens_{stage.order}"] = InstantField(
                label=_("Açılış"), inclusive=False, initial=window and window.opens_at
            )
            self.fields[f"closes_{stage.order}"] = InstantField(
                label=_("Son dakika (dâhil)"),
                initial=window and window.closes_at,
                help_text=_("Yazdığınız dakika içinde gelen başvuru sayılır."),
            )
        self.fields["questions_until"] = InstantField(
            label=_("Sorular için son dakika (dâhil)"),
            required=False,
            initial=questions_until,
            help_text=_("Boş bırakılırsa kural setindeki güne göre, ilk aşamanın kapanışından geriye sayılır."),
        )

    def clean(self) -> dict[str, Any]:
        """A window closes after it opens."""
        cleaned = super().clean() or self.cleaned_data
        for stage in self.stages:
            opens, closes = cleaned.get(f"opens_{stage.order}"), cleaned.get(f"closes_{stage.order}")
            if opens and closes and closes <= opens:
                self.add_error(f"closes_{stage.order}", _("Kapanış açılıştan sonra olmalı; iki anı karşılaştırın."))
        closes, until = [v for n, v in cleaned.items() if n.startswith("closes_") and v], cleaned.get("questions_until")
        if closes and until and until > max(closes):
            self.add_error("questions_until", _("Sorular için son an, çağrının kapanışından sonra olamaz."))
        return cleaned

    def windows(self) -> dict[int, tuple[dt.datetime, dt.datetime]]:
        """Stage order → (opening, exclusive closing)."""
        cleaned = self.cleaned_data
        return {s.order: (cleaned[f"opens_{s.order}"], cleaned[f"closes_{s.order}"]) for s in self.stages}

    def groups(self) -> list[tuple[Words, list[str]]]:
        """One fieldset per stage."""
        first, *rest = [(stage.name, [f"opens_{stage.order}", f"closes_{stage.order}"]) for stage in self.stages]
        return [(first[0], ["version", *first[1]]), *rest, (_("Sorular"), ["questions_until"])]


class EditionField(forms.ModelChoiceField):
    """Published editions, each with the day from which it holds."""

    def label_from_instance(self, obj: Edition) -> str:
        """The number and the day."""
        return _("%(edition)s, yürürlük %(day)s") % {"edition": obj, "day": format_day(obj.valid_from)}


class PublishForm(forms.Form):
    """Which edition of the priorities the call is pinned to."""

    edition = EditionField(Edition.objects.none(), label=_("Öncelik metinlerinin sürümü"), empty_label=None)

    def __init__(self, *args: Any, editions: QuerySet[Edition], in_force: Edition | None, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        field = self.fields["edition"]
        field.queryset, field.initial = editions, in_force  # type: ignore[attr-defined]


class ExtendForm(forms.Form):
    """A later close, with the reason that the record keeps."""

    REFUSED_AT: ClassVar = {"not_later": "closes_at", "windows_overlap": "closes_at"}

    closes_at = InstantField(label=_("Yeni son dakika (dâhil)"))
    reason = TextField(limit=1000, lines=3, label=_("Gerekçe"))


class NarrowingForm(VersionedForm):
    """What an agency may narrow: provinces, types, the limits of each type of support."""

    provinces = forms.ModelMultipleChoiceField(
        Province.objects.none(),
        label=_("İller"),
        widget=forms.CheckboxSelectMultiple,
        error_messages={"required": _("En az bir il seçin.")},
    )

    def __init__(self, *args: Any, national: RuleSet, own: RuleSet, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.types = {row.type: row.verdict for row in own.applicant_types.all()}
        self.support = list(own.support_types.all())
        allowed = [row.province_id for row in national.provinces.all()]
        provinces = self.fields["provinces"]
        provinces.queryset = Province.objects.filter(pk__in=allowed)  # type: ignore[attr-defined]
        provinces.initial = [row.province_id for row in own.provinces.all()]
        for row in national.applicant_types.all():
            self.fields[f"type_{row.type}"] = _type_field(row.type, row.verdict, self.types.get(row.type))
        for support in self.support:
            self.fields.update(_limit_fields(support))

    def verdicts(self) -> dict[str, str]:
        """Type → verdict."""
        prefix = "type_"
        return {n.removeprefix(prefix): v for n, v in self.cleaned_data.items() if n.startswith(prefix)}

    def limits(self) -> dict[int, dict[str, Any]]:
        """Key of the type of support → its limits."""
        return {
            support.pk: {name: self.cleaned_data[f"{support.code}_{name}"] for name in LIMIT_FIELDS}
            for support in self.support
        }

    def groups(self) -> list[tuple[Words, list[str]]]:
        """Provinces, types, then each type of support."""
        types = [name for name in self.fields if name.startswith("type_")]
        support: list[tuple[Words, list[str]]] = [
            (row.name, [f"{row.code}_{name}" for name in LIMIT_FIELDS]) for row in self.support
        ]
        return [(_("İller"), ["version", "provinces"]), (_("Başvuru sahibi türleri"), types), *support]


def _type_field(type_: str, national: str, own: str | None) -> forms.Field:
    """The verdicts that are not more permissive than the national one."""
    allowed = PERMISSIVE[: PERMISSIVE.index(ApplicantVerdict(national)) + 1]
    return forms.ChoiceField(
        label=OrganisationType(type_).label,
        choices=[(verdict.value, verdict.label) for verdict in reversed(allowed)],
        widget=forms.RadioSelect,
        initial=own or ApplicantVerdict.INELIGIBLE,
    )


def _limit_fields(support: SupportTypeRule) -> dict[str, forms.Field]:
    return {
        f"{support.code}_{name}": field(
            label=SupportTypeRule._meta.get_field(name).verbose_name,  # type: ignore[union-attr]
            required=False,
            initial=getattr(support, name),
        )
        for name, field in LIMIT_FIELDS.items()
    }
