"""The evaluator pool: what one says of oneself, asking for a place, being let in, being forgotten."""

import datetime as dt

import pytest
from django.core.files.storage import default_storage

from applications.domain import pool
from applications.domain.purging import purge
from applications.models import CurriculumVitae, EvaluatorProfile, EvaluatorTie
from applications.models.pool import PoolState
from applications.tasks import scan_cv, scan_papers
from cmdp.accounts.choices import Role
from cmdp.audit.models import Event
from cmdp.kit.verdict import Refused
from cmdp.outbox.models import Letter
from tests.factories.people import NOON, join, make_user
from tests.factories.pool import applied, cv_file, make_cv, make_profile, make_tie, make_waiting, told
from tests.factories.rules import make_call
from tests.support.clamd import EICAR, NAME, Checker, running
from tests.support.kept import kept

KIN = EvaluatorTie.Kind.KIN
LONG = dt.timedelta(days=181)


@kept
def definitions():
    """The definitions in force."""
    return make_call()


@kept
def manager(cast):
    return cast["manager"]


def _code(act):
    with pytest.raises(Refused) as refusal:
        act()
    return refusal.value.verdict.code


def _verbs():
    return list(Event.objects.filter(verb__startswith="pool.").order_by("pk").values_list("verb", flat=True))


def test_who_applies_and_is_let_in_holds_the_seat_and_hears_of_it(definitions, manager):
    person = make_user()
    profile = applied(person)

    pool.accept(profile.pk, by=manager, at=NOON)

    profile.refresh_from_db()
    assert (profile.state, profile.answered_by) == (PoolState.ACCEPTED, manager)
    assert list(person.memberships.values_list("role", "granted_by")) == [(Role.EVALUATOR, manager.pk)]
    assert list(Letter.objects.values_list("kind", "to_email")) == [("pool_accepted", person.email)]
    assert _verbs() == ["pool.keep", "pool.cv", "pool.apply", "pool.accept"]


def test_the_record_holds_nothing_of_what_a_profile_says(definitions):
    person = make_user()
    applied(person)
    pool.add_tie(KIN, "Kız kardeşimin şirketi", by=person, at=NOON)

    written = " ".join(str(event.changes) for event in Event.objects.all())

    assert [word for word in ("Örnek Üniversitesi", "Kız kardeşimin", "ozgecmis") if word in written] == []


def test_who_is_refused_reads_why_and_may_ask_again(definitions, manager):
    person = make_user()
    profile = applied(person)

    pool.refuse(profile.pk, reason=" Deneyiminiz beş yıldan az. ", by=manager, at=NOON)
    again = pool.apply(by=person, at=NOON)

    assert "Deneyiminiz beş yıldan az." in Letter.objects.get(kind="pool_refused").text
    assert (again.state, again.reason, again.answered_by) == (PoolState.WAITING, "", None)


def test_a_refusal_needs_a_reason(definitions, manager):
    profile = make_waiting()

    assert _code(lambda: pool.refuse(profile.pk, reason=" ", by=manager, at=NOON)) == "no_reason"


def test_an_application_is_answered_once_and_never_by_oneself(definitions, manager, cast):
    own, other = make_waiting(manager), make_waiting()
    pool.accept(other.pk, by=manager, at=NOON)

    assert _code(lambda: pool.accept(own.pk, by=manager, at=NOON)) == "oneself"
    assert _code(lambda: pool.accept(other.pk, by=manager, at=NOON)) == "answered"
    assert _code(lambda: pool.refuse(own.pk, reason="Yok.", by=cast["officer"], at=NOON)) == "not_manager"


@pytest.mark.parametrize(
    ("lacks", "code"),
    [({"languages": []}, "incomplete"), ({"expertise": []}, "no_expertise"), ({}, "no_cv")],
)
def test_what_is_not_whole_is_not_sent(definitions, lacks, code):
    person = make_user()
    pool.keep(told(**lacks), by=person, at=NOON)

    assert _code(lambda: pool.apply(by=person, at=NOON)) == code


