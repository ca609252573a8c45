"""An edition read from a file, written as a whole: into a new draft, or over the words of one.

A rehearsal does everything and undoes it, so that what was shown is what will be done; if the draft
or the newest edition changed in between, nothing is written.
"""

import datetime as dt
import uuid
from collections import Counter
from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from typing import Any

from django.db import transaction
from django.utils.translation import gettext_lazy as _

from cmdp.accounts.models import User
from cmdp.audit.record import record
from cmdp.kit.verdict import Refused, Verdict, deny, require
from priorities.differences import WORDS, Change, Kind, described_otherwise, differences
from priorities.domain.editions import copy_edition, hold_the_newest
from priorities.domain.holding import edition_was_read, open_draft, touch, verb
from priorities.exchange.content import AXES, HEIRS, MEASURES, Content, Line, described, lineage_of
from priorities.exchange.judging import faults_of
from priorities.models import Axis, Edition, Item, Measure, Succession
from priorities.policies import comes_in_time, gaps, may_administer
from priorities.queries import Heirs, definitions, heirs_said, items_of, newest_edition, newest_measures

Pairs = dict[str, tuple[Any, Any]]
Old = Mapping[uuid.UUID, Item]


@dataclass(frozen=True, slots=True)
class Fate:
    """A measure of which the draft says something else now; ``None`` where nothing was or is said."""

    measure: Measure
    before: list[Measure] | None
    after: list[Measure] | None


@dataclass(frozen=True, slots=True)
class Outcome:
    """What an import did, and what the draft still lacks then."""

    edition: Edition
    changes: list[Change]
    description: Pairs
    fates: list[Fate]
    gaps: list[Verdict]


@transaction.atomic
def import_new(content: Content, *, name: str = "", file_name: str, follows: int, by: User, at: dt.datetime) -> Outcome:
    """Start a draft with the words of a file; it tells what sets it apart from the newest edition."""
    require(may_administer(by))
    hold_the_newest(follows)
    newest = newest_edition()
    if newest is not None:
        draft = copy_edition(newest.pk, name=name, by=by, at=at)
    else:
        draft = Edition.objects.create(name=name.strip(), created_at=at, created_by_id=by.actor_id)
    return _write(Edition.objects.locked(draft.pk), content, file_name, by=by, at=at)


@transaction.atomic
def import_into(edition_id: int, content: Content, *, file_name: str, seen: int, by: User, at: dt.datetime) -> Outcome:
    """Give a draft the words of a file; what the file does not have goes out of the draft."""
    edition = open_draft(edition_id, by)
    require(edition_was_read(edition, seen))
    outcome = _write(edition, content, file_name, by=by, at=at)
    if not (outcome.changes or outcome.description or outcome.fates):
        raise Refused(deny("nothing_changed", _("Dosya, taslağın şimdiki hâliyle aynı; yazılacak bir şey yok.")))
    return outcome


def rehearse(act: Callable[[], Outcome]) -> Outcome:
    """What an import would do: it is done as a whole and undone."""
    with transaction.atomic():
        outcome = act()
        transaction.set_rollback(True)
    return outcome


def _write(edition: Edition, content: Content, file_name: str, *, by: User, at: dt.datetime) -> Outcome:
    if faults := faults_of(content):
        raise Refused(deny("unfit", faults[0].sentence))
    before, said = definitions(edition), heirs_said(edition)
    description = _describe(edition, described(content))
    _replace(edition, content, {item.lineage: item for item in items_of(before)}, at=at)
    touch(edition)
    after, says = definitions(edition), heirs_said(edition)
    changes = [_with_heirs(change, says) for change in differences(before, after)]
    outcome = Outcome(edition, changes, description, _fates(said, says), _lacks(edition, after, at))
    _record(outcome, before, file_name, by=by, at=at)
    return outcome


def _lacks(edition: Edition, axes: list[Axis], at: dt.datetime) -> list[Verdict]:
    """What keeps the draft from being published; an instant copied from a published edition usually lies behind."""
    return [verdict for verdict in (*gaps(edition, axes), comes_in_time(edition, at=at)) if not verdict]


