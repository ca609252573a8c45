"""On which day an applicant was officially notified, and where the proof lies."""

import datetime as dt
from functools import partial
from typing import Any, ClassVar

from django import forms
from django.utils.translation import gettext_lazy as _

from applications.forms.decision import judge
from applications.forms.messages import STALE
from applications.models import Notification, Proposal
from applications.objected import Channel
from applications.policies.decision import has_come
from applications.policies.notifying import day_can_be
from cmdp.kit.entry import DateField, TextField


class NotificationForm(forms.Form):
    """A first record, or the correction of the one that stands."""

    REFUSED_AT: ClassVar = {"reason_missing": "reason", "day_to_come": "notified_on", "day_too_early": "notified_on"}

    channel = forms.ChoiceField(
        label=_("Nasıl tebliğ edildi"),
        choices=Channel.choices,
        widget=forms.RadioSelect,
        error_messages={"required": _("Tebliğin nasıl yapıldığını seçin.")},
    )
    notified_on = DateField(
        label=_("Tebliğ günü"),
        help_text=_("KEP iletisinin ya da tebliğ belgesinin gösterdiği gün."),
        error_messages={"required": _("Belgenin gösterdiği tebliğ gününü yazın.")},
    )
    number = TextField(label=_("Belgenin sayısı"), limit=80, required=False)
    evidence = TextField(
        label=_("Dayanak"),
        help_text=_(
            "Kanıtın nerede durduğu, kısaca: “KEP delil dosyası, evrak kaydı 412” gibi. Kişisel veri yazmayın."
        ),
        limit=300,
        lines=2,
        error_messages={"required": _("Tebliğin kanıtının nerede durduğunu yazın.")},
    )
    reason = TextField(label=_("Düzeltmenin nedeni"), limit=500, lines=2)
    seen = forms.CharField(
        widget=forms.HiddenInput, required=False, max_length=20, error_messages={"max_length": STALE}
    )

    def __init__(
        self, *args: Any, proposal: Proposal, newest: Notification | None, at: dt.datetime, **kwargs: Any
    ) -> None:
        super().__init__(*args, **kwargs)
        judge(self.fields["notified_on"], partial(has_come, at=at))
        judge(self.fields["notified_on"], partial(day_can_be, proposal))
        if newest is None:
            del self.fields["reason"]
        self.initial["seen"] = newest.public_id if newest else ""

    def words(self) -> dict[str, Any]:
        """What the verb takes."""
        return {"reason": "", **self.cleaned_data, "channel": Channel(self.cleaned_data["channel"])}
