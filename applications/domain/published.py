"""The only writers of what the public reads of supported projects."""

import datetime as dt
from collections.abc import Mapping
from decimal import Decimal
from types import MappingProxyType
from typing import Any

from django.db import transaction

from applications.choices import (
    FIRST_YEAR_OF_MEASURES,
    Classification,
    Confidence,
    MinistryActKind,
    PublishedState,
    YearKind,
)
from applications.models import MinistryAct, Proposal, PublishedProject
from applications.policies.administration import may_administer
from applications.policies.published import (
    are_there,
    has_reason,
    has_source,
    is_new,
    is_plain,
    is_sound,
    may_change,
    may_correct,
    may_merge,
    may_review_class,
)
from cmdp.accounts.models import User
from cmdp.audit.record import record
from cmdp.kit.actors import SYSTEM, Actor
from cmdp.kit.text import clean_line, clean_text
from cmdp.kit.verdict import first_refusal, require
from priorities.models import Measure

CLASS = ("measure", "beneficiary_type", "classification", "basis_tr", "basis_en")
STATED = (
    *("year", "year_kind", "year_is_approximate", "year_note_tr", "year_note_en"),
    *("province", "district", "title_tr", "title_en", "beneficiary"),
    *("total_cost", "support", "amount_is_unclear", "amount_note_tr", "amount_note_en"),
    *("state", "state_since", "state_note_tr", "state_note_en", "note_tr", "note_en"),
    *("source", "source_url", "confidence"),
)

Values = Mapping[str, Any]
EMPTY: Values = MappingProxyType({})


@transaction.atomic
def add(
    values: Values, *, by: User, at: dt.datetime, reason: str = "", import_key: str = "", is_another: bool = False
) -> PublishedProject:
    """Add a project read in a published source; ``values`` by the names in ``STATED`` and ``CLASS``.

    ``is_another`` says that a record of the same name, year and province is of another project.
    """
    require(may_administer(by))
    require(first_refusal(has_source(values), is_plain(values)))
    if not is_another:
        require(is_new(values))
    return write(values, by=by, at=at, reason=reason, import_key=import_key)


def write(values: Values, *, by: Actor, at: dt.datetime, reason: str = "", **fixed: Any) -> PublishedProject:
    """Insert a sound project with its event, inside the caller's transaction; the caller judged the right."""
    project = unsaved(values, by=by, at=at, **fixed)
    project.save(force_insert=True)
    record("published.add", project, by=by, at=at, reason=reason, changes={"title_tr": ("", project.title_tr)})
    return project


def unsaved(values: Values, *, by: Actor, at: dt.datetime, **fixed: Any) -> PublishedProject:
    """A sound project ready to be inserted; whoever classified it is known."""
    known = {name: _tidy(value) for name, value in values.items() if name in {*STATED, *CLASS}}
    require(is_sound(known))
    classifier = by.actor_id if known.get("classification") == Classification.OURS else None
    project = PublishedProject(**known, **fixed, classified_by_id=classifier, added_at=at, changed_at=at)
    project.set_keys()
    return project


@transaction.atomic
def correct(project_id: int, values: Values, *, seen: int, reason: str, by: User, at: dt.datetime) -> PublishedProject:
    """Change what a project says (names in ``STATED``), with the reason; what is not named stays."""
    project = PublishedProject.objects.locked(project_id)
    stated = {name: _tidy(value) for name, value in values.items() if name in STATED}
    require(may_correct(by, project, stated, seen=seen))
    require(first_refusal(has_reason(reason), is_plain(_changed(project, stated))))
    if not project.is_released:
        require(has_source({"source": project.source, "confidence": project.confidence, **stated}))
    return _change(project, stated, "published.correct", reason, by, at)


@transaction.atomic
def translate(project_id: int, title_en: str, *, instead_of: str, at: dt.datetime) -> PublishedProject:
    """Give a project our English title in the name of the house, unless it reads otherwise by now."""
    project = PublishedProject.objects.locked(project_id)
    words = {"title_en": title_en} if project.title_en == instead_of else {}
    return _change(project, words, "published.correct", "İngilizce adı bizim çevirimiz", SYSTEM, at)


@transaction.atomic
def classify(  # one act, one event: measure and type stand on the same basis
    project_id: int,
    *,
    measure: Measure | None,
    beneficiary_type: str,
    basis_tr: str,
    basis_en: str = "",
    reason: str = "",
    seen: int,
    by: User,
    at: dt.datetime,
) -> PublishedProject:
    """Say under which measure and type a project stands, as our own classification with its basis."""
    values = {"measure": measure, "beneficiary_type": beneficiary_type, "basis_tr": basis_tr, "basis_en": basis_en}
    ours = {**values, "classification": Classification.OURS}
    return _classified(project_id, ours, reason=reason or basis_tr, seen=seen, by=by, at=at)


@transaction.atomic
def unclassify(project_id: int, *, reason: str, seen: int, by: User, at: dt.datetime) -> PublishedProject:
    """Say that nobody classified the project: its measure and type are unknown again."""
    require(has_reason(reason))
    bare = {"measure": None, "beneficiary_type": "", "basis_tr": "", "basis_en": ""}
    none = {**bare, "classification": Classification.NONE}
    return _classified(project_id, none, reason=reason, seen=seen, by=by, at=at)


