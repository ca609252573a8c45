"""The day's digests for everybody: in their language, for open accounts, one failure stops none."""

import datetime as dt

from cmdp.accounts.domain import digests
from cmdp.accounts.tasks import write_digests
from cmdp.outbox.models import Letter, State
from tests.factories.letters import make_letter
from tests.factories.people import NOON, make_user
from tests.support.modules import ROOT

MORNING = NOON.replace(hour=9)


def _collected(person, **fields):
    return make_letter(
        state=State.COLLECTED, to_user_id=person.pk, created_at=MORNING - dt.timedelta(hours=1), **fields
    )


def test_each_reader_gets_one_in_their_own_language(db):
    ayse, ann, shut = make_user(), make_user(language="en"), make_user(is_active=False)
    for person in (ayse, ann, shut):
        _collected(person)

    assert digests.write_digests(at=MORNING) == 2
    found = {letter.to_user_id: letter.subject for letter in Letter.objects.filter(kind="digest")}
    assert found == {ayse.pk: "Günün özeti: 1 haber", ann.pk: "Digest of the day: 1 item"}


def test_one_that_fails_stops_no_other(db, monkeypatch):
    torn, whole = make_user(), make_user()
    letters = [_collected(person) for person in (torn, whole)]
    real = digests.recipient

    def recipient(user):
        if user.pk == torn.pk:
            raise RuntimeError("torn cable")
        return real(user)

    monkeypatch.setattr(digests, "recipient", recipient)

    assert digests.write_digests(at=MORNING) == 1
    states = [Letter.objects.get(pk=letter.pk).state for letter in letters]
    assert states == [State.COLLECTED, State.DIGESTED]


def test_the_task_looks_at_the_clock_and_is_harmless_twice(db):
    _collected(make_user())

    for _ in range(2):
        write_digests()

    assert Letter.objects.filter(kind="digest").count() == 1


def test_beat_calls_it(settings):
    assert write_digests.name in settings.CELERY_BEAT_SCHEDULE
    assert (ROOT / "templates/mail/digest.txt").exists()
