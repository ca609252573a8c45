"""What is typed about organisations and their papers."""

from typing import Any

import filetype
from django import forms
from django.conf import settings
from django.core.files.uploadedfile import UploadedFile
from django.utils.translation import gettext_lazy as _

from cmdp.accounts.choices import ORGANISATION_ROLES, OrganisationType, Role
from cmdp.accounts.forms.people import choices_of
from cmdp.accounts.models import Organisation
from cmdp.kit.entry import DigitsField, PhoneField, TextField
from cmdp.kit.forms import FilterFormHelper
from cmdp.regions.models import Province

IDENTITY = ("name", "unit_name", "type", "province", "vkn", "detsis", "mersis")
CONTACT = ("address", "kep", "phone", "website")
ALLOWED = frozenset({"pdf", "jpg", "png"})
MEGABYTE = 1024 * 1024


class OrganisationForm(forms.ModelForm):
    """A body that applies; without ``with_identity`` only its addresses."""

    name = TextField(label=_("Kurumun adı"), limit=250, help_text=_("Resmî yazılarda geçtiği gibi."))
    unit_name = TextField(
        label=_("Birimin adı"),
        limit=250,
        required=False,
        help_text=_("Başvuruyu kurumun bir birimi yapacaksa yazın; birimler aynı VKN’yi kullanabilir."),
    )
    type = forms.ChoiceField(label=_("Türü"), choices=[("", _("Seçin")), *OrganisationType.choices])
    province = forms.ModelChoiceField(label=_("İl"), queryset=Province.objects.all(), empty_label=_("Seçin"))
    vkn = DigitsField(label=_("Vergi kimlik numarası (VKN)"), help_text=_("10 rakam."))
    detsis = DigitsField(
        label=_("DETSİS numarası"),
        required=False,
        help_text=_("8 rakam. Resmî yazılarınızın sayı bölümünde yazar; yoksa boş bırakın."),
    )
    mersis = DigitsField(label=_("MERSİS numarası"), required=False, help_text=_("16 rakam."))
    address = TextField(label=_("Adres"), limit=400, required=False)
    phone = PhoneField(label=_("Telefon"), required=False)
    website = forms.URLField(
        label=_("Web sitesi"),
        required=False,
        assume_scheme="https",
        help_text=_("Örneğin https://www.ornek.bel.tr"),
        error_messages={"invalid": _("Web sitesinin adresini https://www.ornek.bel.tr gibi yazın.")},
    )

    class Meta:
        model = Organisation
        fields = (*IDENTITY, *CONTACT)

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

    message = TextField(label=_("Kurumun sahibine notunuz"), limit=500, lines=3, required=False)


class JoinAnswerForm(forms.Form):
    """Which seat somebody gets who asked for one, or none."""

    role = forms.ChoiceField(
        label=_("Görev"), choices=choices_of(ORGANISATION_ROLES), initial=Role.ORGANISATION_EDITOR, required=False
    )
    answer = forms.ChoiceField(choices=[("accept", ""), ("refuse", "")])
