"""Six ways of going over into the next edition, read forwards and backwards."""

import uuid

import pytest
from hypothesis import given
from hypothesis import strategies as st

from priorities.descent import Descent, Fate, read_descent
from priorities.models import Axis, Edition, Measure
from priorities.queries import newest_edition
from tests.factories.people import NOON
from tests.factories.priorities import make_copy, make_draft, make_edition, make_measure, publish_at_once, succeed
from tests.support.kept import kept

pytestmark = pytest.mark.django_db


@kept
def chain():
    """1.1 splits and 1.2 and 1.3 merge in the second edition; in the third 1.4 gives a part away and 1.5 ends."""
    first = make_edition(axes=1, measures=5)
    old = {measure.code: measure for measure in first.measures.all()}
    draft = make_copy(first)
    draft.measures.filter(code__in=("1.1", "1.2", "1.3")).delete()
    new = {code: make_measure(draft.axes.get(), code=code) for code in ("2.1", "2.2", "2.3")}
    succeed(draft, old["1.1"], new["2.1"], new["2.2"])
    succeed(draft, old["1.2"], new["2.3"])
    succeed(draft, old["1.3"], new["2.3"])
    second = publish_at_once(draft)
    last = make_copy(second)
    last.measures.filter(code="1.5").delete()
    succeed(last, old["1.4"], make_measure(last.axes.get(), code="3.1"))
    succeed(last, old["1.5"])
    return first, second, publish_at_once(last)


def _codes(measures):
    return [measure.code for measure in measures]


@pytest.mark.parametrize(
    ("code", "then", "at_last"),
    [
        ("1.1", ["2.1", "2.2"], ["2.1", "2.2"]),
        ("1.2", ["2.3"], ["2.3"]),
        ("1.4", ["1.4"], ["1.4", "3.1"]),
        ("1.5", ["1.5"], []),
    ],
)
def test_a_measure_is_read_in_later_editions(code, then, at_last, chain):
    descent, old = read_descent(), chain[0].measures.get(code=code)

    assert _codes(descent.translate(old, chain[1])) == then
    assert _codes(descent.translate(old, chain[2])) == at_last


@pytest.mark.parametrize(
    ("code", "once"), [("2.1", ["1.1"]), ("2.3", ["1.2", "1.3"]), ("1.4", ["1.4"]), ("3.1", ["1.4"])]
)
def test_a_measure_is_read_in_earlier_editions(code, once, chain):
    assert _codes(read_descent().translate(chain[2].measures.get(code=code), chain[0])) == once


def test_successors_are_asked_for_from_where_the_lineage_last_stood(chain):
    descent = read_descent()
    kept, ended = (chain[0].measures.get(code=code).lineage for code in ("1.4", "1.5"))

    assert _codes(descent.successors_of(kept, chain[2])) == ["1.4"]
    assert _codes(descent.successors_of(ended, chain[1])) == ["1.5"]
    assert descent.successors_of(ended, chain[2]) == []
    assert descent.successors_of(uuid.uuid4(), chain[2]) == []


def test_a_measure_knows_what_it_came_from(chain):
    descent = read_descent()

    def origins(edition, code):
        return _codes(descent.origins_of(edition.measures.get(code=code)))

    assert origins(chain[1], "2.3") == ["1.2", "1.3"]
    assert origins(chain[1], "1.4") == []
    assert origins(chain[2], "3.1") == ["1.4"]
    assert origins(chain[0], "1.1") == []


def test_a_measure_is_known_as_it_last_stood(chain):
    descent, lineage = read_descent(), chain[0].measures.get(code="1.4").lineage

    stood = [descent.last_before(lineage, edition.pk) for edition in chain]

    assert stood == [None, *(edition.measures.get(code="1.4") for edition in chain[:2])]
    assert descent.last_before(chain[0].measures.get(code="1.1").lineage, chain[2].pk).edition == chain[0]


def test_the_fate_is_found_by_counting(chain):
    descent, second, third = read_descent(), chain[1].pk, chain[2].pk
    lineage = {measure.code: measure.lineage for measure in chain[0].measures.all()}

    assert [descent.fate(lineage[code], second) for code in ("1.1", "1.2", "1.3", "1.4")] == [
        Fate.SPLIT,
        Fate.MERGED,
        Fate.MERGED,
        Fate.KEPT,
    ]
    assert [descent.fate(lineage[code], third) for code in ("1.4", "1.5")] == [Fate.PARTED, Fate.ENDED]


