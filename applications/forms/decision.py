"""What managers and the Ministry type: opinions of a call, official letters, decisions, status lines.

Each field is judged here by the policy that the verb asks again, so that all that is wrong is named at once.
"""

import datetime as dt
from collections.abc import Callable, Mapping, Sequence
from functools import partial
from typing import Any, ClassVar

from django import forms
from django.utils.translation import gettext_lazy as _

from applications.choices import OpinionOutcome, ProjectState
from applications.domain.ministry import OfficialLetter
from applications.domain.opinions import Word
from applications.models import Proposal
from applications.policies.certainty import close_reason_suffices
from applications.policies.decision import amount_fits, has_come
from applications.queries.ranking import RankedLine
from cmdp.kit.entry import DateField, MoneyField, TextField
from cmdp.kit.verdict import Verdict


def judge(field: forms.Field, policy: Callable[[Any], Verdict]) -> None:
    """Have a field refuse what the policy refuses of its value."""

    def validate(value: Any) -> None:
        if not (verdict := policy(value)):
            raise forms.ValidationError(str(verdict.reason), code=verdict.code)

    field.validators.append(validate)


class MeetingForm(forms.Form):
    """The commission's meeting that the opinions come from."""

    met_on = DateField(label=_("Komisyonun toplandığı gün"))
    minutes_number = TextField(label=_("Tutanağın sayısı"), limit=80)

    def __init__(self, *args: Any, at: dt.datetime, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        judge(self.fields["met_on"], partial(has_come, at=at))


class OpinionForm(forms.Form):
    """The commission's word on one file; drawn from the list's suggestion, which it need not follow."""

    outcome = forms.ChoiceField(label=_("Görüş"), choices=OpinionOutcome.choices)
    amount = MoneyField(label=_("Önerilen tutar (TL)"), required=False)
    reason = TextField(label=_("Gerekçe"), limit=2000, lines=2)

    REASON_MISSING = _("%(file)s için görüşün gerekçesini yazın.")
    TOO_CLOSE = _("Sonuca çok yakın: gerekçeyi en az %(least)s karakterle yazın.")
    AMOUNT_MISSING = _("Olumlu görüş için önerilen tutarı yazın.")

    def __init__(self, *args: Any, proposal: Proposal, least_reason: int = 0, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.proposal = proposal
        self.fields["reason"].error_messages["required"] = self.REASON_MISSING % {"file": proposal.reference}
        if least_reason:
            judge(self.fields["reason"], partial(close_reason_suffices, proposal, least=least_reason))
            self.fields["reason"].help_text = self.TOO_CLOSE % {"least": least_reason}

    def clean(self) -> dict[str, Any]:
        """A positive opinion names its amount; an amount that counts is within what was asked."""
        typed = super().clean() or self.cleaned_data
        outcome, amount = typed.get("outcome"), typed.get("amount")
        if amount is not None and outcome != OpinionOutcome.NEGATIVE:
            if not (fits := amount_fits(self.proposal, amount)):
                self.add_error("amount", str(fits.reason))
        elif outcome == OpinionOutcome.POSITIVE and "amount" in typed:
            self.add_error("amount", self.AMOUNT_MISSING)
        return typed


class OpinionsForm:
    """The meeting and one opinion per line of the ranked list, as one page."""

    def __init__(
        self,
        data: Any,
        lines: Sequence[RankedLine],
        *,
        files: Mapping[int, Proposal],
        least_reasons: Mapping[int, int],
        at: dt.datetime,
    ) -> None:
        self.meeting = MeetingForm(data, at=at)
        self.rows = [
            (line, self._row(data, line, files[line.file.pk], least_reasons.get(line.file.pk, 0))) for line in lines
        ]

    @staticmethod
    def _row(data: Any, line: RankedLine, file: Proposal, least_reason: int) -> OpinionForm:
        initial = {"outcome": line.suggestion, "amount": file.requested_support}
        return OpinionForm(data, prefix=file.public_id, initial=initial, proposal=file, least_reason=least_reason)

    def is_valid(self) -> bool:
        """Judge every part, so that every mistake is shown at once."""
        return all([self.meeting.is_valid(), *[form.is_valid() for _, form in self.rows]])

    def add_error(self, field: str | None, error: Any) -> None:
        """What the act refuses is said at the meeting's field, or of the whole."""
        self.meeting.add_error(field, error)

    @property
    def forms(self) -> list[forms.Form]:
        """All parts, for the summary of errors."""
        return [self.meeting, *[form for _, form in self.rows]]

    def words(self) -> dict[int, Word]:
        """File key → the commission's word."""
        return {line.file.pk: _word(form.cleaned_data) for line, form in self.rows}


def _word(typed: dict[str, Any]) -> Word:
    return Word(OpinionOutcome(typed["outcome"]), typed["reason"], typed["amount"])


class LetterForm(forms.Form):
    """The number and date of an official letter."""

    number = TextField(label=_("Yazının sayısı"), limit=80)
    date = DateField(label=_("Yazının tarihi"))

    def __init__(self, *args: Any, at: dt.datetime, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        judge(self.fields["date"], partial(has_come, at=at))

    def words(self) -> dict[str, Any]:
        """What was typed as the domain takes it: the letter in one piece, the rest by name."""
        typed = dict(self.cleaned_data)
        return {"letter": OfficialLetter(typed.pop("number"), typed.pop("date")), **typed}


class ForwardForm(LetterForm):
    """Files that go to the Ministry under one letter."""

    chosen = forms.MultipleChoiceField(
        label=_("Bakanlığa iletilecek dosyalar"),
        widget=forms.CheckboxSelectMultiple,
        error_messages={"required": _("En az bir dosya seçin.")},
    )
    field_order = ("chosen", "number", "date")

    def __init__(self, *args: Any, choices: Sequence[tuple[str, str]], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["chosen"].choices = choices  # type: ignore[attr-defined]


class ApprovalForm(LetterForm):
    """The Ministry's approval."""

    REFUSED_AT: ClassVar = {"amount_out_of_range": "amount"}

    amount = MoneyField(label=_("Onaylanan destek (TL)"))
    note = TextField(label=_("Not"), limit=2000, lines=3, required=False)

    def __init__(self, *args: Any, proposal: Proposal, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        judge(self.fields["amount"], partial(amount_fits, proposal))


class LetterWithReasonForm(LetterForm):
    """A letter that says no, or asks: with its reason."""

    reason = TextField(label=_("Gerekçe"), limit=4000, lines=4)


class CallUpForm(forms.Form):
    """A file raised from the reserve list."""

    REFUSED_AT: ClassVar = {
        "amount_out_of_range": "amount",
        "over_envelope": "amount",
        "over_share": "amount",
    }

    amount = MoneyField(label=_("Önerilen tutar (TL)"))
    reason = TextField(label=_("Gerekçe"), limit=2000, lines=3)
    out_of_turn = TextField(
        label=_("Sıra dışı alınmasının gerekçesi"),
        help_text=_("Yedek listede bu dosyanın önünde bekleyenler olduğu için gereklidir; kayda geçer."),
        limit=2000,
        lines=3,
        error_messages={"required": _("Önünde bekleyenler var; sıra dışı alıyorsanız gerekçesini yazın.")},
    )

    def __init__(self, *args: Any, proposal: Proposal, ahead: Sequence[Proposal], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if not ahead:
            del self.fields["out_of_turn"]
        judge(self.fields["amount"], partial(amount_fits, proposal))


class StatusLineForm(forms.Form):
    """Where a supported project stands on a day."""

    state = forms.ChoiceField(label=_("Durum"), choices=ProjectState.choices)
    dated_on = DateField(label=_("Tarih"))
    letter_number = TextField(label=_("Dayanak yazının sayısı"), limit=80)
    note = TextField(label=_("Not"), limit=2000, lines=3, required=False)

    def __init__(self, *args: Any, at: dt.datetime, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        judge(self.fields["dated_on"], partial(has_come, at=at))
