"""What the agency's officers type: check lists, requests for completion, remarks."""

from collections.abc import Iterable, Sequence
from typing import Any, ClassVar

from django import forms
from django.utils.translation import gettext_lazy as _

from applications.choices import CheckResult, NotificationKind, SectionKey
from applications.models import CheckItem
from applications.policies.checking import explains
from applications.policies.findings import Finding, Findings
from cmdp.accounts.models import User
from cmdp.kit.entry import InstantField, TextField


def _offer(form: forms.Form, name: str, sections: Sequence[SectionKey]) -> None:
    """Let a field choose among the sections that the file's form has."""
    form.fields[name].choices = [(section.value, section.label) for section in sections]  # type: ignore[attr-defined]


class ReasonForm(forms.Form):
    """An act that needs a reason."""

    reason = TextField(label=_("Gerekçe"), limit=2000, lines=4)


class ConsentForm(forms.Form):
    """Carries which conclusion stood on the page that consents to it."""

    seen = forms.CharField(widget=forms.HiddenInput, required=False)


class PlainForm(forms.Form):
    """An act that needs nothing but the button."""


class ArrivedForm(forms.Form):
    """Carries which letter stood on the page; refused, the page goes on from the one that ``stands`` now."""

    seen = forms.CharField(widget=forms.HiddenInput, required=False)

    def __init__(self, data: Any, *, stands: str) -> None:
        super().__init__(data, initial={"seen": stands})
        self._stands = stands

    def add_error(self, field: str | None, error: Any) -> None:
        super().add_error(field, error)
        self.data = {**self.data, "seen": self._stands}


class ReturnForm(forms.Form):
    """What is asked of the applicant, and the only parts that open for it."""

    asked = TextField(label=_("Başvurandan ne isteniyor?"), limit=4000, lines=6)
    sections = forms.MultipleChoiceField(
        label=_("Açılacak bölümler"),
        widget=forms.CheckboxSelectMultiple,
        help_text=_("Başvuran yalnızca bu bölümleri değiştirebilir."),
        error_messages={"required": _("En az bir bölüm seçin; seçmezseniz başvuran hiçbir şeyi düzeltemez.")},
    )

    def __init__(self, *args: Any, sections: Sequence[SectionKey], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        _offer(self, "sections", sections)


class NotificationForm(forms.Form):
    """The official notification from which the clock runs."""

    REFUSED_AT: ClassVar = {"notified_in_future": "notified_at", "notified_before_asked": "notified_at"}

    kind = forms.ChoiceField(
        label=_("Bildirim yolu"), choices=[c for c in NotificationKind.choices if c[0] != NotificationKind.LETTER]
    )
    notified_at = InstantField(label=_("Bildirim tarihi ve saati"), inclusive=False)


class ExpertForm(forms.Form):
    """Who of the agency's people is responsible for the file."""

    expert = forms.ModelChoiceField(label=_("Sorumlu uzman"), queryset=User.objects.none(), empty_label=_("Seçin"))
    note = TextField(
        label=_("Devir notu"),
        limit=1000,
        lines=3,
        required=False,
        help_text=_("Yeni sorumlunun mektubunda ve dosyanın geçmişinde yer alır."),
    )

    def __init__(self, *args: Any, people: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["expert"].queryset = people  # type: ignore[attr-defined]


class CommentForm(forms.Form):
    """A remark on one part of a draft."""

    section = forms.ChoiceField(label=_("Bölüm"))
    text = TextField(label=_("Görüşünüz"), limit=2000, lines=4)

    def __init__(self, *args: Any, sections: Sequence[SectionKey], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        _offer(self, "section", sections)


class CheckForm(forms.Form):
    """One check list: an answer and a reason per item; an item may stay open."""

    NEEDS_REASON = _("“Hayır” yanıtının gerekçesini yazın; gerekçe başvurana bildirilir.")

    def __init__(self, *args: Any, items: Sequence[CheckItem], findings: Findings, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.items, self.findings = items, findings
        for item in items:
            self.fields[f"result_{item.pk}"] = forms.ChoiceField(
                label=item.text, choices=CheckResult.choices, widget=forms.RadioSelect, required=False
            )
            self.fields[f"reason_{item.pk}"] = TextField(label=_("Gerekçe"), limit=1000, lines=2, required=False)

    def rows(self) -> Iterable[tuple[CheckItem, Any, Any, Finding | None]]:
        """Each item with its two fields and what was found beside it, for the page."""
        return [
            (item, self[f"result_{item.pk}"], self[f"reason_{item.pk}"], self.findings.get(item.pk))
            for item in self.items
        ]

    def clean(self) -> dict[str, Any]:
        """A no needs its reason, and so does a yes against what was found."""
        typed = super().clean() or self.cleaned_data
        for item in self.items:
            result, reason = typed.get(f"result_{item.pk}", ""), typed.get(f"reason_{item.pk}", "")
            finding = self.findings.get(item.pk)
            explained = explains(result, reason, finding.found if finding else "")
            if result == CheckResult.NO and not reason:
                self.add_error(f"reason_{item.pk}", self.NEEDS_REASON)
            elif not explained:
                self.add_error(f"reason_{item.pk}", str(explained.reason))
        return typed

    def answers(self) -> dict[int, tuple[CheckResult, str]]:
        """Item key → (result, reason) of those answered."""
        typed = self.cleaned_data
        given = ((i.pk, typed[f"result_{i.pk}"], typed[f"reason_{i.pk}"]) for i in self.items)
        return {pk: (CheckResult(result), reason) for pk, result, reason in given if result}
