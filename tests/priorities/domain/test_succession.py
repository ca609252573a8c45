import datetime as dt
import uuid

import pytest
from django.http import Http404

from cmdp.audit.models import Event
from cmdp.kit.verdict import Refused
from priorities.domain.editions import copy_edition, publish
from priorities.domain.succession import merge, restore, retire, say_fate, split
from priorities.domain.wording import Wording, add_measure, reword
from priorities.models import Edition, Measure
from priorities.queries import definitions, items_of, unsaid
from tests.factories.people import NOON, make_member
from tests.factories.priorities import first_measure, make_draft, make_edition
from tests.support.kept import kept

pytestmark = pytest.mark.django_db

LATER = NOON + dt.timedelta(hours=1)
PARTS = [Wording("1.7", "Bir", "One"), Wording("1.8", "İki", "Two")]
WHOLE = Wording("1.9", "Bütün", "Whole")


@kept
def edition():
    return make_edition(axes=2, measures=3)


@kept
def draft(edition, administrator):
    return copy_edition(edition.pk, by=administrator, at=NOON)


@pytest.fixture
def act(administrator):
    """Call a verb as the administrator, who has just read what she acts on."""
    return lambda verb, *arguments, **more: verb(*arguments, **{"by": administrator, "at": LATER, **more})


def _codes(edition):
    return [item.code for item in items_of(definitions(edition))]


def _said(edition):
    """From which codes of the first edition to which codes of the draft."""
    codes = dict(Measure.objects.filter(edition__number=1).values_list("lineage", "code"))
    rows = edition.successions.select_related("heir")
    return sorted((codes[row.from_lineage], row.heir.code if row.heir else None) for row in rows)


def _verbs():
    return list(Event.objects.exclude(verb="edition_copied").order_by("pk").values_list("verb", flat=True))


def _refused(act, *arguments, **more):
    with pytest.raises(Refused) as refusal:
        act(*arguments, **more)
    return refusal.value.verdict.code


def test_a_measure_is_split_where_it_stood(draft, act):
    made = act(split, draft.measures.get(code="1.2"), PARTS, seen=0)

    assert [measure.code for measure in made] == ["1.7", "1.8"]
    assert _codes(draft)[:5] == ["1", "1.1", "1.7", "1.8", "1.3"]
    assert _said(draft) == [("1.2", "1.7"), ("1.2", "1.8")]
    assert _verbs() == ["measure_split", "measure_added", "measure_added"]
    event = Event.objects.get(verb="measure_split")
    assert (event.object_label, event.changes) == (f"T-{draft.public_id}:1.2", {"code": ["1.2", ["1.7", "1.8"]]})
    assert Edition.objects.get(pk=draft.pk).version == 1


def test_a_part_may_take_over_the_code(draft, act):
    act(split, draft.measures.get(code="1.2"), [Wording("1.2", "Bir", "One"), PARTS[0]], seen=0)

    assert _codes(draft)[:5] == ["1", "1.1", "1.2", "1.7", "1.3"]
    assert _said(draft) == [("1.2", "1.2"), ("1.2", "1.7")]


def test_a_part_may_be_taken_out_of_a_measure_that_stays(draft, act):
    act(split, draft.measures.get(code="1.2"), PARTS[:1], is_kept=True, seen=0)

    assert _codes(draft)[:5] == ["1", "1.1", "1.2", "1.7", "1.3"]
    assert _said(draft) == [("1.2", "1.7")]


def test_a_measure_that_stands_does_not_end_with_the_part_taken_out_of_it(draft, act):
    part = act(split, draft.measures.get(code="1.2"), PARTS[:1], is_kept=True, seen=0)[0]

    act(retire, part, seen=0)

    assert _codes(draft)[:4] == ["1", "1.1", "1.2", "1.3"]
    assert _said(draft) == []


@pytest.mark.parametrize(("others", "said"), [((), []), (("1.3",), [("1.2", "1.3")])])
def test_a_part_goes_back_to_where_it_came_from(others, said, draft, act):
    part = act(split, draft.measures.get(code="1.2"), PARTS[:1], is_kept=True, seen=0)[0]
    heirs = draft.measures.filter(code__in=("1.2", *others)).values_list("lineage", flat=True)

    act(retire, part, heirs=list(heirs), seen=0)

    assert _codes(draft)[:4] == ["1", "1.1", "1.2", "1.3"]
    assert _said(draft) == said


def test_nobody_carries_on_an_axis(draft, act):
    axis = draft.axes.get(code="1")
    act(retire, axis, seen=0)

    with pytest.raises(Http404):
        act(say_fate, draft.pk, axis.lineage, [], seen=1)


