"""What ``bin/bench`` does by the hundred, in small: a storm and two faults over one set of real web processes; all of it seeded."""

import asyncio
import threading
from contextlib import contextmanager
from datetime import timedelta

import psutil
import pytest
from django.conf import settings as real_settings
from django.db import connection
from django.utils import timezone

from applications.models import CallStage
from applications.queries.sections import section_values
from cmdp.accounts.choices import Role
from cmdp.outbox.tasks import sweep
from tests.bench.asking import sign_in
from tests.bench.crowd import Applicant
from tests.bench.faults.rounds import Rounds
from tests.bench.service import HOST, Web
from tests.bench.storm_asking import Storm
from tests.bench.storm_judged import wrongs_of
from tests.bench.storm_plan import SAVE, SEND, UPLOAD, Crowd, plan_of
from tests.factories.drafts import make_ready_draft
from tests.factories.people import make_member, make_organisation
from tests.factories.regions import make_agency
from tests.factories.rules import live_call
from tests.support.smtp import Sink
from tests.support.worker import Redis, test_database_url

pytestmark = [pytest.mark.doors, pytest.mark.slow]
CLOSE = 2.0  # seconds from the beginning of the storm


class Cottage:
    """A house whose web processes are real; the test is their worker and beat."""

    has_small_disk = False

    def __init__(self, folder, static):
        self.sink, self.broker = None, Redis(folder).start()
        env = {
            "CMDP_MODE": "production",
            "DJANGO_SETTINGS_MODULE": "cmdp.settings.base",
            "SECRET_KEY": real_settings.SECRET_KEY,
            "ALLOWED_HOSTS": HOST,
            "DATABASE_URL": test_database_url(),
            "REDIS_URL": self.broker.url,
            "MEDIA_ROOT": str(real_settings.MEDIA_ROOT),
            "STATIC_ROOT": str(static),
            "SECOND_STEP_FOR_STAFF": "false",
            "FRESH_SIGN_IN_MINUTES": "0",
            "PROXY_STAMPS_ARRIVAL": "on",
        }
        self.web = Web(folder, pool=("--preload", "--workers", "2", "--threads", "2"), **env).start()
        self.port = self.web.port

    def kill(self, word, *, only):
        """SIGKILL to one of the web processes."""
        leader = next(child for child in psutil.Process().children() if word in child.cmdline())
        children = leader.children()
        children[only % len(children)].kill()

    def stop(self):
        self.web.stop()
        self.broker.stop()


@pytest.fixture(scope="module")
def cottage(collected, django_db_setup, tmp_path_factory, django_db_blocker):
    with django_db_blocker.unblock():
        cottage = Cottage(tmp_path_factory.mktemp("cottage"), collected)
        yield cottage
        cottage.stop()


@pytest.fixture(autouse=True)
def cookies(settings):
    settings.SESSION_COOKIE_NAME, settings.CSRF_COOKIE_NAME = "__Host-sessionid", "__Host-csrftoken"


@contextmanager
def postman():
    """Rounds of the post meanwhile, as beat and worker make them."""
    is_over = threading.Event()

    def go():
        while not is_over.wait(0.2):
            sweep()
        connection.close()

    thread = threading.Thread(target=go)
    thread.start()
    try:
        yield
    finally:
        is_over.set()
        thread.join()


def storm_of(cottage, crowd, call):
    """As many with drafts that may be sent; who types, does so in the section of questions."""
    bodies = [make_organisation() for _ in range(crowd.size)]
    owners = [make_member(Role.ORGANISATION_OWNER, body) for body in bodies]
    people = [Applicant(owner, make_ready_draft(call, body, owner)) for owner, body in zip(owners, bodies, strict=True)]
    officer, *sessions = sign_in(make_member(Role.AGENCY_OFFICER, call.agency), *owners)
    storm = Storm(people, sessions, officer, section_values(people[0].proposal, "questions"))
    storm.pages = storm.saves = cottage.web.port
    return storm


def test_a_small_storm_loses_nothing_and_takes_nothing_late(transactional_db, cottage):
    crowd = Crowd(0.005)
    storm = storm_of(cottage, crowd, live_call(agency=make_agency()))
    plan = [asked for asked in plan_of(crowd, CLOSE, 7) if asked.what != UPLOAD]

    closes_at = timezone.now() + timedelta(seconds=CLOSE)
    CallStage.objects.update(closes_at=closes_at)
    asyncio.run(storm.run(plan))

    assert wrongs_of(storm, storm.crowd, closes_at) == []
    told = {what: [one.status for one in storm.told if one.asked.what == what] for what in (SEND, SAVE)}
    assert told[SAVE] == [200] * len(crowd.typing)
    assert len(told[SEND]) == crowd.senders + len(crowd.late)


def test_nothing_is_lost_when_a_web_process_dies_or_the_cache_is_emptied(transactional_db, settings, cottage):
    with Sink() as sink:
        settings.EMAIL_BACKEND, settings.EMAIL_PORT = "django.core.mail.backends.smtp.EmailBackend", sink.port
        settings.EMAIL_HOST, cottage.sink = "127.0.0.1", sink
        rounds = Rounds(cottage, 1)
        rounds.kinds, rounds.promised = ["one web process killed", "Redis flushed"], 60  # tests share their machine
        with postman():
            played = list(rounds.play(1, 2))
        told = rounds.told()

    assert [(one.is_late, one.faults) for one in played] == [(False, [])] * 2
    assert told["acknowledged"]
