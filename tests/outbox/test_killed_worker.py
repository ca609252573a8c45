"""A sender killed in the middle, a broker that goes away: real processes, a real mail server."""

import time
from collections import Counter

import pytest
from django.db import connection, transaction
from django.utils import timezone

from cmdp.outbox.models import Letter, State
from cmdp.outbox.post import Recipient, post
from cmdp.outbox.wake import wake_after_commit
from tests.factories.letters import make_letters
from tests.support.smtp import YES, Sink
from tests.support.worker import backstage, wait_until

pytestmark = [
    pytest.mark.slow,
    pytest.mark.django_db(transaction=True),
    pytest.mark.skipif(connection.vendor != "postgresql", reason="other processes need a server's database"),
]


def unsent():
    return Letter.objects.exclude(state=State.SENT).count()


def states():
    return list(Letter.objects.exclude(state=State.SENT).values("state", "attempts", "last_error")[:5])


@pytest.fixture
def sink():
    with Sink(pause=0.02) as sink:
        yield sink


def test_two_hundred_letters_survive_two_kills_with_one_double_each_at_most(tmp_path, sink):
    with backstage(tmp_path, email=sink.url) as (crew, _redis):
        crew.beat()
        first = crew.worker()
        sink.answer_to_letter = killer(first, after=60, sink=sink)
        with transaction.atomic():
            make_letters(200)
            wake_after_commit()
        first.wait_until_dead()
        second = crew.worker()
        sink.wait_for(120)
        second.kill()
        crew.worker()
        wait_until(lambda: unsent() == 0, timeout=60, why=states)

    doubled = {key: number - 1 for key, number in Counter(sink.message_ids).items() if number > 1}
    repeats = dict(Letter.objects.filter(repeats__gt=0).values_list("message_id", "repeats"))
    assert set(sink.message_ids) == set(Letter.objects.values_list("message_id", flat=True))
    assert sink.message_ids[60] in doubled
    assert set(doubled.values()) == {1}
    assert len(doubled) <= len(repeats) <= 2
    assert doubled.items() <= repeats.items()


def killer(worker, *, after, sink):
    """Kill the worker when it has handed a letter over but not heard the yes."""

    def answer(_mail):
        if len(sink.mails) == after:
            worker.kill()
        return YES

    return answer


def test_letters_posted_while_the_broker_is_gone_are_sent_once_it_is_back(tmp_path, sink):
    with backstage(tmp_path, email=sink.url) as (crew, redis):
        crew.worker()
        crew.beat()
        redis.stop()
        begun = time.monotonic()
        with transaction.atomic():
            for number in range(20):
                to = Recipient(f"kisi{number}@ornek.test", "Kişi", "tr")
                post(key=f"test:{number}", kind="test", to=to, at=timezone.now())
        took = time.monotonic() - begun
        redis.start()
        wait_until(lambda: unsent() == 0, timeout=60, why=states)

    assert took < 5
    assert Counter(sink.message_ids) == Counter(Letter.objects.values_list("message_id", flat=True))
