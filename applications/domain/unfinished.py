"""Rows of tables as somebody is writing them: kept word by word until they can stand in their table."""

import datetime as dt
from collections.abc import Mapping

from django.db import transaction
from django.db.models import Q

from applications.choices import SectionKey
from applications.domain.drafting import free_id
from applications.domain.merging import go_on_in, mark_of_words
from applications.models import Proposal, UnfinishedRow
from applications.policies.drafting import half_row_fits
from applications.policies.proposal import may_edit
from cmdp.accounts.models import User
from cmdp.audit.record import record
from cmdp.kit.text import storable
from cmdp.kit.verdict import require


@transaction.atomic
def keep_unfinished(
    proposal_id: int,
    section: SectionKey,
    typed: Mapping[str, str],
    *,
    key: str,
    seen: str,
    row_id: str,
    by: User,
    at: dt.datetime,
) -> UnfinishedRow | None:
    """Keep the words of a row's form under the ``key`` that the form brought.

    ``seen`` is the mark of the words that stood there when the form was filled. Where they are another person's, or
    were written since, they stay as they are and these are kept beside them: nobody's words are laid over
    anybody's. Where nothing is ``typed`` any more, nothing is kept.
    """
    proposal = Proposal.objects.locked(proposal_id)
    require(may_edit(by, proposal, section=section, at=at))
    words = {name: storable(text) for name, text in typed.items()}
    row = proposal.unfinished_rows.filter(section=section, public_id=key).first()
    if row is not None and row.typed == words:
        return row
    is_ours = row is not None and _is_own(row, seen, by)
    if not words:
        _drop(row if is_ours else None)
        return None
    if row is None or not is_ours:
        row = UnfinishedRow(proposal=proposal, section=section, row_id=row_id, public_id=free_id(UnfinishedRow, key))
    require(half_row_fits(proposal, section, words, is_new=row.pk is None))
    row.typed, row.saved_at, row.saved_by = words, at, by
    row.save()
    return row


def _is_own(row: UnfinishedRow, seen: str, by: User) -> bool:
    """Whether the words are the person's own, as the person saw them last."""
    return row.saved_by_id == by.pk and mark_of_words(row.typed) == seen


def _drop(row: UnfinishedRow | None) -> None:
    if row is not None:
        row.delete()


@transaction.atomic
def finish_unfinished(
    proposal_id: int, section: SectionKey, typed: Mapping[str, str], *, key: str, seen: str, row_id: str, by: User
) -> None:
    """A row was ``typed`` whole and stands in its table: what was half written of it goes.

    Of another's words, and of one's own from another window, only what the row took in letter for letter.
    """
    proposal = Proposal.objects.locked(proposal_id)
    for row in proposal.unfinished_rows.filter(Q(public_id=key) | Q(row_id=row_id), section=section):
        is_finished = row.public_id == key and _is_own(row, seen, by)
        _drop(row if is_finished or go_on_in(row.typed, typed) else None)


@transaction.atomic
def drop_unfinished(proposal_id: int, section: SectionKey, *, key: str, by: User, at: dt.datetime) -> bool:
    """Throw the words of an unfinished row away; says whether they were still there."""
    proposal = Proposal.objects.locked(proposal_id)
    require(may_edit(by, proposal, section=section, at=at))
    found, _each = proposal.unfinished_rows.filter(section=section, public_id=key).delete()
    if found:
        record("proposal.drop_unfinished", proposal, by=by, at=at, agency_id=proposal.call.agency_id)
    return bool(found)
