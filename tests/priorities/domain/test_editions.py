import datetime as dt

import pytest

from cmdp.audit.models import Event
from cmdp.kit.verdict import Refused
from priorities.domain.editions import copy_edition, discard_draft, publish
from priorities.models import Edition
from priorities.queries import current_edition, definitions, items_of
from tests.factories.people import NOON, make_member
from tests.factories.priorities import make_draft, make_edition

pytestmark = pytest.mark.django_db

LATER = NOON + dt.timedelta(hours=1)


@pytest.fixture
def administrator():
    return make_member("administrator")


def _words(edition):
    return [
        (item.lineage, item.code, item.order, item.title_tr, item.title_en, item.text_tr, item.text_en)
        for item in items_of(definitions(edition))
    ]


def test_a_copy_has_the_same_words_under_the_next_number(administrator):
    edition = make_edition(source="Bir belge")

    draft = copy_edition(edition.pk, by=administrator, at=LATER)

    assert (draft.number, draft.state, draft.copied_from, draft.source) == (2, "draft", edition, "Bir belge")
    assert (draft.created_at, draft.created_by_id) == (LATER, administrator.pk)
    assert _words(draft) == _words(edition)
    assert len(_words(draft)) == 6
    assert Event.objects.get().verb == "edition_copied"


def test_there_is_no_second_draft(administrator):
    edition = make_edition()
    copy_edition(edition.pk, by=administrator, at=NOON)

    with pytest.raises(Refused) as refusal:
        copy_edition(edition.pk, by=administrator, at=NOON)

    assert refusal.value.verdict.code == "draft_exists"


def test_publishing_makes_the_draft_the_current_edition(administrator):
    make_edition()
    draft = make_draft()

    publish(draft.pk, reason=" Yeni yıl ", seen=0, by=administrator, at=LATER)

    now = current_edition()
    assert (now, now.published_at, now.published_by_id, now.reason) == (draft, LATER, administrator.pk, "Yeni yıl")
    event = Event.objects.get()
    assert (event.verb, event.reason, event.object_label, event.at) == ("edition_published", "Yeni yıl", "2", LATER)


@pytest.mark.parametrize(("reason", "seen", "code"), [("  ", 0, "no_reason"), ("Neden", 1, "changed_meanwhile")])
def test_publishing_needs_a_reason_and_a_reader(reason, seen, code, administrator):
    draft = make_draft()

    with pytest.raises(Refused) as refusal:
        publish(draft.pk, reason=reason, seen=seen, by=administrator, at=NOON)

    assert refusal.value.verdict.code == code
    assert (Edition.objects.get().state, Event.objects.count()) == ("draft", 0)


def test_an_incomplete_draft_stays_a_draft(administrator):
    draft = make_draft(axes=1, measures=0)

    with pytest.raises(Refused) as refusal:
        publish(draft.pk, reason="Neden", seen=0, by=administrator, at=NOON)

    assert refusal.value.verdict.code == "axis_without_measure"


def test_a_discarded_draft_leaves_only_its_trace(administrator):
    edition, draft = make_edition(), make_draft()

    discard_draft(draft.pk, by=administrator, at=NOON)

    assert list(Edition.objects.all()) == [edition]
    assert (Event.objects.get().verb, Event.objects.get().object_label) == ("edition_discarded", "2")


def test_a_published_edition_is_not_discarded(administrator):
    edition = make_edition()

    with pytest.raises(Refused) as refusal:
        discard_draft(edition.pk, by=administrator, at=NOON)

    assert refusal.value.verdict.code == "published"
    assert Edition.objects.count() == 1


def test_others_start_nothing():
    edition = make_edition()

    with pytest.raises(Refused) as refusal:
        copy_edition(edition.pk, by=make_member("evaluator"), at=NOON)

    assert refusal.value.verdict.code == "not_administrator"
