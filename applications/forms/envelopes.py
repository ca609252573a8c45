"""How a manager divides the envelope of a call."""

from collections.abc import Iterable
from decimal import Decimal
from typing import Any

from django.utils.translation import gettext_lazy as _

from applications.forms.rules import VersionedForm
from applications.models import Call
from applications.policies.envelopes import shares_fit
from applications.queries.envelopes import Part
from cmdp.kit.entry import MoneyField


class SharesForm(VersionedForm):
    """An amount for each part of a call; an empty one gets nothing."""

    def __init__(self, *args: Any, call: Call, parts: Iterable[Part], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.call, self.parts = call, list(parts)
        for part in self.parts:
            self.fields[f"share_{part.key}"] = MoneyField(
                label=_("%(part)s (TL)") % {"part": part.label}, required=False
            )

    def shares(self) -> dict[str, Decimal]:
        """Part → lira, as far as anything was typed that can be read."""
        typed = {part.key: self.cleaned_data.get(f"share_{part.key}") for part in self.parts}
        return {part: amount for part, amount in typed.items() if amount}

    def clean(self) -> dict[str, Any]:
        """Together the shares are within the call's envelope."""
        cleaned = super().clean() or self.cleaned_data
        if not (fits := shares_fit(self.shares(), self.call.envelope)):
            self.add_error(None, str(fits.reason))
        return cleaned
