"""What administrators may do to the definitions, as verbs that a property test strings together at random.

Each takes the first open draft (or none), two administrators, two small numbers that pick rows, and the instant.
"""

import datetime as dt
import uuid
from collections.abc import Callable

from django.db import transaction
from django.http import Http404
from hypothesis import strategies as st

from cmdp.kit.verdict import Refused
from priorities.domain.approval import approve, propose, send_back
from priorities.domain.editions import copy_edition, describe, discard_draft, publish
from priorities.domain.errata import Correction, note
from priorities.domain.succession import merge, restore, retire, say_fate, split
from priorities.domain.wording import Wording, add_axis, add_measure, change_axis, move, reword
from priorities.models import Edition, Measure
from priorities.queries import missing, newest_edition, open_drafts, unsaid

ACTS = st.tuples(st.integers(0, 31), st.integers(0, 7), st.integers(0, 7))
Verb = Callable[..., None]


def attempt(verb, two, here, there, *, at):
    """Act on the first draft, if there is one; what the domain refuses is no matter here."""
    drafts = list(open_drafts())
    try:
        with transaction.atomic():
            verb(drafts[here % len(drafts)] if drafts else None, two, here, there, at)
    except (Refused, Http404, Nothing):
        pass


class Nothing(Exception):  # noqa: N818 - there is nothing to act on
    pass


def _pick(rows, place):
    found = list(rows)
    if not found:
        raise Nothing
    return found[place % len(found)]


def _need(draft):
    if draft is None:
        raise Nothing
    return draft


def _words(at):
    return Wording(f"9.{at.minute}{uuid.uuid4().hex[:3]}", f"Söz {at}", f"Word {at}")


def _copy(_draft, two, here, _there, at):
    copy_edition(_pick(Edition.objects.filter(state="published"), here).pk, name="Taslak", by=two[0], at=at)


def _reword(draft, two, here, _there, at):
    measure = _pick(_need(draft).measures.all(), here)
    reword(measure, _words(at), seen=measure.version, by=two[0], at=at)


def _split(draft, two, here, there, at):
    measure = _pick(_need(draft).measures.all(), here)
    parts = [_words(at), _words(at)]
    split(measure, parts, is_kept=bool(there % 2), seen=measure.version, by=two[0], at=at)


def _merge(draft, two, here, there, at):
    lineages = {_pick(_need(draft).measures.all(), place).lineage for place in (here, there)}
    axis = _pick(draft.axes.all(), here).lineage
    merge(draft.pk, lineages, _words(at), axis_lineage=axis, seen=draft.version, by=two[0], at=at)


def _retire(draft, two, here, there, at):
    measure, heir = _pick(_need(draft).measures.all(), here), _pick(draft.measures.all(), there)
    heirs = [heir.lineage] if there % 2 and heir != measure else []
    retire(measure, heirs=heirs, seen=measure.version, by=two[0], at=at)


def _retire_axis(draft, two, here, _there, at):
    axis = _pick(_need(draft).axes.all(), here)
    retire(axis, seen=axis.version, by=two[0], at=at)


def _restore(draft, two, here, _there, at):
    restore(_need(draft).pk, _pick(missing(draft), here).lineage, by=two[0], at=at)


def _say(draft, two, here, there, at):
    gone = _pick(unsaid(_need(draft)), here)
    heirs = [_pick(draft.measures.all(), there).lineage] if there % 2 else []
    say_fate(draft.pk, gone.lineage, heirs, seen=draft.version, by=two[0], at=at)


def _move(draft, two, here, there, at):
    move(_pick(_need(draft).measures.all(), here), there - 3, by=two[0], at=at)


def _change_axis(draft, two, here, there, at):
    change_axis(_pick(_need(draft).measures.all(), here), _pick(draft.axes.all(), there).lineage, by=two[0], at=at)


def _add(draft, two, here, there, at):
    if there % 3:
        add_measure(_pick(_need(draft).axes.all(), here), _words(at), by=two[0], at=at)
        return
    axis = add_axis(_need(draft).pk, Wording(uuid.uuid4().hex[:4], "Eksen", "Axis"), by=two[0], at=at)
    add_measure(axis, _words(at), by=two[0], at=at)


def _describe(draft, two, here, _there, at):
    valid_from = at + dt.timedelta(hours=here) if here else None
    describe(_need(draft).pk, {"valid_from": valid_from}, seen=draft.version, by=two[0], at=at)


def _publish(draft, two, _here, _there, at):
    _say_the_rest(_need(draft), two, at)
    draft.refresh_from_db()
    publish(draft.pk, reason="Neden", seen=draft.version, follows=newest_edition().number, by=two[0], at=at)


def _by_two(draft, two, _here, there, at):
    _say_the_rest(_need(draft), two, at)
    draft.refresh_from_db()
    propose(draft.pk, reason="Neden", seen=draft.version, by=two[0], at=at)
    if there % 2:
        send_back(draft.pk, reason="Olmadı", by=two[1], at=at)
    else:
        approve(draft.pk, seen=draft.version, follows=newest_edition().number, by=two[1], at=at)


def _discard(draft, two, here, _there, at):
    if here == 0:
        discard_draft(_need(draft).pk, seen=draft.version, by=two[0], at=at)


def _note(_draft, two, here, _there, at):
    measure = _pick(Measure.objects.filter(edition__state="published"), here)
    words = Correction("title_tr", measure.title_tr[:3], "Düzeltilmiş", "Yazım")
    note(measure.edition_id, measure.lineage, words, by=two[0], at=at)


def _say_the_rest(draft, two, at):
    for gone in unsaid(draft):
        draft.refresh_from_db()
        say_fate(draft.pk, gone.lineage, [], seen=draft.version, by=two[0], at=at)


VERBS: dict[str, Verb] = {
    "copy": _copy,
    "reword": _reword,
    "split": _split,
    "merge": _merge,
    "retire": _retire,
    "retire_axis": _retire_axis,
    "restore": _restore,
    "say": _say,
    "move": _move,
    "change_axis": _change_axis,
    "add": _add,
    "describe": _describe,
    "publish": _publish,
    "by_two": _by_two,
    "discard": _discard,
    "note": _note,
}
