import datetime as dt

import pytest

from cmdp.audit.models import Event
from cmdp.kit.verdict import Refused
from priorities.domain import editions
from priorities.domain.editions import copy_edition, describe, discard_draft, publish
from priorities.models import Edition
from priorities.queries import current_edition, definitions, items_of, unsaid
from tests.factories.people import NOON, make_member
from tests.factories.priorities import first_measure, make_copy, make_draft, make_edition, publish_at_once, succeed

pytestmark = pytest.mark.django_db

LATER = NOON + dt.timedelta(hours=1)


def _reworded(edition, text="Başka", **fields):
    draft = make_copy(edition, **fields)
    draft.measures.filter(code="1.1").update(title_tr=text)
    return draft


def _words(edition):
    return [
        (item.lineage, item.code, item.order, item.title_tr, item.title_en, item.text_tr, item.text_en)
        for item in items_of(definitions(edition))
    ]


@pytest.mark.parametrize("reading", ["newest_edition", "read_descent"])
def test_a_publication_while_a_copy_is_made_does_not_break_it(reading, administrator, monkeypatch):
    edition = make_edition()
    read = getattr(editions, reading)

    def meanwhile():
        found = read()
        publish_at_once(_reworded(edition))
        return found

    monkeypatch.setattr(editions, reading, meanwhile)

    assert _words(copy_edition(edition.pk, by=administrator, at=LATER)) == _words(edition)


def test_a_copy_has_the_same_words_and_no_number_yet(administrator):
    edition = make_edition(source="Bir belge")

    draft = copy_edition(edition.pk, by=administrator, at=LATER)

    assert (draft.number, draft.state, draft.copied_from, draft.source) == (None, "draft", edition, "Bir belge")
    assert (draft.created_at, draft.created_by_id) == (LATER, administrator.pk)
    assert _words(draft) == _words(edition)
    assert len(_words(draft)) == 6
    assert Event.objects.get().verb == "edition_copied"


def test_several_drafts_stand_side_by_side_under_their_names(administrator):
    edition = make_edition()

    drafts = [copy_edition(edition.pk, name=name, by=administrator, at=NOON) for name in (" Yıl sonu ", "Kararname")]

    assert [str(draft) for draft in drafts] == ["Yıl sonu", "Kararname"]
    assert [_words(draft) for draft in drafts] == [_words(edition)] * 2


def test_a_copy_of_an_earlier_edition_carries_on_what_came_since(administrator):
    first = make_edition(axes=1, measures=1)
    old = first_measure(first)
    draft = make_draft(axes=1, measures=3)
    for new in draft.measures.exclude(code="1.3"):
        succeed(draft, old, new)
    second = publish_at_once(draft)

    copy = copy_edition(first.pk, by=administrator, at=LATER)

    said = {row.from_lineage: row.heir.lineage for row in copy.successions.all()}
    came = {measure.code: measure.lineage for measure in second.measures.all()}
    assert said == {came["1.1"]: old.lineage, came["1.2"]: old.lineage}
    assert [measure.code for measure in unsaid(copy)] == ["1.3"]


def test_publishing_makes_the_draft_the_current_edition(administrator):
    draft = _reworded(make_edition())

    publish(draft.pk, reason=" Yeni yıl ", seen=0, follows=1, by=administrator, at=LATER)

    now = current_edition(LATER)
    assert (now, now.published_at, now.published_by_id, now.reason) == (draft, LATER, administrator.pk, "Yeni yıl")
    assert (now.number, now.valid_from) == (2, LATER)
    event = Event.objects.get()
    assert (event.verb, event.reason, event.object_label, event.at) == ("edition_published", "Yeni yıl", "2", LATER)
    assert event.changes["draft"] == [f"T-{draft.public_id}", 2]


def test_an_edition_may_come_into_force_later(administrator):
    edition = make_edition()
    draft = _reworded(edition, valid_from=LATER)

    publish(draft.pk, reason="Yeni yıl", seen=0, follows=1, by=administrator, at=NOON)

    moment = dt.timedelta(microseconds=1)
    assert [current_edition(at) for at in (LATER - moment, LATER)] == [edition, draft]


