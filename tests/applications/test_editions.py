"""Whatever administrators do to the priorities, a sent file shows what it showed, and its call stays pinned."""

import datetime as dt
import uuid
from itertools import pairwise

import pytest
from django.db import transaction
from django.http import Http404
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from applications.domain.freezing import content_of, fingerprint
from applications.models import Proposal, Submission
from applications.queries.facts import facts_of
from cmdp.kit.verdict import Refused
from priorities.domain.approval import approve, propose, send_back
from priorities.domain.editions import copy_edition, describe, discard_draft, publish
from priorities.domain.errata import Correction, note
from priorities.domain.succession import merge, restore, retire, say_fate, split
from priorities.domain.wording import Wording, add_axis, add_measure, change_axis, move, reword
from priorities.models import Edition, Measure
from priorities.queries import definitions, items_of, missing, newest_edition, next_number, open_drafts, unsaid
from tests.factories.drafts import make_ready_draft, send
from tests.factories.people import NOON, make_member
from tests.factories.priorities import make_edition
from tests.factories.rules import make_call
from tests.support.kept import kept

pytestmark = [pytest.mark.django_db, pytest.mark.slow]
ACTS = st.tuples(st.integers(0, 15), st.integers(0, 7), st.integers(0, 7))


@kept
def sent(cast):
    """A file sent under the first edition, and a draft of another organisation under the same."""
    make_edition(axes=2, measures=3)
    call = make_call(edition=newest_edition())
    file = make_ready_draft(call, cast.organisation, cast["owner"])
    send(file, by=cast["owner"])
    return file


@settings(max_examples=10, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.lists(ACTS, min_size=8, max_size=16))
def test_no_sequence_of_edits_changes_what_a_sent_file_shows(sent, acts):
    with transaction.atomic():
        before = _shown(sent)
        two = make_member("administrator"), make_member("administrator")

        for turn, (verb, here, there) in enumerate(acts):
            _try(VERBS[verb % len(VERBS)], two, here, there, at=NOON + dt.timedelta(minutes=turn + 1))
            assert _shown(sent) == before

        _holds_for_every_edition()
        transaction.set_rollback(True)


def _shown(sent):
    """The frozen content with its hash, what would be frozen now, and the words of the pinned edition."""
    file = Proposal.objects.select_related("call__edition").get(pk=sent.pk)
    frozen = Submission.objects.get(proposal=file)
    assert fingerprint(frozen.content) == frozen.sha256
    edition = file.call.edition
    words = [(item.pk, item.code, item.title_tr, item.title_en, item.order) for item in items_of(definitions(edition))]
    return frozen.sha256, fingerprint(content_of(facts_of(file))), edition.number, words


def _holds_for_every_edition():
    """Numbers without a gap, and of every measure of the one before it is said what became of it."""
    published = list(Edition.objects.filter(state="published").order_by("number"))
    assert [edition.number for edition in published] == list(range(1, next_number()))
    for before, after in pairwise(published):
        standing = set(after.measures.values_list("lineage", flat=True))
        said = set(after.successions.values_list("from_lineage", flat=True))
        assert set(before.measures.values_list("lineage", flat=True)) <= standing | said


def _try(verb, two, here, there, *, at):
    """Act on the first draft, if there is one; what the domain refuses is no matter here."""
    drafts = list(open_drafts())
    try:
        with transaction.atomic():
            verb(drafts[here % len(drafts)] if drafts else None, two, here, there, at)
    except (Refused, Http404, _Nothing):
        pass


class _Nothing(Exception):  # noqa: N818 - there is nothing to act on
    pass


def _pick(rows, place):
    found = list(rows)
    if not found:
        raise _Nothing
    return found[place % len(found)]


def _need(draft):
    if draft is None:
        raise _Nothing
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


VERBS = (
    _copy,
    _reword,
    _split,
    _merge,
    _retire,
    _retire_axis,
    _restore,
    _say,
    _move,
    _change_axis,
    _add,
    _describe,
    _publish,
    _by_two,
    _discard,
    _note,
)


def test_the_verbs_really_publish(sent):
    """The property would hold for nothing if every act were refused."""
    two = make_member("administrator"), make_member("administrator")

    for turn, verb in enumerate((_copy, _split, _publish, _copy, _merge, _by_two, _note, _copy, _retire, _publish)):
        _try(verb, two, 0, 2, at=NOON + dt.timedelta(minutes=turn + 1))

    assert newest_edition().number == 4
    assert sent.call.edition.number == 1
