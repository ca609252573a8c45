"""Who sees what evaluators will see, and settles what could not be cleaned."""

from django.utils.translation import gettext_lazy as _

from applications.choices import Status
from applications.models import Proposal
from applications.policies.proposal import NEVER_SENT
from applications.policies.relations import Person
from applications.policies.review import may_see_assignments
from applications.queries.rules import hides
from cmdp.kit.verdict import ALLOW, Verdict, deny

OPEN = (Status.SUBMITTED, Status.RETURNED, Status.UNDER_REVIEW)


def may_see_copies(by: Person, proposal: Proposal) -> Verdict:
    """Look at what evaluators will see: staff who may see the evaluators, of a sent file whose applicant is hidden."""
    if not (seen := may_see_assignments(by, proposal)):
        return seen
    if proposal.status in NEVER_SENT:
        return deny("not_sent", _("Dosya bu aşamada henüz gönderilmedi; değerlendiricilerin göreceği bir şey yok."))
    if not hides(proposal):
        return deny(
            "not_hidden",
            _("Bu çağrıda başvuran değerlendiricilerden gizlenmiyor; belgelerin kopyası hazırlanmaz."),
        )
    return ALLOW


def may_settle_copies(by: Person, proposal: Proposal) -> Verdict:
    """Decide on copies, put others in their place, hide further words: until the evaluation is over."""
    if not (seen := may_see_copies(by, proposal)):
        return seen
    if proposal.status not in OPEN:
        return deny("wrong_stage", _("Değerlendirme bitti; değerlendiricilerin gördükleri artık değiştirilemez."))
    return ALLOW
