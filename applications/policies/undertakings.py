"""What may be done with the papers that are signed after sending."""

import datetime as dt

from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from applications.choices import Status
from applications.models import Proposal, Undertaking
from applications.policies.proposal import NEVER_SENT, may_view
from applications.policies.relations import Person
from applications.queries.applicant import public_status
from applications.queries.undertakings import Owed
from cmdp.accounts.memberships import can_edit
from cmdp.kit.formats import format_deadline
from cmdp.kit.verdict import ALLOW, Verdict, deny

OVER = frozenset({Status.INELIGIBLE, Status.NEGATIVE, Status.REFUSED, Status.WITHDRAWN})


def may_read_undertaking(by: Person, undertaking: Undertaking) -> Verdict:
    """Whoever sees the file. Twin of ``queries.undertakings.undertakings_visible_to``."""
    return may_view(by, undertaking.proposal)


def may_upload_undertaking(by: Person, proposal: Proposal, owed: Owed, *, at: dt.datetime) -> Verdict:
    """Hand in the signed paper: after sending, until its own deadline, which is later than the call's close.

    An opinion that the agency still holds shuts nothing: the shut door would tell it.
    """
    if not can_edit(by, proposal.organisation_id):
        return deny("not_editor", _("Taahhütnameyi yalnızca kurumun sahibi ve düzenleyicileri yükleyebilir."))
    if proposal.status in NEVER_SENT:
        return deny(
            "never_sent", _("Taahhütname, başvuru gönderildikten sonra yüklenir; imzaya şimdiden hazırlanabilir.")
        )
    if public_status(proposal) in OVER:
        return deny("file_over", _("Bu başvuru sonuçlandı; taahhütname artık yüklenemez."))
    if owed.is_late(at):
        sentence = gettext("Taahhütnamenin süresi doldu (son an: %(until)s); artık yüklenemez. Ajansla görüşün.")
        return deny("undertaking_late", sentence % {"until": format_deadline(owed.due_at)})
    return ALLOW
