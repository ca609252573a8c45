"""What administrators type about a published project: its values, its class, which of two doubles stays."""

from collections.abc import Iterable
from typing import Any, Final

from django import forms
from django.core.exceptions import ValidationError
from django.http import QueryDict
from django.utils.functional import Promise
from django.utils.text import Truncator
from django.utils.translation import gettext_lazy as _

from applications.choices import Classification, Confidence, PublishedState, YearKind
from applications.domain.published import STATED
from applications.models import PublishedProject
from applications.policies.published import FIRST_YEAR, LAST_YEAR, OF_THE_RECORD
from cmdp.accounts.choices import OrganisationType
from cmdp.kit.entry import MoneyField, TextField
from cmdp.kit.reading import parse_partial_day
from cmdp.kit.text import clean_line
from cmdp.regions.models import Province
from priorities.models import Axis, Measure

Words = str | Promise
CHOOSE: Final = ("", _("Seçin"))
FIRST, SECOND = "first", "second"
LONG = 4000
RADIO = {"class": "form-check-input"}


class YearField(forms.CharField):
    """A year in four digits, within what a project could have."""

    NO_YEAR = _("“%(typed)s” bir yıl değil; %(first)s ile %(last)s arasında, dört rakamla yazın.")
    widget = forms.TextInput(attrs={"inputmode": "numeric", "autocomplete": "off", "class": "short"})

    def to_python(self, value: Any) -> Any:
        """The year as a number."""
        typed = clean_line(str(value or ""))
        if not typed:
            return ""
        if not (typed.isascii() and typed.isdigit() and FIRST_YEAR <= int(typed[:9]) <= LAST_YEAR):
            told = {"typed": Truncator(typed).chars(40), "first": str(FIRST_YEAR), "last": str(LAST_YEAR)}
            raise ValidationError(self.NO_YEAR, code="no_year", params=told)
        return int(typed)


class SinceField(forms.CharField):
    """A day, a month or a year, as exact as it is known."""

    widget = forms.TextInput(attrs={"autocomplete": "off", "class": "short"})

    def to_python(self, value: Any) -> str:
        """As it is stored: ``2020``, ``2020-02`` or ``2020-02-14``."""
        typed = clean_line(str(value or ""))
        return parse_partial_day(typed) if typed else ""


class OverSaveForm(forms.Form):
    """Carries the version that was on the screen."""

    version = forms.IntegerField(widget=forms.HiddenInput, required=False)

    def look_again(self, now: PublishedProject) -> None:
        """Somebody else saved meanwhile: what was typed stays, and the next save is one over what is stored now."""
        data = QueryDict(mutable=True)
        data.update(self.data)
        data["version"] = str(now.version)
        self.data = data


def _choice(label: Any, choices: Iterable[Any], **more: Any) -> forms.ChoiceField:
    return forms.ChoiceField(label=label, choices=[CHOOSE, *choices], **more)


def _note(label: Words, limit: int = 300, lines: int = 1) -> TextField:
    return TextField(label=label, limit=limit, lines=lines, required=False)


