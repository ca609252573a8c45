"""Who may move a call to a newer edition of the priorities, and until when."""

import datetime as dt

from django.utils.translation import gettext_lazy as _

from applications.choices import CallState
from applications.models import Call
from applications.policies.administration import may_administer
from applications.policies.relations import Person
from cmdp.kit.verdict import ALLOW, Verdict, deny
from priorities.models import Edition


def may_repin(by: Person, call: Call, target: Edition | None, *, at: dt.datetime) -> Verdict:
    """Whether an administrator may move the call to ``target`` (``queries.repinning.newer_edition``) now.

    Only while new files can still be written: nobody whose time is over is asked to choose again.
    """
    if not (verdict := may_administer(by)):
        return verdict
    if call.state != CallState.PUBLISHED:
        return deny("not_published", _("Çağrı henüz ilan edilmedi; sürümünü ajans ilan ederken seçer."))
    first = min(call.stages.all(), key=lambda window: window.order)
    if first.has_closed(at):
        return deny(
            "first_stage_closed",
            _("Çağrının ilk aşaması kapandı; kimse artık yeniden tedbir seçemez, çağrı kendi sürümünde kalır."),
        )
    if target is None:
        return deny("nothing_newer", _("Çağrı, açık olduğu sürede yürürlükteki sürüme zaten bağlı."))
    return ALLOW
