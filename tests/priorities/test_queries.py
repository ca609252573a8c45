import uuid

import pytest
from django.contrib.auth.models import AnonymousUser

from priorities.models import Axis, Edition
from priorities.policies import may_view
from priorities.queries import (
    current_edition,
    definitions,
    draft_edition,
    editions_visible_to,
    history_of,
    item_of,
    items_of,
    measure_with_code,
    next_number,
    published_editions,
)
from tests.factories.people import make_cast
from tests.factories.priorities import first_measure, make_axis, make_draft, make_edition, publish_at_once

pytestmark = pytest.mark.django_db


def test_without_an_edition_there_is_none_and_the_next_is_the_first():
    assert (current_edition(), draft_edition(), next_number()) == (None, None, 1)


def test_the_current_edition_is_the_newest_published_one():
    make_edition()
    second = make_edition()
    draft = make_draft()

    assert (current_edition(), draft_edition(), next_number()) == (second, draft, 4)
    assert [edition.number for edition in published_editions()] == [2, 1]


def test_a_person_sees_exactly_the_editions_of_the_policy():
    make_edition()
    make_draft()
    cast = make_cast()

    for person in (AnonymousUser(), *cast.people.values()):
        allowed = {edition for edition in Edition.objects.all() if may_view(person, edition)}
        assert set(editions_visible_to(person)) == allowed

    assert editions_visible_to(cast["administrator"]).count() == 2
    assert editions_visible_to(cast["manager"]).count() == 1


def test_definitions_are_read_in_order_with_two_queries(django_assert_num_queries):
    draft = make_draft(axes=0)
    last, first = make_axis(draft, order=2, code="2"), make_axis(draft, order=1, code="1")
    edition = publish_at_once(draft)

    with django_assert_num_queries(2):
        axes = definitions(edition)
        labels = [item.audit_label for item in items_of(axes)]

    assert axes == [first, last]
    assert labels == ["1:1", "1:2"]


def test_items_come_in_reading_order():
    axes = definitions(make_edition(axes=2, measures=2))

    assert [item.code for item in items_of(axes)] == ["1", "1.1", "1.2", "2", "2.1", "2.2"]


def test_an_item_is_found_by_its_lineage():
    edition = make_edition(axes=1, measures=1)
    axis, measure = Axis.objects.get(), first_measure(edition)

    assert item_of(edition, axis.lineage) == axis
    assert item_of(edition, measure.lineage) == measure
    assert item_of(edition, uuid.uuid4()) is None
    assert item_of(make_draft(axes=0), axis.lineage) is None


def test_a_code_leads_to_the_newest_edition_that_has_it():
    make_edition(axes=1, measures=2)
    newer = make_edition(axes=1, measures=1)
    make_draft(axes=1, measures=3)

    assert measure_with_code("1.1").edition == newer
    assert measure_with_code("1.2").edition.number == 1
    assert measure_with_code("1.3") is None


def test_the_history_of_a_measure_follows_its_lineage():
    old = first_measure(make_edition(axes=1, measures=1))
    draft = make_draft(axes=1, measures=1)
    draft.measures.update(lineage=old.lineage, code="9.9")
    new = first_measure(publish_at_once(draft))

    assert history_of(new) == [new, old]
    assert [measure.code for measure in history_of(old)] == ["9.9", "1.1"]
