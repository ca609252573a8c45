"""Write a rule set: copy it, change its values and rows while it is not frozen, freeze it."""

import datetime as dt
from collections.abc import Iterable, Mapping
from typing import Any

from django.db import transaction
from django.db.models import Max

from applications.choices import CallState, Demand
from applications.models import (
    ApplicantTypeRule,
    CallStage,
    ProvinceRule,
    RuleSet,
    RuleValue,
    SectionRule,
    SourceDocument,
)
from applications.models.rules import Sourced
from applications.policies.narrowing import narrower_than
from applications.policies.rules import (
    is_current,
    may_administer_rules,
    may_copy_rule_set,
    may_edit_rule_set,
    may_narrow,
    own_code_is_free,
)
from applications.queries.rule_parts import PARTS, Part, handle_of, rows_of, siblings_of
from applications.queries.rule_sets import FLAT, OF_A_STAGE, label_of, sourced_rows, whole
from cmdp.accounts.models import User
from cmdp.audit.record import record
from cmdp.kit.actors import Actor
from cmdp.kit.ids import public_id
from cmdp.kit.storage import with_their_rows
from cmdp.kit.text import search_key
from cmdp.kit.verdict import Refused, require
from cmdp.regions.models import Agency

KEY_LENGTH = 40
SOURCE_FIELDS = ("source", "source_note", "is_confirmed")


@transaction.atomic
def copy_rule_set(rule_set_id: int, *, separate: bool = False, by: User, at: dt.datetime) -> RuleSet:
    """Open the next version of a set, or with ``separate`` another set that starts like it."""
    source = RuleSet.objects.select_for_update(of=("self",)).get(pk=rule_set_id)
    require(may_copy_rule_set(by, source))
    lineage = public_id() if separate else source.lineage
    taken = RuleSet.objects.filter(lineage=lineage).aggregate(Max("number"))["number__max"] or 0
    head = {"lineage": lineage, "number": taken + 1, "agency": source.agency, "narrows": source.narrows}
    return _copy(source, head, verb="rule_set.copy", by=by, at=at)


@transaction.atomic
def narrow_rule_set(rule_set_id: int, agency: Agency, *, by: User, at: dt.datetime) -> RuleSet:
    """Copy a national set for an agency, which may then only narrow it; the national one is not frozen by it."""
    source = RuleSet.objects.select_for_update(of=("self",)).get(pk=rule_set_id)
    require(may_narrow(by, source, agency.pk))
    head = {"lineage": public_id(), "number": 1, "agency": agency, "narrows": source}
    return _copy(source, head, verb="rule_set.narrow", by=by, at=at)


def _copy(source: RuleSet, head: Mapping[str, Any], *, verb: str, by: User, at: dt.datetime) -> RuleSet:
    stamps = {"created_at": at, "created_by": by, "frozen_at": None, "version": 0, "copied_from": source}
    fields = {f.name: getattr(source, f.name) for f in RuleSet._meta.concrete_fields if not f.primary_key}
    copied = RuleSet.objects.create(**{**fields, **head, **stamps, "public_id": public_id()})
    for name in FLAT:
        _copy_rows(getattr(source, name).all(), rule_set=copied)
    for stage in source.stages.all():
        (new,) = _copy_rows([stage], rule_set=copied)
        for name in OF_A_STAGE:
            _copy_rows(getattr(stage, name).all(), stage=new)
    for section in source.grid_sections.all():
        (new,) = _copy_rows([section], rule_set=copied)
        _copy_rows(section.criteria.all(), section=new)
    record(verb, copied, by=by, at=at, agency_id=copied.agency_id, changes={"copied_from": ("", source.audit_label)})
    return copied


def _copy_rows(rows: Iterable[Any], **parent: Any) -> list[Any]:
    made = []
    for row in rows:
        fields = {f.name: getattr(row, f.name) for f in row._meta.concrete_fields if not f.primary_key}
        made.append(type(row)(**{**fields, **parent}))
    return type(made[0]).objects.bulk_create(made) if made else []


