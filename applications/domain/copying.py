"""Begin a file from an earlier one of the same organisation."""

import datetime as dt

from django.db import transaction
from django.db.models import F, Max, Min

from applications.choices import SectionKey, Status
from applications.domain.drafting import start, write_rows, write_section
from applications.domain.revisions import History
from applications.models import Call, Proposal
from applications.policies.drafting import may_copy, values_fit
from applications.queries.copying import Copy, copy_of
from applications.queries.revisions import content_of
from applications.queries.sections import section_values
from cmdp.accounts.models import Organisation, User
from cmdp.audit.record import record
from cmdp.kit.verdict import require


@transaction.atomic
def start_from(source_id: int, call_id: int, *, by: User, at: dt.datetime) -> Proposal:
    """Begin a file in an open call with all of an earlier one that has a place there.

    The earlier file stays as it is. A double click makes one file: a copy in which nothing was written since is
    given back instead of a second one.
    """
    source = Proposal.objects.select_related("organisation", "call").get(pk=source_id)
    Organisation.objects.select_for_update(of=("self",)).get(pk=source.organisation_id)
    require(may_copy(by, source, Call.objects.get(pk=call_id), at=at))
    if same := _just_copied(source, call_id, by=by):
        return same
    draft = start(call_id, source.organisation_id, by=by, at=at)
    _write(draft, copy_of(Proposal.objects.locked(source_id), draft.call), by=by, at=at)
    draft.copied_from = source
    draft.save(update_fields=["copied_from"])
    changes = {"copied_from": (None, source.audit_label)}
    record("proposal.copy", draft, by=by, at=at, agency_id=draft.call.agency_id, changes=changes)
    return draft


def _just_copied(source: Proposal, call_id: int, *, by: User) -> Proposal | None:
    copies = source.copies.filter(call=call_id, created_by=by, status=Status.DRAFT, first_sent_at=None)
    saved = copies.annotate(first=Min("sections__saved_at"), last=Max("sections__saved_at"))
    return saved.filter(first=F("last")).first()


def _write(draft: Proposal, copy: Copy, *, by: User, at: dt.datetime) -> None:
    """Sections of which nothing is to be carried over stay unwritten."""
    for section, values in copy.forms.items():
        if values and values != section_values(draft, section):
            require(values_fit(draft, section, values))
            write_section(draft, section, values)
            _keep(draft, section, by=by, at=at)
    for section, rows in copy.tables.items():
        if rows:
            write_rows(draft, section, rows)
            _keep(draft, section, by=by, at=at)


def _keep(draft: Proposal, section: SectionKey, *, by: User, at: dt.datetime) -> None:
    history = History(draft, section)
    history.count(by=by, at=at)
    history.keep(content_of(draft, section), by=by, at=at)
