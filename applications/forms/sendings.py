"""Which two sendings are laid side by side; the choice lives in the address."""

from collections.abc import Iterable
from typing import Any

from django import forms
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from applications.models import Submission
from cmdp.kit.formats import format_moment
from cmdp.kit.forms import FilterFormHelper


class PairForm(forms.Form):
    """Two sendings of one file."""

    once = forms.TypedChoiceField(label=_("Şu gönderimden"), coerce=int)
    sonra = forms.TypedChoiceField(label=_("Şu gönderime"), coerce=int)

    def __init__(self, *args: Any, sendings: Iterable[Submission], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.helper = FilterFormHelper()
        choices = [(row.number, _told(row)) for row in sendings]
        for name in ("once", "sonra"):
            self.fields[name].choices = choices  # type: ignore[attr-defined]

    @property
    def numbers(self) -> tuple[int, int] | None:
        """What was chosen, if it can be."""
        return (self.cleaned_data["once"], self.cleaned_data["sonra"]) if self.is_valid() else None


def _told(row: Submission) -> str:
    words = (
        gettext("%(number)d. gönderim, %(at)s (tamamlama)")
        if row.is_completion
        else gettext("%(number)d. gönderim, %(at)s")
    )
    return words % {"number": row.number, "at": format_moment(row.sent_at)}