def _describe(edition: Edition, values: Mapping[str, Any]) -> Pairs:
    told = Edition(**values)
    changes = described_otherwise(edition, told)
    for name, (_before, after) in changes.items():
        setattr(edition, name, after)
    edition.save()
    return changes


def _replace(edition: Edition, content: Content, old: Old, *, at: dt.datetime) -> None:
    """Take every item out and put in those of the content, so that codes may change hands within one import."""
    edition.successions.all().delete()
    edition.measures.all().delete()
    edition.axes.all().delete()
    axes = {}
    for order, line in enumerate(content[AXES], start=1):
        axes[line.values["code"]] = Axis(edition=edition, order=order, **_words(line, old, at))
    Axis.objects.bulk_create(axes.values())
    measures, places = {}, Counter[str]()
    for line in content[MEASURES]:
        axis, words = axes[line.values["axis"]], _words(line, old, at)
        places[axis.code] += 1
        measures[line.values["code"]] = Measure(edition=edition, axis=axis, order=places[axis.code], **words)
    Measure.objects.bulk_create(measures.values())
    Succession.objects.bulk_create(
        Succession(edition=edition, from_lineage=line.values["from_lineage"], heir=measures.get(line.values["heir"]))
        for line in content[HEIRS]
    )


def _words(line: Line, old: Old, at: dt.datetime) -> dict[str, Any]:
    """What an item is made of; it counts a change where its words are not what they were."""
    lineage, words = lineage_of(line), {name: line.values[name] for name in WORDS}
    kept = old.get(lineage)
    if kept is None:
        return {"lineage": lineage, "changed_at": at, **words}
    is_same = all(getattr(kept, name) == word for name, word in words.items())
    version, changed_at = (kept.version, kept.changed_at) if is_same else (kept.version + 1, at)
    return {"lineage": lineage, "version": version, "changed_at": changed_at, **words}


def _with_heirs(change: Change, says: Heirs) -> Change:
    """The change as the draft tells it: who carries on a measure that goes."""
    if change.kind != Kind.RETIRED or isinstance(change.item, Axis):
        return change
    heirs = says.get(change.item.lineage)
    return replace(change, heirs=tuple(heirs or ()), is_unsaid=heirs is None)


def _fates(before: Heirs, after: Heirs) -> list[Fate]:
    told = [lineage for lineage in before | after if _codes(before.get(lineage)) != _codes(after.get(lineage))]
    known = newest_measures(told)
    return [Fate(known[lineage], before.get(lineage), after.get(lineage)) for lineage in told]


def _codes(heirs: list[Measure] | None) -> list[str] | None:
    return None if heirs is None else sorted(heir.code for heir in heirs)


def _record(outcome: Outcome, before: list[Axis], file_name: str, *, by: User, at: dt.datetime) -> None:
    """The import itself, then each thing that it did, as if it had been done by hand."""
    stamps: dict[str, Any] = {"by": by, "at": at}
    edition = outcome.edition
    record("edition_imported", edition, changes={"file": (None, file_name)}, **stamps)
    if outcome.description:
        record("edition_described", edition, changes=outcome.description, **stamps)
    places = {item.lineage: item.order for item in items_of(before)}
    for change in outcome.changes:
        for act, pairs in _acts(change, places):
            record(verb(change.item, act), change.item, changes=pairs, **stamps)
    for fate in outcome.fates:
        pairs = {"retired": (None, fate.measure.code), "heirs": (_codes(fate.before), _codes(fate.after))}
        record("measure_fate_said", edition, changes=pairs, **stamps)


def _acts(change: Change, places: Mapping[uuid.UUID, int]) -> list[tuple[str, Pairs]]:
    item = change.item
    if change.kind == Kind.ADDED:
        return [("added", {name: (None, getattr(item, name)) for name in WORDS})]
    if change.kind == Kind.RETIRED:
        return [("retired", {"title_tr": (item.title_tr, None)})]
    acts: list[tuple[str, Pairs]] = [("reworded", change.fields)] if change.fields else []
    if change.axes:
        return [*acts, ("moved", {"axis": (change.axes[0].code, change.axes[1].code)})]
    return [*acts, ("moved", {"place": (places[item.lineage], item.order)})] if change.has_moved else acts
