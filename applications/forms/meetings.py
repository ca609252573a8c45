"""What managers and members type about a commission: its rules and seats, a meeting, a cost, a motion, a voice."""

import datetime as dt
from collections.abc import Iterable
from decimal import Decimal
from functools import partial
from typing import Any, ClassVar

from django import forms
from django.utils.translation import gettext_lazy as _

from applications.choices import OpinionOutcome
from applications.models import BudgetLine
from applications.models.commission import Leader, MajorityRule
from applications.models.meeting import MeetingPaper, Voice
from applications.policies.decision import has_come
from applications.policies.meeting import is_to_come
from cmdp.accounts.models import User
from cmdp.kit.entry import DateField, FileField, InstantField, MoneyField, TextField, WholeField
from cmdp.kit.formats import format_money
from cmdp.kit.verdict import Verdict


def _judge(field: forms.Field, policy: Any) -> None:
    """Have a field refuse what the policy refuses of its value."""

    def validate(value: Any) -> None:
        verdict: Verdict = policy(value)
        if not verdict:
            raise forms.ValidationError(str(verdict.reason), code=verdict.code)

    field.validators.append(validate)


class FoundForm(forms.Form):
    """For which year a commission is set up."""

    REFUSED_AT: ClassVar = {"kept_before": "year"}

    year = WholeField(label=_("Program yılı"), least=2018, most=2100)


class RulesForm(forms.Form):
    """By which rules a commission decides."""

    REFUSED_AT: ClassVar = {"no_source": "source_note"}

    quorum = WholeField(
        label=_("Toplantı yeter sayısı"),
        least=1,
        most=50,
        help_text=_("Bir dosya görüşülürken salonda olup oy verebilecek en az üye sayısı."),
    )
    majority = forms.ChoiceField(label=_("Karar yeter sayısı"), choices=MajorityRule.choices, widget=forms.RadioSelect)
    led_by = forms.ChoiceField(
        label=_("Toplantıyı kim yürütür?"),
        choices=Leader.choices,
        widget=forms.RadioSelect,
        help_text=_(
            "Toplantıyı açar, dosyaları görüşmeye alır, oylamaya sunar, sonucu kaydeder, toplantıyı bitirir. "
            "Toplantıya çağırmak ve görüşleri kaydetmek ajans yöneticisinin işidir."
        ),
    )
    chair_breaks_ties = forms.BooleanField(label=_("Oylar eşitse başkanın oyu belirler."), required=False)
    names_votes = forms.BooleanField(label=_("Tutanakta oylar adlarla yazılır."), required=False)
    source_note = TextField(
        label=_("Dayanağı"), limit=300, required=False, help_text=_("Örneğin komisyon yönergesinin maddesi ve tarihi.")
    )
    is_confirmed = forms.BooleanField(
        label=_("Bu kurallar dayanağıyla doğrulandı; “varsayılan” işareti kalksın."), required=False
    )


