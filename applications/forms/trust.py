"""A root certificate on its way in."""

from django import forms
from django.utils.translation import gettext_lazy as _


class TrustRootForm(forms.Form):
    """One file; whether it is a root certificate is for the domain to say."""

    use_required_attribute = False
    file = forms.FileField(
        label=_("Kök sertifika"),
        help_text=_("PEM ya da DER biçiminde, en çok 64 KB. Sertifikayı veren kurumun kendi sayfasından alın."),
        error_messages={
            "required": _("Önce bir dosya seçin."),
            "empty": _("Dosya boş; içeriği olan bir dosya yükleyin."),
        },
    )
