"""Reasons, plain words, doubles at the door, a second person's look at our classes, values taken over by merging."""

from decimal import Decimal

import pytest

from applications.domain import published
from applications.models import PublishedProject
from cmdp.accounts.choices import Role
from cmdp.audit.models import Event
from tests.applications.domain.test_published import classify, correct, merge, refusal, values
from tests.factories.people import NOON, make_member
from tests.factories.priorities import first_measure, make_edition
from tests.factories.published import make_published

pytestmark = pytest.mark.django_db


@pytest.fixture
def admin(cast):
    return cast["administrator"]


@pytest.fixture
def second():
    return make_member(Role.ADMINISTRATOR)


def review(project, by, seen=None):
    seen = project.version if seen is None else seen
    return published.review_class(project.pk, seen=seen, by=by, at=NOON)


@pytest.mark.parametrize("reason", ["", " \n"])
def test_no_correction_merging_or_unclassing_without_a_reason(reason, admin):
    project, words = make_published(), {"reason": reason, "seen": 0, "by": admin, "at": NOON}

    assert refusal(published.correct, project.pk, {"title_tr": "x"}, **words) == "no_reason"
    assert refusal(published.merge, project.pk, make_published().pk, **words) == "no_reason"
    assert refusal(published.unclassify, project.pk, **words) == "no_reason"


@pytest.mark.parametrize("text", ["<b>Atölye</b>", "Atölye <script>", "a <!-- b", "</p>", "x <img src=y onerror=z>"])
def test_markup_is_refused_in_whatever_is_typed(text, admin):
    assert refusal(published.add, values(title_tr=text), by=admin, at=NOON) == "markup"
    assert refusal(correct, make_published(), admin, note_en=text) == "markup"
    assert refusal(classify, make_published(), admin, basis_tr=text) == "markup"


@pytest.mark.parametrize("text", ["2 < 3 ve 5 > 4", "A<3", "Ar-Ge & tasarım", "<3"])
def test_signs_that_are_no_markup_are_taken(text, admin):
    assert published.add(values(title_tr=text), by=admin, at=NOON).title_tr == text


def test_markup_that_is_stored_already_does_not_stop_a_correction(admin):
    project = make_published(title_tr="<b>Eski</b>")

    assert correct(project, admin, title_tr="<b>Eski</b>", total_cost=Decimal(5)).total_cost == 5


@pytest.mark.parametrize(
    ("fields", "code"),
    [
        ({"year": 1949}, "bad_year"),
        ({"year": 2101}, "bad_year"),
        ({"state_since": "2020-13"}, "bad_date"),
        ({"state_since": "2021-02-29"}, "bad_date"),
        ({"state_since": "02.2020"}, "bad_date"),
        ({"state_since": "0000"}, "bad_date"),
    ],
)
def test_years_and_days_that_no_calendar_has_are_refused(fields, code, admin):
    assert refusal(published.add, values(**fields), by=admin, at=NOON) == code


def test_a_name_that_is_there_is_added_only_as_another_project(admin):
    make_published(title_tr="Işık Atölyesi")
    again = values(title_tr="IŞIK  ATÖLYESİ")

    assert refusal(published.add, again, by=admin, at=NOON) == "double"
    assert published.add({**again, "year": 2020}, by=admin, at=NOON).year == 2020
    published.add(again, by=admin, at=NOON, is_another=True)
    assert PublishedProject.objects.count() == 3


def test_a_class_can_be_taken_back(admin):
    project = classify(make_published(), admin, first_measure(make_edition()))

    bare = published.unclassify(project.pk, reason="Dayanağı yanlış.", seen=1, by=admin, at=NOON)

    assert (bare.measure, bare.beneficiary_type, bare.basis_tr, bare.classification) == (None, "", "", "none")
    assert Event.objects.get(verb="published.classify", reason="Dayanağı yanlış.").object_id == project.pk


def test_a_second_person_reviews_a_class_and_a_new_class_asks_for_a_new_look(admin, second):
    project = classify(make_published(), admin, first_measure(make_edition()))
    assert refusal(review, project, admin) == "own_class"

    seen = review(project, second)

    assert (seen.class_reviewed_by, seen.class_reviewed_at, seen.version) == (second, NOON, 2)
    assert Event.objects.get(verb="published.review").actor_id == second.pk
    assert refusal(review, seen, second) == "reviewed"
    same = classify(seen, admin, first_measure(project.measure.edition))
    assert same.is_reviewed
    again = classify(same, second, None)
    assert (again.is_reviewed, again.classified_by) == (False, second)
    assert refusal(review, again, second) == "own_class"


def test_only_administrators_review_and_only_what_is_ours(admin, second, cast):
    loaded, bare = make_published(beneficiary_type="public"), make_published()

    assert refusal(review, loaded, cast["manager"]) == "not_administrator"
    assert refusal(review, bare, admin) == "not_ours"
    assert refusal(review, loaded, admin, seen=9) == "stale"
    assert review(loaded, admin).is_reviewed


def test_whoever_adds_with_a_class_is_its_first_person(admin):
    project = published.add(values(classification="ours", basis_tr="Adı."), by=admin, at=NOON)

    assert refusal(review, project, admin) == "own_class"


def test_the_row_that_stays_takes_over_what_was_chosen(admin):
    double, into = make_published(title_en="Workshop", support=Decimal(5)), make_published(total_cost=Decimal(9))
    words = {"seen": 0, "seen_into": 0, "reason": "Aynı proje.", "by": admin, "at": NOON}

    merged = published.merge(double.pk, into.pk, values={"title_en": "Workshop", "support": Decimal(5)}, **words)

    assert (merged.title_en, merged.support, merged.total_cost) == ("Workshop", 5, 9)
    assert set(Event.objects.values_list("verb", "object_id")) == {
        ("published.correct", into.pk),
        ("published.merge", double.pk),
    }


def test_merging_over_a_save_on_either_side_or_into_nonsense_changes_nothing(admin):
    double, into = make_published(support=Decimal(9)), make_published(total_cost=Decimal(5), version=3)
    words = {"reason": "Aynı.", "by": admin, "at": NOON}

    assert refusal(published.merge, double.pk, into.pk, seen=0, seen_into=2, **words) == "stale"
    assert refusal(published.merge, double.pk, into.pk, seen=1, seen_into=3, **words) == "stale"
    too_much = {"values": {"support": Decimal(9)}, "seen": 0, "seen_into": 3}
    assert refusal(published.merge, double.pk, into.pk, **too_much, **words) == "support_over_cost"
    assert not Event.objects.exists()
    assert merge(double, into, admin).pk == into.pk
