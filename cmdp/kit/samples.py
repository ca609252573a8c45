"""What the gallery shows of forms."""

from django import forms
from django.utils.translation import gettext_lazy as _

from cmdp.kit.forms import PageFormHelper

KINDS = [("build", _("Yapım")), ("buy", _("Makine alımı")), ("train", _("Eğitim"))]


class SampleForm(forms.Form):
    """One field of each kind."""

    name = forms.CharField(label=_("Projenin adı"), help_text=_("En çok 120 karakter."))
    amount = forms.CharField(label=_("İstenen destek"), help_text=_("Örneğin 1.250.000,00"))
    day = forms.CharField(label=_("Başlangıç günü"), help_text=_("Örneğin 05.04.2026"))
    summary = forms.CharField(label=_("Özet"), widget=forms.Textarea, required=False)
    kind = forms.ChoiceField(label=_("Türü"), choices=KINDS, widget=forms.RadioSelect)
    parts = forms.MultipleChoiceField(
        label=_("Kalemler"), choices=KINDS, widget=forms.CheckboxSelectMultiple, required=False
    )
    province = forms.ChoiceField(label=_("İl"), choices=[("", _("Seçin")), ("55", "Samsun"), ("63", "Şanlıurfa")])
    paper = forms.FileField(label=_("Taahhütname"), help_text=_("PDF, en çok 20 MB."), required=False)
    agreed = forms.BooleanField(label=_("Bilgilerin doğru olduğunu beyan ederim."))

    def __init__(self, *args: object, **kwargs: object) -> None:
        super().__init__(*args, **kwargs)  # type: ignore[arg-type]
        groups = [
            (_("Proje"), ["name", "amount", "day", "summary", "kind"]),
            (_("Yer ve belgeler"), ["parts", "province", "paper", "agreed"]),
        ]
        self.helper = PageFormHelper(self, submit=_("Kaydet ve devam et"), groups=groups, cancel="#")
