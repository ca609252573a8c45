"""Form fields for what people type here: money, rates, days, instants, texts with a limit, files.

They read with ``kit.reading``, show with ``kit.formats`` and keep what was typed when it is refused.
"""

import re
from collections.abc import Sequence
from datetime import date, datetime, time
from decimal import Decimal
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.core.files.uploadedfile import UploadedFile
from django.utils.translation import gettext_lazy as _

from cmdp.kit.formats import (
    MINUTE,
    exclusive_instant,
    format_day_short,
    format_money,
    format_number,
    format_time,
    inclusive_minute,
)
from cmdp.kit.reading import parse_day, parse_money, parse_rate, parse_time, parse_whole
from cmdp.kit.text import clean_line, clean_text
from cmdp.kit.upload import check_upload


class MoneyField(forms.Field):
    """Lira as ``Decimal`` with two places; ``least`` and ``most`` are inclusive."""

    widget = forms.TextInput(attrs={"inputmode": "decimal", "autocomplete": "off"})

    def to_python(self, value: Any) -> Decimal | None:
        """Read what was typed."""
        return None if _blank(value) else parse_money(str(value)).quantize(Decimal("0.01"))

    def prepare_value(self, value: Any) -> Any:
        """Show a stored amount as people write it; leave what was typed."""
        return format_money(value, unit=False) if isinstance(value, Decimal) else value


class RateField(forms.Field):
    """A share of a hundred as ``Decimal``: 90 is ninety per cent."""

    widget = forms.TextInput(attrs={"inputmode": "decimal", "autocomplete": "off"})

    def to_python(self, value: Any) -> Decimal | None:
        """Read what was typed."""
        return None if _blank(value) else parse_rate(str(value))

    def prepare_value(self, value: Any) -> Any:
        """Show a stored rate without idle zeros; leave what was typed."""
        return format_number(Decimal(f"{value.normalize():f}")) if isinstance(value, Decimal) else value


class WholeField(forms.Field):
    """A whole number between ``least`` and ``most``, both inclusive."""

    widget = forms.TextInput(attrs={"inputmode": "numeric", "autocomplete": "off", "class": "number"})

    def __init__(self, *, least: int = 0, most: int = 999_999_999, **kwargs: Any) -> None:
        super().__init__(**kwargs)
        self.least, self.most = least, most

    def to_python(self, value: Any) -> int | None:
        """Read what was typed."""
        return None if _blank(value) else parse_whole(str(value), least=self.least, most=self.most)


class DateField(forms.Field):
    """A day typed as ``05.04.2026``; the year is kept between 1923 and 2199 unless told otherwise."""

    widget = forms.TextInput(attrs={"inputmode": "numeric", "autocomplete": "off", "class": "short"})
    OUT = _("%(day)s kabul edilen yılların dışında; yılı denetleyin.")

    def __init__(self, *, first: date = date(1923, 1, 1), last: date = date(2199, 12, 31), **kwargs: Any) -> None:
        super().__init__(**kwargs)
        self.first, self.last = first, last

    def to_python(self, value: Any) -> date | None:
        """Read what was typed."""
        if _blank(value):
            return None
        day = value if isinstance(value, date) else parse_day(str(value))
        if not self.first <= day <= self.last:
            raise ValidationError(self.OUT, code="out_of_range", params={"day": format_day_short(day)})
        return day

    def prepare_value(self, value: Any) -> Any:
        """Show a stored day as people write it; leave what was typed."""
        return format_day_short(value) if isinstance(value, date) else value


class TimeField(forms.Field):
    """A minute of the day typed as ``16.00``."""

    widget = forms.TextInput(attrs={"inputmode": "numeric", "autocomplete": "off", "class": "short"})

    def to_python(self, value: Any) -> time | None:
        """Read what was typed."""
        return None if _blank(value) else parse_time(str(value))

    def prepare_value(self, value: Any) -> Any:
        """Show a stored hour as people write it; leave what was typed."""
        return format_time(value) if isinstance(value, time) else value


class InstantWidget(forms.MultiWidget):
    """A day and an hour side by side, each with its own label, in one fieldset."""

    template_name = "kit/widgets/instant.html"
    use_fieldset = True

    def __init__(self, attrs: dict[str, Any] | None = None) -> None:
        parts = {"class": "form-control", "autocomplete": "off", "inputmode": "numeric"}
        super().__init__([forms.TextInput(attrs=parts), forms.TextInput(attrs=parts)], attrs)

    def decompress(self, value: Any) -> list[str]:  # noqa: ARG002 - the field hands over two texts, or there is nothing
        """Nothing yet: two empty texts."""
        return ["", ""]