class SeatForm(forms.Form):
    """Who gets a seat, as what."""

    REFUSED_AT: ClassVar = {"seated": "person", "no_role": "person", "two_chairs": "is_chair"}

    person = forms.TypedChoiceField(
        label=_("Üye"),
        coerce=int,
        help_text=_("Listede ajansın personeli ve “Komisyon üyesi” göreviyle davet edilenler vardır."),
        error_messages={"required": _("Kişiyi seçin."), "invalid_choice": _("Kişiyi seçin.")},
    )
    capacity = TextField(label=_("Sıfatı"), limit=120, help_text=_("Örneğin: Vali yardımcısı, Genel Sekreter."))
    is_chair = forms.BooleanField(label=_("Komisyonun başkanıdır."), required=False)

    def __init__(self, *args: Any, people: Iterable[User], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.people = {person.pk: person for person in people}
        rows = [(key, str(person)) for key, person in self.people.items()]
        self.fields["person"].choices = [("", _("Seçin")), *rows]  # type: ignore[attr-defined]

    def words(self) -> dict[str, Any]:
        """What the domain takes beside the commission."""
        return {**self.cleaned_data, "person": self.people[self.cleaned_data["person"]]}


class MeetingPlanForm(forms.Form):
    """When and where the commission meets."""

    starts_at = InstantField(label=_("Toplantının günü ve saati"), inclusive=False)
    place = TextField(label=_("Yeri"), limit=200)

    def __init__(self, *args: Any, at: dt.datetime, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        _judge(self.fields["starts_at"], partial(is_to_come, at=at))


class ReasonForm(forms.Form):
    """Why something is put off or called off."""

    reason = TextField(label=_("Gerekçe"), limit=2000, lines=3)


class CutForm(forms.Form):
    """Which cost is ineligible, how much of it, and why."""

    REFUSED_AT: ClassVar = {"cut_out_of_range": "amount", "cut_before": "line", "not_a_line": "line"}

    line = forms.ChoiceField(label=_("Bütçe satırı"), error_messages={"required": _("Bütçe satırını seçin.")})
    amount = MoneyField(label=_("Uygun bulunmayan tutar (KDV dâhil, TL)"))
    reason = TextField(label=_("Gerekçe"), limit=1000, lines=2)

    def __init__(self, *args: Any, lines: Iterable[BudgetLine], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        rows = [(line.public_id, f"{line.description} – {format_money(line.gross)}") for line in lines]
        self.fields["line"].choices = [("", _("Seçin")), *rows]  # type: ignore[attr-defined]


class MotionForm(forms.Form):
    """What is put to the commission on a file; drawn from the money that the corrections leave."""

    REFUSED_AT: ClassVar = {"amount_out_of_range": "amount", "no_reason": "reason", "close_reason_short": "reason"}

    outcome = forms.ChoiceField(label=_("Görüş"), choices=OpinionOutcome.choices, widget=forms.RadioSelect)
    amount = MoneyField(label=_("Önerilen tutar (TL)"), required=False, help_text=_("Olumsuz görüşte boş bırakılır."))
    reason = TextField(label=_("Gerekçe"), limit=2000, lines=4)
    conditions = TextField(label=_("Koşullar"), limit=2000, lines=2, required=False)

    def words(self) -> dict[str, Any]:
        """What was typed as the domain takes it; a negative opinion has no amount, whatever stands there."""
        amount: Decimal | None = self.cleaned_data["amount"]
        outcome = OpinionOutcome(self.cleaned_data["outcome"])
        return {
            **self.cleaned_data,
            "outcome": outcome,
            "amount": None if outcome == OpinionOutcome.NEGATIVE else amount,
        }


class VoteForm(forms.Form):
    """A member's voice; a dissent is noted in the minutes."""

    voice = forms.ChoiceField(
        label=_("Oyunuz"),
        choices=Voice.choices,
        widget=forms.RadioSelect,
        error_messages={"required": _("Oyunuzu seçin.")},
    )
    dissent = TextField(
        label=_("Karşı görüşünüz"), limit=1000, lines=2, required=False, help_text=_("Yazarsanız tutanağa eklenir.")
    )


class PaperForm(forms.Form):
    """The signed minutes."""

    file = FileField(label=_("İmzalı tutanak (PDF)"), kinds=MeetingPaper.KINDS, max_bytes=MeetingPaper.MOST_BYTES)


class MinutesForm(forms.Form):
    """The number and date under which the minutes stand."""

    REFUSED_AT: ClassVar = {"before_meeting": "minutes_date", "day_to_come": "minutes_date"}

    minutes_number = TextField(label=_("Tutanağın sayısı"), limit=80)
    minutes_date = DateField(label=_("Tutanağın tarihi"))


class CorrectionForm(forms.Form):
    """What was wrong in closed minutes, by a dated letter."""

    text = TextField(label=_("Düzeltme"), limit=4000, lines=5)
    letter_number = TextField(label=_("Yazının sayısı"), limit=80)
    letter_date = DateField(label=_("Yazının tarihi"))

    def __init__(self, *args: Any, at: dt.datetime, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        _judge(self.fields["letter_date"], partial(has_come, at=at))
