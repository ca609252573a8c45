"""Looking into the record."""

import datetime as dt

from django import forms
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from applications.queries.audit import actors_like
from cmdp.audit import verbs
from cmdp.audit.queries import Search
from cmdp.kit.entry import DateField
from cmdp.kit.forms import FilterFormHelper


class AuditSearchForm(forms.Form):
    """What the record is narrowed by."""

    islem = forms.ChoiceField(label=_("İşlem"), required=False)
    nesne = forms.ChoiceField(label=_("Kayıt türü"), required=False)
    kayit = forms.CharField(
        label=_("Referans ya da kayıt no."), max_length=120, required=False, help_text=_("Başlangıcı yeter.")
    )
    kisi = forms.CharField(label=_("Kişi (e-posta ya da ad)"), max_length=200, required=False)
    ilk = DateField(label=_("İlk gün"), required=False)
    son = DateField(label=_("Son gün (dâhil)"), required=False)

    def __init__(self, *args: object, **kwargs: object) -> None:
        super().__init__(*args, **kwargs)  # type: ignore[arg-type]
        self.helper = FilterFormHelper()
        anything = [("", _("Hepsi"))]
        self.fields["islem"].choices = anything + verbs.choices()  # type: ignore[attr-defined]
        self.fields["nesne"].choices = anything + verbs.object_choices()  # type: ignore[attr-defined]

    def wanted(self) -> Search:
        """The search; a field that cannot be read does not narrow."""
        self.is_valid()
        values = self.cleaned_data
        person, last = values.get("kisi"), values.get("son")
        return Search(
            verb=values.get("islem") or "",
            object_type=values.get("nesne") or "",
            label=(values.get("kayit") or "").strip(),
            actor_ids=actors_like(person) if person else None,
            since=_midnight(values.get("ilk")),
            until=_midnight(last + dt.timedelta(days=1) if last else None),
        )


def _midnight(day: dt.date | None) -> dt.datetime | None:
    return timezone.make_aware(dt.datetime.combine(day, dt.time())) if day else None
