"""Fields that only the applicant's forms need."""

import re
import unicodedata
from decimal import Decimal
from typing import Any, Final

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _

from cmdp.kit.entry import TextField
from cmdp.kit.formats import format_number
from cmdp.kit.text import clean_line

QUANTITY: Final = re.compile(r"[0-9]{1,9}(?:[.,][0-9]{1,3}0*)?")
GROUPED: Final = {
    ".": re.compile(r"[0-9]{1,3}(?:(?:\.[0-9]{3})+,[0-9]{1,3}0*|(?:\.[0-9]{3}){2})"),
    ",": re.compile(r"[0-9]{1,3}(?:(?:,[0-9]{3})+\.[0-9]{1,3}0*|(?:,[0-9]{3}){2})"),
}
UNCLEAR: Final = re.compile(r"[1-9][0-9]{0,2}\.[0-9]{3}")
MOST_ANSWER: Final = 60_000


UNKNOWN: Final[dict[str, Any]] = {"invalid_choice": _("Seçtiğiniz değer listede yok; listeden yeniden seçin.")}


class ChoiceField(forms.TypedChoiceField):
    """One key out of a list; nothing chosen is ``None``."""

    default_error_messages = UNKNOWN

    def __init__(self, **kwargs: Any) -> None:
        super().__init__(coerce=int, empty_value=None, **kwargs)


class ManyField(forms.TypedMultipleChoiceField):
    """Any number of keys out of a list, as a frozen set."""

    widget = forms.CheckboxSelectMultiple
    default_error_messages = {
        "invalid_choice": _("Seçtiğiniz değerlerden biri listede yok; listeden yeniden seçin."),
        "invalid_list": _("Seçtiğiniz değerlerden biri listede yok; listeden yeniden seçin."),
    }

    def __init__(self, **kwargs: Any) -> None:
        super().__init__(coerce=int, empty_value=[], **kwargs)

    def clean(self, value: Any) -> frozenset[int]:
        """The keys, their order being nobody's choice."""
        return frozenset(super().clean(value))

    def prepare_value(self, value: Any) -> Any:
        """A stored set as the list that widgets compare with."""
        return sorted(value) if isinstance(value, frozenset) else value


class AnswerField(TextField):
    """A text whose limit is judged at sending: what is too long is kept, counted and shown as such."""

    def __init__(self, **kwargs: Any) -> None:
        super().__init__(lines=8, **kwargs)

    def validate(self, value: str) -> None:
        """Refuse only what no limit comes near."""
        forms.CharField.validate(self, value)
        if len(value) > MOST_ANSWER:
            shown = {"limit": format_number(MOST_ANSWER), "count": format_number(len(value))}
            raise ValidationError(self.TOO_LONG, code="too_long", params=shown)


class QuantityField(forms.Field):
    """A positive amount of something, with three decimals at most; ``1.250`` is asked back, ``1.250,5`` is read."""

    widget = forms.TextInput(attrs={"inputmode": "decimal", "autocomplete": "off"})
    UNREADABLE = _("“%(typed)s” bir miktar olarak okunamadı; 12 ya da 1250,5 gibi, noktasız yazın.")
    UNCLEAR = _("“%(typed)s” iki türlü okunabilir; %(whole)s ya da %(fraction)s yazın.")
    NOTHING = _("Miktar sıfırdan büyük olmalı.")

    def to_python(self, value: Any) -> Decimal | None:
        """Read what was typed."""
        typed = clean_line(str(value or ""))
        if not typed:
            return None
        if UNCLEAR.fullmatch(typed):
            shown = {"typed": typed, "whole": typed.replace(".", ""), "fraction": typed.replace(".", ",")}
            raise ValidationError(self.UNCLEAR, code="unclear", params=shown)
        bare = next((typed.replace(mark, "") for mark, shape in GROUPED.items() if shape.fullmatch(typed)), typed)
        if not QUANTITY.fullmatch(bare):
            raise ValidationError(self.UNREADABLE, code="unreadable", params={"typed": typed[:40]})
        return self._positive(Decimal(bare.replace(",", ".")))

    def _positive(self, amount: Decimal) -> Decimal:
        if not amount:
            raise ValidationError(self.NOTHING, code="nothing")
        return amount

    def prepare_value(self, value: Any) -> Any:
        """Show a stored amount as people write it; leave what was typed."""
        return f"{value.normalize():f}".replace(".", ",") if isinstance(value, Decimal) else value


class ValueField(QuantityField):
    """An amount that may be nothing at all, with three decimals at most."""

    def _positive(self, amount: Decimal) -> Decimal:
        return amount


class CoordinatesField(forms.CharField):
    """A point on the map as latitude and longitude in degrees, inside the country; kept as ``41.28667, 36.33000``."""

    SHAPE = re.compile(r"([0-9]{1,3}(?:[.,][0-9]{1,8})?)°?(?:\s*[;/]\s*|,\s+|\s+)([0-9]{1,3}(?:[.,][0-9]{1,8})?)°?")
    BARE = re.compile(r"([0-9]{1,3}\.[0-9]{1,8}),([0-9]{1,3}\.[0-9]{1,8})")
    SOUTH, NORTH, WEST, EAST = Decimal("35.5"), Decimal("42.5"), Decimal("25.5"), Decimal(45)
    UNREADABLE = _("“%(typed)s” koordinat olarak okunamadı; önce enlem, sonra boylam: 41,28667 36,33 gibi yazın.")
    OUTSIDE = _("%(typed)s Türkiye’nin dışında; önce enlemi, sonra boylamı yazın.")
    widget = forms.TextInput(attrs={"autocomplete": "off"})

    def to_python(self, value: Any) -> str:
        """Read what was typed: two numbers, whatever stands between them."""
        typed = unicodedata.normalize("NFKC", clean_line(super().to_python(value) or ""))
        if not typed:
            return ""
        found = self.BARE.fullmatch(typed) or self.SHAPE.fullmatch(typed)
        if not found:
            raise ValidationError(self.UNREADABLE, code="unreadable", params={"typed": typed[:40]})
        latitude, longitude = (Decimal(number.replace(",", ".")) for number in found.groups())
        if not (self.SOUTH <= latitude <= self.NORTH and self.WEST <= longitude <= self.EAST):
            raise ValidationError(self.OUTSIDE, code="outside", params={"typed": typed[:40]})
        return f"{latitude:.5f}, {longitude:.5f}"