@transaction.atomic
def rename_rule_set(rule_set_id: int, *, version: int, values: Mapping[str, Any], by: User, at: dt.datetime) -> RuleSet:
    """Change the names, the programme's code or its year."""
    rule_set = _opened(rule_set_id, version, "head", by)
    changes = _assign(rule_set, values)
    return _close(rule_set, "rename", changes, by=by, at=at)


@transaction.atomic
def set_value(
    rule_set_id: int, key: str, *, version: int, values: Mapping[str, Any], by: User, at: dt.datetime
) -> RuleSet:
    """Write one single value with its source; the caller has read it by ``rulebook.read``."""
    rule_set = _opened(rule_set_id, version, "values", by)
    row = RuleValue.objects.filter(rule_set=rule_set, key=key).first() or RuleValue(rule_set=rule_set, key=key)
    changes = _assign(row, values)
    row.save()
    return _close(rule_set, "change_value", _under(key, changes), by=by, at=at)


@transaction.atomic
def set_provinces(
    rule_set_id: int,
    province_ids: Iterable[int],
    *,
    version: int,
    source: Mapping[str, Any],
    by: User,
    at: dt.datetime,
) -> RuleSet:
    """Say whose bodies may apply; provinces that stay keep their source, new ones take ``source``."""
    rule_set = _opened(rule_set_id, version, "provinces", by)
    before = set(rule_set.provinces.values_list("province_id", flat=True))
    after = set(province_ids)
    rule_set.provinces.filter(province_id__in=before - after).delete()
    ProvinceRule.objects.bulk_create(
        ProvinceRule(rule_set=rule_set, province_id=pk, **source) for pk in sorted(after - before)
    )
    changes = {"provinces": (before, after)} if before != after else {}
    return _close(rule_set, "change_provinces", changes, by=by, at=at)


@transaction.atomic
def set_applicant_types(
    rule_set_id: int, verdicts: Mapping[str, str], *, version: int, by: User, at: dt.datetime
) -> RuleSet:
    """Say of every type whether it may apply; a changed one is unconfirmed again."""
    rule_set = _opened(rule_set_id, version, "types", by)
    rows = {row.type: row for row in rule_set.applicant_types.all()}
    changes = {}
    for type_, verdict in verdicts.items():
        row = rows.get(type_) or ApplicantTypeRule(rule_set=rule_set, type=type_)
        if row.verdict != verdict:
            changes[type_] = (row.verdict, verdict)
            row.verdict, row.is_confirmed = verdict, False
            row.save()
    return _close(rule_set, "change_types", changes, by=by, at=at)


@transaction.atomic
def set_demands(
    rule_set_id: int, demands: Mapping[tuple[int, str], str], *, version: int, by: User, at: dt.datetime
) -> RuleSet:
    """Say of every stage, by its place, which sections it asks for; a changed one is unconfirmed again."""
    rule_set = _opened(rule_set_id, version, "demands", by)
    changes = {}
    for stage in rule_set.stages.prefetch_related("section_rules"):
        rows = {row.section: row for row in stage.section_rules.all()}
        for (_order, section), demand in ((key, word) for key, word in demands.items() if key[0] == stage.order):
            row = rows.get(section) or SectionRule(stage=stage, section=section, demand=Demand.NONE)
            if row.demand != demand:
                changes[f"{stage.order}.{section}"] = (row.demand, demand)
                row.demand, row.is_confirmed = demand, False
                row.save()
    return _close(rule_set, "change_demands", changes, by=by, at=at)


@transaction.atomic
def narrow_values(
    rule_set_id: int,
    *,
    provinces: Iterable[int],
    verdicts: Mapping[str, str],
    limits: Mapping[int, Mapping[str, Any]],
    version: int,
    by: User,
    at: dt.datetime,
) -> RuleSet:
    """Write everything that an agency may narrow in one act; ``limits`` by the key of the type of support.

    What narrows a confirmed national value rests on the same source and stays confirmed.
    """
    act = {"by": by, "at": at}
    rule_set = set_provinces(rule_set_id, provinces, source={}, version=version, **act)  # type: ignore[arg-type]
    rule_set = set_applicant_types(rule_set_id, verdicts, version=rule_set.version, **act)  # type: ignore[arg-type]
    for row in rule_set.support_types.filter(pk__in=limits):
        words = {"version": rule_set.version, "values": limits[row.pk], **act}
        rule_set = change_row(rule_set_id, PARTS["support"], row, **words)  # type: ignore[arg-type]
    _keep_national_sources(rule_set)
    return rule_set


