"""What the Ministry types of a package: one letter, and a decision for each file that waits."""

import datetime as dt
from collections.abc import Sequence
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from applications.choices import MinistryActKind
from applications.domain.package_decisions import Decision
from applications.forms.decision import LetterForm
from applications.models import MinistryAct, Opinion, Proposal
from applications.policies.decision import amount_fits
from cmdp.kit.entry import MoneyField, TextField

KINDS = (
    ("", _("Beklesin")),
    (MinistryActKind.APPROVED, _("Onaylandı")),
    (MinistryActKind.REFUSED, _("Uygun bulunmadı")),
    (MinistryActKind.RETURNED, _("Ajansa soru: geri gönderildi")),
)


class DecisionForm(forms.Form):
    """The Ministry's word on one file; left alone, the file goes on waiting."""

    kind = forms.ChoiceField(label=_("Karar"), choices=KINDS, required=False)
    amount = MoneyField(label=_("Onaylanan destek (TL)"), required=False)
    text = TextField(label=_("Gerekçe, soru ya da not"), limit=4000, lines=2, required=False)

    AMOUNT_MISSING = _("Onay için tutarı yazın.")
    REASON_MISSING = _("Ret ve geri gönderme için gerekçeyi ya da soruyu yazın.")

    def __init__(self, *args: Any, proposal: Proposal, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.proposal = proposal

    def clean(self) -> dict[str, Any]:
        """An approval names its amount, within what was asked; a refusal or a question its reason."""
        typed = super().clean() or self.cleaned_data
        kind = typed.get("kind")
        if kind == MinistryActKind.APPROVED and "amount" in typed:
            self._judge_amount(typed["amount"])
        if kind in {MinistryActKind.REFUSED, MinistryActKind.RETURNED} and typed.get("text") == "":
            self.add_error("text", self.REASON_MISSING)
        return typed

    def _judge_amount(self, amount: Any) -> None:
        if amount is None:
            self.add_error("amount", self.AMOUNT_MISSING)
        elif not (fits := amount_fits(self.proposal, amount)):
            self.add_error("amount", str(fits.reason))

    def decision(self) -> Decision | None:
        """What was decided, if anything was."""
        typed = self.cleaned_data
        return Decision(MinistryActKind(typed["kind"]), typed["amount"], typed["text"]) if typed["kind"] else None


class PackageForm:
    """The letter and one row for each file that waits, as one page."""

    NOTHING = _("En az bir dosya için karar seçin.")

    def __init__(self, data: Any, rows: Sequence[tuple[MinistryAct, Opinion | None]], *, at: dt.datetime) -> None:
        self.letter = LetterForm(data, at=at)
        self.rows = [(act, opinion, self._row(data, act, opinion)) for act, opinion in rows]

    @staticmethod
    def _row(data: Any, act: MinistryAct, opinion: Opinion | None) -> DecisionForm:
        initial = {"amount": opinion.amount if opinion else None}
        return DecisionForm(data, prefix=act.proposal.public_id, initial=initial, proposal=act.proposal)

    def is_valid(self) -> bool:
        """Judge every part, so that every mistake is shown at once."""
        valid = all([self.letter.is_valid(), *[form.is_valid() for form in self.forms[1:]]])
        if valid and not self.decisions():
            self.letter.add_error(None, self.NOTHING)
        return valid and bool(self.decisions())

    def add_error(self, field: str | None, error: Any) -> None:
        """What the act refuses is said at the letter's field, or of the whole."""
        self.letter.add_error(field, error)

    @property
    def forms(self) -> list[forms.Form]:
        """All parts, for the summary of errors."""
        return [self.letter, *[form for _act, _opinion, form in self.rows]]

    def decisions(self) -> dict[int, Decision]:
        """File key → what was decided of it."""
        told = {act.proposal_id: form.decision() for act, _opinion, form in self.rows}
        return {key: decision for key, decision in told.items() if decision}
