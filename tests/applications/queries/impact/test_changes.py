"""What each change of a draft touches: every kind, once each, read across editions."""

from collections import Counter

import pytest

from applications.choices import Status
from applications.models import SecondaryMeasure
from applications.queries.impact.changes import impact_of
from applications.queries.impact.lists import objects_of, page_of
from applications.queries.impact.references import Kind
from priorities.descent import Fate
from priorities.models import Erratum
from tests.factories.files import make_proposal, make_submission
from tests.factories.imports import make_waiting_line
from tests.factories.people import NOON
from tests.factories.priorities import (
    first_measure,
    make_copy,
    make_draft,
    make_edition,
    make_measure,
    publish_at_once,
    succeed,
)
from tests.factories.published import make_published
from tests.factories.rules import make_call
from tests.support.kept import kept

pytestmark = pytest.mark.django_db


@kept
def edition():
    return make_edition()


@kept
def draft(edition):
    return make_copy(edition)


def _reword(draft, code):
    draft.measures.filter(code=code).update(title_tr="Başka söz")


def _only(draft):
    (touch,) = impact_of(draft, at=NOON).touches
    return touch


def test_a_first_edition_touches_nothing():
    impact = impact_of(make_draft(), at=NOON)

    assert (impact.newest, impact.touches, impact.mentions, impact.tally) == (None, (), (), Counter())


def test_a_copy_without_a_change_touches_nothing(edition, draft, django_assert_num_queries):
    make_proposal(call=make_call(edition=edition))

    with django_assert_num_queries(8):
        impact = impact_of(draft, at=NOON)

    assert (impact.newest, impact.touches, impact.added) == (edition, (), ())


def test_every_kind_is_counted_with_its_state(edition, draft):
    measure = first_measure(edition)
    call = make_call(edition=edition)
    for status in (Status.DRAFT, Status.MISSED, Status.SUBMITTED, Status.APPROVED, Status.APPROVED):
        make_proposal(call=call, status=status)
    make_call(edition=edition, published=False)
    make_published(measure=measure)
    make_published(measure=measure, merged_into=make_published())
    words = {"field": "title_tr", "old": "Örnek", "new": "Ornek", "reason": "Yazım", "noted_by_id": 1}
    Erratum.objects.create(edition=edition, lineage=measure.lineage, noted_at=NOON, **words)
    make_copy(edition)
    make_waiting_line(measure)
    make_waiting_line(measure, state="discarded", ended_at=NOON)
    make_waiting_line(None)
    make_waiting_line(edition.measures.get(code="2.2"))
    _reword(draft, measure.code)

    tally = _only(draft).tally

    assert tally == {
        (Kind.DRAFTS, "draft"): 1,
        (Kind.MISSED, "missed"): 1,
        (Kind.SENT, "submitted"): 1,
        (Kind.SENT, "approved"): 2,
        (Kind.FROZEN, ""): 3,
        (Kind.CALLS, "open"): 1,
        (Kind.CALLS, "draft"): 1,
        (Kind.PROJECTS, "approved"): 1,
        (Kind.IMPORTS, ""): 1,
        (Kind.CLASSES, ""): 1,
        (Kind.ERRATA, ""): 1,
        (Kind.EDITIONS, "draft"): 1,
    }


def test_a_further_measure_counts_and_a_file_counts_once(edition, draft):
    first, second = edition.measures.filter(code__startswith="1.")
    file = make_proposal(call=make_call(edition=edition), main_measure=first)
    SecondaryMeasure.objects.create(proposal=file, measure=second)
    _reword(draft, "1.1")
    _reword(draft, "1.2")
    draft.axes.filter(code="1").update(title_tr="Başka eksen")

    impact = impact_of(draft, at=NOON)

    assert [(touch.item.code, touch.tally[Kind.DRAFTS, "draft"]) for touch in impact.touches] == [
        ("1", 1),
        ("1.1", 1),
        ("1.2", 1),
    ]
    assert impact.tally[Kind.DRAFTS, "draft"] == 1


def test_a_further_measure_is_found_in_what_was_frozen(edition, draft):
    first, second = edition.measures.filter(code__startswith="1.")
    file = make_proposal(call=make_call(edition=edition), main_measure=first)
    SecondaryMeasure.objects.create(proposal=file, measure=second)
    make_submission(file)
    SecondaryMeasure.objects.all().delete()
    _reword(draft, "1.2")

    assert _only(draft).tally[Kind.FROZEN, ""] == 1


def test_a_file_without_a_measure_is_no_mention(edition, draft):
    make_proposal(call=make_call(edition=edition), main_measure=None)
    _reword(draft, "1.1")

    assert _only(draft).tally[Kind.DRAFTS, "draft"] == 0


def test_what_refers_to_an_earlier_measure_counts_where_it_leads_to(edition):
    old = first_measure(edition)
    make_proposal(call=make_call(edition=edition))
    second = make_copy(edition)
    gone = first_measure(second)
    heirs = [make_measure(gone.axis, code=code) for code in ("1.8", "1.9")]
    succeed(second, old, *heirs)
    gone.delete()
    draft = make_copy(publish_at_once(second))
    _reword(draft, "1.8")

    touch = _only(draft)

    assert (touch.item.code, touch.tally[Kind.DRAFTS, "draft"], touch.tally[Kind.CALLS, "open"]) == ("1.8", 1, 1)


def test_a_measure_from_which_a_part_was_taken_is_touched_though_its_words_stay(edition, draft):
    kept = first_measure(draft)
    part = make_measure(kept.axis, code="1.9")
    succeed(draft, kept, part)

    impact = impact_of(draft, at=NOON)

    (touch,) = impact.touches
    assert (touch.item, touch.fate, touch.heirs, touch.change) == (first_measure(edition), Fate.PARTED, (part,), None)
    assert impact.added == (part,)


def test_a_retired_axis_and_its_measures_are_told_apart(edition, draft):
    make_proposal(call=make_call(edition=edition))
    for measure in draft.measures.filter(code__startswith="1."):
        succeed(draft, measure)
        measure.delete()
    draft.axes.filter(code="1").delete()

    impact = impact_of(draft, at=NOON)

    assert [(touch.item.code, touch.fate) for touch in impact.touches] == [
        ("1", None),
        ("1.1", Fate.ENDED),
        ("1.2", Fate.ENDED),
    ]
    assert impact.of(impact.touches[0].item.lineage).tally[Kind.DRAFTS, "draft"] == 1
    assert impact.of(impact.newest.measures.get(code="2.1").lineage) is None


def test_the_list_behind_a_number_holds_exactly_what_was_counted(edition, draft):
    call = make_call(edition=edition)
    files = [make_proposal(call=call) for _ in range(3)]
    make_proposal(call=call, main_measure=edition.measures.get(code="2.2"))
    _reword(draft, "1.1")
    mentions = _only(draft).mentions

    page = page_of(mentions, Kind.DRAFTS, size=2)
    rest = page_of(mentions, Kind.DRAFTS, size=2, after=page.next)

    assert page.rows + rest.rows == files[::-1]
    assert page_of(mentions, Kind.CALLS).rows == [call]
    assert [row["measure"] for row in page_of(mentions, Kind.CLASSES).rows] == ["1.1"]
    objects = objects_of(mentions)
    assert {kind: len(found) for kind, found in objects.items() if found} == {
        Kind.DRAFTS: 3,
        Kind.CALLS: 1,
        Kind.CLASSES: 1,
    }