def _keep_national_sources(rule_set: RuleSet) -> None:
    for name, column in (("provinces", "province_id"), ("applicant_types", "type"), ("support_types", "code")):
        national = {getattr(row, column): row for row in getattr(rule_set.narrows, name).all()}
        for row in getattr(rule_set, name).all():
            for field in SOURCE_FIELDS:
                setattr(row, field, getattr(national[getattr(row, column)], field))
            row.save(update_fields=SOURCE_FIELDS)


@transaction.atomic
def add_row(
    rule_set_id: int,
    part: Part,
    parent: Any,
    *,
    version: int,
    values: Mapping[str, Any],
    by: User,
    at: dt.datetime,
) -> Any:
    """Append a row to a list of the set; its name in addresses is made from its Turkish name."""
    rule_set = _opened(rule_set_id, version, part.key, by)
    row = part.model(**{part.parent: rule_set if part.parent == "rule_set" else parent}, order=0)
    changes = _assign(row, values)
    require(own_code_is_free(row, part))
    beside = siblings_of(row, part)
    row.order = beside[-1].order + 1 if beside else 1
    if part.own in {"key", "code"} and not getattr(row, part.own):
        setattr(row, part.own, _free_key(row, part))
    row.save()
    _close(rule_set, f"add_{part.key}", _under(handle_of(row, part), changes), by=by, at=at)
    return row


@transaction.atomic
def change_row(
    rule_set_id: int, part: Part, row: Any, *, version: int, values: Mapping[str, Any], by: User, at: dt.datetime
) -> RuleSet:
    """Write a row of a list of the set."""
    rule_set = _opened(rule_set_id, version, part.key, by)
    row = rows_of(rule_set, part).get(pk=row.pk)
    handle = handle_of(row, part)
    changes = _assign(row, values)
    require(own_code_is_free(row, part))
    row.save()
    return _close(rule_set, f"change_{part.key}", _under(handle, changes), by=by, at=at)


@transaction.atomic
def move_row(rule_set_id: int, part: Part, row: Any, *, up: bool, version: int, by: User, at: dt.datetime) -> RuleSet:
    """Swap a row with the one before or after it; the first does not rise, the last does not sink."""
    rule_set = _opened(rule_set_id, version, part.key, by)
    beside = siblings_of(row, part)
    place = next(index for index, other in enumerate(beside) if other.pk == row.pk)
    goal = place + (-1 if up else 1)
    if not 0 <= goal < len(beside):
        return rule_set
    beside[place], beside[goal] = beside[goal], beside[place]
    _renumber(rule_set, part, beside)
    changes = {handle_of(row, part): (place + 1, goal + 1)}
    return _close(rule_set, f"move_{part.key}", changes, by=by, at=at)


@transaction.atomic
def remove_row(rule_set_id: int, part: Part, row: Any, *, version: int, by: User, at: dt.datetime) -> RuleSet:
    """Take a row off its list, with what hangs on it."""
    rule_set = _opened(rule_set_id, version, part.key, by)
    handle, rest = handle_of(row, part), [other for other in siblings_of(row, part) if other.pk != row.pk]
    if part.key == "stages":
        _forget_windows(rule_set)
    row.delete()
    _renumber(rule_set, part, rest)
    return _close(rule_set, f"remove_{part.key}", {handle: (str(row), "")}, by=by, at=at)


@transaction.atomic
def confirm(
    rule_set_id: int,
    groups: Iterable[str],
    *,
    version: int,
    source: SourceDocument | None,
    note: str,
    by: User,
    at: dt.datetime,
) -> int:
    """Confirm by a source every unconfirmed row of the named groups (see ``sourced_rows``); how many there were."""
    rule_set = _opened(rule_set_id, version, "confirm", by)
    wanted = set(groups)
    rows = [row for name, row in sourced_rows(whole(rule_set)) if name in wanted and not row.is_confirmed]
    for row in rows:
        row.source, row.source_note, row.is_confirmed = source, note or row.source_note, True
        row.save(update_fields=SOURCE_FIELDS)
    _close(rule_set, "confirm", {label_of(row): ("varsayılan", _basis(row)) for row in rows}, by=by, at=at)
    return len(rows)


