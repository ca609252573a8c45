"""RabbitMQ carries the work instead of Redis: letters go, and those of an outage are swept up once it is back."""

import os
import shutil
from collections import Counter

import pytest
from django.db import transaction

from cmdp.outbox.models import Letter, State
from cmdp.outbox.wake import wake_after_commit
from tests.factories.letters import make_letters
from tests.support.smtp import Sink, free_port
from tests.support.worker import Backstage, Process, Redis, publishing_to, wait_until

pytestmark = [
    pytest.mark.django_db(transaction=True),
    pytest.mark.skipif(not shutil.which("rabbitmq-server"), reason="apt-get install rabbitmq-server"),
]
SERVER = "/usr/lib/rabbitmq/bin/rabbitmq-server"


class Rabbit:
    """A private RabbitMQ on this machine alone, with a name server of its own."""

    def __init__(self, folder):
        self.folder, self.port, names = folder, free_port(), free_port()
        self.env = os.environ | {
            "HOME": str(folder),
            "ERL_EPMD_ADDRESS": "127.0.0.1",
            "ERL_EPMD_PORT": str(names),
            "RABBITMQ_NODENAME": "cmdp@localhost",
            "RABBITMQ_NODE_IP_ADDRESS": "127.0.0.1",
            "RABBITMQ_NODE_PORT": str(self.port),
            "RABBITMQ_DIST_PORT": str(free_port()),
            "RABBITMQ_MNESIA_BASE": str(folder / "rows"),
            "RABBITMQ_LOGS": "-",
            "RABBITMQ_ENABLED_PLUGINS_FILE": str(folder / "plugins"),
        }
        self.url = f"amqp://guest:guest@127.0.0.1:{self.port}//"
        self.names = Process(["epmd", "-port", str(names)], folder=folder, name="epmd", env=self.env)

    def start(self):
        self.process = Process([SERVER], folder=self.folder, name="rabbit", env=self.env)
        self.process.wait_for("Server startup complete", timeout=120)
        return self

    def stop(self):
        self.process.kill()


@pytest.fixture
def rabbit(tmp_path):
    one = Rabbit(tmp_path).start()
    yield one
    one.stop()
    one.names.kill()


@pytest.fixture
def crew(tmp_path, rabbit):
    """Workers by way of RabbitMQ, with the cache in Redis."""
    redis = Redis(tmp_path).start()
    with Sink() as sink, publishing_to(rabbit.url):
        crew = Backstage(tmp_path, broker=redis.url, email=sink.url, BROKER_URL=rabbit.url)
        crew.sink = sink
        yield crew
        crew.stop()
    redis.stop()


def _post(number):
    with transaction.atomic():
        make_letters(number)
        wake_after_commit()


def _all_sent():
    return not Letter.objects.exclude(state=State.SENT).exists()


def test_letters_go_by_rabbitmq_and_those_of_an_outage_once_it_is_back(crew, rabbit):
    crew.worker()
    _post(50)
    wait_until(_all_sent, timeout=60)  # nobody sweeps yet: it was the broker that carried them

    rabbit.stop()
    _post(20)
    rabbit.start()
    crew.beat()
    wait_until(_all_sent, timeout=60)

    assert Counter(crew.sink.message_ids) == Counter(Letter.objects.values_list("message_id", flat=True))
