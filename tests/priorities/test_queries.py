import datetime as dt
import uuid

import pytest
from django.contrib.auth.models import AnonymousUser
from hypothesis import given
from hypothesis import strategies as st

from priorities.models import Axis, Edition, Erratum, PublishingRule
from priorities.policies import may_view
from priorities.queries import (
    axis_lineages,
    bearers_of,
    current_edition,
    definitions,
    editions_visible_to,
    errata_of,
    history_of,
    item_of,
    items_of,
    last_of,
    measure_in,
    measure_lineages,
    measure_with_code,
    missing,
    newest_axes,
    newest_edition,
    newest_measures,
    next_number,
    open_drafts,
    published_editions,
    publishing_rule,
    standings,
    unsaid,
)
from tests.factories.people import NOON, make_cast
from tests.factories.priorities import (
    first_measure,
    make_axis,
    make_copy,
    make_draft,
    make_edition,
    make_measure,
    publish_at_once,
)

pytestmark = pytest.mark.django_db
HOUR, DAY = dt.timedelta(hours=1), dt.timedelta(days=1)
LATER = NOON + 30 * DAY


def test_without_an_edition_there_is_none_and_the_next_is_the_first():
    assert (current_edition(), newest_edition(), next_number()) == (None, None, 1)
    assert (missing(make_draft()), unsaid(make_draft())) == ([], [])


def test_the_current_edition_is_the_newest_one_whose_instant_has_come():
    first, second = make_edition(), make_edition(valid_from=LATER)
    drafts = [make_draft(), make_draft()]

    assert [current_edition(at) for at in (NOON - DAY, NOON, LATER - DAY, LATER)] == [None, first, first, second]
    assert (newest_edition(), next_number()) == (second, 3)
    assert [edition.number for edition in published_editions()] == [2, 1]
    assert list(open_drafts()) == drafts[::-1]


def test_without_an_instant_the_databases_clock_is_asked():
    first, _later = make_edition(), make_edition(at=NOON + 9999 * DAY)

    assert current_edition() == first


def test_a_later_publication_overrides_an_earlier_one_from_its_own_instant_on():
    make_edition()
    make_edition(at=NOON + DAY)
    make_edition(at=NOON + DAY, valid_from=LATER)
    make_edition(at=NOON + 2 * DAY, valid_from=LATER)
    make_edition(at=NOON + 2 * DAY)
    make_edition(at=NOON + 2 * DAY, valid_from=LATER + DAY)

    told = standings(list(published_editions()), at=NOON + 3 * DAY)

    assert [(edition.number, standing.value) for edition, standing in told] == [
        (6, "upcoming"),
        (5, "in_force"),
        (4, "overtaken"),
        (3, "overtaken"),
        (2, "earlier"),
        (1, "earlier"),
    ]


@given(st.lists(st.tuples(st.integers(0, 6), st.integers(0, 6)), max_size=6), st.integers(0, 12))
def test_the_standings_tell_what_the_clock_would_show(times, hour):
    published = []
    for number, (at, wait) in enumerate(sorted(times), start=1):
        published.insert(0, Edition(pk=number, number=number, valid_from=NOON + HOUR * (at + wait)))
    at = NOON + HOUR * hour

    told = {edition.pk: standing for edition, standing in standings(published, at=at)}

    def in_force(moment):
        return next((edition.pk for edition in published if edition.valid_from <= moment), None)

    shown = [in_force(NOON + HOUR * passed) for passed in range(13)]
    assert [key for key, standing in told.items() if standing == "in_force"] == [
        key for key in (in_force(at),) if key is not None
    ]
    assert {key for key, standing in told.items() if standing == "overtaken"} == told.keys() - {*shown, None}
    assert {key for key, standing in told.items() if standing == "upcoming"} == {*shown[hour + 1 :]} - {in_force(at)}


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


