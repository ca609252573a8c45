"""Write a draft: start it, save its sections, keep its tables and its totals."""

import datetime as dt
from collections.abc import Iterable, Mapping
from typing import Any

from django.db import transaction

from applications.choices import SectionKey, Status
from applications.domain.merging import Newer, merge
from applications.domain.revisions import History
from applications.models import Answer, Call, Proposal, SecondaryMeasure
from applications.policies.drafting import may_start, row_fits, values_fit
from applications.policies.proposal import may_edit
from applications.queries.facts import facts_of
from applications.queries.profile import profile_of
from applications.queries.revisions import content_of, plain_values
from applications.queries.rules import rules_of
from applications.queries.sections import (
    COLUMNS,
    ROW_MODELS,
    Row,
    row_values,
    rows_of,
    section_values,
    stage_rules,
)
from cmdp.accounts.models import Organisation, User
from cmdp.audit.record import HIDDEN, record
from cmdp.kit.ids import is_public_id, public_id
from cmdp.kit.verdict import require

Values = Mapping[str, Any]
MONEY_SECTIONS = frozenset({SectionKey.BUDGET, SectionKey.FUNDING})


@transaction.atomic
def start(call_id: int, organisation_id: int, *, by: User, at: dt.datetime) -> Proposal:
    """Begin a file of an organisation in an open call.

    A draft in which nothing was written yet is given back instead of a second one, so a double
    click makes one file; the organisation's lock keeps two clicks apart, the call's keeps its edition
    until the file is there.
    """
    organisation = Organisation.objects.select_for_update(of=("self",)).get(pk=organisation_id)
    call = (
        Call.objects.select_for_update(of=("self",), no_key=True).select_related("agency", "rule_set").get(pk=call_id)
    )
    require(may_start(by, call, organisation_id, at=at))
    return _untouched(call, organisation) or _new_draft(call, organisation, by=by, at=at)


def _untouched(call: Call, organisation: Organisation) -> Proposal | None:
    drafts = Proposal.objects.filter(call=call, organisation=organisation, status=Status.DRAFT, first_sent_at=None)
    return drafts.filter(sections=None).first()


def _new_draft(call: Call, organisation: Organisation, *, by: User, at: dt.datetime) -> Proposal:
    """What is known already is filled in: the applicant's contact person, else who writes; its province the place."""
    province = organisation.province
    fits = province.pk in rules_of(call.rule_set).provinces and province.agency_id == call.agency_id
    proposal = Proposal(
        call=call,
        call_stage=call.stages.earliest("order"),
        edition_id=call.edition_id,
        organisation=organisation,
        status_since=at,
        created_at=at,
        created_by=by,
        province=province if fits else None,
        **(profile_of(organisation) if organisation.contact_name else _contact_of(by)),
        is_demo=organisation.is_demo,
    )
    proposal.set_keys()
    proposal.save()
    record("proposal.start", proposal, by=by, at=at, agency_id=call.agency_id)
    return proposal


def _contact_of(person: User) -> dict[str, str]:
    told = {"name": person.full_name, "title": person.title, "email": person.email, "phone": person.phone}
    return {f"contact_{name}": value for name, value in told.items()}


@transaction.atomic
def save_section(
    proposal_id: int,
    section: SectionKey,
    values: Values,
    *,
    seen: Mapping[str, str],
    by: User,
    at: dt.datetime,
    is_unattended: bool = False,
) -> Values:
    """Save a section that is one form; what stands there now. ``seen`` are the marks of the values that the form was filled from.

    Fields that somebody else changed meanwhile raise ``Newer`` and nothing is written; see ``merging``. A save
    while the person goes on typing ``is_unattended``: it is an act only where it begins a new revision.
    """
    proposal = Proposal.objects.locked_with_call(proposal_id)
    require(may_edit(by, proposal, section=section, at=at))
    require(values_fit(proposal, section, values))
    stored, history = section_values(proposal, section), History(proposal, section)
    changed = merge(stored, values, seen)
    stands = {**stored, **changed}
    if changed:
        history.keep_unseen(plain_values(stored))
        write_section(proposal, section, changed)
    changes = {name: (stored[name], value) for name, value in changed.items()}
    note_save(history, plain_values(stands), changes, by=by, at=at, is_unattended=is_unattended)
    return stands


def write_section(proposal: Proposal, section: SectionKey, changed: Values) -> None:
    """Put values into a section that is one form; inside the caller's transaction, the file's row locked."""
    if section == SectionKey.QUESTIONS:
        _write_answers(proposal, changed)
        return
    if "secondary" in changed:
        _write_secondary(proposal, changed["secondary"])
    columns = [name for name in (*COLUMNS.get(section, ()), "main_measure_id") if name in changed]
    for name in columns:
        setattr(proposal, name, changed[name])
    proposal.set_keys()
    proposal.save(update_fields=[*columns, "search_key"])