class ProjectForm(OverSaveForm):
    """The values of a project; of one that was approved here only what is not of the record."""

    title_tr = TextField(label=_("Projenin adı"), limit=300)
    title_en = TextField(
        label=_("Projenin adı (İngilizce)"),
        limit=300,
        required=False,
        help_text=_("Bizim çevirimiz olarak gösterilir. Boşsa İngilizce sayfalarda Türkçe adı gösterilir."),
    )
    beneficiary = TextField(label=_("Yararlanıcı"), limit=520, required=False)
    province = forms.ModelChoiceField(Province.objects.order_by("sort_key"), label=_("İl"), empty_label=_("Seçin"))
    district = TextField(label=_("İlçe"), limit=80, required=False)
    year = YearField(label=_("Yıl"))
    year_kind = _choice(_("Yılın anlamı"), YearKind.choices, help_text=_("Kaynak hangi yılı söylüyor?"))
    year_is_approximate = forms.BooleanField(label=_("Yıl yaklaşık"), required=False)
    year_note_tr = _note(_("Yıl notu"))
    year_note_en = _note(_("Yıl notu (İngilizce)"))
    total_cost = MoneyField(label=_("Toplam maliyet (TL)"), required=False, help_text=_("Bilinmiyorsa boş bırakın."))
    support = MoneyField(label=_("Destek tutarı (TL)"), required=False, help_text=_("Bilinmiyorsa boş bırakın."))
    amount_is_unclear = forms.BooleanField(label=_("Tutarın maliyet mi destek mi olduğu belirsiz"), required=False)
    amount_note_tr = _note(_("Tutar notu"))
    amount_note_en = _note(_("Tutar notu (İngilizce)"))
    state = _choice(_("Durum"), PublishedState.choices)
    state_since = SinceField(
        label=_("Durumun tarihi"), required=False, help_text=_("Bilindiği kadarıyla: 14.02.2020, 02.2020 ya da 2020.")
    )
    state_note_tr = _note(_("Durum notu"))
    state_note_en = _note(_("Durum notu (İngilizce)"))
    note_tr = _note(_("Not"), LONG, 4)
    note_en = _note(_("Not (İngilizce)"), LONG, 4)
    source = TextField(label=_("Kaynak"), limit=500, help_text=_("Haberin adresi ya da yazının tarih ve sayısı."))
    source_url = forms.URLField(label=_("Kaynağın adresi"), max_length=500, required=False, assume_scheme="https")
    confidence = _choice(_("Güven düzeyi"), [choice for choice in Confidence.choices if choice[0] != Confidence.RECORD])
    reason = TextField(
        label=_("Gerekçe"), limit=500, lines=3, help_text=_("Neyi neden değiştirdiniz? Kaydın geçmişinde görünür.")
    )

    GROUPS = (
        (_("Proje"), ("title_tr", "title_en", "beneficiary", "province", "district")),
        (_("Yıl"), ("year", "year_kind", "year_is_approximate", "year_note_tr", "year_note_en")),
        (_("Tutar"), ("total_cost", "support", "amount_is_unclear", "amount_note_tr", "amount_note_en")),
        (_("Durum"), ("state", "state_since", "state_note_tr", "state_note_en")),
        (_("Not"), ("note_tr", "note_en")),
        (_("Kaynak ve gerekçe"), ("source", "source_url", "confidence", "is_another", "reason", "version")),
    )

    def __init__(self, data: Any = None, *, project: PublishedProject | None = None) -> None:
        stored = {name: getattr(project, name) for name in (*STATED, "version")} if project else {}
        super().__init__(data, initial=stored)
        if project and project.is_released:
            for name in OF_THE_RECORD:
                del self.fields[name]

    def groups(self) -> list[tuple[Words, list[str]]]:
        """The fieldsets, without what the form does not ask."""
        kept = [(legend, [name for name in names if name in self.fields]) for legend, names in self.GROUPS]
        return [(legend, names) for legend, names in kept if names]

    def values(self) -> dict[str, Any]:
        """What the domain takes."""
        return {name: self.cleaned_data[name] for name in STATED if name in self.cleaned_data}


class NewProjectForm(ProjectForm):
    """A project to add; ``is_another`` says that a record of the same name is of another project."""

    is_another = forms.BooleanField(
        label=_("Aynı adlı kayıt başka bir projenin; bunu yine de ekle"), required=False, widget=forms.HiddenInput
    )
    reason = TextField(
        label=_("Gerekçe"), limit=500, lines=3, required=False, help_text=_("Kaydın geçmişinde görünür.")
    )

    def ask_again(self) -> None:
        """A record of that name is there: let the person say that theirs is another."""
        self.fields["is_another"].widget = forms.CheckboxInput()