def test_nobody_applies_twice_or_while_in_the_pool(definitions, cast):
    person = make_user()
    applied(person)
    pool.keep(told(), by=cast["evaluator"], at=NOON)

    assert _code(lambda: pool.apply(by=person, at=NOON)) == "waiting"
    assert _code(lambda: pool.apply(by=cast["evaluator"], at=NOON)) == "in_the_pool"


def test_who_holds_a_seat_needs_nobody_s_acceptance(definitions, cast):
    assert pool.keep(told(), by=cast["evaluator"], at=NOON).state == PoolState.ACCEPTED
    assert pool.keep(told(), by=cast["officer"], at=NOON).state == PoolState.ACCEPTED
    assert pool.keep(told(), by=cast["owner"], at=NOON).state == PoolState.DRAFT


def test_a_profile_is_written_over_in_place(definitions):
    person = make_user()
    first = pool.keep(told(), by=person, at=NOON)

    again = pool.keep(told(employer="Başka Üniversite", expertise=[]), by=person, at=NOON)

    assert (again.pk, again.employer_key, again.expertise.count()) == (first.pk, "baska universite", 0)


def test_who_has_no_employer_says_so_and_is_nobody_s_colleague(definitions):
    retired = {"employer": "", "is_independent": True}
    person = make_user()

    profile = pool.keep(told(**retired), by=person, at=NOON)

    assert (profile.is_independent, profile.houses) == (True, frozenset())
    pool.upload_cv(cv_file(), by=person, at=NOON)
    assert pool.apply(by=person, at=NOON).state == PoolState.WAITING
    for wrong in ({"employer": ""}, {"is_independent": True}, {**retired, "employer_vkn": "1234567890"}):
        assert _code(lambda wrong=wrong: pool.keep(told(**wrong), by=person, at=NOON)) == "employer_or_none"


# The curriculum vitae -----------------------------------------------------------------
def test_a_later_curriculum_vitae_takes_the_place_of_the_earlier_for_good(db, django_capture_on_commit_callbacks):
    person = make_user()
    with django_capture_on_commit_callbacks(execute=True):
        first = pool.upload_cv(cv_file("bir"), by=person, at=NOON)
        pool.upload_cv(cv_file("iki"), by=person, at=NOON)
        pool.upload_cv(cv_file("iki"), by=person, at=NOON)

    assert CurriculumVitae.objects.count() == 1
    assert default_storage.exists(first.file.name) is False
    assert _verbs() == ["pool.cv", "pool.cv"]


def test_who_took_a_curriculum_vitae_away_is_recorded(manager):
    cv = make_cv(make_profile())

    pool.note_fetched(cv, by=manager, at=NOON)

    event = Event.objects.get(verb="pool.fetch_cv")
    assert (event.actor_id, event.changes) == (manager.pk, {"sha256": ["", cv.sha256]})


def test_a_program_is_no_curriculum_vitae(db):
    person = make_user()

    assert _code(lambda: pool.upload_cv(cv_file(name="cv.exe"), by=person, at=NOON)) == "wrong_kind"


def test_an_infected_one_is_opened_by_nobody_and_its_owner_is_told(definitions, manager, settings):
    with running(Checker()) as checker:
        settings.CLAMD_URL = checker.url
        person = make_user()
        pool.keep(told(), by=person, at=NOON)
        cv = pool.upload_cv(cv_file(EICAR.decode()), by=person, at=NOON)
        pool.apply(by=person, at=NOON)
        scan_cv(cv.pk)

    cv.refresh_from_db()
    assert (cv.scan, cv.finding) == ("infected", NAME)
    assert Letter.objects.get(kind="pool_cv_infected").to_email == person.email
    assert _code(lambda: pool.accept(cv.profile_id, by=manager, at=NOON)) == "infected"


