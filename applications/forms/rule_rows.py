"""Forms of the rows of a rule set, one per list; the order of their fields is the order on the page."""

from collections.abc import Iterable
from decimal import Decimal
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.core.validators import validate_slug
from django.utils.translation import gettext_lazy as _

from applications.choices import CheckKind
from applications.forms.rules import SourcedForm, VersionedForm
from applications.found import Bearing
from applications.models import PaperTemplate, RuleSet, SupportTypeRule
from applications.queries.rule_parts import Part
from cmdp.accounts.choices import OrganisationType
from cmdp.kit.entry import FileField, MoneyField, RateField, TextField, WholeField
from cmdp.kit.upload import KINDS, MOST_BYTES

MEGABYTE = 1024 * 1024
MOST_FLOOR = Decimal("999.99")
NO_LIMIT = _("Boş bırakılırsa sınır yoktur.")


class NamedForm(SourcedForm):
    """A row with a name in both languages."""

    name_tr = TextField(limit=300, label=_("Adı (Türkçe)"))
    name_en = TextField(limit=300, label=_("Adı (İngilizce)"))


class SupportTypeForm(NamedForm):
    """Floors and ceilings of a type of support."""

    min_budget = MoneyField(label=_("En az bütçe (TL)"), required=False, help_text=NO_LIMIT)
    max_budget = MoneyField(label=_("En çok bütçe (TL)"), required=False, help_text=NO_LIMIT)
    min_support = MoneyField(label=_("En az destek (TL)"), required=False, help_text=NO_LIMIT)
    max_support = MoneyField(label=_("En çok destek (TL)"), required=False, help_text=NO_LIMIT)
    min_rate = RateField(label=_("En az destek oranı (%)"), required=False, help_text=NO_LIMIT)
    max_rate = RateField(label=_("En çok destek oranı (%)"), required=False, help_text=NO_LIMIT)
    min_own_share = RateField(label=_("En az eş finansman (%)"), required=False, help_text=NO_LIMIT)
    max_months = WholeField(label=_("En çok süre (ay)"), required=False, least=1, most=600, help_text=NO_LIMIT)


class BudgetHeadForm(NamedForm):
    """A head of the budget table."""

    code = TextField(limit=10, label=_("Kod"), help_text=_("Harf, rakam ve kısa çizgi."))

    def clean_code(self) -> str:
        """The code stands in addresses."""
        try:
            validate_slug(self.cleaned_data["code"])
        except ValidationError as error:
            raise ValidationError(_("Kodda yalnızca harf, rakam ve kısa çizgi olabilir."), code="slug") from error
        return self.cleaned_data["code"]


class IndicatorRuleForm(NamedForm):
    """A result that is counted."""

    unit_tr = TextField(limit=60, label=_("Birim (Türkçe)"))
    unit_en = TextField(limit=60, label=_("Birim (İngilizce)"))
    is_required = forms.BooleanField(label=_("Zorunlu"), required=False)


class StageForm(NamedForm):
    """A stage of a file's way."""

    declaration_tr = TextField(
        limit=4000,
        lines=6,
        label=_("Gönderirken verilen beyan (Türkçe)"),
        help_text=_(
            "Her satır ayrı bir beyandır; gönderen hepsini birden onaylar, metin başvuruyla birlikte saklanır."
        ),
    )
    declaration_en = TextField(limit=4000, lines=6, label=_("Gönderirken verilen beyan (İngilizce)"))


class QuestionForm(SourcedForm):
    """A question of the form."""

    label_tr = TextField(limit=300, label=_("Soru (Türkçe)"))
    label_en = TextField(limit=300, label=_("Soru (İngilizce)"))
    hint_tr = TextField(limit=2000, lines=3, label=_("İpucu (Türkçe)"), required=False)
    hint_en = TextField(limit=2000, lines=3, label=_("İpucu (İngilizce)"), required=False)
    limit = WholeField(label=_("En çok karakter"), least=1, most=50_000)
    is_required = forms.BooleanField(label=_("Zorunlu"), required=False)


