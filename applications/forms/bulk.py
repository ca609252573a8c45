"""What an act on many files needs to know beside the files; its name to keep a list by."""

from collections.abc import Iterable
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from applications.forms.officer import ExpertForm
from applications.forms.review import AskForm
from cmdp.accounts.models import User
from cmdp.kit.entry import TextField
from cmdp.kit.forms import PageFormHelper


class ManyAskForm(AskForm):
    """Whom to ask for each of the files; who may not be asked for one is said beside it."""

    def __init__(self, *args: Any, eligible: Iterable[User], **kwargs: Any) -> None:
        super().__init__(*args, eligible=eligible, **kwargs)
        self.helper = PageFormHelper(self, tag=False)


class ManyExpertForm(ExpertForm):
    """To whom the files go."""

    def __init__(self, *args: Any, people: Any, **kwargs: Any) -> None:
        super().__init__(*args, people=people, **kwargs)
        self.helper = PageFormHelper(self, tag=False)


class SaveViewForm(forms.Form):
    """The name under which the present list is kept, and for whom; ``liste`` is its address."""

    liste = forms.CharField(widget=forms.HiddenInput, required=False)
    name = TextField(label=_("Görünümün adı"), limit=80)
    is_shared = forms.BooleanField(
        label=_("Ajansımla paylaş"),
        required=False,
        help_text=_("Aynı adla kaydederseniz önceki görünümünüzün yerini alır."),
    )


class ListFileForm(forms.Form):
    """In which form the list is taken away."""

    bicim = forms.ChoiceField(choices=(("xlsx", "XLSX"), ("csv", "CSV"), ("zip", "ZIP")))
