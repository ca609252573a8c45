"""What an administrator types or uploads as a price index: lines of a year and its level."""

import re
from decimal import Decimal
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _

from cmdp.kit.entry import TextField
from cmdp.kit.forms import PageFormHelper

LINE = re.compile(r"\s*([0-9]{4})\s*[;:\t ]\s*([0-9.,]+)\s*;?\s*")
# 1.234 may be a thousand or a little more than one: whoever knows must say so.
UNCLEAR = re.compile(r"[0-9]{1,3}[.,][0-9]{3}")
PLAIN = re.compile(r"[0-9]+([.,][0-9]+)?")
GROUPED = re.compile(r"[0-9]{1,3}(\.[0-9]{3})+,[0-9]+")
FIRST_YEAR, LAST_YEAR = 1950, 2100
MOST_BYTES, MOST_LINES, MOST_DIGITS = 100_000, 200, 13


class PriceIndexForm(forms.Form):
    """Name, source, and the values: typed as lines or uploaded as CSV."""

    BAD_LINE = _("%(number)s. satır okunamadı: “%(line)s”. Yılı ve değerini 2018;100,5 gibi yazın.")
    UNCLEAR = _("%(number)s. satırdaki “%(value)s” hem bin hem ondalık olabilir; 1234 ya da 1,2340 gibi yazın.")
    OUTSIDE = _("%(number)s. satırdaki yıl %(first)s ile %(last)s arasında olmalı.")
    TWICE = _("%(number)s. satırdaki %(year)s yılı ikinci kez yazılmış.")
    NOTHING = _("Değerleri yazın ya da bir CSV dosyası yükleyin.")
    BOTH = _("Değerleri ya yazın ya dosyayla yükleyin; ikisi birden olmaz.")
    TOO_LARGE = _("Dosya ya da metin çok büyük; en çok 200 satır yükleyebilirsiniz.")
    NOT_POSITIVE = _("%(number)s. satırdaki değer sıfırdan büyük olmalı.")

    name = TextField(label=_("Endeksin adı"), limit=200, help_text=_("Örneğin yıllık ortalama tüketici fiyat endeksi."))
    source = TextField(label=_("Kaynak"), limit=500, help_text=_("Yayımlayan kurum, yayının adı ve tarihi."))
    source_url = forms.URLField(label=_("Kaynağın adresi"), max_length=500, required=False, assume_scheme="https")
    lines = forms.CharField(
        label=_("Yıllar ve değerler"),
        required=False,
        widget=forms.Textarea(attrs={"rows": 10}),
        help_text=_("Her satıra bir yıl: 2018;100,5 gibi. Yalnızca yılların birbirine oranı kullanılır."),
    )
    file = forms.FileField(label=_("CSV dosyası"), required=False, help_text=_("Aynı biçimde satırlar; en çok 100 KB."))

    def __init__(self, *args: Any, cancel: str, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.helper = PageFormHelper(self, submit=_("Endeksi yükle ve kullan"), cancel=cancel)

    def clean(self) -> dict[str, Any]:
        """The values by year as ``values``."""
        given = super().clean() or {}
        typed, file = (given.get("lines") or "").strip(), given.get("file")
        if self.errors:
            return given
        if bool(typed) == bool(file):
            raise ValidationError(self.BOTH if typed else self.NOTHING, code="both" if typed else "nothing")
        if file and file.size > MOST_BYTES:
            raise ValidationError(self.TOO_LARGE, code="too_large")
        given["values"] = self._values(_decoded(file.read()) if file else typed)
        return given

    def _values(self, text: str) -> dict[int, Decimal]:
        lines = [(number, line) for number, line in enumerate(text.splitlines(), 1) if line.strip()]
        if len(lines) > MOST_LINES:
            raise ValidationError(self.TOO_LARGE, code="too_large")
        if lines and not re.search(r"[0-9]", lines[0][1]):
            del lines[0]
        values: dict[int, Decimal] = {}
        for number, line in lines:
            year, value = self._line(number, line)
            if year in values:
                raise ValidationError(self.TWICE, code="twice", params={"number": number, "year": str(year)})
            values[year] = value
        if not values:
            raise ValidationError(self.NOTHING, code="nothing")
        return values

    def _line(self, number: int, line: str) -> tuple[int, Decimal]:
        found = LINE.fullmatch(line)
        year, text = (int(found[1]), found[2]) if found else (0, "")
        if UNCLEAR.fullmatch(text):
            raise ValidationError(self.UNCLEAR, code="unclear", params={"number": number, "value": text})
        if not (PLAIN.fullmatch(text) or GROUPED.fullmatch(text)) or len(text) > MOST_DIGITS:
            raise ValidationError(self.BAD_LINE, code="bad_line", params={"number": number, "line": line.strip()[:60]})
        if not FIRST_YEAR <= year <= LAST_YEAR:
            limits = {"number": number, "first": str(FIRST_YEAR), "last": str(LAST_YEAR)}
            raise ValidationError(self.OUTSIDE, code="outside", params=limits)
        grouped = text.replace(".", "") if GROUPED.fullmatch(text) else text
        value = Decimal(grouped.replace(",", ".")).quantize(Decimal("0.000001"))
        if not value:
            raise ValidationError(self.NOT_POSITIVE, code="not_positive", params={"number": number})
        return year, value


def _decoded(content: bytes) -> str:
    """A CSV of any Turkish office: UTF-8 with or without its mark, else Windows."""
    try:
        return content.decode("utf-8-sig")
    except UnicodeDecodeError:
        return content.decode("cp1254", errors="replace")
