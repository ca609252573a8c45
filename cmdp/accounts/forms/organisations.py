"""What is typed about organisations and their papers."""

from typing import Any

import filetype
from django import forms
from django.conf import settings
from django.core.files.uploadedfile import UploadedFile
from django.utils.translation import gettext_lazy as _

from cmdp.accounts.choices import ORGANISATION_ROLES, Role
from cmdp.accounts.forms.people import choices_of
from cmdp.accounts.models import Organisation
from cmdp.kit.forms import FilterFormHelper

IDENTITY = ("name", "unit_name", "type", "province", "vkn", "detsis", "mersis")
CONTACT = ("address", "kep", "phone", "website")
ALLOWED = frozenset({"pdf", "jpg", "png"})
MEGABYTE = 1024 * 1024


class DigitsField(forms.CharField):
    """A number that people write in groups; spaces do not count."""

    def to_python(self, value: Any) -> str:
        """The digits alone."""
        return "".join((super().to_python(value) or "").split())


class OrganisationForm(forms.ModelForm):
    """A body that applies; without ``with_identity`` only its addresses."""

    vkn = DigitsField(
        label=_("Vergi kimlik numarası (VKN)"),
        max_length=10,
        help_text=_("10 rakam."),
        widget=forms.TextInput(attrs={"inputmode": "numeric"}),
    )
    detsis = DigitsField(
        label=_("DETSİS numarası"),
        max_length=8,
        required=False,
        help_text=_("8 rakam. Resmî yazılarınızın sayı bölümünde yazar; yoksa boş bırakın."),
        widget=forms.TextInput(attrs={"inputmode": "numeric"}),
    )
    mersis = DigitsField(
        label=_("MERSİS numarası"),
        max_length=16,
        required=False,
        help_text=_("16 rakam."),
        widget=forms.TextInput(attrs={"inputmode": "numeric"}),
    )
    website = forms.URLField(
        label=_("Web sitesi"), required=False, assume_scheme="https", help_text=_("Örneğin https://www.ornek.bel.tr")
    )

    class Meta:
        model = Organisation
        fields = (*IDENTITY, *CONTACT)
        help_texts = {
            "name": _("Resmî yazılarda geçtiği gibi."),
            "unit_name": _("Başvuruyu kurumun bir birimi yapacaksa yazın; birimler aynı VKN’yi kullanabilir."),
        }

    def __init__(self, *args: Any, with_identity: bool = True, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.with_identity = with_identity
        if not with_identity:
            for name in IDENTITY:
                del self.fields[name]

    def clean(self) -> dict[str, Any]:
        """Leave twins to the domain: its sentence tells what to do."""
        return self.cleaned_data

    def groups(self) -> list[tuple[Any, tuple[str, ...]]]:
        """The fieldsets."""
        identity = [(_("Kimlik"), IDENTITY)] if self.with_identity else []
        return [*identity, (_("İletişim"), CONTACT)]


class PaperForm(forms.Form):
    """A paper that says who speaks for the organisation; judged by its content, not its name."""

    file = forms.FileField(
        label=_("Yetki belgesi"),
        help_text=_("PDF, JPG veya PNG. İmza sirküleri, yetki yazısı ya da meclis kararı olabilir."),
        error_messages={"empty": _("Yüklediğiniz dosya boş. Dosyayı açıp denetleyin ve yeniden yükleyin.")},
    )

    extension = ""

    def clean_file(self) -> UploadedFile:
        """Refuse what is too large or not what it claims."""
        file = self.cleaned_data["file"]
        if file.size > settings.AUTHORITY_PAPER_MAX_MB * MEGABYTE:
            raise forms.ValidationError(
                _("Dosya %(size)s MB; en çok %(limit)s MB olabilir. Daha küçük bir tarama yükleyin."),
                params={"size": -(-file.size // MEGABYTE), "limit": settings.AUTHORITY_PAPER_MAX_MB},
            )
        kind = filetype.guess(file.read(8192))
        file.seek(0)
        if kind is None or kind.extension not in ALLOWED:
            raise forms.ValidationError(_("Bu dosya PDF, JPG veya PNG değil. Belgeyi bu türlerden biriyle kaydedin."))
        self.extension = kind.extension
        return file


class OrganisationSearchForm(forms.Form):
    """Find an organisation by name or number."""

    helper = FilterFormHelper()

    q = forms.CharField(label=_("Kurum adı, VKN veya DETSİS"), required=False, max_length=100)


class JoinForm(forms.Form):
    """A word to the owners."""

    message = forms.CharField(
        label=_("Kurumun sahibine notunuz"),
        required=False,
        max_length=500,
        widget=forms.Textarea(attrs={"rows": 3}),
    )


class JoinAnswerForm(forms.Form):
    """Which seat somebody gets who asked for one, or none."""

    role = forms.ChoiceField(
        label=_("Görev"), choices=choices_of(ORGANISATION_ROLES), initial=Role.ORGANISATION_EDITOR, required=False
    )
    answer = forms.ChoiceField(choices=[("accept", ""), ("refuse", "")])
