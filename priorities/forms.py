"""What administrators type about the definitions."""

from typing import Any, cast

from django import forms
from django.core.validators import RegexValidator
from django.utils.translation import gettext_lazy as _

from cmdp.kit.entry import TextField
from cmdp.kit.forms import PageFormHelper
from priorities.domain.wording import Wording
from priorities.models import Item

CODE_SHAPE = RegexValidator(
    r"^[0-9A-Za-z]+(\.[0-9A-Za-z]+)*$",
    _("Kodu rakam, harf ve aralarında nokta ile yazın, örneğin 2.5."),
)
MARKDOWN_HELP = _("Paragraf, *vurgu*, **kalın**, - madde ve [bağlantı](https://…) yazabilirsiniz.")
Conflict = tuple[str, str, str]
WORDS = ("code", "title_tr", "title_en", "text_tr", "text_en")


class SeenField(forms.CharField):
    """Which version stood on the writer's page; anything else than a number means one that never was."""

    widget = forms.HiddenInput

    def clean(self, value: Any) -> int:
        """The version as a number; a damaged one reads as outdated, so that the page asks again."""
        typed = str(value or "")
        return int(typed) if typed.isdecimal() and len(typed) < 10 else -1  # noqa: PLR2004 - no version is that long


class SeenForm(forms.Form):
    """Carries the version that stood on the page."""

    seen = SeenField(required=False)

    def saw(self, version: int) -> None:
        """Let the page go on from this version: the writer has been shown what it says."""
        self.data = {**{name: self.data[name] for name in self.data}, "seen": str(version)}


class ItemForm(SeenForm):
    """The words of one axis or measure in both languages."""

    code = TextField(label=_("Kod"), limit=8, validators=[CODE_SHAPE])
    title_tr = TextField(label=_("Metin (Türkçe)"), limit=1000, lines=3)
    title_en = TextField(label=_("Metin (İngilizce)"), limit=1000, lines=3)
    text_tr = TextField(label=_("Açıklama (Türkçe)"), limit=10_000, lines=8, required=False, help_text=MARKDOWN_HELP)
    text_en = TextField(label=_("Açıklama (İngilizce)"), limit=10_000, lines=8, required=False, help_text=MARKDOWN_HELP)

    def __init__(self, data: Any = None, *, item: Item | None = None, code_limit: int) -> None:
        initial = {name: getattr(item, name) for name in WORDS} | {"seen": item.version} if item else {}
        super().__init__(data, initial=initial)
        cast("TextField", self.fields["code"]).limit = code_limit
        self.helper = PageFormHelper(self, tag=False)

    def wording(self) -> Wording:
        """What was typed, for the domain."""
        return Wording(**{name: self.cleaned_data[name] for name in WORDS})

    def against(self, item: Item, typed: Wording) -> list[Conflict]:
        """Label, stored and typed text of every field in which the two differ."""
        pairs = [(str(self.fields[name].label), getattr(item, name), getattr(typed, name)) for name in WORDS]
        return [pair for pair in pairs if pair[1] != pair[2]]


class PublishForm(SeenForm):
    """Why an edition is published."""

    reason = TextField(
        label=_("Yayının gerekçesi"),
        limit=2000,
        lines=4,
        help_text=_("Sürümle birlikte herkese gösterilir; varsa kararın tarih ve sayısını yazın."),
    )
