"""Many calls moved later at once."""

import datetime as dt
from typing import Any, ClassVar

from django import forms
from django.utils.translation import gettext_lazy as _

from applications.models import CallStage
from cmdp.kit.entry import TextField
from cmdp.kit.formats import format_deadline

MOST_HOURS = 24 * 14


class WindowChoice(forms.ModelMultipleChoiceField):
    """Each window with its call, its agency and its present close."""

    def label_from_instance(self, obj: Any) -> str:
        """What stands beside the box."""
        return f"{obj.call.title} · {obj.stage.name} · {obj.call.agency.name} · {format_deadline(obj.closes_at)}"


class ExtendForAllForm(forms.Form):
    """Which windows, by how many hours, and why."""

    REFUSED_AT: ClassVar = {"none_chosen": "windows", "in_the_past": "hours", "windows_overlap": "hours"}

    windows = WindowChoice(
        CallStage.objects.none(),
        label=_("Çağrılar"),
        widget=forms.CheckboxSelectMultiple,
        error_messages={"required": _("Süresi uzatılacak en az bir çağrı seçin.")},
    )
    hours = forms.IntegerField(
        label=_("Kaç saat"),
        min_value=1,
        max_value=MOST_HOURS,
        help_text=_("Her çağrının son anı bu kadar ileri alınır."),
        error_messages={"invalid": _("Saat olarak bir tam sayı yazın.")},
    )
    reason = TextField(
        limit=1000, lines=3, label=_("Gerekçe"), help_text=_("Mektuplarda ve durum sayfasında herkes bunu okur.")
    )

    def __init__(self, data: Any, *, windows: list[CallStage]) -> None:
        super().__init__(data, initial={"windows": [window.pk for window in windows]})
        keys = [window.pk for window in windows]
        rows = CallStage.objects.filter(pk__in=keys).select_related("call__agency", "stage")
        self.fields["windows"].queryset = rows.order_by("closes_at", "pk")  # type: ignore[attr-defined]

    @property
    def longer(self) -> dt.timedelta:
        """By how much, once the form is valid."""
        return dt.timedelta(hours=self.cleaned_data["hours"])
