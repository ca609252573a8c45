"""What evaluators and those who ask them type."""

from collections.abc import Iterable, Mapping
from typing import Any

from django import forms
from django.http import QueryDict
from django.utils.translation import gettext_lazy as _

from applications.choices import AssessmentMode, Certainty, Demand, ReviewOpinion
from applications.domain.reviewing import Draft, Entry
from applications.models import Assignment, Criterion, Review
from applications.queries.review import marks_of
from applications.queries.rules import Rules
from cmdp.accounts.models import User
from cmdp.kit.entry import TextField, WholeField
from cmdp.kit.forms import PageFormHelper

REASON_LIMIT = 4000
BUTTONS_UP_TO = 12


class DraftForm(forms.Form):
    """One evaluator's draft, by marks or by opinion; nothing is required before sending."""

    BROKEN = _("Sayfanın sürümü okunamadı; sayfayı yenileyip yeniden deneyin.")

    version = forms.IntegerField(
        min_value=0,
        widget=forms.HiddenInput,
        error_messages={"required": BROKEN, "invalid": BROKEN, "min_value": BROKEN},
    )

    def __init__(self, data: QueryDict | None = None, *, rules: Rules, review: Review | None) -> None:
        self.rules = rules
        super().__init__(data, initial=_initial(review))
        if rules.values.assessment_mode == AssessmentMode.OPINION:
            self._add_opinion()
        else:
            for criterion in rules.criteria:
                self._add_criterion(criterion)
            self._add_beside_the_marks()
        if rules.values.confidence != Demand.NONE:
            self.fields["confidence"] = _one_of(_("Görüşünüzden ne kadar eminsiniz?"), Certainty.choices)

    def _add_opinion(self) -> None:
        self.fields["opinion"] = _one_of(_("Görüşünüz"), ReviewOpinion.choices)
        self.fields["comment"] = self._reason_field(_("Görüşünüzün gerekçesi"), lines=4)

    def _add_criterion(self, criterion: Criterion) -> None:
        self.fields[f"p{criterion.pk}"] = _points_field(criterion)
        self.fields[f"u{criterion.pk}"] = forms.BooleanField(label=_("Bu ölçütü değerlendiremiyorum"), required=False)
        self.fields[f"r{criterion.pk}"] = self._reason_field(_("Gerekçe"), lines=2)

    def _add_beside_the_marks(self) -> None:
        """What the rule set asks for beside the marks."""
        if self.rules.values.overall_view != Demand.NONE:
            self.fields["comment"] = self._reason_field(_("Dosya hakkında genel görüşünüz"), lines=4)
        if self.rules.values.recommendation != Demand.NONE:
            self.fields["opinion"] = _one_of(_("Öneriniz"), ReviewOpinion.choices)

    def _reason_field(self, label: Any, *, lines: int) -> TextField:
        return TextField(label=label, limit=REASON_LIMIT, lines=lines, required=False)

    @property
    def draft(self) -> Draft:
        """What was typed, for the domain; only after ``is_valid``."""
        values = self.cleaned_data
        marks = {
            criterion.pk: self._entry(criterion.pk) for criterion in self.rules.criteria if f"p{criterion.pk}" in values
        }
        return Draft(marks, *(values.get(name, "") for name in ("comment", "opinion", "confidence")))

    def _entry(self, key: int) -> Entry:
        """Who says that he cannot score a criterion gives it no points, whatever was chosen before."""
        points, reason, is_unscorable = (self.cleaned_data[f"{letter}{key}"] for letter in "pru")
        return Entry(None if is_unscorable else points, reason, is_unscorable)

    def start_from(self, version: int) -> None:
        """Let the next save of what stands here count as one that has seen ``version``."""
        self.data = {**self.data.dict(), "version": str(version)}  # type: ignore[attr-defined]


def _initial(review: Review | None) -> dict[str, Any]:
    if review is None:
        return {"version": 0}
    marks = marks_of(review)
    points = {f"p{key}": mark.points for key, mark in marks.items()}
    reasons = {f"r{key}": mark.reason for key, mark in marks.items()}
    unscorable = {f"u{key}": mark.is_unscorable for key, mark in marks.items()}
    words = {name: getattr(review, name) for name in ("version", "comment", "opinion", "confidence")}
    return {**points, **reasons, **unscorable, **words}


