"""What becomes of measures in a draft: split, merged, retired with or without heirs, put back.

The draft says of every measure of the newest published edition what becomes of it. When a measure
that is itself an heir goes again, those who had named it take over its heirs, so that no row ever
names a measure that is not there.
"""

import datetime as dt
import uuid
from collections.abc import Collection, Iterable, Sequence
from typing import Any

from django.db import transaction
from django.db.models import QuerySet
from django.http import Http404
from django.utils.translation import gettext_lazy as _

from cmdp.accounts.models import User
from cmdp.audit.record import record
from cmdp.kit.verdict import ALLOW, Refused, Verdict, deny, first_refusal, require
from priorities.domain.holding import (
    Wording,
    as_new,
    code_is_free,
    edition_was_read,
    find_axis,
    find_measure,
    hold,
    new_measure,
    open_draft,
    put_in_order,
    siblings_of,
    touch,
    verb,
    was_read,
)
from priorities.models import Axis, Edition, Item, Measure, Succession
from priorities.queries import item_of, last_of

WORDS = ("lineage", "code", "title_tr", "title_en", "text_tr", "text_en")


@transaction.atomic
def split(
    measure: Measure, parts: Sequence[Wording], *, is_kept: bool = False, seen: int, by: User, at: dt.datetime
) -> list[Measure]:
    """Make several measures of one, in its place; each knows what it came from.

    With ``is_kept`` the measure itself stays, and the parts are taken out of it.
    """
    edition, found = hold(measure, by)
    kept = find_measure(edition, found.lineage)
    require(was_read(kept, seen))
    require(_enough_parts(parts, is_kept=is_kept))
    require(_codes_are_free(edition, [part.code for part in parts], () if is_kept else (kept.lineage,)))
    record("measure_split", kept, by=by, at=at, changes={"code": (kept.code, [part.code for part in parts])})
    axis, place = kept.axis, _place_of(edition, kept)
    lineages = _answered_by(edition, kept) if is_kept else _take_out(edition, kept)
    made = [new_measure(axis, part, order=0, at=at) for part in parts]
    _insert(edition, made, place + is_kept)
    _name_heirs(edition, lineages, made)
    touch(edition)
    _record_added(made, parts, by=by, at=at)
    return made


@transaction.atomic
def merge(
    edition_id: int,
    lineages: Collection[uuid.UUID],
    wording: Wording,
    *,
    axis_lineage: uuid.UUID,
    seen: int,
    by: User,
    at: dt.datetime,
) -> Measure:
    """Make one new measure of several; it stands where the first of them stood, or ends the axis it is put under."""
    edition = open_draft(edition_id, by)
    require(edition_was_read(edition, seen))
    merged = [find_measure(edition, lineage) for lineage in sorted(set(lineages))]
    require(_enough_to_merge(merged))
    require(code_is_free(edition, wording.code, *lineages))
    axis = find_axis(edition, axis_lineage)
    place = min((_place_of(edition, one) for one in merged if one.axis_id == axis.pk), default=axis.measures.count())
    heirless = frozenset().union(*(_take_out(edition, one) for one in merged))
    made = new_measure(axis, wording, order=0, at=at)
    _insert(edition, [made], place)
    _name_heirs(edition, heirless, [made])
    touch(edition)
    codes = sorted(one.code for one in merged)
    record("measure_merged", made, by=by, at=at, changes={"code": (codes, made.code)})
    _record_added([made], [wording], by=by, at=at)
    return made


@transaction.atomic
def retire(item: Item, *, heirs: Collection[uuid.UUID] = (), seen: int, by: User, at: dt.datetime) -> None:
    """Leave an axis (with its measures) or a measure out of the coming edition; the earlier ones keep it.

    A measure may name its heirs among those of the draft; without any it ends. What becomes of the
    measures of a retired axis must be said one by one before the draft can be published.
    """
    edition, kept = hold(item, by)
    require(was_read(kept, seen))
    successors = _find_heirs(edition, heirs, but=kept.lineage)
    changes: dict[str, tuple[object, object]] = {"title_tr": (kept.title_tr, None)}
    if successors:
        changes["heirs"] = (None, [heir.code for heir in successors])
    record(verb(kept, "retired"), kept, by=by, at=at, changes=changes)
    if isinstance(kept, Axis):
        for measure in kept.measures.all():
            _take_out(edition, measure)
        kept.delete()
    else:
        _name_heirs(edition, _take_out(edition, kept), successors)
    touch(edition)


@transaction.atomic
def say_fate(
    edition_id: int, lineage: uuid.UUID, heirs: Collection[uuid.UUID], *, seen: int, by: User, at: dt.datetime
) -> None:
    """Say (again) who carries on a measure that the draft no longer has; nobody means that it ends."""
    edition = open_draft(edition_id, by)
    require(edition_was_read(edition, seen))
    gone = _gone_from(edition, lineage)
    if not isinstance(gone, Measure):
        raise Http404
    successors = _find_heirs(edition, heirs)
    before = [row.heir.code for row in _rows_of(edition, lineage) if row.heir]
    _name_heirs(edition, {lineage}, successors, is_anew=True)
    touch(edition)
    changes = {"retired": (None, gone.code), "heirs": (before, [heir.code for heir in successors])}
    record("measure_fate_said", edition, by=by, at=at, changes=changes)