def test_a_silent_checker_is_asked_again_by_beat(db, settings):
    settings.CLAMD_URL = "tcp://127.0.0.1:1"
    cv = pool.upload_cv(cv_file(), by=make_user(), at=NOON)
    scan_cv(cv.pk)
    with running(Checker()) as checker:
        settings.CLAMD_URL = checker.url
        scan_papers()

    cv.refresh_from_db()
    assert cv.scan == "clean"


# Bodies one is tied to ----------------------------------------------------------------
def test_a_body_is_declared_once_and_taken_back(db):
    person = make_user()
    tie = pool.add_tie(KIN, "ÖRNEK Belediyesi", by=person, at=NOON)
    twin = pool.add_tie(KIN, "örnek belediyesi", by=person, at=NOON)

    gone = [pool.remove_tie(tie.public_id, by=person, at=NOON) for _ in range(2)]

    assert (twin.pk, gone, EvaluatorTie.objects.count()) == (tie.pk, [True, False], 0)


def test_nobody_takes_back_what_another_declared(db):
    tie = make_tie(make_profile())

    assert pool.remove_tie(tie.public_id, by=make_user(), at=NOON) is False


@pytest.mark.parametrize("name", ["¨", "\u00b4 \u00b4", "\u0301"])
def test_a_body_named_by_signs_alone_is_no_body(db, name):
    person = make_profile().user

    assert _code(lambda: pool.add_tie(KIN, name, by=person, at=NOON)) == "no_name"


def test_there_is_an_end_to_bodies(db):
    profile = make_profile()
    for number in range(pool.MOST_TIES):
        make_tie(profile, f"Kurum {number}")

    assert _code(lambda: pool.add_tie(KIN, "Bir tane daha", by=profile.user, at=NOON)) == "too_many_ties"


# What nobody needs any more -----------------------------------------------------------
def test_who_takes_an_application_back_leaves_nothing_behind(definitions, django_capture_on_commit_callbacks):
    person = make_user()
    profile = applied(person)
    make_tie(profile)
    name = profile.cv.file.name

    with django_capture_on_commit_callbacks(execute=True):
        pool.forget(profile.pk, by=person, at=NOON)

    assert (EvaluatorProfile.objects.count(), EvaluatorTie.objects.count(), CurriculumVitae.objects.count()) == (
        0,
        0,
        0,
    )
    assert default_storage.exists(name) is False
    assert _verbs()[-1] == "pool.forget"


def test_a_profile_that_is_needed_stays(db, cast):
    evaluators, others = make_profile(cast["evaluator"]), make_profile()

    assert _code(lambda: pool.forget(evaluators.pk, by=cast["evaluator"], at=NOON)) == "in_the_pool"
    assert _code(lambda: pool.forget(others.pk, by=cast["evaluator"], at=NOON)) == "stranger"


def test_time_forgets_who_was_refused_never_asked_or_left(db, manager):
    answered = {"asked_at": NOON, "answered_at": NOON, "answered_by": manager, "reason": "Yok."}
    gone = [make_profile(state=PoolState.REFUSED, **answered), make_profile(state=PoolState.DRAFT)]
    left = make_profile()
    join(left.user, Role.EVALUATOR, ended_at=NOON)
    in_the_pool, waiting = make_profile(), make_waiting()
    join(in_the_pool.user, Role.EVALUATOR)
    answered_late = make_profile(state=PoolState.REFUSED, **{**answered, "answered_at": NOON + LONG})
    left_late = make_profile()
    join(left_late.user, Role.EVALUATOR, ended_at=NOON + LONG)
    make_cv(gone[0])

    purge(at=NOON + LONG)

    stay = {in_the_pool.pk, waiting.pk, answered_late.pk, left_late.pk}
    assert set(EvaluatorProfile.objects.values_list("pk", flat=True)) == stay


def test_who_is_not_signed_in_keeps_no_profile(definitions):
    assert _code(lambda: pool.keep(told(), by=make_user(is_active=False), at=NOON)) == "no_account"
