import datetime as dt
import uuid

import pytest
from django.http import Http404

from cmdp.audit.models import Event
from cmdp.kit.verdict import Refused
from priorities.domain.wording import Wording, add_axis, add_measure, change_axis, move, reword
from priorities.models import Axis, Edition, Measure
from priorities.queries import definitions, items_of
from tests.factories.people import NOON, make_member
from tests.factories.priorities import first_measure, make_draft, make_edition, make_measure
from tests.support.kept import kept

pytestmark = pytest.mark.django_db

LATER = NOON + dt.timedelta(hours=1)
WORDS = Wording(code="1.7", title_tr="Söz", title_en="Word", text_tr="Açıklama", text_en="Explanation")


@kept
def draft():
    return make_draft(axes=2, measures=3)


def _as_it_is(item):
    return Wording(item.code, item.title_tr, item.title_en, item.text_tr, item.text_en)


def _codes(edition):
    return [item.code for item in items_of(definitions(edition))]


@pytest.mark.parametrize("model", [Axis, Measure])
def test_an_item_takes_other_words(model, draft, administrator):
    item = model.objects.filter(edition=draft).first()

    reword(item, WORDS, seen=0, by=administrator, at=LATER)

    kept = model.objects.get(pk=item.pk)
    assert _as_it_is(kept) == WORDS
    assert (kept.version, kept.changed_at, Edition.objects.get().version) == (1, LATER, 1)


def test_rewording_is_recorded_with_both_texts(draft, administrator):
    measure = first_measure(draft)
    before = measure.title_tr

    reword(measure, Wording("1.1", "Söz", measure.title_en), seen=0, by=administrator, at=NOON)

    event = Event.objects.get()
    assert (event.verb, event.object_label) == ("measure_reworded", f"T-{draft.public_id}:1.1")
    assert event.changes == {"title_tr": [before, "Söz"]}


def test_the_same_words_again_change_nothing(draft, administrator):
    measure = first_measure(draft)

    reword(measure, _as_it_is(measure), seen=0, by=administrator, at=NOON)

    assert (Measure.objects.get(pk=measure.pk).version, Event.objects.count()) == (0, 0)


def test_the_slower_of_two_administrators_is_told(draft, administrator):
    measure = first_measure(draft)
    reword(measure, WORDS, seen=0, by=make_member("administrator"), at=NOON)

    with pytest.raises(Refused) as refusal:
        reword(measure, Wording("1.1", "Öteki", "Other"), seen=0, by=administrator, at=NOON)

    assert refusal.value.verdict.code == "changed_meanwhile"
    assert _as_it_is(Measure.objects.get(pk=measure.pk)) == WORDS


@pytest.mark.parametrize("code", ["1.2", "2"])
def test_a_code_is_used_once(code, draft, administrator):
    with pytest.raises(Refused) as refusal:
        reword(first_measure(draft), Wording(code, "Söz", "Word"), seen=0, by=administrator, at=NOON)

    assert refusal.value.verdict.code == "code_taken"


def test_what_is_published_keeps_its_words(administrator):
    measure = first_measure(make_edition())

    with pytest.raises(Refused) as refusal:
        reword(measure, WORDS, seen=0, by=administrator, at=NOON)

    assert refusal.value.verdict.code == "published"


def test_a_new_axis_comes_last(draft, administrator):
    axis = add_axis(draft.pk, Wording("3", "Eksen", "Axis"), by=administrator, at=LATER)

    assert (axis.order, axis.changed_at, _codes(draft)[-1]) == (3, LATER, "3")
    assert (Event.objects.get().verb, Edition.objects.get().version) == ("axis_added", 1)


def test_a_new_measure_comes_last_under_its_axis(draft, administrator):
    axis = draft.axes.get(code="1")

    measure = add_measure(axis, WORDS, by=administrator, at=LATER)

    assert (measure.order, measure.axis, measure.edition) == (4, axis, draft)
    assert _codes(draft) == ["1", "1.1", "1.2", "1.3", "1.7", "2", "2.1", "2.2", "2.3"]
    assert (Event.objects.get().verb, Edition.objects.get().version) == ("measure_added", 1)


