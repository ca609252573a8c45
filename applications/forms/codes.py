"""The code that stands on a paper."""

from typing import Final

from django import forms
from django.utils.translation import gettext_lazy as _

from cmdp.kit.forms import PageFormHelper

LONGEST: Final = 100


class CodeForm(forms.Form):
    """One code, asked by GET: a square code on the paper leads straight to the answer."""

    use_required_attribute = False
    kod = forms.CharField(
        label=_("Doğrulama kodu"),
        max_length=LONGEST,
        help_text=_(
            "Kâğıdın ilk sayfasındaki 30 harf ve rakam (eski kâğıtlarda 25). Büyük küçük harf, boşluk ve tire fark etmez."
        ),
        error_messages={
            "required": _("Doğrulama kodunu yazın."),
            "max_length": _("Doğrulama kodu bundan kısadır; kâğıttaki kodu yeniden yazın."),
        },
    )

    def __init__(self, *args: object, **kwargs: object) -> None:
        super().__init__(*args, **kwargs)  # type: ignore[arg-type]
        self.fields["kod"].widget.attrs |= {
            "autocomplete": "off",
            "autocapitalize": "characters",
            "spellcheck": "false",
        }
        self.helper = PageFormHelper(self, submit=_("Kodu doğrula"))
        self.helper.form_method, self.helper.disable_csrf = "get", True