def test_one_heir_of_ones_own_replaces_and_one_that_stood_before_takes_in(chain):
    draft = make_copy(chain[2])
    gone = list(draft.measures.filter(code__in=("2.1", "2.2", "2.3")))
    draft.measures.filter(code__in=("2.1", "2.2", "2.3")).delete()
    succeed(draft, gone[0], make_measure(draft.axes.get(), code="4.1"))
    succeed(draft, gone[1], draft.measures.get(code="1.4"))

    descent = read_descent(draft)

    fates = [descent.fate(one.lineage, draft.pk) for one in gone]
    assert fates == [Fate.REPLACED, Fate.MERGED, Fate.UNSAID]


def test_figures_are_compared_in_the_smallest_sets(chain):
    groups = read_descent().groups(chain[0], chain[2])

    told = [(_codes(group.before), _codes(group.after), group.is_exact) for group in groups]
    assert sorted(told) == [
        (["1.1"], ["2.1", "2.2"], False),
        (["1.2", "1.3"], ["2.3"], False),
        (["1.4"], ["1.4", "3.1"], False),
        (["1.5"], [], False),
    ]


def test_a_measure_without_forebears_stands_alone(chain):
    draft = make_copy(chain[2])
    make_measure(draft.axes.get(), code="9.9")

    groups = read_descent(draft).groups(chain[2], draft)

    assert [(_codes(group.before), _codes(group.after)) for group in groups][-1] == ([], ["9.9"])
    assert groups[0].is_exact is True


def test_a_measure_that_comes_back_is_itself_again(chain):
    ended = chain[0].measures.get(code="1.5")
    draft = make_copy(chain[2])
    back = publish_at_once(make_measure(draft.axes.get(), code="1.5", lineage=ended.lineage).edition)

    assert _codes(read_descent().translate(ended, back)) == ["1.5"]


def test_the_descent_is_read_with_three_queries(chain, django_assert_num_queries):
    first, _second, third = chain

    with django_assert_num_queries(3):
        descent = read_descent()
        assert [group.before[0].axis.code for group in descent.groups(first, third)]


def test_without_editions_there_is_nothing_to_follow():
    assert (newest_edition(), read_descent().order) == (None, ())
    assert read_descent(make_draft()).order != ()


EDITIONS, MEASURES = 4, 5
LINEAGES = [uuid.UUID(int=number) for number in range(MEASURES)]
TABLES = st.lists(
    st.dictionaries(st.sampled_from(LINEAGES), st.sets(st.sampled_from(LINEAGES))), min_size=EDITIONS, max_size=EDITIONS
)
STANDING = st.lists(st.sets(st.sampled_from(LINEAGES)), min_size=EDITIONS, max_size=EDITIONS)


def _descent(standing, tables):
    editions = [Edition(pk=pk, number=pk, created_at=NOON) for pk in range(EDITIONS)]
    rows = {
        edition.pk: {
            lineage: Measure(pk=lineage.int, lineage=lineage, edition=edition, axis=Axis(order=1), order=lineage.int)
            for lineage in standing[edition.pk]
        }
        for edition in editions
    }
    heirs = {
        pk: {old: frozenset(new & standing[pk]) for old, new in tables[pk].items()} if pk else {}
        for pk in range(EDITIONS)
    }
    return editions, Descent(tuple(range(EDITIONS)), rows, heirs)


@given(STANDING, TABLES)
def test_reading_back_finds_whoever_was_read_forwards(standing, tables):
    _editions, descent = _descent(standing, tables)

    for old in standing[0]:
        for new in descent.carry([old], since=0, until=EDITIONS - 1):
            assert old in descent.carry([new], since=EDITIONS - 1, until=0)


@given(STANDING, TABLES)
def test_every_measure_of_both_editions_is_in_exactly_one_group(standing, tables):
    editions, descent = _descent(standing, tables)

    groups = descent.groups(editions[0], editions[-1])

    assert sorted(m.lineage for group in groups for m in group.before) == sorted(standing[0])
    assert sorted(m.lineage for group in groups for m in group.after) == sorted(standing[-1])
    for group in groups:
        for measure in group.before:
            assert {*descent.translate(measure, editions[-1])} <= {*group.after}