@pytest.mark.parametrize(
    ("parts", "is_kept", "seen", "code"),
    [
        (PARTS[:1], False, 0, "too_few_parts"),
        ([], True, 0, "too_few_parts"),
        ([PARTS[0], PARTS[0]], False, 0, "code_taken"),
        ([Wording("1.2", "Bir", "One")], True, 0, "code_taken"),
        ([Wording("2.1", "Bir", "One"), PARTS[0]], False, 0, "code_taken"),
        (PARTS, False, 3, "changed_meanwhile"),
    ],
)
def test_a_split_needs_parts_with_codes_of_their_own_and_a_reader(parts, is_kept, seen, code, draft, act):
    measure = draft.measures.get(code="1.2")

    assert _refused(act, split, measure, parts, is_kept=is_kept, seen=seen) == code
    assert (_codes(draft)[2], _said(draft)) == ("1.2", [])


def test_an_axis_is_not_split(draft, act):
    with pytest.raises(Http404):
        act(split, draft.axes.first(), PARTS, seen=0)


def test_a_measure_of_this_draft_only_leaves_no_heirs(draft, act):
    new = act(add_measure, draft.axes.get(code="1"), WHOLE)

    act(split, new, PARTS, seen=0)

    assert _said(draft) == []


def _merge(act, draft, codes, wording=WHOLE, axis="1", **more):
    lineages = draft.measures.filter(code__in=codes).values_list("lineage", flat=True)
    home = draft.axes.get(code=axis).lineage
    seen = Edition.objects.get(pk=draft.pk).version
    return act(merge, draft.pk, list(lineages), wording, axis_lineage=home, **{"seen": seen, **more})


def test_measures_are_merged_where_the_first_of_them_stood(draft, act):
    _merge(act, draft, ["1.2", "2.1", "1.3"])

    assert _codes(draft) == ["1", "1.1", "1.9", "2", "2.2", "2.3"]
    assert _said(draft) == [("1.2", "1.9"), ("1.3", "1.9"), ("2.1", "1.9")]
    assert _verbs() == ["measure_merged", "measure_added"]
    assert Event.objects.get(verb="measure_merged").changes == {"code": [["1.2", "1.3", "2.1"], "1.9"]}


def test_what_is_merged_under_another_axis_ends_it_and_may_take_over_a_code(draft, act):
    _merge(act, draft, ["1.2", "1.3"], Wording("1.2", "Bütün", "Whole"), axis="2")

    assert _codes(draft) == ["1", "1.1", "2", "2.1", "2.2", "2.3", "1.2"]


@pytest.mark.parametrize(
    ("codes", "wording", "seen", "code"),
    [
        (["1.2"], WHOLE, 0, "too_few_merged"),
        (["1.2", "1.3"], Wording("1.1", "Bütün", "Whole"), 0, "code_taken"),
        (["1.2", "1.3"], WHOLE, 7, "changed_meanwhile"),
    ],
)
def test_a_merger_needs_two_a_code_of_its_own_and_a_reader(codes, wording, seen, code, draft, act):
    assert _refused(_merge, act, draft, codes, wording, seen=seen) == code
    assert _said(draft) == []


def test_a_retired_measure_leaves_the_draft_only(draft, act):
    act(retire, draft.measures.get(code="1.2"), seen=0)

    assert _codes(draft)[:3] == ["1", "1.1", "1.3"]
    assert Measure.objects.filter(code="1.2").count() == 1
    assert _said(draft) == [("1.2", None)]
    event = Event.objects.get(verb="measure_retired")
    assert (event.object_label, list(event.changes)) == (f"T-{draft.public_id}:1.2", ["title_tr"])


def test_a_retired_measure_may_name_its_heirs(draft, act):
    measure = draft.measures.get(code="1.2")
    heirs = draft.measures.filter(code__in=("1.2", "1.3", "2.1")).values_list("lineage", flat=True)

    act(retire, measure, heirs=list(heirs), seen=0)

    assert _said(draft) == [("1.2", "1.3"), ("1.2", "2.1")]
    assert set(Event.objects.get(verb="measure_retired").changes["heirs"][1]) == {"1.3", "2.1"}


def test_what_somebody_else_reworded_is_read_before_it_is_retired(draft, act):
    measure = draft.measures.get(code="1.2")
    reword(measure, WHOLE, seen=0, by=make_member("administrator"), at=NOON)

    assert _refused(act, retire, measure, seen=0) == "changed_meanwhile"


def test_an_axis_is_retired_with_its_measures_whose_fate_is_asked_for(draft, act):
    act(retire, draft.axes.get(code="1"), seen=0)

    assert _codes(draft) == ["2", "2.1", "2.2", "2.3"]
    assert [measure.code for measure in unsaid(draft)] == ["1.1", "1.2", "1.3"]


def test_a_measure_of_this_draft_only_goes_without_a_word(draft, act):
    new = act(add_measure, draft.axes.get(code="1"), WHOLE)

    act(retire, new, seen=0)

    assert _said(draft) == []


@pytest.mark.parametrize("model", ["axes", "measures"])
def test_what_somebody_retired_meanwhile_is_not_found(model, draft, act):
    item = getattr(draft, model).first()
    act(retire, item, seen=0)
    item.edition = draft

    with pytest.raises(Http404):
        act(retire, item, seen=0)