def test_the_first_axis_of_an_empty_draft_is_number_one(administrator):
    draft = make_draft(axes=0)

    assert add_axis(draft.pk, WORDS, by=administrator, at=NOON).order == 1


def test_a_new_axis_needs_a_code_of_its_own(draft, administrator):
    with pytest.raises(Refused) as refusal:
        add_axis(draft.pk, Wording("1.1", "Söz", "Word"), by=administrator, at=NOON)

    assert refusal.value.verdict.code == "code_taken"


def test_a_new_measure_needs_a_code_of_its_own(draft, administrator):
    with pytest.raises(Refused) as refusal:
        add_measure(draft.axes.first(), Wording("2", "Söz", "Word"), by=administrator, at=NOON)

    assert refusal.value.verdict.code == "code_taken"


@pytest.mark.parametrize(
    ("code", "steps", "order"),
    [
        ("1.1", 1, ["1.2", "1.1", "1.3"]),
        ("1.3", -1, ["1.1", "1.3", "1.2"]),
        ("1.3", -2, ["1.3", "1.1", "1.2"]),
        ("1.1", -1, ["1.1", "1.2", "1.3"]),
        ("1.3", 1, ["1.1", "1.2", "1.3"]),
        ("1.1", 9, ["1.2", "1.3", "1.1"]),
    ],
)
def test_a_measure_moves_within_its_axis(code, steps, order, draft, administrator):
    move(draft.measures.get(code=code), steps, by=administrator, at=NOON)

    assert [measure.code for measure in definitions(draft)[0].measures.all()] == order


def test_an_axis_moves_with_its_measures(draft, administrator):
    move(draft.axes.get(code="2"), -1, by=administrator, at=NOON)

    assert _codes(draft) == ["2", "2.1", "2.2", "2.3", "1", "1.1", "1.2", "1.3"]
    event = Event.objects.get()
    assert (event.verb, event.changes) == ("axis_moved", {"place": [2, 1]})


def test_a_step_that_leads_nowhere_leaves_no_trace(draft, administrator):
    move(draft.axes.get(code="1"), -1, by=administrator, at=NOON)

    assert (Event.objects.count(), Edition.objects.get().version) == (0, 0)


def test_moving_does_not_disturb_who_rewords(draft, administrator):
    measure = first_measure(draft)
    move(measure, 1, by=administrator, at=NOON)

    reword(measure, WORDS, seen=0, by=administrator, at=NOON)

    assert draft.measures.get(code="1.7").order == 2


def test_a_measure_goes_under_another_axis_and_stays_itself(draft, administrator):
    measure = draft.measures.get(code="1.2")

    change_axis(measure, draft.axes.get(code="2").lineage, by=administrator, at=NOON)

    moved = draft.measures.get(lineage=measure.lineage)
    assert _codes(draft) == ["1", "1.1", "1.3", "2", "2.1", "2.2", "2.3", "1.2"]
    assert (moved.order, Edition.objects.get().version) == (4, 1)
    assert Event.objects.get().changes == {"axis": ["1", "2"]}


def test_a_measure_that_stays_where_it_is_leaves_no_trace(draft, administrator):
    change_axis(draft.measures.get(code="1.2"), draft.axes.get(code="1").lineage, by=administrator, at=NOON)

    assert (Event.objects.count(), Edition.objects.get().version) == (0, 0)


@pytest.mark.parametrize("wrong", ["a measure", "nothing"])
def test_a_measure_stands_under_an_axis_only(wrong, draft, administrator):
    target = first_measure(draft).lineage if wrong == "a measure" else uuid.uuid4()

    with pytest.raises(Http404):
        change_axis(draft.measures.get(code="1.2"), target, by=administrator, at=NOON)


def test_others_change_nothing(draft):
    measure = make_measure(draft.axes.first())

    with pytest.raises(Refused) as refusal:
        move(measure, -1, by=make_member("ministry_decider"), at=NOON)

    assert refusal.value.verdict.code == "not_administrator"
