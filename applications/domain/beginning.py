"""Begin a file with what was typed in the self-check."""

import datetime as dt
from collections.abc import Mapping
from typing import Any

from django.db import transaction

from applications.choices import SectionKey, Status
from applications.domain.drafting import save_row, save_section, start
from applications.domain.merging import marks_of
from applications.models import Proposal
from applications.policies.drafting import values_fit
from applications.queries.eligibility import Typed
from applications.queries.sections import section_values
from cmdp.accounts.models import Organisation, User
from cmdp.kit.ids import public_id


@transaction.atomic
def start_with(call_id: int, organisation_id: int, typed: Typed, *, by: User, at: dt.datetime) -> Proposal:
    """Begin a file that already says what the self-check said.

    Which organisation applies is known by then, so its own type and province count. The cost has no head yet and
    stands as the sum of the funding. A double click makes one file here too.
    """
    Organisation.objects.select_for_update(of=("self",)).get(pk=organisation_id)
    if same := _just_begun(call_id, organisation_id, typed, by=by):
        return same
    draft = start(call_id, organisation_id, by=by, at=at)
    _write(draft, SectionKey.PROJECT, {"support_type_id": typed.support_type_id, "months": typed.months}, by=by, at=at)
    _write(draft, SectionKey.PLACE, {"province_id": typed.province_id}, by=by, at=at)
    for kind, amount in typed.funding.items():
        values = {"kind": kind, "giver": "", "amount": amount}
        save_row(draft.pk, SectionKey.FUNDING, values, row_id=public_id(), is_new=True, seen={}, by=by, at=at)
    return draft


def _just_begun(call_id: int, organisation_id: int, typed: Typed, *, by: User) -> Proposal | None:
    """The person's own draft that says this and nothing else yet."""
    return Proposal.objects.filter(
        call=call_id,
        organisation=organisation_id,
        created_by=by,
        status=Status.DRAFT,
        first_sent_at=None,
        title="",
        months=typed.months,
        support_type=typed.support_type_id,
        requested_support=typed.cost - typed.own_share,
    ).first()


def _write(draft: Proposal, section: SectionKey, values: Mapping[str, Any], *, by: User, at: dt.datetime) -> None:
    """Save what the call knows; a province that is none of its own stays to be chosen."""
    if values_fit(draft, section, values):
        seen = marks_of(section_values(draft, section))
        save_section(draft.pk, section, values, seen=seen, by=by, at=at)