def test_a_measure_is_found_where_it_last_stood():
    old = first_measure(make_edition(axes=1, measures=1))
    draft = make_draft(axes=1, measures=1)
    make_measure(draft.axes.get(), lineage=old.lineage)

    assert last_of(old.lineage) == old
    assert last_of(old.axis.lineage) == old.axis
    assert last_of(draft.axes.get().lineage) is None


def test_a_code_names_what_bears_it_in_force_before_what_will_or_did():
    first = first_measure(make_edition(axes=1, measures=1))
    second = first_measure(make_edition(axes=1, measures=1, valid_from=LATER))

    assert [measure_with_code("1.1", at) for at in (NOON, LATER)] == [first, second]
    assert [measure_in(number, "1.1") for number in (1, 2, 3)] == [first, second, None]
    assert bearers_of("1.1") == [second, first]


def test_until_an_edition_comes_into_force_its_codes_mean_what_they_meant(django_assert_num_queries):
    now = first_measure(make_edition(axes=1, measures=1))
    first_measure(make_edition(axes=1, measures=1, at=NOON + 9999 * DAY))

    with django_assert_num_queries(2):
        meant = measure_lineages(["1.1"]), axis_lineages(["1"])

    assert meant == ({"1.1": now.lineage}, {"1": now.axis.lineage})


def test_what_no_edition_in_force_has_is_found_in_the_newest():
    make_edition(axes=2, measures=2)
    second = make_edition(axes=2, measures=2)
    gone = second.measures.get(code="2.2")
    make_edition(axes=1, measures=1)

    assert (measure_lineages(["2.2", "7"]), axis_lineages(["2", "7"])) == (
        {"2.2": gone.lineage},
        {"2": gone.axis.lineage},
    )
    assert newest_measures([gone.lineage, uuid.uuid4()]) == {gone.lineage: gone}
    assert newest_axes([gone.axis.lineage]) == {gone.axis.lineage: gone.axis}


def test_before_any_edition_is_in_force_the_newest_is_read():
    make_edition(axes=1, measures=1, at=NOON + 9999 * DAY)
    newest = first_measure(make_edition(axes=1, measures=1, at=NOON + 9999 * DAY))

    assert measure_lineages(["1.1"]) == {"1.1": newest.lineage}


def test_definitions_are_worded_as_the_edition_in_force_words_them(django_assert_num_queries):
    now = first_measure(make_edition(axes=1, measures=1))
    axis = now.axis
    publish_at_once(make_copy(now.edition), at=NOON + 9999 * DAY)

    with django_assert_num_queries(2):
        found = newest_measures([now.lineage]), newest_axes([axis.lineage])

    assert found == ({now.lineage: now}, {axis.lineage: axis})


def test_a_lineage_bears_its_code_once():
    edition = make_edition(axes=1, measures=1)
    second = first_measure(publish_at_once(make_copy(edition)))

    assert bearers_of("1.1") == [second]


def test_errata_are_told_by_what_they_speak_of():
    measure = first_measure(make_edition(axes=1, measures=1))
    notes = [
        Erratum.objects.create(
            edition=measure.edition,
            lineage=lineage,
            field="title_tr",
            old="a",
            new=new,
            reason="Yazım",
            noted_at=NOON,
            noted_by_id=1,
        )
        for lineage, new in ((measure.lineage, "b"), (measure.axis.lineage, "c"), (measure.lineage, "d"))
    ]

    assert errata_of(measure.edition) == {measure.lineage: [notes[0], notes[2]], measure.axis.lineage: [notes[1]]}
    assert errata_of(make_edition()) == {}


def test_the_rule_of_publishing_is_the_default_until_somebody_decides():
    assert (publishing_rule().needs_second, publishing_rule().is_default) == (False, True)

    PublishingRule.objects.create(pk=1, needs_second=True, changed_at=NOON)

    assert (publishing_rule().needs_second, publishing_rule().is_default) == (True, False)
