"""What a file's evaluators type into their common report, and into their answer to it."""

from typing import Any

from django import forms
from django.http import QueryDict
from django.utils.translation import gettext_lazy as _

from applications.forms.review import REASON_LIMIT, DraftForm
from applications.models import ConsensusReport
from cmdp.kit.entry import TextField

REPORT_LIMIT = 20_000
VERSION_ERRORS = dict.fromkeys(("required", "invalid", "min_value"), DraftForm.BROKEN)


class VersionForm(forms.Form):
    """Which version of the report somebody has read, or started from."""

    version = forms.IntegerField(min_value=0, widget=forms.HiddenInput, error_messages=VERSION_ERRORS)


class ReportForm(VersionForm):
    """The report as it is being written; nothing is required before it is put forward."""

    text = TextField(label=_("Ortak rapor"), limit=REPORT_LIMIT, lines=16, required=False)

    def __init__(self, data: QueryDict | None = None, *, report: ConsensusReport | None) -> None:
        shown = {"version": report.version, "text": report.text} if report else {"version": 0}
        super().__init__(data, initial=shown)

    def start_from(self, version: int) -> None:
        """Let the next save of what stands here count as one that has seen ``version``."""
        self.data = {**self.data.dict(), "version": str(version)}  # type: ignore[attr-defined]


class AnswerForm(VersionForm):
    """Whether an evaluator agrees; a dissent says why."""

    REFUSED_AT = {"no_reason": "note"}

    agrees = forms.TypedChoiceField(
        label=_("Rapora katılıyor musunuz?"),
        choices=(("yes", _("Katılıyorum")), ("no", _("Katılmıyorum"))),
        coerce=lambda word: word == "yes",
        widget=forms.RadioSelect,
        error_messages={"required": _("Katılıp katılmadığınızı seçin.")},
    )
    note = TextField(
        label=_("Katılmıyorsanız nedeni"),
        limit=REASON_LIMIT,
        lines=4,
        required=False,
        help_text=_("Rapora eklenir; komisyon okur."),
    )

    def __init__(self, data: Any = None, *, report: ConsensusReport | None) -> None:
        super().__init__(data, initial={"version": report.version if report else 0})
