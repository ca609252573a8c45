"""What moving a call to a newer edition would do, in words and numbers."""

from dataclasses import dataclass

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from applications.choices import Status
from applications.models import Call
from applications.queries.recipients import applicants_of_each
from applications.queries.repinning import Choice, Following, drafts_of, followings
from cmdp.outbox.post import Recipient
from priorities.models import Edition

MOST = 50


@dataclass(frozen=True, slots=True)
class Preview:
    """The drafts with what becomes of each, those who must choose first; who gets a letter; how many were sent."""

    rows: list[Following]
    more: int
    must_choose: int
    letters: list[Recipient]
    sent: int

    @property
    def count(self) -> int:
        """How many drafts go along."""
        return len(self.rows) + self.more


def preview(call: Call, target: Edition) -> Preview:
    """What happens to the call's files."""
    found = followings(drafts_of(call), target)
    found.sort(key=lambda row: (not row.must_choose, row.proposal.pk))
    readers = applicants_of_each(row.proposal for row in found)
    letters = {to.email: to for people in readers.values() for to in people}
    return Preview(
        rows=found[:MOST],
        more=len(found[MOST:]),
        must_choose=sum(row.must_choose for row in found),
        letters=list(letters.values()),
        sent=call.proposals.exclude(status__in=[Status.DRAFT, Status.MISSED]).count(),
    )


def outcome(choice: Choice | None) -> tuple[str | Promise, str]:
    """What becomes of one chosen measure, with its tone."""
    if choice is None:
        return _("henüz seçilmemiş"), "none"
    if choice.is_reworded:
        return _("aynı tedbir, metni değişti"), "info"
    if choice.is_kept:
        return _("aynı kalıyor"), "success"
    if choice.follows:
        return _("yerini alana bağlanıyor"), "info"
    return _("başvuran yeniden seçecek"), "warning"
