"""The signed paper on its way in."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from applications.models import Undertaking
from cmdp.kit.entry import FileField


class UndertakingForm(forms.Form):
    """One signed PDF for one undertaking; its own word about size and kind."""

    use_required_attribute = False
    file = FileField(
        label=_("İmzalı taahhütname"),
        kinds=Undertaking.KINDS,
        max_bytes=Undertaking.MOST_BYTES,
        help_text=_("PDF, en çok 20 MB: elektronik imzalı dosyanın kendisi ya da elle imzalanmış kâğıdın taraması."),
        error_messages={
            "required": _("Önce bir dosya seçin."),
            "empty": _("Dosya boş; içeriği olan bir dosya yükleyin."),
        },
    )

    def __init__(self, *args: Any, key: str, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.prefix, self.key = key, key
