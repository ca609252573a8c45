import pytest
from django.urls import reverse

from cmdp.audit.models import Event
from cmdp.jobs.models import State
from tests.factories.jobs import make_job
from tests.factories.people import NOON, make_user


@pytest.fixture
def owner(client, db):
    person = make_user()
    client.force_login(person)
    return person


def show(client, job):
    return client.get(reverse("applications:job", args=[job.public_id])).content.decode()


def test_a_running_job_shows_how_far_it_is(client, owner):
    job = make_job(owner, state=State.RUNNING, started_at=NOON, seen_at=NOON, done=1, total=4, to_email=owner.email)

    page = show(client, job)

    assert 'max="100" value="25"' in page
    assert "Bitince size bir mektup gelir." in page


def test_a_waiting_job_shows_no_number(client, owner):
    assert "<progress id=" in show(client, make_job(owner))


def test_a_failed_job_says_what_to_do(client, owner):
    job = make_job(owner, state=State.FAILED, started_at=NOON, seen_at=NOON, finished_at=NOON, error="ValueError: x")

    page = show(client, job)

    assert f"{job.public_id} numarasını bildirin" in page
    assert "ValueError" not in page


def test_a_result_is_fetched_by_its_owner(client, owner):
    job = make_job(owner, result="ağırlık;1")

    assert "puanlar.csv dosyasını indir" in show(client, job)
    answer = client.get(reverse("applications:job_result", args=[job.public_id]))

    assert b"".join(answer.streaming_content).decode() == "ağırlık;1"
    assert answer["Content-Disposition"] == 'attachment; filename="puanlar.csv"'


def test_a_job_without_a_result_offers_none(client, owner):
    job = make_job(owner, state=State.DONE, started_at=NOON, seen_at=NOON, finished_at=NOON)

    assert "dosyasını indir" not in show(client, job)
    assert client.get(reverse("applications:job_result", args=[job.public_id])).status_code == 404


def test_the_list_shows_what_was_asked_for(client, owner):
    make_job(owner, result="x")
    make_job(make_user(), result="x", kind="baskasi")

    page = client.get(reverse("applications:jobs")).content.decode()

    assert "puanlar.csv" in page
    assert "baskasi" not in page


def test_each_taking_of_a_result_is_on_the_record_and_a_look_at_its_headers_is_not(client, owner):
    job = make_job(owner, result="ağırlık;1")
    address = reverse("applications:job_result", args=[job.public_id])

    client.head(address)
    client.get(address)

    (event,) = Event.objects.filter(verb="job.fetch")
    assert (event.actor_id, event.object_id, event.changes) == (owner.pk, job.pk, {"kind": ["", job.kind]})
