"""Nothing of a person reaches the log, whatever they do at the doors and whatever breaks behind them."""

import json
import re

import pytest
from allauth.mfa.totp.internal.auth import TOTP
from django.test import Client

from cmdp.jobs import work
from cmdp.jobs.models import Job
from cmdp.jobs.runners import _runners, register
from cmdp.outbox.tasks import deliver
from tests.factories.jobs import make_job
from tests.factories.letters import make_letter
from tests.factories.people import NOON, PASSWORD, make_user
from tests.support.logs import logged

NAME, ADDRESS, PHONE = "Zümrüt Işıkgöl", "zumrut@ornek.test", "0532 987 65 43"
TOLD = (NAME, "Zümrüt", ADDRESS, PHONE, PASSWORD, "192.0.2.7")


def _at_the_doors(person):
    client = Client(REMOTE_ADDR="192.0.2.7", raise_request_exception=False)
    client.post("/hesap/kayit/", {"full_name": NAME, "email": f"x{ADDRESS}", "password1": PASSWORD})
    for password in ("yanlış", "yanlış", "yanlış", PASSWORD):
        client.post("/hesap/giris/", {"login": ADDRESS, "password": password})
    client.post("/hesap/guvenlik/dogrula/", {"code": "000000"})
    client.post("/hesap/parola/yenile/", {"email": ADDRESS})
    client.get(f"/basvurular/?ara={NAME}")
    client.force_login(person)
    client.post("/hesap/bilgilerim/", {"full_name": NAME, "phone": PHONE, "language": "xx"})
    client.get(f"/masa/kurumlar/?q={NAME}")
    client.post("/hesap/bilgilerim/", {"full_name": NAME}, headers={"Host": "evil.test"})


def _behind_them(person, monkeypatch):
    @register("breaks", "x")
    def breaks(job):
        raise ValueError(f"no box {ADDRESS}")  # what a library says

    work.run(make_job(person, kind="breaks", to_email=ADDRESS, to_name=NAME).pk)
    del _runners["breaks"]

    def refuse(*_args, **_kwargs):
        raise ConnectionRefusedError(f"550 <{ADDRESS}>: unknown")

    monkeypatch.setattr("django.core.mail.backends.locmem.EmailBackend.send_messages", refuse)
    make_letter(to_email=ADDRESS, to_name=NAME, text=NAME, due_at=NOON)
    deliver()


@pytest.mark.parametrize("form", ["line", "json"])
def test_no_word_of_a_person_is_logged(db, settings, monkeypatch, form):
    settings.AXES_ENABLED, settings.AXES_FAILURE_LIMIT = True, 2
    person = make_user(ADDRESS, full_name=NAME, phone=PHONE, password=PASSWORD)
    TOTP.activate(person, "JBSWY3DPEHPK3PXP")

    with logged(formatter=form) as lines:
        _at_the_doors(person)
        _behind_them(person, monkeypatch)

    assert Job.objects.get().state == "failed"
    assert re.search("a sign-in failed", lines())
    assert [word for word in TOLD if word in lines() or json.dumps(word)[1:-1] in lines()] == []
