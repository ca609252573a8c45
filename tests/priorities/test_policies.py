import pytest
from django.contrib.auth.models import AnonymousUser

from cmdp.kit.actors import SYSTEM
from priorities.domain.editions import copy_edition
from priorities.policies import gaps, may_administer, may_copy, may_edit, may_publish, may_view
from priorities.queries import definitions
from tests.factories.people import NOON, make_cast, make_member
from tests.factories.priorities import make_axis, make_draft, make_edition, make_measure

pytestmark = pytest.mark.django_db


@pytest.fixture
def administrator():
    return make_member("administrator")


def test_only_administrators_work_on_the_definitions():
    people = {"stranger": AnonymousUser(), "system": SYSTEM, **make_cast().people}

    assert [name for name, person in people.items() if may_administer(person)] == ["administrator"]
    assert may_administer(people["manager"]).code == "not_administrator"


@pytest.mark.parametrize("may", [may_copy, may_edit, may_publish])
def test_others_are_told_that_administrators_do_this(may):
    edition = make_edition()

    assert may(make_member("ministry_decider"), edition).code == "not_administrator"


def test_a_draft_is_for_administrators_eyes(administrator):
    published, draft = make_edition(), make_draft()

    assert may_view(AnonymousUser(), published).allowed is True
    assert may_view(administrator, draft).allowed is True
    assert may_view(AnonymousUser(), draft).code == "not_administrator"


def test_a_draft_starts_from_a_published_edition_while_there_is_none(administrator):
    edition = make_edition()
    assert may_copy(administrator, edition).allowed is True

    draft = make_draft()

    assert may_copy(administrator, edition).code == "draft_exists"
    assert may_copy(administrator, draft).code == "not_published"


def test_only_a_draft_may_be_edited(administrator):
    assert may_edit(administrator, make_edition()).code == "published"
    assert may_edit(administrator, make_draft()).allowed is True


def test_a_complete_draft_may_be_published(administrator):
    assert may_publish(administrator, make_draft()).allowed is True


def test_a_published_edition_is_not_published_again(administrator):
    assert may_publish(administrator, make_edition()).code == "published"


def test_a_draft_that_says_nothing_new_is_not_published(administrator):
    draft = copy_edition(make_edition().pk, by=administrator, at=NOON)
    assert may_publish(administrator, draft).code == "nothing_changed"

    draft.measures.filter(code="1.1").update(title_tr="Başka")

    assert may_publish(administrator, draft).allowed is True


def _nothing(draft):
    draft.measures.all().delete()
    draft.axes.all().delete()


def _empty_axis(draft):
    make_axis(draft, code="7")


def _same_code(draft):
    make_measure(draft.axes.get(code="1"), code="2")


def _no_turkish(draft):
    draft.measures.filter(code="1.1").update(title_tr="  ")


def _no_english(draft):
    draft.axes.filter(code="1").update(title_en="")


def _half_explained(draft):
    draft.measures.filter(code="1.1").update(text_en="Only English")


@pytest.mark.parametrize(
    ("spoil", "code"),
    [
        (_nothing, "no_axis"),
        (_empty_axis, "axis_without_measure"),
        (_same_code, "code_twice"),
        (_no_turkish, "no_turkish"),
        (_no_english, "no_english"),
        (_half_explained, "explained_in_one_language"),
    ],
)
def test_an_incomplete_draft_is_not_published(spoil, code, administrator):
    draft = make_draft()
    assert gaps(definitions(draft)) == []

    spoil(draft)

    assert [gap.code for gap in gaps(definitions(draft))] == [code]
    assert may_publish(administrator, draft).code == code


def test_the_gap_names_its_item():
    draft = make_draft()
    _no_turkish(draft)

    assert str(gaps(definitions(draft))[0].reason) == "1.1 kodlu maddenin Türkçe metni boş."