@transaction.atomic
def restore(edition_id: int, lineage: uuid.UUID, *, by: User, at: dt.datetime) -> Item:
    """Put back an axis (without its measures) or a measure, with its words of the newest edition that has it."""
    edition = open_draft(edition_id, by)
    gone = _gone_from(edition, lineage)
    require(code_is_free(edition, gone.code))
    words: dict[str, Any] = {name: getattr(gone, name) for name in WORDS} | {"edition": edition, "changed_at": at}
    made: Item
    if isinstance(gone, Axis):
        made = Axis.objects.create(**words, order=edition.axes.count() + 1)
    else:
        axis = _home_of(edition, gone)
        _rows_of(edition, lineage).delete()
        made = Measure.objects.create(**words, axis=axis, order=axis.measures.count() + 1)
    put_in_order(siblings_of(edition, made))
    touch(edition)
    record(verb(made, "restored"), made, by=by, at=at)
    return made


def name_ancestors(edition: Edition, ancestors: dict[uuid.UUID, frozenset[uuid.UUID]]) -> None:
    """In a fresh copy of an earlier edition: what came of its measures since is carried on by them again."""
    standing = {measure.lineage: measure for measure in edition.measures.all()}
    for lineage, heirs in ancestors.items():
        found = [standing[heir] for heir in heirs if heir in standing]
        if found:
            _name_heirs(edition, {lineage}, found)


def _enough_parts(parts: Sequence[Wording], *, is_kept: bool) -> Verdict:
    if len(parts) >= (1 if is_kept else 2):
        return ALLOW
    return deny("too_few_parts", _("Bölünen tedbirin yerine en az iki tedbir yazın ya da asıl tedbiri de koruyun."))


def _enough_to_merge(merged: Sequence[Measure]) -> Verdict:
    if len(merged) > 1:
        return ALLOW
    return deny("too_few_merged", _("Birleştirmek için en az iki tedbir seçin."))


def _codes_are_free(edition: Edition, codes: Sequence[str], but: Iterable[uuid.UUID]) -> Verdict:
    if len(set(codes)) < len(codes):
        return deny("code_taken", _("Yeni tedbirlerin kodları birbirinden farklı olmalı."))
    return first_refusal(*(code_is_free(edition, code, *but) for code in codes))


def _gone_from(edition: Edition, lineage: uuid.UUID) -> Item:
    gone = last_of(lineage)
    if gone is None or item_of(edition, lineage) is not None:
        sentence = _("Bu tedbir taslakta duruyor ya da yayımlanmış bir sürümde hiç yer almadı.")
        raise Refused(deny("not_gone", sentence))
    return gone


def _home_of(edition: Edition, gone: Measure) -> Axis:
    axis = item_of(edition, gone.axis.lineage)
    if not isinstance(axis, Axis):
        raise Refused(deny("axis_gone", _("Bu tedbirin ekseni taslakta yok; önce ekseni geri alın.")))
    return axis


def _find_heirs(edition: Edition, heirs: Iterable[uuid.UUID], *, but: uuid.UUID | None = None) -> list[Measure]:
    return [find_measure(edition, lineage) for lineage in sorted(set(heirs)) if lineage != but]


def _place_of(edition: Edition, measure: Measure) -> int:
    return siblings_of(edition, measure).index(measure)


def _insert(edition: Edition, made: Sequence[Measure], place: int) -> None:
    row = [item for item in siblings_of(edition, made[0]) if item not in made]
    put_in_order([*row[:place], *made, *row[place:]])


def _answered_by(edition: Edition, measure: Measure) -> frozenset[uuid.UUID]:
    """The published lineages for which the measure stands: its own, and those that name it as an heir."""
    named = frozenset(edition.successions.filter(heir=measure).values_list("from_lineage", flat=True))
    return named if last_of(measure.lineage) is None else named | {measure.lineage}


def _take_out(edition: Edition, measure: Measure) -> frozenset[uuid.UUID]:
    """Remove a measure from the draft; give the published lineages that it answered for."""
    answered = _answered_by(edition, measure)
    edition.successions.filter(heir=measure).delete()
    measure.delete()
    return answered


def _name_heirs(
    edition: Edition, lineages: Iterable[uuid.UUID], heirs: Sequence[Measure], *, is_anew: bool = False
) -> None:
    """Write the rows; a lineage that has other heirs already, or still stands itself, does not end.

    Nobody is an heir of itself: a part that goes back into the measure that it was taken from leaves no row.
    """
    for lineage in lineages:
        if is_anew:
            _rows_of(edition, lineage).delete()
        others = [heir for heir in heirs if heir.lineage != lineage]
        if others:
            edition.successions.filter(from_lineage=lineage, heir=None).delete()
        elif _rows_of(edition, lineage).exists() or item_of(edition, lineage) is not None:
            continue
        for heir in others or (None,):
            Succession.objects.get_or_create(edition=edition, from_lineage=lineage, heir=heir)


def _rows_of(edition: Edition, lineage: uuid.UUID) -> QuerySet[Succession]:
    return edition.successions.filter(from_lineage=lineage).select_related("heir")


def _record_added(made: Sequence[Measure], words: Sequence[Wording], *, by: User, at: dt.datetime) -> None:
    for measure, wording in zip(made, words, strict=True):
        record("measure_added", measure, by=by, at=at, changes=as_new(wording))
