"""What somebody supposes of a list, as an address says it."""

from collections.abc import Mapping, Sequence
from decimal import Decimal
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from applications.queries.envelopes import Part
from applications.queries.ranking import Ranking
from applications.queries.what_if import Supposition
from cmdp.kit.entry import MoneyField, RateField
from cmdp.kit.forms import FilterFormHelper


class WhatIfForm(forms.Form):
    """Another envelope, pass mark, floors; without an evaluator; with severity taken out. Every field may stay empty.

    An empty field shows in grey what the official list has.
    """

    zarf = MoneyField(label=_("Bütçe zarfı (TL)"), required=False)
    gecme = RateField(label=_("Geçme puanı"), required=False)
    haric = forms.ChoiceField(label=_("Şu değerlendirici olmasaydı"), required=False)
    el = forms.BooleanField(label=_("Değerlendiricilerin eli çıkarılsaydı"), required=False)

    def __init__(
        self, *args: Any, official: Ranking, parts: Sequence[Part], names: Mapping[int, str], knows: bool, **kwargs: Any
    ) -> None:
        super().__init__(*args, **kwargs)
        rules = official.rules
        self.parts, self.sections = list(parts), [part.section for part in rules.grid]
        self._show_as_is("zarf", official.envelope)
        self._show_as_is("gecme", rules.values.pass_mark)
        people = sorted(names.items(), key=lambda pair: pair[1])
        self.fields["haric"].choices = [("", "–"), *((str(key), name) for key, name in people)]  # type: ignore[attr-defined]
        if not knows:
            self.fields["el"].disabled = True
            self.fields["el"].help_text = _("Önce sıranın kesinliğini hesaplayın.")
        for part in self.parts:
            label = _("%(part)s payı (TL)") % {"part": part.label}
            self.fields[f"pay_{part.key}"] = MoneyField(label=label, required=False)
        for section in self.sections:
            label = _("%(section)s eşiği") % {"section": section.name}
            self.fields[f"esik_{section.key}"] = RateField(label=label, required=False)
            self._show_as_is(f"esik_{section.key}", section.floor)

        self.helper = FilterFormHelper()

    def _show_as_is(self, name: str, value: Decimal | int | None) -> None:
        if value is not None:
            field = self.fields[name]
            field.widget.attrs["placeholder"] = field.prepare_value(Decimal(value))

    def supposed(self) -> Supposition:
        """What was asked, as far as it can be read."""
        typed: dict[str, Any] = getattr(self, "cleaned_data", {})
        return Supposition(
            envelope=typed.get("zarf"),
            pass_mark=typed.get("gecme"),
            without=int(typed["haric"]) if typed.get("haric") else None,
            severity_out=bool(typed.get("el")),
            shares=self._numbers(typed, "pay_", [part.key for part in self.parts]),
            floors=self._numbers(typed, "esik_", [section.key for section in self.sections]),
        )

    @staticmethod
    def _numbers(typed: Mapping[str, Any], prefix: str, keys: Sequence[str]) -> dict[str, Decimal]:
        found = {key: typed.get(f"{prefix}{key}") for key in keys}
        return {key: value for key, value in found.items() if value is not None}
