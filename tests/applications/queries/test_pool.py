"""Who reads the pool, what expertise is called in an edition, how much somebody did."""

import datetime as dt
import uuid

from django.contrib.auth.models import AnonymousUser

from applications.choices import AssignmentState, Status
from applications.models import CurriculumVitae, EvaluatorProfile
from applications.models.pool import PoolState
from applications.policies import pool as may
from applications.queries import pool
from applications.queries.pool import Workload
from cmdp.accounts.choices import Role
from priorities.descent import read_descent
from tests.factories.files import make_proposal
from tests.factories.people import NOON, join, make_user
from tests.factories.pool import make_cv, make_profile, make_waiting
from tests.factories.priorities import first_measure, make_copy, make_edition, make_measure, publish_at_once, succeed
from tests.factories.reviews import LATER, make_assignment, make_evaluator
from tests.factories.rules import make_call

DAY = dt.timedelta(days=1)


def test_profiles_and_curricula_are_read_as_the_policies_say(cast):
    for person in (cast["evaluator"], cast["newcomer"], cast["officer"]):
        make_cv(make_profile(person, state=PoolState.DRAFT))
    make_waiting()
    make_cv(make_profile())
    profiles, cvs = list(EvaluatorProfile.objects.all()), list(CurriculumVitae.objects.select_related("profile"))
    people = [*cast.people.values(), AnonymousUser()]

    for person in people:
        seen = {row for row in profiles if may.may_view_profile(person, row)}
        assert set(pool.profiles_visible_to(person)) == seen
        assert set(pool.cvs_visible_to(person)) == {row for row in cvs if may.may_view_cv(person, row)}
    assert pool.profiles_visible_to(cast["officer"]).count() == 3
    assert pool.cvs_visible_to(cast["officer"]).count() == 1
    assert pool.cvs_visible_to(cast["manager"]).count() == 2


def test_a_person_has_one_profile_or_none(db):
    profile = make_profile()
    make_profile()

    assert (pool.profile_of(profile.user), pool.profile_of(make_user())) == (profile, None)


def test_the_list_is_narrowed_by_every_filter(cast):
    measure = first_measure(make_call().edition)
    ada, can = make_evaluator(full_name="Ada Işık"), make_evaluator(full_name="Can Öz")
    first = make_profile(ada, knows=[measure], sectors=["food"])
    second = make_profile(can, employer="Çınar A.Ş.")
    first.provinces.add(cast.organisation.province)
    waiting = make_waiting()
    left = make_profile()
    join(left.user, Role.EVALUATOR, ended_at=NOON)

    def found(**filters):
        return list(pool.pool_of(cast["officer"], filters).order_by("pk"))

    assert found() == [first, second]
    assert (found(q="isik"), found(q="CINAR")) == ([first], [second])
    assert (found(measure=measure.lineage), found(sector="food")) == ([first], [first])
    assert (found(province=cast.organisation.province), found(state="waiting")) == ([first], [waiting])
    assert list(pool.pool_of(cast["owner"], {})) == []
    assert pool.waiting_for_an_answer(cast["officer"]) == 1


def test_expertise_is_followed_into_other_editions_and_back(db):
    old = make_edition()
    measure = first_measure(old)
    draft = make_copy(old)
    gone = draft.axes.first().measures.get(lineage=measure.lineage)
    heir = make_measure(gone.axis)
    gone.delete()
    succeed(draft, measure, heir)
    new = publish_at_once(draft)
    descent = read_descent()

    assert pool.lineages_in([measure.lineage], descent, old.pk) == {measure.lineage}
    assert pool.lineages_in([measure.lineage], descent, new.pk) == {heir.lineage}
    assert pool.lineages_in([heir.lineage], descent, old.pk) == {measure.lineage}
    assert pool.lineages_in([uuid.uuid4()], descent, old.pk) == frozenset()
    assert pool.lineages_in([measure.lineage], descent, new.pk + 999) == frozenset()


def test_what_a_person_knows_stands_in_the_order_of_the_definitions(cast):
    edition = make_call().edition
    axes = list(edition.axes.order_by("order"))
    knows = [axes[1].measures.first(), axes[0].measures.first()]
    profile = make_profile(knows=knows)

    assert pool.measures_known(profile, read_descent(), edition.pk) == knows[::-1]
    assert pool.expertise_of([profile.user_id]) == {profile.user_id: {row.lineage for row in knows}}


def test_work_is_counted_over_all_calls(cast):
    person = make_evaluator()
    make_assignment(evaluator=person)
    make_assignment(evaluator=person, state=AssignmentState.ACCEPTED, due_at=NOON)
    make_assignment(evaluator=person, state=AssignmentState.STEPPED_BACK)
    make_assignment(evaluator=person, state=AssignmentState.SENT, ended_at=NOON + 3 * DAY)
    make_assignment(evaluator=person, state=AssignmentState.SENT, ended_at=LATER + DAY, asked_at=LATER)

    found = pool.workloads_of([person.pk, make_user().pk], seen_by=cast["officer"], at=NOON)

    assert found == {person.pk: Workload(asked=5, live=2, sent=2, given_back=1, late=2, days=2)}


def test_no_number_tells_an_evaluating_officer_who_else_evaluates(cast):
    file, person = make_proposal(status=Status.UNDER_REVIEW), make_evaluator()
    make_assignment(file, cast["officer"])
    before = pool.workloads_of([person.pk], seen_by=cast["officer"], at=NOON)

    make_assignment(file, person)

    assert pool.workloads_of([person.pk], seen_by=cast["officer"], at=NOON) == before == {}
    assert pool.workloads_of([person.pk], seen_by=cast["manager"], at=NOON)[person.pk].live == 1