class InstantField(forms.MultiValueField):
    """An instant typed as a day and a minute of Türkiye's clock.

    ``inclusive`` (the usual deadline): "16.00 (dâhil)" is typed and shown, the exclusive instant 16.01 is stored.
    Otherwise the minute typed is the instant itself: an opening.
    """

    widget = InstantWidget
    DAY_MISSING = _("Günü yazın, örneğin 05.04.2026.")
    TIME_MISSING = _("Saati yazın, örneğin 16.00.")

    def __init__(self, *, inclusive: bool = True, **kwargs: Any) -> None:
        self.inclusive = inclusive
        parts = (
            DateField(error_messages={"incomplete": self.DAY_MISSING}),
            TimeField(error_messages={"incomplete": self.TIME_MISSING}),
        )
        super().__init__(parts, require_all_fields=False, **kwargs)

    def compress(self, data_list: Sequence[Any]) -> datetime | None:
        """The stored instant of the two parts."""
        if not data_list:
            return None
        last = exclusive_instant(*data_list)
        return last if self.inclusive else last - MINUTE

    def prepare_value(self, value: Any) -> Any:
        """A stored instant as its two texts; leave what was typed."""
        if not isinstance(value, datetime):
            return value
        shown = inclusive_minute(value) if self.inclusive else value
        return [format_day_short(shown), format_time(shown)]

    def has_changed(self, initial: Any, data: Any) -> bool:
        """Compare instants, not their spelling."""
        return super().has_changed(self.prepare_value(initial) if initial else None, data)


class TextField(forms.CharField):
    """Words with a limit counted as ``text.count_characters`` counts; the page counts along."""

    TOO_LONG = _("En çok %(limit)s karakter yazabilirsiniz; siz %(count)s yazdınız. Metni kısaltın.")
    LEFT = _("%(n)s karakter kaldı")
    OVER = _("%(n)s karakter fazla")

    def __init__(self, *, limit: int, lines: int = 1, **kwargs: Any) -> None:
        self.limit, self.lines = limit, lines
        kwargs.setdefault("widget", forms.Textarea(attrs={"rows": lines}) if lines > 1 else forms.TextInput())
        super().__init__(strip=False, **kwargs)

    def to_python(self, value: Any) -> str:
        """Clean what was typed."""
        typed = super().to_python(value) or ""
        return clean_text(typed) if self.lines > 1 else clean_line(typed)

    def validate(self, value: str) -> None:
        """Refuse what is longer than the limit, with both numbers."""
        super().validate(value)
        if len(value) > self.limit:
            shown = {"limit": format_number(self.limit), "count": format_number(len(value))}
            raise ValidationError(self.TOO_LONG, code="too_long", params=shown)

    def widget_attrs(self, widget: forms.Widget) -> dict[str, Any]:
        """What the counter needs; no ``maxlength``, since browsers count otherwise and cut what is pasted."""
        words = {"data-left": self.LEFT, "data-over": self.OVER}
        counter = {"data-enhance": "character-count", "data-limit": str(self.limit), **words}
        return super().widget_attrs(widget) | (counter if self.lines > 1 else {})


class DigitsField(forms.CharField):
    """A number that people write in groups; blanks, dots and dashes between its digits do not count."""

    BETWEEN = re.compile(r"(?<=\d)[\s.\-/]+(?=\d)")
    widget = forms.TextInput(attrs={"inputmode": "numeric", "autocomplete": "off", "class": "number"})

    def to_python(self, value: Any) -> str:
        """The digits alone; anything else stays for the validators to refuse."""
        return self.BETWEEN.sub("", clean_line(super().to_python(value) or ""))


class PhoneField(TextField):
    """A telephone number as people write it, with its extension."""

    SHAPE = re.compile(r"\+?\(?\d(?:[ ()/.\-]{0,3}\d){6,14}(?:,? ?(?:dahili|dah\.?|ext\.?) ?\d{1,6})?", re.IGNORECASE)
    UNREADABLE = _("“%(typed)s” telefon numarası olarak okunamadı; 0362 431 00 00 dahili 12 gibi yazın.")
    widget = forms.TextInput(attrs={"inputmode": "tel", "autocomplete": "tel"})

    def __init__(self, **kwargs: Any) -> None:
        super().__init__(**{"limit": 30, "widget": self.widget, **kwargs})

    def to_python(self, value: Any) -> str:
        """Read what was typed."""
        typed = super().to_python(value)
        if typed and len(typed) <= self.limit and not self.SHAPE.fullmatch(typed):
            raise ValidationError(self.UNREADABLE, code="unreadable", params={"typed": typed})
        return typed


class FileField(forms.FileField):
    """One file of the named kinds (see ``upload.KINDS``), judged by its content."""

    widget = forms.FileInput

    def __init__(self, *, kinds: Sequence[str], max_bytes: int, **kwargs: Any) -> None:
        super().__init__(**kwargs)
        self.kinds, self.max_bytes = kinds, max_bytes

    def clean(self, data: Any, initial: Any = None) -> Any:
        """Refuse what is empty, too large or not what it claims, with the reason."""
        if isinstance(data, UploadedFile):
            verdict = check_upload(data, kinds=self.kinds, max_bytes=self.max_bytes)
            if not verdict:
                raise ValidationError(str(verdict.reason), code=verdict.code)
        return super().clean(data, initial)


def _blank(value: Any) -> bool:
    return value is None or (isinstance(value, str) and not clean_line(value))