@transaction.atomic
def review_class(project_id: int, *, seen: int, by: User, at: dt.datetime) -> PublishedProject:
    """Keep that a second person looked at our classification and agrees; a new classification asks for a new look."""
    project = PublishedProject.objects.locked(project_id)
    require(may_review_class(by, project, seen=seen))
    values = {"class_reviewed_by": by, "class_reviewed_at": at}
    return _change(project, values, "published.review", "", by, at)


@transaction.atomic
def merge(  # one act: what stays, what it takes over, what disappears
    double_id: int,
    into_id: int,
    *,
    seen: int,
    reason: str,
    by: User,
    at: dt.datetime,
    seen_into: int | None = None,
    values: Values = EMPTY,
) -> PublishedProject:
    """Hide a double behind the row that stays; its address leads there, its doubles with it.

    The row that stays takes over ``values`` (names in ``STATED``), as a correction with the same reason.
    """
    require(may_administer(by))
    require(has_reason(reason))
    locked = PublishedProject.objects.select_for_update().filter(pk__in=[double_id, into_id]).order_by("pk")
    rows = {row.pk: row for row in locked}
    require(are_there([double_id, into_id], rows))
    double, into = rows[double_id], rows[into_id]
    require(may_merge(by, double, into, seen=seen))
    require(may_correct(by, into, values, seen=into.version if seen_into is None else seen_into))
    _change(into, {name: values[name] for name in STATED if name in values}, "published.correct", reason, by, at)
    for row in (*double.doubles.select_for_update().order_by("pk"), double):
        _change(row, {"merged_into": into}, "published.merge", reason, by, at)
    return into


def publish_from(proposal: Proposal, act: MinistryAct, *, by: Actor, at: dt.datetime) -> PublishedProject:
    """Publish a project that the Ministry has just approved for good, in the transaction of the approval.

    Nobody else calls this: before the approval of the last stage nothing of a file is public.
    A total cost below the support is no total cost: it stays unknown rather than hold up an approval.
    """
    year, measure, amount = act.letter_date.year, proposal.main_measure, act.amount or Decimal(0)
    values = {
        "year": year,
        "year_kind": YearKind.APPROVAL,
        "province": proposal.province or proposal.organisation.province,
        "district": proposal.district,
        "title_tr": proposal.title or str(proposal),
        "beneficiary": str(proposal.organisation),
        "total_cost": proposal.total_cost if proposal.total_cost >= amount else None,
        "support": amount,
        "state": PublishedState.APPROVED,
        "state_since": act.letter_date.isoformat(),
        "confidence": Confidence.RECORD,
        "measure": measure if year >= FIRST_YEAR_OF_MEASURES else None,
        "beneficiary_type": proposal.organisation.type,
        "classification": Classification.FILE,
    }
    return write(values, by=by, at=at, proposal=proposal, is_demo=proposal.is_demo, state_is_kept=True)


@transaction.atomic
def publish_missing(*, by: Actor, at: dt.datetime) -> int:
    """Publish what was approved before this list existed; safe to repeat. Returns how many."""
    acts = MinistryAct.objects.filter(kind=MinistryActKind.APPROVED, proposal__status="approved")
    acts = acts.filter(proposal__published=None).select_related("proposal__organisation").order_by("pk")
    newest = {act.proposal_id: act for act in acts}
    for act in newest.values():
        publish_from(act.proposal, act, by=by, at=at)
        follow_state(act.proposal, by=by, at=at)
    return len(newest)


def follow_state(proposal: Proposal, *, by: Actor, at: dt.datetime) -> None:
    """Let the public row say what the file's newest status line says, in the transaction of the line."""
    project = PublishedProject.objects.select_for_update(of=("self",)).filter(proposal=proposal).first()
    line = proposal.status_lines.order_by("dated_on", "pk").last()
    if project is None or line is None:
        return
    before = project.state
    project.keep_state(line.state, line.dated_on)
    project.version, project.changed_at = project.version + 1, at
    project.save()
    record("published.state", project, by=by, at=at, changes={"state": (before, project.state)})


def _classified(
    project_id: int, values: Values, *, reason: str, seen: int, by: User, at: dt.datetime
) -> PublishedProject:
    """The class of a project anew: who gave it is kept, whoever reviewed the former one no more."""
    project = PublishedProject.objects.locked(project_id)
    require(may_change(by, project, seen=seen))
    require(is_plain(values))
    if _changed(project, values):
        project.classified_by_id, project.class_reviewed_by, project.class_reviewed_at = by.pk, None, None
    return _change(project, values, "published.classify", reason, by, at)


def _changed(project: PublishedProject, values: Values) -> dict[str, Any]:
    """Those of the values that are not stored already."""
    return {name: value for name, value in values.items() if getattr(project, name) != value}


def _change(  # the row is locked and the right judged
    project: PublishedProject, values: Values, verb: str, reason: str, by: Actor, at: dt.datetime
) -> PublishedProject:
    tidy = {name: _tidy(value) for name, value in values.items()}
    changes = {name: (getattr(project, name), value) for name, value in _changed(project, tidy).items()}
    for name, value in tidy.items():
        setattr(project, name, value)
    require(is_sound({name: getattr(project, name) for name in (*STATED, *CLASS)}))
    if changes:
        project.set_keys()
        project.version, project.changed_at = project.version + 1, at
        project.save()
        record(verb, project, by=by, at=at, reason=reason, changes=changes)
    return project


def _tidy(value: Any) -> Any:
    """Text as it is stored: nothing hidden in it, lines kept only where there are several."""
    if not isinstance(value, str):
        return value
    return clean_text(value) if "\n" in value else clean_line(value)
