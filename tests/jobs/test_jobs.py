"""Long work: started as a row, claimed once, its result or error kept, taken up again when its worker died."""

import datetime as dt
import io

import pytest
from django.db import IntegrityError, transaction
from django.utils import timezone
from django.utils.translation import get_language

from cmdp.jobs import runners, tasks, work
from cmdp.jobs.models import Job, State
from cmdp.jobs.queries import jobs_of, results_of
from cmdp.jobs.start import start
from cmdp.jobs.templatetags.jobs import job_title, job_tone
from cmdp.outbox.models import Letter
from cmdp.outbox.post import Recipient
from tests.factories.jobs import make_job
from tests.factories.people import NOON, make_user
from tests.support.kept import kept

pytestmark = pytest.mark.django_db


@kept
def person():
    return make_user()


@pytest.fixture
def runs(monkeypatch):
    """The arguments each run got; the work of kind ``test`` is whatever ``runs.work`` is."""
    monkeypatch.setattr(runners, "_runners", {})
    seen = Runs()

    @runners.register("test", "Deneme işi")
    def run(job):
        seen.append((job.arguments, get_language()))
        return seen.work(job)

    return seen


class Runs(list):
    @staticmethod
    def work(_job):
        return runners.Result("puanlar.csv", io.BytesIO("ağırlık;1\n".encode()))


def fresh(job):
    return Job.objects.get(pk=job.pk)


def test_a_job_is_done_after_the_commit_and_keeps_its_result(runs, person, django_capture_on_commit_callbacks):
    with django_capture_on_commit_callbacks(execute=True):
        job = start("test", person.pk, {"call": 7}, NOON)

    done = fresh(job)
    assert runs == [({"call": 7}, "tr")]
    assert (done.state, done.result_name, done.error, done.attempts) == (State.DONE, "puanlar.csv", "", 1)
    assert done.result.read().decode() == "ağırlık;1\n"
    assert done.has_result


def test_a_job_speaks_its_owners_language_and_tells_when_it_is_done(runs, person):
    job = start("test", person.pk, {}, NOON, tell=Recipient(person.email, "Ann", "en", person.pk))

    work.run(job.pk)

    letter = Letter.objects.get()
    assert runs == [({}, "en")]
    assert (letter.kind, letter.to_user_id, letter.language) == ("job_done", person.pk, "en")
    assert f"/en/hesap/isler/{job.public_id}/" in letter.text


def test_a_job_is_run_once(runs, person):
    job = start("test", person.pk, {}, NOON)

    tasks.run.delay(job.pk)
    tasks.run.delay(job.pk)

    assert len(runs) == 1


def test_a_job_without_a_result_is_done_all_the_same(runs, person):
    runs.work = lambda job: job.advance(2, 3)
    job = start("test", person.pk, {}, NOON)

    work.run(job.pk)

    assert (fresh(job).state, fresh(job).has_result, fresh(job).done, fresh(job).total) == (State.DONE, False, 3, 3)


def test_progress_is_seen_from_outside_while_the_job_runs(runs, person):
    seen = []

    def work_on(job):
        job.advance(1, 4)
        seen.append((fresh(job).percent, fresh(job).is_open))

    runs.work = work_on
    job = start("test", person.pk, {}, NOON)

    work.run(job.pk)

    assert seen == [(25, True)]
    assert not fresh(job).is_open


def test_progress_is_unknown_until_the_amount_is(person):
    assert make_job(person).percent is None


def test_a_job_that_fails_keeps_its_error_and_tells(runs, person):
    runs.work = lambda _job: 1 / 0
    job = start("test", person.pk, {}, NOON, tell=Recipient(person.email, "Ali", "tr"))

    work.run(job.pk)

    assert (fresh(job).state, fresh(job).error) == (State.FAILED, "ZeroDivisionError: division by zero")
    assert Letter.objects.get().kind == "job_failed"


def test_a_job_of_an_unknown_kind_fails(person):
    job = start("nobody.knows", person.pk, {}, NOON)

    work.run(job.pk)

    assert fresh(job).state == State.FAILED


def test_the_sweep_takes_up_what_was_never_announced(runs, person):
    job = make_job(person)

    tasks.sweep.delay()

    assert fresh(job).state == State.DONE


def test_the_sweep_leaves_a_job_alone_that_was_just_started(person):
    make_job(person, created_at=timezone.now())

    assert work.left_behind(timezone.now()) == []


def test_the_sweep_takes_up_the_job_of_a_dead_worker_once(runs, person):
    begun = {"started_at": NOON, "seen_at": NOON, "created_at": timezone.now()}
    again = make_job(person, state=State.RUNNING, attempts=1, **begun)
    never = make_job(person, state=State.RUNNING, attempts=2, **begun)

    tasks.sweep.delay()

    assert (fresh(again).state, fresh(again).attempts) == (State.DONE, 2)
    assert (fresh(never).state, fresh(never).error) == (State.FAILED, work.INTERRUPTED)


def test_the_sweep_leaves_a_job_alone_that_shows_life(person):
    now = timezone.now()
    job = make_job(person, state=State.RUNNING, started_at=NOON, seen_at=now - dt.timedelta(seconds=30))

    work.left_behind(now)

    assert fresh(job).state == State.RUNNING


def test_a_worker_given_up_too_early_does_not_end_the_job_of_another(runs, person):
    job = start("test", person.pk, {}, NOON)
    runs.work = lambda _job: Job.objects.update(attempts=9) and None

    work.run(job.pk)

    assert fresh(job).state == State.RUNNING


def test_jobs_and_results_are_their_owners_alone(person):
    waiting, done = make_job(person), make_job(person, result="x")
    make_job(make_user(), result="x")

    assert list(jobs_of(person.pk)) == [done, waiting]
    assert list(results_of(person.pk)) == [done]


def test_a_job_is_called_by_its_runners_title(runs, person):
    job = make_job(person)

    assert (job_title(job), job_tone(job)) == ("Deneme işi", "none")
    assert job_title(make_job(person, kind="gone")) == "gone"
    assert (str(job), job.audit_label) == (f"test {job.public_id}", job.public_id)


@pytest.mark.parametrize(
    ("constraint", "fields"),
    [
        ("job_ended_has_its_time", {"state": State.DONE, "started_at": NOON, "seen_at": NOON}),
        ("job_ended_has_its_time", {"finished_at": NOON}),
        ("job_begun_has_its_time", {"state": State.RUNNING}),
    ],
)
def test_the_database_refuses_a_state_without_its_columns(person, constraint, fields):
    with pytest.raises(IntegrityError, match=constraint), transaction.atomic():
        make_job(person, **fields)
