"""How the service is doing: each figure, its threshold, and the two places where it is read."""

import datetime as dt

import pytest
from django.test import Client
from django.urls import reverse

from applications.models import Document
from applications.queries.service import gauges, note_clock
from cmdp.audit.record import record
from cmdp.audit.sealing import seal_if_due
from cmdp.jobs.models import Job
from cmdp.jobs.models import State as JobState
from cmdp.kit.actors import SYSTEM
from cmdp.outbox.models import State
from tests.factories.files import add_documents, make_proposal
from tests.factories.jobs import make_job
from tests.factories.letters import make_letter
from tests.factories.people import NOON, make_member, make_organisation, make_user

pytestmark = pytest.mark.django_db
MINUTE = dt.timedelta(minutes=1)
TOKEN = "sayaç-okuyan"


def figures(at=NOON):
    return {gauge.key: gauge.value for gauge in gauges(at=at)}


def unwell(at=NOON):
    return [gauge.key for gauge in gauges(at=at) if not gauge.is_well]


def test_a_clock_that_never_began_is_not_known_and_not_well():
    assert {key for key, value in figures().items() if value is None} == {"clock_age_seconds"}
    assert unwell() == ["clock_age_seconds"]


def test_a_clock_that_stands_still_is_seen():
    note_clock(NOON)

    assert figures(NOON + MINUTE)["clock_age_seconds"] == 60
    assert "clock_age_seconds" not in unwell(NOON + 3 * MINUTE)
    assert "clock_age_seconds" in unwell(NOON + 4 * MINUTE)


def test_letters_that_wait_are_counted_with_the_oldest():
    make_letter(due_at=NOON - 2 * MINUTE)
    make_letter(due_at=NOON - 16 * MINUTE)
    make_letter(due_at=NOON + MINUTE)
    make_letter(state=State.HELD, due_at=NOON - 90 * MINUTE)
    make_letter(state=State.FAILED, due_at=NOON - 90 * MINUTE)

    found = figures()

    assert (found["letters_waiting"], found["letters_oldest_seconds"], found["letters_failed"]) == (2, 16 * 60, 1)
    assert {"letters_oldest_seconds", "letters_failed"} < set(unwell())


def test_jobs_that_wait_or_failed_within_a_day_are_counted():
    make_job(person := make_user())
    make_job(person)
    ended = {"started_at": NOON, "seen_at": NOON, "state": JobState.FAILED}
    Job.objects.update(created_at=NOON - MINUTE)
    for hours in (1, 25):
        job = make_job(person)
        Job.objects.filter(pk=job.pk).update(**ended, finished_at=NOON - dt.timedelta(hours=hours))

    found = figures()

    assert (found["jobs_waiting"], found["jobs_oldest_seconds"], found["jobs_failed"]) == (2, 60, 1)


def test_files_are_counted_only_where_somebody_judges_them(settings):
    add_documents(make_proposal())
    Document.objects.update(scan="waiting")

    assert "files_unjudged" not in figures()
    settings.CLAMD_URL = "tcp://127.0.0.1:3310"
    assert figures()["files_unjudged"] == Document.objects.count() > 0


def test_what_no_seal_covers_yet_is_told_by_its_age():
    record("x", make_organisation(), by=SYSTEM, at=NOON - MINUTE)
    assert figures()["unsealed_seconds"] == 60

    seal_if_due(at=NOON)
    assert figures()["unsealed_seconds"] == 0
    record("x", make_organisation(), by=SYSTEM, at=NOON)
    assert "unsealed_seconds" in unwell(NOON + dt.timedelta(days=3))


def test_whoever_watches_gets_the_figures_for_the_token(settings, client):
    settings.METRICS_TOKEN = TOKEN
    make_letter(state=State.FAILED)

    text = client.get("/metrics", headers={"Authorization": f"Bearer {TOKEN}"}).content.decode()

    assert "\ncmdp_letters_failed 1.0\n" in text
    assert 'cmdp_requests_total{method="GET",route="metrics",status="404"}' in _after_a_stranger(settings)
    assert "cmdp_clock_age_seconds" not in text


def _after_a_stranger(settings):
    Client().get("/metrics")
    return Client().get("/metrics", headers={"Authorization": f"Bearer {settings.METRICS_TOKEN}"}).content.decode()


@pytest.mark.parametrize(
    ("token", "brought"), [("", "Bearer "), (TOKEN, ""), (TOKEN, f"Bearer {TOKEN}x"), (TOKEN, TOKEN)]
)
def test_nobody_else_learns_that_there_are_any(settings, client, token, brought):
    settings.METRICS_TOKEN = token

    assert client.get("/metrics", headers={"Authorization": brought}).status_code == 404


def test_the_page_puts_first_what_somebody_should_look_at(client):
    make_letter(state=State.FAILED)
    client.force_login(make_member("administrator"))

    page = client.get(reverse("applications:service")).content.decode()

    assert page.index("Gönderilemeyen mektup") < page.index("Gitmeyi bekleyen mektup")
    assert page.count("adresi düzelttirip yeniden gönderin") == 1
    assert ("bakılmalı" in page, "Gitmeyi bekleyen mektup" in page) == (True, True)
