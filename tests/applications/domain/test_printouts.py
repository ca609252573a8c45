"""A sending on paper: rows with the sending, made once by the worker, asked for again until it is there."""

import datetime as dt
import importlib

import pytest
from django.apps import apps
from django.core.files.storage import default_storage

from applications import tasks
from applications.domain import clock, lifecycle, printouts
from applications.models import Printout
from applications.queries import printouts as queries
from applications.queries.printouts import overdue, stands_on_a_printout
from cmdp.jobs import runners
from cmdp.jobs import tasks as job_tasks
from cmdp.jobs.models import Job, State
from cmdp.kit.codes import grouped
from cmdp.kit.verdict import Refused
from tests.factories.drafts import make_ready_draft, send
from tests.factories.files import make_proposal
from tests.factories.people import NOON
from tests.factories.rules import make_call
from tests.support.kept import kept

MINUTE = dt.timedelta(minutes=1)


@kept
def draft(cast):
    return make_ready_draft(make_call(agency=cast.agency), cast.organisation, cast["owner"])


def _languages(submission):
    return set(submission.printouts.filter(made_at__isnull=False).values_list("language", flat=True))


def test_a_sending_is_put_on_paper_in_every_language_after_the_commit(draft, django_capture_on_commit_callbacks):
    with django_capture_on_commit_callbacks(execute=True):
        submission = send(draft)

    assert _languages(submission) == {"tr", "en"}
    paper = submission.printouts.get(language="tr")
    assert paper.file.read().startswith(b"%PDF-1.7")
    assert stands_on_a_printout(grouped(printouts.code_on(submission)))


def test_what_a_refused_sending_asked_for_is_gone(draft, cast):
    with pytest.raises(Refused):
        lifecycle.submit(draft.pk, by=cast["viewer"], at=NOON)

    assert not Printout.objects.exists()
    assert not Job.objects.exists()


def test_each_sending_has_papers_of_its_own(draft, cast, django_capture_on_commit_callbacks):
    with django_capture_on_commit_callbacks(execute=True):
        first = send(draft)
        lifecycle.take_back(draft.pk, by=cast["owner"], at=NOON + MINUTE)
        second = send(draft, at=NOON + 2 * MINUTE)

    assert (_languages(first), _languages(second)) == ({"tr", "en"}, {"tr", "en"})
    assert printouts.code_on(first) != printouts.code_on(second)


def test_a_dead_broker_fails_no_click_and_loses_nothing(draft, monkeypatch, django_capture_on_commit_callbacks):
    def unreachable(*_args):
        raise ConnectionError

    monkeypatch.setattr(job_tasks.run, "delay", unreachable)
    with django_capture_on_commit_callbacks(execute=True):
        submission = send(draft)
    assert _languages(submission) == set()
    monkeypatch.undo()

    with django_capture_on_commit_callbacks(execute=True):
        assert clock.tick(at=NOON + dt.timedelta(minutes=2)) > 0

    assert _languages(submission) == {"tr", "en"}


def test_a_paper_that_could_not_be_made_is_asked_for_again_and_again(draft, monkeypatch):
    submission = send(draft)

    def broken(*_args):
        raise RuntimeError

    monkeypatch.setattr(tasks, "sending_as_pdf", broken)
    job = Job.objects.get(kind=printouts.MAKE)
    with pytest.raises(RuntimeError):
        runners.find(printouts.MAKE).run(job)

    tried = []
    at = NOON
    for _turn in range(5):
        at = Printout.objects.filter(submission=submission).latest("next_try_at").next_try_at
        assert overdue(at - dt.timedelta(seconds=1)) == []
        assert printouts.ask_again(submission.pk, at=at)
        tried.append(at - NOON)

    assert tried == [dt.timedelta(minutes=m) for m in (2, 12, 72, 72 + 24 * 60, 72 + 48 * 60)]
    assert Job.objects.filter(kind=printouts.MAKE, state=State.WAITING).count() == 6


def test_a_round_of_the_clock_asks_for_a_few_the_longest_overdue_first(cast, monkeypatch):
    monkeypatch.setattr(queries, "AT_ONCE", 2)
    call = make_call(agency=cast.agency)
    files = [make_proposal(call=call, organisation=cast.organisation, status="submitted") for _ in range(3)]
    first, second, third = (file.submissions.get().pk for file in files)
    migration = importlib.import_module("applications.migrations.0022_papers_of_earlier_sendings")
    migration.ask(apps, None)
    due = dt.datetime.now(tz=dt.UTC)
    Printout.objects.filter(submission=third).update(next_try_at=due - MINUTE)
    Printout.objects.filter(submission__in=[first, second]).update(next_try_at=due)

    rounds = [overdue(due)]
    clock.tick(at=due)
    rounds.append(overdue(due))
    clock.tick(at=due)

    assert rounds == [[third, first], [second]]
    assert overdue(due) == []
    assert Job.objects.filter(kind=printouts.MAKE).count() == 3


def test_nothing_is_asked_for_again_once_it_is_there(draft, django_capture_on_commit_callbacks):
    with django_capture_on_commit_callbacks(execute=True):
        submission = send(draft)

    assert overdue(NOON + dt.timedelta(days=1)) == []
    assert printouts.ask_again(submission.pk, at=NOON + dt.timedelta(days=1)) is False


def test_two_workers_with_one_paper_leave_one_file(draft):
    submission = send(draft)
    paper = submission.printouts.get(language="tr")

    assert [printouts.keep(paper.pk, b"%PDF one", at=NOON), printouts.keep(paper.pk, b"%PDF two", at=NOON)] == [
        True,
        False,
    ]

    paper.refresh_from_db()
    folder = paper.file.name.rpartition("/")[0]
    assert paper.file.read() == b"%PDF one"
    assert [name for name in default_storage.listdir(folder)[1] if paper.public_id in name] == [
        f"{paper.public_id}.pdf"
    ]


def test_a_paper_that_cannot_be_kept_leaves_no_file(draft, monkeypatch):
    paper = send(draft).printouts.first()

    def full(*_args, **_words):
        message = "full"
        raise OSError(message)

    monkeypatch.setattr(Printout, "save", full)
    with pytest.raises(OSError, match="full"):
        printouts.keep(paper.pk, b"%PDF", at=NOON)

    assert not default_storage.exists(f"printouts/{dt.datetime.now(tz=dt.UTC):%Y/%m}/{paper.public_id}.pdf")


def test_earlier_sendings_are_put_on_paper_once(cast, django_capture_on_commit_callbacks):
    submission = make_proposal(organisation=cast.organisation, status="submitted").submissions.get()
    migration = importlib.import_module("applications.migrations.0022_papers_of_earlier_sendings")

    for _turn in range(2):
        migration.ask(apps, None)
    with django_capture_on_commit_callbacks(execute=True):
        clock.tick(at=dt.datetime.now(tz=dt.UTC) + MINUTE)

    assert _languages(submission) == {"tr", "en"}
    assert submission.printouts.count() == 2
