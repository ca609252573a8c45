"""Add many lines to a budget at once, as they were pasted or read from a file."""

import datetime as dt
from collections.abc import Mapping
from typing import Any

from django.db import transaction

from applications.choices import SectionKey
from applications.domain.drafting import note_save, refresh_sums
from applications.domain.revisions import History
from applications.models import BudgetLine, Proposal
from applications.policies.drafting import lines_fit
from applications.policies.proposal import may_edit
from applications.queries.revisions import content_of
from applications.queries.sections import rows_of
from cmdp.accounts.models import User
from cmdp.kit.verdict import require


@transaction.atomic
def add_lines(proposal_id: int, lines: Mapping[str, Mapping[str, Any]], *, by: User, at: dt.datetime) -> int:
    """Add the lines, by their public ids, or none of them; says how many were new.

    One whose id stands there already was added by the same click before and is left as it is.
    """
    section = SectionKey.BUDGET
    proposal = Proposal.objects.locked_with_call(proposal_id)
    require(may_edit(by, proposal, section=section, at=at))
    written = set(rows_of(proposal, section).values_list("public_id", flat=True))
    new = {key: values for key, values in lines.items() if key not in written}
    for verdict in lines_fit(proposal, new).values():
        require(verdict)
    if not new:
        return 0
    history = History(proposal, section)
    history.keep_unseen(content_of(proposal, section))
    BudgetLine.objects.bulk_create(BudgetLine(proposal=proposal, public_id=key, **new[key]) for key in new)
    refresh_sums(proposal, section)
    changes = {"rows": (len(written), len(written) + len(new))}
    note_save(history, content_of(proposal, section), changes, by=by, at=at)
    return len(new)
