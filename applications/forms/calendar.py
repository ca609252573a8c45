"""What administrators type about the calendar of working days."""

import datetime as dt
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _

from cmdp.kit.entry import DateField, TextField, WholeField
from cmdp.kit.forms import PageFormHelper

FIRST_YEAR, LAST_YEAR = 2000, 2100


class YearForm(forms.Form):
    """Which year to open."""

    OUTSIDE = _("Yıl %(first)s ile %(last)s arasında olmalı.")

    year = WholeField(label=_("Yıl"), help_text=_("Örneğin 2031."))

    def __init__(self, *args: Any, cancel: str, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.helper = PageFormHelper(self, submit=_("Yılı aç"), cancel=cancel)

    def clean_year(self) -> int:
        """A year that a calendar can hold; years are written without a dot."""
        year: int = self.cleaned_data["year"]
        if not FIRST_YEAR <= year <= LAST_YEAR:
            limits = {"first": str(FIRST_YEAR), "last": str(LAST_YEAR)}
            raise ValidationError(self.OUTSIDE, code="out_of_range", params=limits)
        return year


class HolidayForm(forms.Form):
    """A day of one year."""

    OUTSIDE = _("Gün %(year)s yılında olmalı.")

    date = DateField(label=_("Gün"), help_text=_("Örneğin 29.10.2026."))
    name = TextField(label=_("Adı"), limit=120, help_text=_("Örneğin Ramazan Bayramı 1. gün ya da idari izin."))
    length = forms.ChoiceField(
        label=_("Ne kadarı tatil"),
        choices=[("full", _("Bütün gün")), ("half", _("Öğleden sonra (13.00’ten sonra)"))],
        widget=forms.RadioSelect,
        initial="full",
    )
    source = TextField(label=_("Kaynak"), limit=300, help_text=_("Kararın ya da Resmî Gazete’nin tarih ve sayısı."))

    def __init__(self, *args: Any, year: int, cancel: str, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.year = year
        self.helper = PageFormHelper(self, submit=_("Günü ekle"), cancel=cancel)

    def clean_date(self) -> dt.date:
        """A day of the year that is being edited."""
        date: dt.date = self.cleaned_data["date"]
        if date.year != self.year:
            raise ValidationError(self.OUTSIDE, code="outside", params={"year": str(self.year)})
        return date


class ConfirmYearForm(forms.Form):
    """What a year was compared with."""

    source = TextField(
        label=_("Neyle karşılaştırdınız"), limit=300, help_text=_("Örneğin Resmî Gazete’nin tarih ve sayısı.")
    )


class ReasonForm(forms.Form):
    """Why."""

    reason = TextField(label=_("Gerekçe"), limit=500, lines=3)
