"""Who may move the close of many calls later in one act, and when a window that has closed may open again."""

import datetime as dt
from collections.abc import Sequence
from typing import Final

from django.utils.translation import gettext_lazy as _

from applications.choices import CallState
from applications.models import CallStage
from applications.policies.administration import may_administer
from applications.policies.call import closes_later
from applications.policies.relations import Person
from applications.queries.extension import was_down_before
from cmdp.kit.verdict import ALLOW, Verdict, deny

# So long before a close a failure of the service still kept people from sending, and so long after it one may act.
BEFORE: Final = dt.timedelta(days=1)
AFTER: Final = dt.timedelta(days=3)


def may_extend_for_all(
    by: Person, window: CallStage, *, closes_at: dt.datetime | None = None, at: dt.datetime
) -> Verdict:
    """Administrators; an announced window that is open, or one that closed lately while the service was down."""
    if not (administrator := may_administer(by)):
        return administrator
    if window.call.state != CallState.PUBLISHED:
        return deny("not_published", _("Çağrı henüz ilan edilmedi."))
    if window.has_closed(at) and not _may_open_again(window, at):
        sentence = _(
            "Bu aşama kapandı; kapanan bir aşama yalnızca son gününde hizmetin çalışmadığı kaydedildiyse, üç gün içinde "
            "yeniden açılabilir."
        )
        return deny("window_closed", sentence)
    if closes_at is not None and closes_at <= at:
        return deny("in_the_past", _("Bu kadar uzatınca kapanış anı yine geçmişte kalıyor; daha uzun bir süre yazın."))
    return closes_later(window, closes_at)


def _may_open_again(window: CallStage, at: dt.datetime) -> bool:
    return at - window.closes_at <= AFTER and was_down_before(window.closes_at, within=BEFORE)


def some_are_chosen(windows: Sequence[CallStage]) -> Verdict:
    """Whether there is anything to move."""
    return ALLOW if windows else deny("none_chosen", _("Süresi uzatılacak en az bir çağrı seçin."))
