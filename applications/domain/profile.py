"""Let a file say what its organisation's record says."""

import datetime as dt

from django.db import transaction

from applications.choices import SectionKey
from applications.domain.drafting import save_section
from applications.domain.merging import marks_of
from applications.models import Proposal
from applications.policies.proposal import may_edit
from applications.queries.profile import differences
from applications.queries.sections import section_values
from cmdp.accounts.models import User
from cmdp.kit.verdict import require


@transaction.atomic
def take_profile(proposal_id: int, *, by: User, at: dt.datetime) -> bool:
    """Take the record's contact person over into the file; says whether anything differed.

    It is a save of the section like any other: versions, revisions and the record know it.
    """
    proposal = Proposal.objects.locked(proposal_id)
    require(may_edit(by, proposal, section=SectionKey.CONTACT, at=at))
    values = {name: said for name, (_mine, said) in differences(proposal).items()}
    if not values:
        return False
    seen = marks_of(section_values(proposal, SectionKey.CONTACT))
    save_section(proposal_id, SectionKey.CONTACT, values, seen=seen, by=by, at=at)
    return True
