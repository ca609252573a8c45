"""What evaluators say of themselves, and what managers answer."""

import uuid
from collections.abc import Collection, Iterable, Sequence
from typing import Any, ClassVar

from django import forms
from django.core.files import File
from django.utils.translation import gettext_lazy as _

from applications.domain.pool import Told
from applications.models import CurriculumVitae, EvaluatorProfile, EvaluatorTie
from applications.models.pool import PoolState, Sector, Tongue
from cmdp.accounts.validators import validate_vkn
from cmdp.kit.entry import DigitsField, FileField, TextField, WholeField
from cmdp.kit.forms import FilterFormHelper, PageFormHelper
from cmdp.regions.models import Province
from priorities.models import Axis, Measure


class VknField(DigitsField):
    """A tax number that need not be known."""

    def __init__(self, **kwargs: Any) -> None:
        hint = _("10 rakam; biliyorsanız yazın.")
        super().__init__(required=False, validators=[validate_vkn], help_text=hint, **kwargs)


class ProfileForm(forms.Form):
    """Employer, languages, sectors, provinces, how much at once, and the measures that one knows, axis by axis."""

    REFUSED_AT: ClassVar = {"employer_or_none": "employer"}

    employer = TextField(
        label=_("İşvereniniz"),
        limit=300,
        required=False,
        help_text=_(
            "Açık adını yazın: aynı işverenden iki kişiye bir dosya verilmez. İşvereniniz yoksa aşağıda işaretleyin."
        ),
    )
    employer_vkn = VknField(label=_("İşvereninizin vergi kimlik numarası"))
    is_independent = forms.BooleanField(
        label=_("İşverenim yok: emekliyim, serbest çalışıyorum ya da çalışmıyorum"), required=False
    )
    languages = forms.MultipleChoiceField(
        label=_("Dosya okuyabildiğiniz diller"), choices=Tongue.choices, widget=forms.CheckboxSelectMultiple
    )
    sectors = forms.MultipleChoiceField(
        label=_("Çalıştığınız sektörler"), choices=Sector.choices, widget=forms.CheckboxSelectMultiple
    )
    provinces = forms.ModelMultipleChoiceField(
        Province.objects.order_by("sort_key"),
        label=_("Yaşadığınız ve çalıştığınız iller"),
        required=False,
        help_text=_("Dosyalar olabildiğince bu illerin dışından verilir. Birden çok il için Ctrl tuşuna basılı tutun."),
    )
    capacity = WholeField(
        label=_("Aynı anda en çok kaç dosya değerlendirebilirsiniz?"), least=1, most=EvaluatorProfile.MOST_AT_ONCE
    )

    def __init__(
        self, data: Any = None, *, axes: Sequence[Axis], profile: EvaluatorProfile | None, known: Collection[Measure]
    ) -> None:
        super().__init__(data, initial=_initial(profile))
        self.axes = {f"axis_{axis.order}": axis for axis in axes}
        lineages = {str(measure.lineage) for measure in known}
        for name, axis in self.axes.items():
            self.fields[name] = _axis_field(axis, lineages)
        about = ("employer", "employer_vkn", "is_independent", "languages", "sectors", "provinces", "capacity")
        groups = ((_("Siz ve işiniz"), about), (_("Uzman olduğunuz tedbirler"), tuple(self.axes)))
        self.helper = PageFormHelper(self, submit=_("Profilimi kaydet"), groups=groups)
        self.helper.form_action = "applications:pool_profile"

    @property
    def told(self) -> Told:
        """What was typed, for the domain; only after ``is_valid``."""
        typed = self.cleaned_data
        plain = ("employer", "employer_vkn", "is_independent", "languages", "sectors", "provinces", "capacity")
        chosen = [uuid.UUID(lineage) for name in self.axes for lineage in typed[name]]
        return Told(**{name: typed[name] for name in plain}, expertise=chosen)


def _initial(profile: EvaluatorProfile | None) -> dict[str, Any]:
    if profile is None:
        return {"languages": [Tongue.TURKISH], "capacity": 5}
    plain = ("employer", "employer_vkn", "is_independent", "languages", "sectors", "capacity")
    return {**{name: getattr(profile, name) for name in plain}, "provinces": profile.provinces.all()}


def _axis_field(axis: Axis, known: Collection[str]) -> forms.Field:
    rows = [(str(measure.lineage), f"{measure.code} {measure.title}") for measure in axis.measures.all()]
    return forms.MultipleChoiceField(
        label=axis.title,
        choices=rows,
        initial=[lineage for lineage, _label in rows if lineage in known],
        required=False,
        widget=forms.CheckboxSelectMultiple,
    )


class CvForm(forms.Form):
    """The curriculum vitae."""

    file = FileField(
        label=_("Özgeçmiş dosyası"),
        kinds=CurriculumVitae.KINDS,
        max_bytes=CurriculumVitae.MOST_BYTES,
        help_text=_("PDF, DOCX ya da ODT; en çok 5 MB. Kimlik numarası ve fotoğraf gerekmez."),
        error_messages={"required": _("Dosyayı seçin.")},
    )

    def __init__(self, data: Any = None, files: Any = None) -> None:
        super().__init__(data, files)
        self.helper = PageFormHelper(self, submit=_("Özgeçmişi yükle"))
        self.helper.form_action = "applications:pool_cv_upload"

    @property
    def upload(self) -> File:
        """The file; only after ``is_valid``."""
        upload: File = self.cleaned_data["file"]
        return upload


class TieForm(forms.Form):
    """A body that one is tied to."""

    REFUSED_AT: ClassVar = {"no_name": "body"}

    kind = forms.ChoiceField(label=_("Bağınız"), choices=EvaluatorTie.Kind.choices)
    body = TextField(label=_("Kurumun adı"), limit=300)
    vkn = VknField(label=_("Kurumun vergi kimlik numarası"))

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.helper = PageFormHelper(self, submit=_("Kurumu ekle"))
        self.helper.form_action = "applications:pool_tie_add"


class PoolFilterForm(forms.Form):
    """The filters of the pool; they live in the address."""

    q = forms.CharField(label=_("Ara"), required=False, max_length=200)
    state = forms.ChoiceField(
        label=_("Durum"),
        required=False,
        choices=[("", _("Havuzdakiler")), *(row for row in PoolState.choices if row[0] in ("waiting", "refused"))],
    )
    measure = forms.ChoiceField(label=_("Tedbir"), required=False)
    sector = forms.ChoiceField(label=_("Sektör"), required=False, choices=[("", _("Hepsi")), *Sector.choices])
    province = forms.ModelChoiceField(
        Province.objects.order_by("sort_key"), label=_("İl"), required=False, empty_label=_("Hepsi")
    )

    def __init__(self, *args: Any, measures: Iterable[Measure], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.helper = FilterFormHelper()
        rows = ((str(measure.lineage), f"{measure.code} {measure.title}") for measure in measures)
        self.fields["measure"].choices = [("", _("Hepsi")), *rows]  # type: ignore[attr-defined]


class PlainAnswerForm(forms.Form):
    """An act that needs nothing but the button."""


class RefuseForm(forms.Form):
    """Why somebody is not let in; the person reads it."""

    reason = TextField(
        label=_("Gerekçe"), limit=1000, lines=4, help_text=_("Başvuran bu gerekçeyi mektupta okur; kayda geçmez.")
    )