def _write_answers(proposal: Proposal, changed: Values) -> None:
    asked = [question for question in stage_rules(proposal).questions if question.key in changed]
    Answer.objects.bulk_create(
        [Answer(proposal=proposal, question=question, text=changed[question.key]) for question in asked],
        update_conflicts=True,
        unique_fields=["proposal", "question"],
        update_fields=["text"],
    )


def _write_secondary(proposal: Proposal, measures: frozenset[int]) -> None:
    proposal.secondary_measures.all().delete()
    rows = [SecondaryMeasure(proposal=proposal, measure_id=pk) for pk in sorted(measures)]
    SecondaryMeasure.objects.bulk_create(rows)


@transaction.atomic
def save_row(
    proposal_id: int,
    section: SectionKey,
    values: Values,
    *,
    row_id: str,
    is_new: bool,
    seen: Mapping[str, str],
    by: User,
    at: dt.datetime,
    is_unattended: bool = False,
) -> Row:
    """Save one row of a section that is a table.

    A new row brings its public id along from the form, so that a double click makes one row. A row
    that somebody removed meanwhile raises ``Newer`` without stored values. What is judged is the row as it
    will stand: of two people's values each may fit and both together not.
    """
    proposal = Proposal.objects.locked_with_call(proposal_id)
    require(may_edit(by, proposal, section=section, at=at))
    row = rows_of(proposal, section).filter(public_id=row_id).first()
    if row is None and not is_new:
        raise Newer(None, list(values))
    stored = row_values(row, section) if row else {}
    changed = merge(stored, values, seen) if row else dict(values)
    require(row_fits(proposal, section, row_id, {**stored, **changed}))
    history = History(proposal, section)
    if changed:
        history.keep_unseen(content_of(proposal, section))
    row = row or ROW_MODELS[section](proposal=proposal, public_id=free_id(ROW_MODELS[section], row_id))
    for name, value in changed.items():
        setattr(row, name, value)
    row.save()
    refresh_sums(proposal, section)
    changes = {name: (stored.get(name), value) for name, value in changed.items()}
    note_save(history, content_of(proposal, section), changes, by=by, at=at, is_unattended=is_unattended)
    return row


def free_id(model: Any, told: str) -> str:
    """The id that a form brought, unless it is none of ours or names somebody else's row."""
    is_free = is_public_id(told) and not model.objects.filter(public_id=told).exists()
    return told if is_free else public_id()


@transaction.atomic
def remove_row(proposal_id: int, section: SectionKey, *, row_id: str, by: User, at: dt.datetime) -> bool:
    """Take a row out of a table; says whether it was still there."""
    proposal = Proposal.objects.locked_with_call(proposal_id)
    require(may_edit(by, proposal, section=section, at=at))
    row = rows_of(proposal, section).filter(public_id=row_id).first()
    if row is None:
        return False
    history = History(proposal, section)
    history.keep_unseen(content_of(proposal, section))
    stored = row_values(row, section)
    row.delete()
    refresh_sums(proposal, section)
    changes = {name: (value, None) for name, value in stored.items()}
    note_save(history, content_of(proposal, section), changes, by=by, at=at)
    return True


def write_rows(proposal: Proposal, section: SectionKey, rows: Iterable[Values]) -> None:
    """Let a table hold exactly these rows; inside the caller's transaction, the file's row locked."""
    model: Any = ROW_MODELS[section]
    rows_of(proposal, section).delete()
    model.objects.bulk_create(model(proposal=proposal, **values) for values in rows)
    refresh_sums(proposal, section)


def refresh_sums(proposal: Proposal, section: SectionKey) -> None:
    """Keep the sums that lists show, where the section is about money; inside the caller's transaction."""
    if section in MONEY_SECTIONS:
        facts = facts_of(proposal)
        proposal.total_cost, proposal.requested_support = facts.total_cost, facts.requested_support
        proposal.save(update_fields=["total_cost", "requested_support"])


def note_save(
    history: History,
    content: Mapping[str, Any],
    changes: Mapping[str, tuple[Any, Any]],
    *,
    by: User,
    at: dt.datetime,
    is_unattended: bool = False,
) -> None:
    """Count the save, keep ``content``, which stands there now, and record the act: the record holds no keystrokes."""
    history.count(by=by, at=at, is_change=bool(changes))
    if not changes:
        return
    began, proposal = history.keep(content, by=by, at=at), history.proposal
    if began or not is_unattended:
        told = {f"{history.section}.{name}": tuple(map(_told, pair)) for name, pair in changes.items()}
        record("proposal.write", proposal, by=by, at=at, agency_id=proposal.call.agency_id, changes=told)


def _told(value: Any) -> Any:
    """Texts stay out of the record: they may name people, and the sending freezes them anyway."""
    return HIDDEN if isinstance(value, str) and value else value
