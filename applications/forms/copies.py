"""What officers type about the copies that evaluators read."""

from typing import Any

from django import forms
from django.core.files import File
from django.db.models import TextChoices
from django.utils.translation import gettext_lazy as _

from applications.domain.copies import KINDS
from applications.models import CleanCopy
from cmdp.kit.entry import FileField, TextField
from cmdp.kit.forms import PageFormHelper
from cmdp.kit.upload import MOST_BYTES

REASON = 1000


class WordForm(forms.Form):
    """A word that stands for the applicant and that no record knows."""

    text = TextField(
        label=_("Gizlenecek söz"),
        limit=200,
        help_text=_(
            "Kısa ad, takma ad, tesis ya da kişi adı. Metinlerde hemen gizlenir, belgelerin kopyaları yeniden hazırlanır."
        ),
        error_messages={"required": _("Gizlenecek sözü yazın.")},
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.helper = PageFormHelper(self, submit=_("Bu sözü gizle"))


class Decision(TextChoices):
    """What becomes of a copy."""

    SHOW = "show", _("Kopyayı olduğu gibi göster")
    REPLACE = "replace", _("Temizlediğim bir kopyayı yükle")
    WITHHOLD = "withhold", _("Belgeyi değerlendiricilere gösterme")


class DecisionForm(forms.Form):
    """What becomes of a copy that could not be cleaned altogether, or of any other."""

    decision = forms.ChoiceField(
        label=_("Karar"),
        widget=forms.RadioSelect,
        error_messages={"required": _("Belgeyle ne yapılacağını seçin.")},
    )
    file = FileField(
        label=_("Temizlenmiş kopya"),
        required=False,
        kinds=KINDS,
        max_bytes=MOST_BYTES,
        help_text=_(
            "PDF, DOCX, XLSX, JPG ya da PNG. Yüklediğiniz dosya da temizlenir ve kalan kuşkular yeniden sorulur."
        ),
    )
    reason = TextField(
        label=_("Gerekçe"),
        limit=REASON,
        lines=3,
        help_text=_("Ajans okur ve kayda geçer; değerlendiriciler görmez."),
        error_messages={"required": _("Gerekçeyi yazın.")},
    )

    NO_FILE = _("Temizlediğiniz kopyayı seçin.")

    def __init__(self, data: Any = None, files: Any = None, *, copy: CleanCopy) -> None:
        super().__init__(data, files)
        field: Any = self.fields["decision"]
        field.choices = [(one.value, one.label) for one in Decision if copy.file or one != Decision.SHOW]
        self.fields["file"].max_bytes = copy.document.slot.max_bytes  # type: ignore[attr-defined]

    def clean(self) -> dict[str, Any]:
        """A copy is uploaded where one is announced."""
        cleaned = super().clean() or self.cleaned_data
        if cleaned.get("decision") == Decision.REPLACE and not cleaned.get("file") and "file" not in self.errors:
            self.add_error("file", self.NO_FILE)
        return cleaned

    @property
    def upload(self) -> File | None:
        """The file that goes in the place of the paper, if one does; only after ``is_valid``."""
        return self.cleaned_data["file"] if self.cleaned_data["decision"] == Decision.REPLACE else None

    @property
    def is_shown(self) -> bool:
        """Whether the copy is shown as it is; only after ``is_valid``."""
        return bool(self.cleaned_data["decision"] == Decision.SHOW)