def freeze(rule_set: RuleSet, *, by: Actor, at: dt.datetime) -> None:
    """Make a set unchangeable; the caller holds the lock of the call that is published with it."""
    locked = RuleSet.objects.select_for_update(of=("self",)).get(pk=rule_set.pk)
    if locked.is_frozen:
        return
    locked.frozen_at = at
    locked.save()
    record("rule_set.freeze", locked, by=by, at=at, agency_id=locked.agency_id, changes={"frozen_at": (None, at)})


@with_their_rows()
@transaction.atomic
def save_source(document: SourceDocument, *, values: Mapping[str, Any], by: User, at: dt.datetime) -> SourceDocument:
    """Add or mend a source document."""
    require(may_administer_rules(by))
    is_new = document.pk is None
    changes = _assign(document, values)
    document.save()
    record(f"source.{'add' if is_new else 'change'}", document, by=by, at=at, changes=changes)
    return document


def _opened(rule_set_id: int, version: int, part: str, by: User) -> RuleSet:
    """The set under its lock, if this person may change this part of what was on the screen."""
    rule_set = RuleSet.objects.select_for_update(of=("self",)).get(pk=rule_set_id)
    require(may_edit_rule_set(by, rule_set, part))
    require(is_current(rule_set, version))
    return rule_set


def _close(
    rule_set: RuleSet, verb: str, changes: Mapping[str, tuple[Any, Any]], *, by: User, at: dt.datetime
) -> RuleSet:
    """Count the change, hold an agency's set inside the national one, append the event."""
    _hold_inside(rule_set)
    rule_set.version += 1
    rule_set.save()
    record(f"rule_set.{verb}", rule_set, by=by, at=at, agency_id=rule_set.agency_id, changes=changes)
    return rule_set


def _hold_inside(rule_set: RuleSet) -> None:
    """Refuse the first point at which an agency's set would leave the national one."""
    if rule_set.narrows is None:
        return
    if wider := narrower_than(whole(rule_set.narrows), whole(rule_set)):
        raise Refused(wider[0])


def _assign(row: Any, values: Mapping[str, Any]) -> dict[str, tuple[Any, Any]]:
    """Set the columns that differ; what they were and are."""
    changes = {}
    for name, value in values.items():
        before = getattr(row, name)
        if before != value:
            changes[name] = (before, value)
            setattr(row, name, value)
    return changes


def _under(handle: str, changes: Mapping[str, tuple[Any, Any]]) -> dict[str, tuple[Any, Any]]:
    return {f"{handle}.{name}": pair for name, pair in changes.items()}


def _basis(row: Sourced) -> str:
    return str(row.source) if row.source else row.source_note


def _renumber(rule_set: RuleSet, part: Part, rows: list[Any]) -> None:
    """Number rows from 1; in two steps, since a place may be held by one row only."""
    if part.key == "stages":
        _forget_windows(rule_set)
    away = max((row.order for row in rows), default=0) + 1
    for start in (away, 1):
        for order, row in enumerate(rows, start):
            row.order = order
            row.save(update_fields=["order"])


def _forget_windows(rule_set: RuleSet) -> None:
    """Draft calls write their calendar again when the stages change; published ones stand on a frozen set."""
    CallStage.objects.filter(call__rule_set=rule_set, call__state=CallState.DRAFT).delete()


def _free_key(row: Any, part: Part) -> str:
    words = search_key(getattr(row, "name_tr", "") or getattr(row, "label_tr", "") or getattr(row, "text_tr", ""))
    letters = "".join(letter if letter.isascii() and letter.isalnum() else "-" for letter in words)
    stem = "-".join(filter(None, letters.split("-")))[: KEY_LENGTH - len("-999")].strip("-") or "satir"
    taken = set(type(row).objects.filter(**{part.parent: getattr(row, part.parent)}).values_list(part.own, flat=True))
    names = (stem, *(f"{stem}-{number}" for number in range(2, len(taken) + 2)))
    return next(name for name in names if name not in taken)