class ClassifyForm(OverSaveForm):
    """Under which measure and type a project stands by our classification, or that nobody classified it."""

    classification = forms.ChoiceField(
        label=_("Sınıflandırma"),
        choices=[
            (Classification.OURS, _("Bizim sınıflandırmamız: aşağıdaki tedbir ve tür")),
            (Classification.NONE, _("Sınıflanmadı: tedbiri ve türü kaldır")),
        ],
        widget=forms.RadioSelect,
    )
    measure = forms.ModelChoiceField(
        Measure.objects.select_related("axis", "edition"),
        label=_("Tedbir"),
        required=False,
        help_text=_("Bakıldı ama hiçbiri uymadıysa boş bırakın; dayanağı bunu söylesin."),
    )
    beneficiary_type = forms.ChoiceField(
        label=_("Yararlanıcı türü"), choices=[("", _("Belli değil")), *OrganisationType.choices], required=False
    )
    basis_tr = TextField(
        label=_("Dayanağı"), limit=500, lines=2, help_text=_("Bir tümce: neye bakarak? Projenin sayfasında görünür.")
    )
    basis_en = TextField(label=_("Dayanağı (İngilizce)"), limit=500, lines=2, required=False)

    def __init__(self, data: Any = None, *, project: PublishedProject, axes: Iterable[Axis]) -> None:
        names = ("version", "measure", "beneficiary_type", "basis_tr", "basis_en")
        stored = {name: getattr(project, name) for name in names}
        super().__init__(data, initial={**stored, "classification": Classification.OURS})
        field = self.fields["measure"]
        field.choices = [("", _("Hiçbiri")), *_measures(axes, project.measure)]  # type: ignore[attr-defined]
        if project.is_legacy:
            del self.fields["measure"]

    def told(self) -> dict[str, Any]:
        """What ``domain.published.classify`` takes."""
        known = self.cleaned_data
        words = {name: known[name] for name in ("beneficiary_type", "basis_tr", "basis_en")}
        return {**words, "measure": known.get("measure"), "seen": known["version"] or 0}

    @property
    def is_none(self) -> bool:
        """Whether the project is to stand unclassified."""
        return bool(self.cleaned_data["classification"] == Classification.NONE)


def _measures(axes: Iterable[Axis], stored: Measure | None) -> list[Any]:
    """The measures in force by axis; before them the stored one where it is of an earlier edition."""
    groups = [(f"{axis.code} {axis.title}", [_named(measure) for measure in axis.measures.all()]) for axis in axes]
    known = {key for _axis, measures in groups for key, _label in measures}
    earlier = [_named(stored)] if stored and stored.pk not in known else []
    return [*earlier, *groups]


def _named(measure: Measure) -> tuple[int, str]:
    return measure.pk, Truncator(f"{measure.code} {measure.title}").chars(80)


class MergeForm(forms.Form):
    """Which of two records stays, and of each value in which they differ whose."""

    version_first = forms.IntegerField(widget=forms.HiddenInput)
    version_second = forms.IntegerField(widget=forms.HiddenInput)
    stays = forms.ChoiceField(label=_("Hangi kayıt kalsın"), widget=forms.RadioSelect)
    reason = TextField(label=_("Gerekçe"), limit=500, lines=2, help_text=_("Neden aynı proje olduklarını yazın."))

    def __init__(self, data: Any = None, *, first: PublishedProject, second: PublishedProject) -> None:
        self.rows = {FIRST: first, SECOND: second}
        released = next((side for side, row in self.rows.items() if row.is_released), None)
        versions = {f"version_{side}": row.version for side, row in self.rows.items()}
        super().__init__(data, initial={**versions, "stays": released or FIRST})
        sides = [(FIRST, _("Birinci kayıt")), (SECOND, _("İkinci kayıt"))]
        self.fields["stays"].choices = [side for side in sides if released in {None, side[0]}]  # type: ignore[attr-defined]
        self.names = [name for name in STATED if self._differ(name) and not (released and name in OF_THE_RECORD)]
        for name in self.names:
            fuller = FIRST if getattr(first, name) not in {None, ""} else SECOND
            label = PublishedProject._meta.get_field(name).verbose_name  # type: ignore[union-attr]
            self.fields[name] = forms.ChoiceField(
                label=label, choices=sides, initial=released or fuller, widget=forms.RadioSelect(RADIO)
            )

    def _differ(self, name: str) -> bool:
        return getattr(self.rows[FIRST], name) != getattr(self.rows[SECOND], name)

    @property
    def into(self) -> PublishedProject:
        """The record that stays."""
        return self.rows[self.cleaned_data["stays"]]

    @property
    def double(self) -> PublishedProject:
        """The record that will lead to the other."""
        return self.rows[SECOND if self.cleaned_data["stays"] == FIRST else FIRST]

    def values(self) -> dict[str, Any]:
        """What the record that stays takes over from the other."""
        chosen = {name: getattr(self.rows[self.cleaned_data[name]], name) for name in self.names}
        return {name: value for name, value in chosen.items() if value != getattr(self.into, name)}

    def seen(self) -> dict[str, int]:
        """The versions that were on the screen."""
        told = {self.rows[side].pk: self.cleaned_data[f"version_{side}"] for side in self.rows}
        return {"seen": told[self.double.pk], "seen_into": told[self.into.pk]}