def _one_of(label: Any, choices: Iterable[tuple[str, Any]]) -> forms.ChoiceField:
    """A choice that may be left open until sending."""
    return forms.ChoiceField(label=label, choices=choices, required=False, widget=forms.RadioSelect)


def _points_field(criterion: Criterion) -> forms.Field:
    """A button per point where they fit in a row, else a box for the number."""
    attrs = {"data-section": criterion.section.key}
    if criterion.max_points > BUTTONS_UP_TO:
        field = WholeField(label=criterion.name, most=criterion.max_points, required=False)
        field.widget.attrs.update(attrs)
        return field
    return forms.TypedChoiceField(
        label=criterion.name,
        choices=[(points, points) for points in range(criterion.max_points + 1)],
        coerce=int,
        empty_value=None,
        required=False,
        widget=forms.RadioSelect(attrs=attrs),
        error_messages={"invalid_choice": _("“%(value)s” verilemez; sıfırdan en çok puana kadar bir tam sayı seçin.")},
    )


class ReasonForm(forms.Form):
    """A reason, required."""

    reason = TextField(
        label=_("Gerekçe"), limit=REASON_LIMIT, lines=4, error_messages={"required": _("Gerekçeyi yazın.")}
    )

    def __init__(self, *args: Any, submit: Any = "", cancel: str = "", kind: str = "danger", **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.helper = PageFormHelper(self, submit=submit, cancel=cancel, kind=kind)


class AskForm(forms.Form):
    """Whom to ask, out of those who may be."""

    people = forms.TypedMultipleChoiceField(
        label=_("Değerlendiriciler"),
        coerce=int,
        widget=forms.CheckboxSelectMultiple,
        error_messages={
            "required": _("En az bir kişi seçin."),
            "invalid_choice": _("Seçtiğiniz kişi bu dosyayı değerlendiremez; listeden seçin."),
        },
    )

    def __init__(
        self, *args: Any, eligible: Iterable[User], signs: Mapping[int, str] | None = None, **kwargs: Any
    ) -> None:
        super().__init__(*args, **kwargs)
        told = signs or {}
        rows = [(user.pk, _named(user, told.get(user.pk, ""))) for user in eligible]
        self.fields["people"].choices = rows  # type: ignore[attr-defined]
        self.helper = PageFormHelper(self, submit=_("Seçilenlere sor"))

    @property
    def has_choices(self) -> bool:
        """Whether anybody may be asked at all."""
        return bool(self.fields["people"].choices)  # type: ignore[attr-defined]


def _named(user: User, signs: str = "") -> str:
    name = f"{user.full_name}, {user.title}" if user.title else user.full_name
    return _("%(name)s – olası çatışma: %(signs)s") % {"name": name, "signs": signs} if signs else name


class ReopenForm(ReasonForm):
    """Whose marks unlock, and why."""

    assignments = forms.TypedMultipleChoiceField(
        label=_("Kilidi açılacak değerlendirmeler"),
        coerce=int,
        widget=forms.CheckboxSelectMultiple,
        error_messages={"required": _("Yeniden açılacak en az bir değerlendirme seçin.")},
    )
    told = TextField(
        label=_("Değerlendiricilere söylenecek neden"),
        limit=REASON_LIMIT,
        lines=3,
        required=False,
        help_text=_("Mektuplarına olduğu gibi yazılır. Öteki değerlendiricilerden ve puanlardan söz etmeyin."),
    )
    REFUSED_AT = {"names_another": "told"}

    def __init__(self, *args: Any, sent: Iterable[Assignment], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        choices = [(row.pk, str(row.evaluator)) for row in sent]
        self.fields["assignments"].choices = choices  # type: ignore[attr-defined]
        self.order_fields(["assignments", "reason", "told"])
        self.helper = PageFormHelper(
            self, submit=_("Değerlendirmeyi yeniden aç"), cancel=kwargs.get("cancel", ""), kind="danger"
        )
