"""Bring an earlier state of a section back; what stood there until then stays as a revision too."""

import datetime as dt
from collections.abc import Mapping
from typing import Any

from django.db import transaction

from applications.choices import SectionKey
from applications.domain.drafting import write_rows, write_section
from applications.domain.revisions import History
from applications.models import Proposal, Revision
from applications.policies.drafting import values_fit
from applications.policies.proposal import may_edit
from applications.queries.revisions import ROW_ID, content_of, form_values, table_rows
from applications.queries.sections import ROW_MODELS
from cmdp.accounts.models import User
from cmdp.audit.record import record
from cmdp.kit.verdict import require


@transaction.atomic
def restore(proposal_id: int, revision_id: str, *, by: User, at: dt.datetime) -> bool:
    """Write a section as a revision holds it; says whether anything had to change.

    Choices that the call does not know any more are refused with their sentence, and nothing is written.
    """
    proposal = Proposal.objects.locked_with_call(proposal_id)
    revision = proposal.revisions.get(public_id=revision_id)
    section = SectionKey(revision.section)
    require(may_edit(by, proposal, section=section, at=at))
    stands = content_of(proposal, section)
    if stands == revision.content:
        return False
    history = History(proposal, section)
    history.keep_unseen(stands)
    _write(proposal, section, revision.content)
    _note(history, revision, by=by, at=at)
    return True


def _write(proposal: Proposal, section: SectionKey, content: Mapping[str, Any]) -> None:
    if section not in ROW_MODELS:
        values = form_values(section, content)
        require(values_fit(proposal, section, values))
        write_section(proposal, section, values)
        return
    rows = table_rows(section, content)
    for values in rows.values():
        require(values_fit(proposal, section, values))
    write_rows(proposal, section, [{ROW_ID: key, **values} for key, values in rows.items()])


def _note(history: History, revision: Revision, *, by: User, at: dt.datetime) -> None:
    proposal, section = history.proposal, history.section
    history.count(by=by, at=at)
    history.keep(content_of(proposal, section), by=by, at=at, restored_from=revision)
    changes = {str(section): ("", revision.public_id)}
    record("proposal.restore", proposal, by=by, at=at, agency_id=proposal.call.agency_id, changes=changes)