def test_an_instant_that_has_passed_is_written_again(administrator):
    draft = _reworded(make_edition(), valid_from=NOON)

    with pytest.raises(Refused) as refusal:
        publish(draft.pk, reason="Neden", seen=0, follows=1, by=administrator, at=LATER)

    assert refusal.value.verdict.code == "valid_from_passed"


def test_what_was_compared_with_an_older_edition_is_not_published(administrator):
    edition = make_edition()
    drafts = [_reworded(edition, text) for text in ("Bir", "İki")]
    publish(drafts[0].pk, reason="Neden", seen=0, follows=1, by=administrator, at=NOON)

    with pytest.raises(Refused) as refusal:
        publish(drafts[1].pk, reason="Neden", seen=0, follows=1, by=administrator, at=NOON)

    assert refusal.value.verdict.code == "overtaken"


def test_a_draft_is_described(administrator):
    draft = make_draft()
    values = {
        "name": "Kararname",
        "source": "Karar",
        "source_number": "2026/7",
        "valid_from": LATER,
        "notes_tr": "Yeni",
    }

    describe(draft.pk, values, seen=0, by=administrator, at=NOON)

    kept = Edition.objects.get()
    assert {name: getattr(kept, name) for name in values} == values
    assert (kept.version, Event.objects.get().verb) == (1, "edition_described")
    assert Event.objects.get().changes["source_number"] == ["", "2026/7"]


def test_the_same_description_leaves_no_trace_and_an_outdated_one_is_refused(administrator):
    draft = make_draft(name="Kararname")

    describe(draft.pk, {"name": "Kararname"}, seen=0, by=administrator, at=NOON)
    with pytest.raises(Refused) as refusal:
        describe(draft.pk, {"name": "Başka"}, seen=4, by=administrator, at=NOON)

    assert refusal.value.verdict.code == "changed_meanwhile"
    assert (Edition.objects.get().name, Event.objects.count()) == ("Kararname", 0)


@pytest.mark.parametrize(("reason", "seen", "code"), [("  ", 0, "no_reason"), ("Neden", 1, "changed_meanwhile")])
def test_publishing_needs_a_reason_and_a_reader(reason, seen, code, administrator):
    draft = make_draft()

    with pytest.raises(Refused) as refusal:
        publish(draft.pk, reason=reason, seen=seen, follows=0, by=administrator, at=NOON)

    assert refusal.value.verdict.code == code
    assert (Edition.objects.get().state, Event.objects.count()) == ("draft", 0)


def test_an_incomplete_draft_stays_a_draft(administrator):
    draft = make_draft(axes=1, measures=0)

    with pytest.raises(Refused) as refusal:
        publish(draft.pk, reason="Neden", seen=0, follows=0, by=administrator, at=NOON)

    assert refusal.value.verdict.code == "axis_without_measure"


def test_a_discarded_draft_leaves_only_its_trace(administrator):
    edition, draft = make_edition(), make_draft()
    succeed(draft, first_measure(edition), first_measure(draft))

    discard_draft(draft.pk, seen=0, by=administrator, at=NOON)

    assert list(Edition.objects.all()) == [edition]
    event = Event.objects.get()
    assert (event.verb, event.object_label) == ("edition_discarded", f"T-{draft.public_id}")


def test_what_somebody_else_just_wrote_is_not_discarded(administrator):
    draft = make_draft(version=1)

    with pytest.raises(Refused) as refusal:
        discard_draft(draft.pk, seen=0, by=administrator, at=NOON)

    assert refusal.value.verdict.code == "changed_meanwhile"


def test_a_published_edition_is_not_discarded(administrator):
    edition = make_edition()

    with pytest.raises(Refused) as refusal:
        discard_draft(edition.pk, seen=0, by=administrator, at=NOON)

    assert refusal.value.verdict.code == "published"
    assert Edition.objects.count() == 1


def test_others_start_nothing():
    edition = make_edition()

    with pytest.raises(Refused) as refusal:
        copy_edition(edition.pk, by=make_member("evaluator"), at=NOON)

    assert refusal.value.verdict.code == "not_administrator"
