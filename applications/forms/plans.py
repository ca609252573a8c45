"""What a manager types to have evaluators proposed, and whom they choose instead."""

from collections.abc import Iterable, Mapping, Sequence
from typing import Any, ClassVar

from django import forms
from django.utils.translation import gettext_lazy as _

from applications.domain.plans import AT_ODDS, ONESELF
from applications.models import PlanSeat
from applications.queries.meeting import Company
from cmdp.accounts.models import User
from cmdp.kit.entry import TextField, WholeField
from cmdp.kit.forms import PageFormHelper

MOST_DAYS = 60


class ProposeForm(forms.Form):
    """The bounds of a proposal."""

    REFUSED_AT: ClassVar = {"bad_bounds": "least"}

    least = WholeField(label=_("Kişi başına en az yeni dosya"), least=0, most=50)
    most = WholeField(
        label=_("Kişi başına en çok yeni dosya"),
        least=1,
        most=50,
        help_text=_("Kimseye profilinde yazdığından çok dosya verilmez; elindekiler de sayılır."),
    )
    answer_days = WholeField(
        label=_("Yanıt süresi (gün)"),
        least=1,
        most=MOST_DAYS,
        help_text=_("Bu sürede beyanını vermeyenin yerine sıradaki yedeğe sorulur."),
    )

    def __init__(self, data: Any = None) -> None:
        super().__init__(data, initial={"least": 0, "most": 10, "answer_days": 5})
        self.helper = PageFormHelper(self, submit=_("Dağıtım öner"))


class ApproveForm(forms.Form):
    """For each proposed seat the person proposed, or one of those ready to follow."""

    TWICE = _("Aynı kişiyi bir dosyaya iki kez seçtiniz; birini değiştirin.")

    def __init__(self, data: Any = None, *, seats: Sequence[PlanSeat], company: Company, by: User) -> None:
        super().__init__(data)
        self.company, self.by = company, by
        self.by_file: dict[int, list[str]] = {}
        ready: dict[int, list[PlanSeat]] = {}
        for seat in seats:
            ready.setdefault(seat.proposal_id, []).append(seat)
        for seat in (row for row in seats if row.place == 0):
            name = f"seat_{seat.pk}"
            self.by_file.setdefault(seat.proposal_id, []).append(name)
            self.fields[name] = _seat_field(seat, ready[seat.proposal_id])

    def clean(self) -> dict[str, Any]:
        """Nobody twice on one file, nor two who may not meet, nor who approves."""
        typed = super().clean() or self.cleaned_data
        for names in self.by_file.values():
            if error := self._error_in([typed[name] for name in names if name in typed]):
                self.add_error(names[-1], error)
        return typed

    def _error_in(self, people: Sequence[int]) -> Any:
        if len(set(people)) < len(people):
            return self.TWICE
        if self.by.pk in people:
            return ONESELF.reason
        return "" if self.company.is_at_peace(people) else AT_ODDS.reason

    @property
    def chosen(self) -> Mapping[int, list[int]]:
        """File key → people; only after ``is_valid``."""
        return {file: [self.cleaned_data[name] for name in names] for file, names in self.by_file.items()}


def _seat_field(seat: PlanSeat, ready: Iterable[PlanSeat]) -> forms.Field:
    others = [row for row in ready if row.place]
    return forms.TypedChoiceField(
        label=_("Değerlendirici"),
        coerce=int,
        choices=[(row.evaluator_id, _label(row)) for row in (seat, *others)],
        initial=seat.evaluator_id,
        widget=forms.Select(attrs={"class": "form-select"}),
    )


def _label(seat: PlanSeat) -> str:
    name = _("%(name)s (uygunluk %(fit)d)") % {"name": seat.evaluator, "fit": seat.fit}
    return f"{name} – " + _("kayıtlarda görünen bağ") if seat.signs else name


class ApartForm(forms.Form):
    """Two people who must not evaluate one file together."""

    REFUSED_AT: ClassVar = {"one_person": "other", "no_reason": "reason"}

    one = forms.ModelChoiceField(User.objects.none(), label=_("Birinci kişi"), empty_label=_("Seçin"))
    other = forms.ModelChoiceField(User.objects.none(), label=_("İkinci kişi"), empty_label=_("Seçin"))
    reason = TextField(label=_("Neden?"), limit=500, lines=2)

    def __init__(self, *args: Any, people: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        for name in ("one", "other"):
            self.fields[name].queryset = people  # type: ignore[attr-defined]
        self.helper = PageFormHelper(self, submit=_("Birlikte verme"))