def test_an_heir_that_goes_hands_on_what_it_carried(draft, act):
    first, second = act(split, draft.measures.get(code="1.2"), PARTS, seen=0)

    act(retire, first, heirs=[draft.measures.get(code="1.1").lineage], seen=0)
    assert _said(draft) == [("1.2", "1.1"), ("1.2", "1.8")]

    act(split, second, [Wording("3.1", "a", "b"), Wording("3.2", "c", "d")], seen=0)
    assert _said(draft) == [("1.2", "1.1"), ("1.2", "3.1"), ("1.2", "3.2")]

    _merge(act, draft, ["1.1", "3.1"])
    assert _said(draft) == [("1.1", "1.9"), ("1.2", "1.9"), ("1.2", "3.2")]

    act(retire, draft.measures.get(code="3.2"), seen=0)
    assert _said(draft) == [("1.1", "1.9"), ("1.2", "1.9")]

    act(retire, draft.measures.get(code="1.9"), seen=0)
    assert _said(draft) == [("1.1", None), ("1.2", None)]


def test_what_came_of_a_measure_can_be_said_anew(draft, act):
    gone = draft.measures.get(code="1.2")
    act(retire, gone, seen=0)

    act(say_fate, draft.pk, gone.lineage, [draft.measures.get(code="2.3").lineage], seen=1)
    assert _said(draft) == [("1.2", "2.3")]

    act(say_fate, draft.pk, gone.lineage, [], seen=2)
    assert _said(draft) == [("1.2", None)]
    assert Event.objects.filter(verb="measure_fate_said").latest("pk").changes == {
        "retired": [None, "1.2"],
        "heirs": [["2.3"], []],
    }


def test_the_fate_is_said_of_what_is_gone(draft, act):
    standing = draft.measures.get(code="1.2").lineage

    assert _refused(act, say_fate, draft.pk, standing, [], seen=0) == "not_gone"
    assert _refused(act, say_fate, draft.pk, uuid.uuid4(), [], seen=0) == "not_gone"
    assert _refused(act, say_fate, draft.pk, standing, [], seen=9) == "changed_meanwhile"


def test_heirs_stand_in_the_draft(draft, act):
    with pytest.raises(Http404):
        act(retire, draft.measures.get(code="1.2"), heirs=[uuid.uuid4()], seen=0)


def test_a_retired_measure_is_put_back_as_it_was(draft, act, edition):
    measure = draft.measures.get(code="1.2")
    act(reword, measure, WHOLE, seen=0)
    act(split, measure, PARTS, seen=1)

    act(restore, draft.pk, measure.lineage)

    assert _codes(draft)[:6] == ["1", "1.1", "1.7", "1.8", "1.3", "1.2"]
    assert draft.measures.get(code="1.2").title_tr == edition.measures.get(code="1.2").title_tr
    assert (_said(draft), _verbs()[-1]) == ([], "measure_restored")


def test_an_axis_is_put_back_before_its_measures(draft, act):
    axis, measure = draft.axes.get(code="1"), draft.measures.get(code="1.2")
    act(retire, axis, seen=0)

    assert _refused(act, restore, draft.pk, measure.lineage) == "axis_gone"
    act(restore, draft.pk, axis.lineage)
    act(restore, draft.pk, measure.lineage)

    assert _codes(draft) == ["2", "2.1", "2.2", "2.3", "1", "1.2"]


def test_what_stands_or_never_stood_is_not_put_back(draft, act):
    assert _refused(act, restore, draft.pk, draft.measures.get(code="1.2").lineage) == "not_gone"
    assert _refused(act, restore, draft.pk, uuid.uuid4()) == "not_gone"


def test_what_is_put_back_needs_its_code(draft, act):
    measure = draft.measures.get(code="1.2")
    act(split, measure, [Wording("1.2", "Bir", "One"), PARTS[0]], seen=0)

    assert _refused(act, restore, draft.pk, measure.lineage) == "code_taken"


@pytest.mark.parametrize("verb", ["split", "merge", "retire", "say_fate", "restore"])
def test_what_is_published_is_neither_cut_nor_joined(verb, edition, act):
    measure = first_measure(edition)
    calls = {
        "split": lambda: act(split, measure, PARTS, seen=0),
        "merge": lambda: _merge(act, edition, ["1.1", "1.2"]),
        "retire": lambda: act(retire, measure, seen=0),
        "say_fate": lambda: act(say_fate, edition.pk, uuid.uuid4(), [], seen=0),
        "restore": lambda: act(restore, edition.pk, uuid.uuid4()),
    }

    assert _refused(calls[verb]) == "published"


def test_others_cut_nothing():
    measure = first_measure(make_draft())

    with pytest.raises(Refused) as refusal:
        split(measure, PARTS, seen=0, by=make_member("ministry_decider"), at=NOON)

    assert refusal.value.verdict.code == "not_administrator"


def test_every_fate_goes_into_print(draft, act):
    act(split, draft.measures.get(code="1.2"), PARTS, seen=0)
    act(retire, draft.measures.get(code="2.1"), seen=0)

    published = act(publish, draft.pk, reason="Neden", seen=2, follows=1)

    assert _said(published) == [("1.2", "1.7"), ("1.2", "1.8"), ("2.1", None)]