class DocumentSlotForm(NamedForm):
    """A paper that may or must be attached."""

    hint_tr = TextField(limit=2000, lines=3, label=_("Açıklama (Türkçe)"), required=False)
    hint_en = TextField(limit=2000, lines=3, label=_("Açıklama (İngilizce)"), required=False)
    is_required = forms.BooleanField(label=_("Zorunlu"), required=False)
    megabytes = WholeField(label=_("En çok boyut (MB)"), least=1, most=MOST_BYTES // MEGABYTE)
    kinds = forms.MultipleChoiceField(
        label=_("Dosya türleri"),
        widget=forms.CheckboxSelectMultiple,
        choices=[(kind, kind.upper()) for kind in KINDS],
        error_messages={"required": _("En az bir dosya türü seçin.")},
    )
    asks_expiry = forms.BooleanField(
        label=_("Geçerlilik tarihi istenir"),
        required=False,
        help_text=_("Belge, çağrının kapandığı an hâlâ geçerli olmalıdır."),
    )
    is_for_evaluators = forms.BooleanField(
        label=_("Değerlendiriciler görür"),
        required=False,
        help_text=_("İşaretlenmezse belgeyi yalnızca ajans ve Bakanlık okur; değerlendiricilere hiç gösterilmez."),
    )

    for_types = forms.MultipleChoiceField(
        label=_("Yalnızca şu başvuru sahiplerinden"),
        widget=forms.CheckboxSelectMultiple,
        choices=OrganisationType.choices,
        required=False,
        help_text=_("Hiçbiri seçilmezse belge her başvuru sahibinden istenir."),
    )
    for_supports = forms.MultipleChoiceField(
        label=_("Yalnızca şu destek türlerinde"),
        widget=forms.CheckboxSelectMultiple,
        required=False,
        help_text=_("Hiçbiri seçilmezse belge her destek türünde istenir."),
    )

    def offer(self, supports: Iterable[SupportTypeRule]) -> None:
        """The types of support of the set that the slot belongs to."""
        field: Any = self.fields["for_supports"]
        field.choices = [(row.code, row.name) for row in supports]

    def values(self) -> dict[str, Any]:
        """Sizes are kept in bytes."""
        values = super().values()
        values["max_bytes"] = values.pop("megabytes") * MEGABYTE
        return values


class UndertakingRuleForm(NamedForm):
    """A paper that is signed after sending."""

    text_tr = TextField(
        limit=6000,
        lines=10,
        label=_("Metin (Türkçe)"),
        help_text=_(
            "İmzalanacak metin budur; boş satır yeni paragraf açar. Başvurunun bilgileri metnin üstüne kendiliğinden yazılır."
        ),
    )
    text_en = TextField(limit=6000, lines=10, label=_("Metin (İngilizce)"))
    days = WholeField(
        label=_("Kapanıştan sonra kaç iş günü"),
        least=1,
        most=60,
        help_text=_("Çağrının son gününden sonra imzalı taahhütnamenin yüklenebileceği iş günü sayısı."),
    )


class TemplateForm(VersionedForm):
    """The blank paper of a slot; nothing chosen and the mark set: none."""

    file = FileField(
        label=_("Şablon dosyası"),
        required=False,
        kinds=PaperTemplate.KINDS,
        max_bytes=PaperTemplate.MOST_BYTES,
        help_text=_("DOCX, XLSX, ODT, ODS ya da PDF; en çok 20 MB. Çağrı ilan edilince herkese açık olur."),
    )
    takes_out = forms.BooleanField(label=_("Şablonu kaldır"), required=False)

    def __init__(self, *args: Any, has_template: bool, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if not has_template:
            del self.fields["takes_out"]

    def clean(self) -> dict[str, Any]:
        """One of the two, or there is nothing to do."""
        cleaned = super().clean() or self.cleaned_data
        if not self.errors and bool(cleaned.get("file")) == bool(cleaned.get("takes_out")):
            asked = _("Önce bir dosya seçin.") if not cleaned.get("file") else _("Ya dosya seçin ya da kaldırın.")
            self.add_error("file", asked)
        return cleaned


class CheckItemForm(SourcedForm):
    """One line of a check list."""

    kind = forms.ChoiceField(label=_("Liste"), choices=CheckKind.choices, widget=forms.RadioSelect)
    text_tr = TextField(limit=400, lines=2, label=_("Madde (Türkçe)"))
    text_en = TextField(limit=400, lines=2, label=_("Madde (İngilizce)"))
    bearing = forms.ChoiceField(
        label=_("Yanında gösterilecek bulgu"),
        choices=[("", _("Bulgu gösterilmez")), *Bearing.choices],
        required=False,
        help_text=_("Kuralların bu konuda bulduğu, maddenin yanında dayanağıyla yazılır; yanıtı uzman verir."),
    )


class GridSectionForm(NamedForm):
    """A section of the grid."""

    floor = MoneyField(
        label=_("Bölüm eşiği (puan)"),
        required=False,
        help_text=_("Değerlendiricilerin ortalaması bunun altında kalırsa dosya geçemez. Boşsa eşik yoktur."),
    )

    def clean_floor(self) -> Decimal | None:
        """As far as the column reaches; whether the section can give as much is judged with the whole grid."""
        floor = self.cleaned_data["floor"]
        if floor is not None and floor > MOST_FLOOR:
            raise ValidationError(_("Eşik en çok 999,99 puan olabilir."), code="too_large")
        return floor


class CriterionForm(NamedForm):
    """One line of the grid."""

    max_points = WholeField(label=_("En çok puan"), least=1, most=1000)
    question_tr = TextField(
        limit=1000,
        lines=2,
        label=_("Soru (Türkçe)"),
        required=False,
        help_text=_("Değerlendiricinin puanla yanıtlayacağı soru."),
    )
    question_en = TextField(limit=1000, lines=2, label=_("Soru (İngilizce)"), required=False)
    anchors_tr = TextField(
        limit=4000,
        lines=5,
        label=_("Puan açıklamaları (Türkçe)"),
        required=False,
        help_text=_("Her satıra bir puan ya da aralık: “0: Gösterilmemiş.”"),
    )
    anchors_en = TextField(limit=4000, lines=5, label=_("Puan açıklamaları (İngilizce)"), required=False)


FORMS: dict[str, type[SourcedForm]] = {
    "support": SupportTypeForm,
    "heads": BudgetHeadForm,
    "indicators": IndicatorRuleForm,
    "stages": StageForm,
    "questions": QuestionForm,
    "documents": DocumentSlotForm,
    "undertakings": UndertakingRuleForm,
    "checks": CheckItemForm,
    "sections": GridSectionForm,
    "criteria": CriterionForm,
}


def initial_of(row: Any, form_class: type[SourcedForm]) -> dict[str, Any]:
    """What the form of a stored row shows at first."""
    shown = {name: getattr(row, name) for name in form_class.base_fields if hasattr(row, name)}
    if "megabytes" in form_class.base_fields:
        shown["megabytes"] = max(1, row.max_bytes // MEGABYTE)
    return shown


def form_of(part: Part, rule_set: RuleSet, data: Any, initial: dict[str, Any]) -> SourcedForm:
    """The form of a row of the set, with the list's own word over its fields and what the set offers to choose from."""
    form = FORMS[part.key](data, initial=initial)
    form.legend = lambda: part.one  # type: ignore[method-assign]
    if isinstance(form, DocumentSlotForm):
        form.offer(rule_set.support_types.all())
    return form
