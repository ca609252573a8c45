"""Where a file is, who holds it, what comes next: in plain words for its applicant."""

import datetime as dt
from dataclasses import dataclass
from typing import Final

from django.utils.functional import Promise
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from applications.choices import PUBLIC_NAMES, Status
from applications.models import Proposal
from applications.queries.applicant import completion_due_at, public_status
from applications.queries.reserve import answer_due_at

EXPIRED: Final = _("tamamlama süresi doldu")
CALLED_UP: Final = _("yedek listeden çağrıldı")
YOU, AGENCY, MINISTRY, NOBODY = "you", "agency", "ministry", "nobody"

# status → (who holds the file, tone, what comes next)
STANDINGS: Final[dict[Status, tuple[str, str, Promise]]] = {
    Status.DRAFT: (YOU, "", _("Bölümleri tamamlayın; kurumun sahibi çağrı kapanmadan göndersin.")),
    Status.MISSED: (NOBODY, "danger", _("Çağrı kapanmadan gönderilmediği için bu başvuru değerlendirilmeyecek.")),
    Status.SUBMITTED: (AGENCY, "info", _("Ajans uzmanı belgeleri ve uygunluğu inceleyecek.")),
    Status.RETURNED: (YOU, "warning", _("İstenen bölümleri tamamlayıp süresi dolmadan yeniden gönderin.")),
    Status.INELIGIBLE: (NOBODY, "danger", _("Gerekçe size gönderilen mektupta yazılıdır.")),
    Status.UNDER_REVIEW: (AGENCY, "info", _("Değerlendiriciler projeyi değerlendiriyor.")),
    Status.REVIEWED: (AGENCY, "info", _("Ajansın komisyonu toplanıp görüşünü oluşturacak.")),
    Status.POSITIVE: (
        AGENCY,
        "info",
        _("Ajans dosyayı Bakanlığa iletecek. Bu görüş destek kararı değildir; kararı Bakanlık verir."),
    ),
    Status.RESERVE: (AGENCY, "info", _("Zarfta yer açılırsa ajans başvurunuzu olumlu listeye alabilir.")),
    Status.NEGATIVE: (NOBODY, "danger", _("Gerekçe size gönderilen mektupta yazılıdır.")),
    Status.WITH_MINISTRY: (MINISTRY, "info", _("Bakanlık kararını verip ajansa bildirecek.")),
    Status.APPROVED: (AGENCY, "success", _("Ajans sözleşme için sizinle görüşecek.")),
    Status.REFUSED: (NOBODY, "danger", _("Gerekçe size gönderilen mektupta yazılıdır.")),
    Status.WITHDRAWN: (NOBODY, "", _("Bu başvuru kurumunuzun isteğiyle bitti.")),
}


@dataclass(frozen=True, slots=True)
class Standing:
    """One file's public status: its name, tone, holder and next step."""

    status: Status
    name: str | Promise
    tone: str
    holder: str
    next_step: str | Promise

    @property
    def is_yours(self) -> bool:
        """Whether the applicant is to act."""
        return self.holder == YOU

    @property
    def is_with_ministry(self) -> bool:
        """Whether the Ministry is to act."""
        return self.holder == MINISTRY

    @property
    def is_going_on(self) -> bool:
        """Whether anybody is still to act."""
        return self.holder != NOBODY


def standing_of(proposal: Proposal, *, at: dt.datetime) -> Standing:
    """The public status of a file; costs no query when the row came from ``queries.applicant.files_of``.

    A file whose time for completion is over is the agency's again, although nobody has decided yet.
    """
    status = public_status(proposal)
    if status == Status.RETURNED and (due_at := completion_due_at(proposal)) and due_at <= at:
        return Standing(
            status, EXPIRED, "danger", AGENCY, _("Ajans uzmanı dosyanın nasıl sürdürüleceğine karar verecek.")
        )
    if (answer_due := answer_due_at(proposal)) and answer_due > at:
        return Standing(status, CALLED_UP, "warning", YOU, _("Kabul edip etmediğinizi süresi dolmadan bildirin."))
    holder, tone, next_step = STANDINGS[status]
    return Standing(status, PUBLIC_NAMES[status], tone, holder, next_step)


def holder_name(proposal: Proposal, standing: Standing) -> str:
    """Who holds the file now, by name."""
    names = {
        YOU: str(proposal.organisation),
        AGENCY: proposal.call.agency.name,
        MINISTRY: gettext("Bakanlık"),
        NOBODY: gettext("Dosya kapandı"),
    }
    return names[standing.holder]
